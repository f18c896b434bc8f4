import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { paste } from './clipboard.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = '2023-04-14'

async function openEntry(page: Page, search = ''): Promise<void> {
  await page.evaluate((hash) => window.location.assign(hash), `#/entry${search}`)
  await page.getByRole('grid').waitFor()
}

/** A cell by its row and the number printed under its heading: (3) is the first figure. */
function cell(page: Page, rowName: string, number: number): Locator {
  return page.getByRole('row', { name: new RegExp(rowName) }).locator(`td[aria-colindex="${number}"]`)
}

async function typeRow(page: Page, figures: readonly string[]): Promise<void> {
  for (const figure of figures) {
    await page.keyboard.type(figure)
    await page.keyboard.press('Tab')
  }
}

async function everythingSaved(page: Page): Promise<void> {
  await expect(page.locator('td[data-state="saving"], td[data-state="failed"]')).toHaveCount(0)
}

test('a day is typed, every cell is saved on leaving, and it is there after a restart', async ({ launch }) => {
  const one = await launch({ today: friday })
  await setUpDistrict(one.page)
  await openEntry(one.page)
  await expect(one.page.getByText('Thiếu 3 xã')).toBeVisible()
  await cell(one.page, phuocAn.name, 3).click()
  await typeRow(one.page, ['7', '1', '0'])
  await expect(cell(one.page, phuocAn.name, 6)).toHaveText('8')
  await one.page.keyboard.press('Enter')
  await typeRow(one.page, ['12'])
  await expect(cell(one.page, 'Tổng cộng', 3)).toHaveText('19')
  await everythingSaved(one.page)
  await expect(one.page.getByText('Thiếu 1 xã')).toBeVisible()
  await one.app.close()

  const { page } = await launch({ today: friday })
  await openEntry(page)
  await expect(cell(page, phuocAn.name, 3)).toHaveText('7')
  await expect(cell(page, phuocAn.name, 5)).toHaveText('0')
  await expect(cell(page, phuocAn.name, 8)).toHaveText('')
  await expect(cell(page, kRongBuk.name, 3)).toHaveText('12')
})

test('a text still being typed is saved when another screen or another day is opened', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await page.keyboard.type('31')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('grid', { name: /13\/04\/2023/ })).toBeVisible()
  await expect(cell(page, phuocAn.name, 3)).toHaveText('')
  await page.keyboard.press('Control+;')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('31')
  await cell(page, eaKly.name, 3).click()
  await page.keyboard.type('5')
  await page.keyboard.press('Control+1')
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor()
  await openEntry(page)
  await expect(cell(page, eaKly.name, 3)).toHaveText('5')
})

test('a text still being typed is saved when the window is closed', async ({ launch }) => {
  const one = await launch({ today: friday })
  await setUpDistrict(one.page)
  await openEntry(one.page)
  await cell(one.page, phuocAn.name, 3).click()
  await one.page.keyboard.type('23')
  const ended = new Promise((resolve) => one.app.process().once('exit', resolve))
  await one.page.evaluate(() => window.close()).catch(() => undefined)
  await ended

  const { page } = await launch({ today: friday })
  await openEntry(page)
  await expect(cell(page, phuocAn.name, 3)).toHaveText('23')
})

test('a block from Excel is pasted: thousands are read, what is not a number is kept and flagged', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await paste(page, '1.494\t2\t3\r\n12a\t5\t\r\n0\t1\t1\r\n')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('1.494')
  await expect(cell(page, kRongBuk.name, 3)).toHaveText('12a')
  await expect(cell(page, kRongBuk.name, 3)).toHaveAttribute('aria-invalid', 'true')
  await expect(cell(page, 'Tổng cộng', 3)).toHaveText('1.494')
  await expect(cell(page, 'Tổng cộng', 6)).toHaveText('1.506')
  await everythingSaved(page)

  await page.reload()
  await page.getByRole('grid').waitFor()
  await expect(cell(page, kRongBuk.name, 3)).toHaveText('12a')
  await page.keyboard.press('F8')
  await expect(page.getByRole('complementary', { name: 'Ô đang chọn' })).toContainText(
    `${kRongBuk.name}: CCCD cấp mới: “12a” chưa đọc được thành số`,
  )
  await page.keyboard.press('Control+z')
  await expect(cell(page, kRongBuk.name, 3)).toHaveText('12a')
})

test('undo takes a whole paste back and redo brings it again, both of them saved', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, friday, 4))
  await openEntry(page)
  await expect(cell(page, phuocAn.name, 3)).toHaveText('4')
  await cell(page, phuocAn.name, 3).click()
  await paste(page, '9\t9\r\n8\t8')
  await expect(cell(page, kRongBuk.name, 4)).toHaveText('8')
  await page.keyboard.press('Control+z')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('4')
  await expect(cell(page, kRongBuk.name, 4)).toHaveText('')
  await everythingSaved(page)
  const undone = await callFromPage(page, 'figures.getDay', { on: friday })
  expect(undone.cells.find((one) => one.unitCode === kRongBuk.code && one.indicator === 'CC_EXCH')?.fixed ?? null).toBe(
    null,
  )
  await page.keyboard.press('Control+y')
  await expect(cell(page, kRongBuk.name, 4)).toHaveText('8')
  await everythingSaved(page)
})

test('"không phát sinh" writes zeros into the blanks of the row and nowhere else', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await page.keyboard.type('6')
  await page.keyboard.press('Tab')
  await page.keyboard.press('k')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('6')
  await expect(cell(page, phuocAn.name, 6)).toHaveText('6')
  for (const number of [4, 5, 8, 9, 13, 16, 18]) await expect(cell(page, phuocAn.name, number)).toHaveText('0')
  await expect(cell(page, kRongBuk.name, 4)).toHaveText('')
  await everythingSaved(page)
})

test('typing into a cell with mobile figures edits the fixed counters and says so', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  const [mobile] = dayOf(phuocAn.code, friday, 18)
  if (mobile === undefined) throw new Error('a day has figures')
  await record(page, [{ ...mobile, channel: 'MOBILE' }])
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('30')
  await expect(cell(page, phuocAn.name, 7)).toHaveText('18')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('complementary')).toContainText('12 tại chỗ + 18 lưu động = 30')
})

test('a day is closed with its reasons, is read-only, and is opened again with a reason', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await typeRow(page, ['9', '2', '3', '12'])
  await page.getByRole('button', { name: 'Chốt ngày', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Chốt ngày 14/04/2023' })
  await expect(panel).toContainText('tổng thu nhận CCCD gõ 12 nhưng mới 9 + đổi 2 + lại 3 = 14')
  await expect(panel.getByRole('button', { name: 'Chốt ngày này' })).toBeDisabled()
  await panel.getByLabel(`Lý do: ${eaKly.name}`).fill('Mất mạng')
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await page.getByRole('button', { name: 'Chốt ngày', exact: true }).click()
  await expect(panel.getByLabel(`Lý do: ${eaKly.name}`)).toHaveValue('Mất mạng')
  await panel.getByRole('button', { name: 'Đến ô' }).click()
  await page.keyboard.type('14')
  await page.keyboard.press('Enter')
  await panel.getByLabel('Một lý do cho mọi dòng trống').fill('Mất điện cả ngày')
  await panel.getByRole('button', { name: 'Ghi cho 2 dòng' }).click()
  await expect(panel.getByLabel(`Lý do: ${eaKly.name}`)).toHaveValue('Mất điện cả ngày')
  await panel.getByRole('button', { name: 'Chốt ngày này' }).click()
  await expect(page.getByText(/^Đã chốt \d\d:\d\d$/)).toBeVisible()

  await cell(page, kRongBuk.name, 3).click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(cell(page, kRongBuk.name, 3)).toHaveText('')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-readonly', 'true')

  await expect(page.getByText(/^Ngày đã chốt .* bởi Người thử\. Mở lại để sửa\.$/)).toBeVisible()
  await page.getByRole('button', { name: 'Mở lại', exact: true }).click()
  await page.getByRole('textbox', { name: 'Lý do' }).fill('Xã Ea Kly gửi bổ sung')
  await page.getByRole('button', { name: 'Mở lại ngày này' }).click()
  await expect(page.getByText('Đã mở lại')).toBeVisible()
  await cell(page, kRongBuk.name, 3).click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(cell(page, kRongBuk.name, 3)).toHaveText('5')
  await page.getByRole('button', { name: 'Chốt ngày', exact: true }).click()
  await expect(panel.getByLabel(`Lý do: ${eaKly.name}`)).toHaveValue('Mất điện cả ngày')
})

test('after a restart Ctrl+Z offers the newest own entry, and Ctrl+Y to do it again; neither happens unasked', async ({
  launch,
}) => {
  const one = await launch({ today: friday })
  await setUpDistrict(one.page)
  await openEntry(one.page)
  await cell(one.page, phuocAn.name, 3).click()
  await typeRow(one.page, ['7'])
  await everythingSaved(one.page)
  await one.app.close()

  const { page } = await launch({ today: friday })
  await openEntry(page)
  await expect(cell(page, phuocAn.name, 3)).toHaveText('7')
  await page.keyboard.press('Control+z')
  const offer = page.getByRole('region', { name: /^Hoàn tác lần ghi .* \(1 ô\)\?$/ })
  await expect(offer).toContainText(`${phuocAn.name}, CCCD cấp mới: 7 → trống`)
  await page.keyboard.press('Escape')
  await expect(offer).toHaveCount(0)
  await expect(cell(page, phuocAn.name, 3)).toHaveText('7')
  await page.keyboard.press('Control+z')
  await expect(offer.getByRole('button', { name: 'Hoàn tác' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('')
  await page.keyboard.press('Control+y')
  await expect(page.getByRole('region', { name: /^Làm lại lần ghi/ })).toContainText('trống → 7')
  await page.keyboard.press('Enter')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('7')
})

test('Ctrl+Z past what was typed on this screen does not bring it back', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await record(page, dayOf(eaKly.code, friday, 4))
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await typeRow(page, ['7'])
  await page.keyboard.press('Control+z')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: /^Hoàn tác lần ghi/ })).toContainText(`${eaKly.name}, CCCD cấp mới`)
})

test('the history of the day takes an entry back, leaves what was changed since, and goes back to any point', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, friday, 4))
  await record(page, dayOf(phuocAn.code, friday, 9).slice(0, 1))
  await openEntry(page)
  await page.keyboard.press('Control+h')
  const history = page.getByRole('region', { name: 'Lịch sử ngày 14/04/2023' })
  const first = history.getByRole('listitem').filter({ hasText: '7 ô' })
  await expect(first).toContainText(`${phuocAn.name}, CCCD cấp mới: trống → 4`)
  await first.getByRole('button', { name: 'Hoàn tác lần ghi này' }).click()
  await page.keyboard.press('Enter')
  await expect(first).toContainText('1 ô đã được sửa tiếp sau lần ghi này')
  await expect(first).toContainText('lần này ghi 4, nay là 9')
  await first.getByRole('button', { name: 'Hoàn tác phần còn lại' }).click()
  await expect(first).toContainText('Đã hoàn tác')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('9')
  await expect(cell(page, phuocAn.name, 4)).toHaveText('')
  await first.getByRole('button', { name: 'Trả cả ngày về sau lần ghi này' }).click()
  await page.keyboard.press('Enter')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('4')
  await expect(cell(page, phuocAn.name, 4)).toHaveText('4')
  await page.keyboard.press('Escape')
  await expect(history).toHaveCount(0)
})

test('the same grid turned: the days of a month of one commune', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page, `?view=month&unit=%22${eaKly.code}%22&on=2023-04-01`)
  await cell(page, 'T2 03/04', 3).click()
  await typeRow(page, ['3', '1', '1'])
  await page.keyboard.press('Enter')
  await typeRow(page, ['4'])
  await expect(cell(page, 'Cộng tháng', 3)).toHaveText('7')
  await everythingSaved(page)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByText('Tháng 05/2023')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(cell(page, 'T3 04/04', 3)).toHaveText('4')
  await cell(page, 'T2 03/04', 3).click()
  await page.getByText('Theo ngày').click()
  await expect(page.getByRole('grid', { name: /03\/04\/2023/ })).toBeVisible()
  await expect(cell(page, eaKly.name, 6)).toHaveText('5')
})

test('in a month, Ctrl+Z and the history are about the day with the cursor', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await record(page, dayOf(eaKly.code, '2023-04-03', 4))
  await record(page, dayOf(eaKly.code, '2023-04-04', 6))
  await openEntry(page, `?view=month&unit=%22${eaKly.code}%22&on=2023-04-01`)
  await cell(page, 'T2 03/04', 3).click()
  await page.keyboard.press('Control+h')
  await expect(page.getByRole('region', { name: 'Lịch sử ngày 03/04/2023' })).toContainText('trống → 4')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: /^Hoàn tác lần ghi .* \(7 ô\)\?$/ })).toContainText('4 → trống')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'T2 03/04', 3)).toHaveText('')
  await expect(cell(page, 'T3 04/04', 3)).toHaveText('6')
})

test('digits composed by an input method land in the cell', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: '4', selectionStart: 1, selectionEnd: 1 })
  await keyboard.send('Input.imeSetComposition', { text: '47', selectionStart: 2, selectionEnd: 2 })
  await keyboard.send('Input.insertText', { text: '47' })
  await page.keyboard.press('Enter')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('47')
  await everythingSaved(page)
})

test('a figure that could not be saved keeps its text, and is saved when it can be', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page)
  await record(page, [...dayOf(phuocAn.code, friday, 1), ...dayOf(kRongBuk.code, friday, 1)])
  await cell(page, eaKly.name, 3).click()
  await page.keyboard.type('8')
  await callFromPage(page, 'figures.closeDay', {
    on: friday,
    reasons: [{ key: `blank:${eaKly.code}`, reason: 'Chưa gửi' }],
  })
  await page.keyboard.press('Enter')
  await expect(cell(page, eaKly.name, 3)).toHaveText('8')
  await expect(page.getByRole('alert')).toContainText('1 ô chưa lưu được')
  await callFromPage(page, 'figures.reopenDay', { on: friday, reason: 'Xã gửi muộn' })
  await page.getByRole('button', { name: 'Lưu lại' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await everythingSaved(page)
  const day = await callFromPage(page, 'figures.getDay', { on: friday })
  expect(day.cells.find((one) => one.unitCode === eaKly.code && one.indicator === 'CC_NEW')?.fixed).toBe(8)
})

test('F1 explains the indicator, notes are kept, and columns are chosen', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await page.keyboard.press('F1')
  await expect(page.getByRole('region', { name: 'Chỉ tiêu này là gì' })).toContainText('cấp thẻ lần đầu')
  await page.keyboard.press('Control+g')
  await expect(page.getByLabel('Ghi chú')).toBeFocused()
  await page.keyboard.type('Gồm 2 hồ sơ lưu động ở trường')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: new RegExp(`${phuocAn.name}.*có ghi chú`) })).toBeAttached()

  await page.getByRole('button', { name: 'Cột hiện trên bảng' }).click()
  await page.getByRole('checkbox', { name: 'Cấp', exact: true }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Cấp', exact: true })).toBeVisible()
})

test('the screen has no accessibility fault that can be found by machine', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, friday, 5))
  await openEntry(page)
  await page.getByRole('button', { name: 'Chốt ngày', exact: true }).click()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
})
