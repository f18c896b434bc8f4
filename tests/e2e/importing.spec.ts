import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { addDays, formatDate, localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { daySheet, type SentFile, sheetsOf, workbook } from './importing-files.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const today = '2023-04-14'
const friday = localDate(today)
const all = [phuocAn, kRongBuk, eaKly]

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true })
const commit = (page: Page): Locator => page.getByRole('button', { name: /^Ghi vào sổ/ })
const queue = (page: Page): Locator => page.getByRole('navigation', { name: 'Hàng đợi' })
const side = (page: Page): Locator => page.getByRole('complementary', { name: /^Kết quả đọc/ })
const count = (page: Page, name: string): Locator =>
  side(page).getByRole('group', { name: 'Sẽ ghi vào sổ' }).getByRole('button', { name })
const grid = (page: Page): Locator => page.getByRole('grid')

async function openImporting(page: Page): Promise<void> {
  await setUpDistrict(page, { startOn: localDate('2023-04-03') })
  await page.getByRole('link', { name: /^Nhập từ Excel/ }).click()
  await expect(page.getByText('Thả tệp Excel vào đây, hoặc bấm Chọn tệp…')).toBeVisible()
}

async function choose(page: Page, files: readonly SentFile[]): Promise<void> {
  await page.locator('input[type="file"][multiple]').setInputFiles([...files])
}

/** Drops files on the middle of the window, as the file manager does. */
async function drop(page: Page, files: readonly SentFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }))
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer()
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: mimeType }))
    }
    return transfer
  }, given)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await expect(page.getByText('Thả tệp vào đây để đọc')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

async function standing(page: Page, unitCode: string, indicator: string): Promise<number | null> {
  const book = await callFromPage(page, 'figures.getDay', { on: friday })
  return book.cells.find((cell) => cell.unitCode === unitCode && cell.indicator === indicator)?.effective ?? null
}

function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}

const adminPassword = 'bò vàng qua suối cạn'
const firstPassword = 'nhà sàn ba gian cũ'

/** A day of three communes that no question is asked about. */
const second = {
  name: 'BC.xlsx',
  dayLine: 'Ngày 14/04/2023',
  units: all.map(({ name }, index) => [name, 20 + index, 3, 2] as const),
}

const tidy = () =>
  daySheet({
    name: 'BC ngày 14-4.xlsx',
    dayLine: 'Ngày 14/04/2023',
    units: all.map(({ name }, index) => [name, 10 + index, 2, 1] as const),
  })

test('dropped files are read one after the other; the first is shown as it looks, with what it would change', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await openImporting(page)
  await record(page, [{ unitCode: eaKly.code, indicator: 'CC_NEW', from: friday, to: friday, value: 9 }])
  const notABook = {
    name: 'ảnh chụp.xlsx',
    mimeType: 'image/png',
    buffer: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'),
  }
  await drop(page, [await tidy(), notABook, await workbook('trống.xlsx', [['Ghi chú']])])
  await expect(grid(page)).toBeVisible()
  await expect(page.getByRole('gridcell', { name: /^10; ghi mới/ })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /^C/ })).toContainText('CCCD cấp mới')
  await expect(count(page, 'Mới')).toContainText('8')
  await expect(count(page, 'Thay đổi')).toContainText('1')
  await count(page, 'Thay đổi').click()
  await expect(side(page)).toContainText('9 → 12')
  // What is not taken is told at once, and leads to the history.
  await expect(queue(page).getByRole('alert')).toContainText('Không nhận 1 tệp')
  await queue(page)
    .getByRole('alert')
    .getByRole('button', { name: /ảnh chụp/ })
    .click()
  await expect(page.getByLabel('Danh sách tệp')).toHaveValue('refused')
  await expect(page.getByRole('main').getByText('Xin người gửi tệp Excel gốc').first()).toBeVisible()
  await queue(page).getByRole('button', { name: 'Đóng', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Xin người gửi tệp Excel gốc')
})

test('what is shown is written at once, told beside the next file, and taken back whole', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  await choose(page, [await tidy(), await daySheet({ ...second, name: 'BC bổ sung.xlsx' })])
  await expect(queue(page).getByRole('button', { name: /BC bổ sung/ })).toBeVisible()
  await queue(page)
    .getByRole('button', { name: /BC ngày 14-4/ })
    .click()
  await expect(commit(page)).toBeEnabled()
  await grid(page).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Đã ghi 9 ô từ BC ngày 14-4.xlsx')).toBeVisible()
  expect(await standing(page, eaKly.code, 'CC_NEW')).toBe(12)
  // The next file is opened by itself.
  await expect(side(page)).toContainText('BC bổ sung.xlsx')

  await button(page, 'Hoàn tác').click()
  await expect.poll(() => standing(page, eaKly.code, 'CC_NEW')).toBeNull()
  await expect(page.getByText('Đã hoàn tác BC ngày 14-4.xlsx')).toBeVisible()
  await page.getByLabel('Danh sách tệp').selectOption('Lịch sử nhập: đã hoàn tác')
  await expect(queue(page)).toContainText('BC ngày 14-4.xlsx')
})

test('cells changed again since are shown before a file is taken back, and kept', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  await choose(page, [await tidy()])
  await commit(page).click()
  await expect(page.getByText('Đã ghi 9 ô từ BC ngày 14-4.xlsx')).toBeVisible()
  await record(page, [{ unitCode: eaKly.code, indicator: 'CC_NEW', from: friday, to: friday, value: 50 }])
  await page.getByLabel('Danh sách tệp').selectOption('Lịch sử nhập: đã ghi')
  await button(page, 'Hoàn tác').first().click()
  await expect(page.getByRole('alertdialog')).toContainText('1 ô của tệp này đã được sửa lại')
  await button(page, 'Hoàn tác phần còn lại').click()
  await expect.poll(() => standing(page, kRongBuk.code, 'CC_NEW')).toBeNull()
  expect(await standing(page, eaKly.code, 'CC_NEW')).toBe(50)
  // It stays in sight, though it is on another list now.
  await expect(side(page)).toContainText('Đã hoàn tác')
})

test('a message is pasted with Ctrl+V, read, and asked whose day it is of', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, 'Xã Ea Kly: CCCD 12, mức 2: 15')
  await expect(page.getByLabel('Nội dung')).toHaveValue('Xã Ea Kly: CCCD 12, mức 2: 15')
  await page.keyboard.press('Control+Enter')
  await expect(grid(page)).toBeVisible()
  await side(page).getByLabel('Tổng thu nhận CCCD', { exact: true }).check()
  await side(page).getByLabel('Thu nhận mức 2', { exact: true }).check()
  const question = side(page)
    .locator('fieldset')
    .filter({ hasText: /ngày nào/i })
  await question.getByRole('button', { name: 'Ngày khác…' }).click()
  await question.getByRole('textbox', { name: 'Ngày', exact: true }).fill('14/4/2023')
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Lấy ngày này' }).click()
  await expect(commit(page)).toBeEnabled()
  await commit(page).click()
  await expect.poll(() => standing(page, eaKly.code, 'EID2_COL')).toBe(15)
})

test('a column and a row are corrected from the keyboard alone', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  await choose(page, [
    await daySheet({
      ...second,
      extra: { header: 'Việc khác', figures: [4, 5, 6] },
    }),
  ])
  await expect(grid(page)).toBeVisible()
  await grid(page).focus()
  // To the head of column F: up from the first row, then to the right.
  await page.keyboard.press('Control+ArrowUp')
  for (let step = 1; step < 6; step += 1) await page.keyboard.press('ArrowRight')
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'sheet-place-0-6')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Cột F là…' }).pressSequentially('nhan the ve')
  await page.keyboard.press('Escape')
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Cột F là…' }).pressSequentially('the nhan ve')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: /^F/ })).toContainText('Thẻ nhận về')
  await expect(page.getByRole('gridcell', { name: /^4; ghi mới/ })).toBeVisible()

  // The row of the last unit is left out.
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+ArrowLeft')
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'sheet-place-9-0')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Dòng 9 là…' }).pressSequentially('bo qua')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('gridcell', { name: /^6; ghi mới/ })).toHaveCount(0)
  await expect(commit(page)).toContainText('8 ô')
})

test('a file that must be asked about waits; an answer writes what it says', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  await choose(page, [await daySheet({ ...second, dayLine: 'Ngày 14/4' })])
  const question = side(page).locator('fieldset').first()
  await expect(question).toBeVisible()
  await expect(commit(page)).toBeDisabled()
  await question.getByRole('radio').first().check()
  await expect(question).toContainText('Đã trả lời')
  await expect(commit(page)).toBeEnabled()
})

const vagueDay = (day: number) => [
  [`Số liệu ngày ${day}/4/2023`],
  ['Đơn vị', 'Kích hoạt', 'Loại A'],
  [eaKly.name, 5, 6],
  [phuocAn.name, '-', 2],
]

test('a question about several sheets is answered once; what was left open is answered after writing', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await openImporting(page)
  await choose(page, [
    await sheetsOf('Ba ngày.xlsx', { 'Ngày 12': vagueDay(12), 'Ngày 13': vagueDay(13), 'Ngày 14': vagueDay(14) }),
  ])
  const dash = side(page).getByRole('group', { name: /dấu “-” nghĩa là gì/ })
  await expect(dash).toContainText('Câu trả lời dùng cho cả 3 bảng có tiêu đề này.')
  await expect(dash.getByRole('button', { name: 'Ngày 14' })).toBeVisible()
  await dash.getByRole('radio', { name: /^Bằng 0/ }).check()
  await expect(count(page, 'mới')).toContainText('6')
  await commit(page).click()
  await expect(page.getByText('Đã ghi 6 ô từ Ba ngày.xlsx')).toBeVisible()
  await side(page).getByRole('button', { name: 'Trả lời tiếp (1 câu)' }).click()
  const column = side(page).getByRole('group', { name: /^Cột “Loại A”/ })
  await expect(column).toContainText('cả 3 bảng')
  await column.getByRole('button', { name: 'Chọn mục khác…' }).click()
  await page.keyboard.type('cấp đổi')
  await page.keyboard.press('Enter')
  await expect(count(page, 'mới')).toContainText('6')
  await commit(page).click()
  await expect.poll(() => standing(page, eaKly.code, 'CC_EXCH')).toBe(6)
})

test('cells that are not taken are saved as the error workbook of the sender', async ({ launch, dataDir }) => {
  const { app, page } = await launch({ today })
  await openImporting(page)
  const [first, ...others] = second.units
  await choose(page, [await daySheet({ ...second, units: [[first?.[0] ?? '', '1O', 2, 1], ...others] })])
  await expect(page.getByRole('gridcell', { name: /^1O/ })).toBeVisible()
  await expect(side(page)).toContainText('chữ O thay số 0')
  const path = join(dataDir, 'bảng lỗi.xlsx')
  await answerSaveDialog(app, path)
  await button(page, 'Lưu bảng lỗi…').click()
  await expect(page.getByText(/^Đã ghi 1 ô có lỗi vào bảng lỗi\.xlsx$/)).toBeVisible()
  expect(existsSync(path)).toBe(true)
})

test('figures of a locked day become requests, written once the day is open again', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  for (const { code } of all) await record(page, dayOf(code, today, 7))
  await callFromPage(page, 'figures.closeDay', { on: friday, reasons: [] })
  await choose(page, [await tidy()])
  await expect(count(page, 'Ngày đã khoá')).toBeEnabled()
  await commit(page).click()
  await expect(page.getByText(/thành đề nghị điều chỉnh$/)).toBeVisible()
  await page.getByText(/^Đề nghị điều chỉnh \(/).click()
  await expect(page.getByText('Ngày còn khoá').first()).toBeVisible()
  await callFromPage(page, 'figures.reopenDay', { on: friday, reason: 'Xã gửi số đúng' })
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor()
  await page.goBack()
  await expect(page.getByText('Ghi được').first()).toBeVisible()
  await button(page, /^Ghi vào sổ/).click()
  await expect(page.getByText(/^Đã ghi \d+ ô theo đề nghị$/)).toBeVisible()
  expect(await standing(page, eaKly.code, 'CC_NEW')).toBe(12)
})

test('what was taught is looked through, mended, handed on and taken in', async ({ launch, dataDir }) => {
  const { app, page } = await launch({ today })
  await openImporting(page)
  await choose(page, [await tidy()])
  await commit(page).click()
  await expect(page.getByText('Đã ghi 9 ô từ BC ngày 14-4.xlsx')).toBeVisible()
  await page.getByText('Bộ nhớ', { exact: true }).click()
  const mapping = page.getByRole('region', { name: 'Mẫu bảng đã nhớ' })
  await mapping.locator('summary').click()
  await expect(mapping).toContainText('CCCD cấp mới')
  await mapping.getByLabel('Tên mẫu').fill('Báo cáo ngày của xã')
  await page.keyboard.press('Enter')
  await expect(mapping.locator('summary')).toContainText('Báo cáo ngày của xã')

  const path = join(dataDir, 'bo-nho.json')
  await answerSaveDialog(app, path)
  await button(page, 'Xuất bộ nhớ…').click()
  await expect(page.getByText('Đã ghi bộ nhớ vào bo-nho.json')).toBeVisible()
  expect(readFileSync(path, 'utf8')).toContain('Báo cáo ngày của xã')
  await mapping.getByRole('button', { name: 'Quên mẫu này' }).click()
  await expect(mapping).toContainText('Chưa nhớ mẫu nào.')
  await page.locator('input[type="file"][accept=".json"]').setInputFiles(path)
  await expect(mapping.locator('summary')).toContainText('Báo cáo ngày của xã')

  const foreign = join(dataDir, 'khác.json')
  writeFileSync(foreign, '{"a":1}')
  await page.locator('input[type="file"][accept=".json"]').setInputFiles(foreign)
  await expect(page.getByRole('alert')).toContainText('không phải bộ nhớ của Sổ Căn Cước')
})

test('who may not enter figures sees what came and what was done with it, and can change nothing', async ({
  launch,
}) => {
  const { page } = await launch({ today, people: 'unset' })
  await callFromPage(page, 'accounts.createFirst', { login: 'binhtt', name: 'Trần Thị Bình', password: adminPassword })
  await setUpDistrict(page, { startOn: localDate('2023-04-03') })
  await callFromPage(page, 'importing.addText', { text: 'Xã Ea Kly: cấp mới 12' })
  const commander = { login: 'anlv', name: 'Lê Văn An', roles: ['commander' as const], password: firstPassword }
  await callFromPage(page, 'accounts.createAccount', commander)
  await callFromPage(page, 'accounts.signIn', { login: 'anlv', password: firstPassword })
  await callFromPage(page, 'accounts.changePassword', { current: firstPassword, next: 'mưa rừng hai cái nón' })
  await page.reload()
  await page.getByRole('link', { name: /^Nhập từ Excel/ }).click()
  await expect(page.getByRole('gridcell', { name: /^12/ })).toBeVisible()
  await expect(button(page, 'Chọn tệp…')).toBeDisabled()
  await expect(commit(page)).toBeDisabled()
  await grid(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /là…$|^Ô / })).toHaveCount(0)
})

test('the window stays awake while a file of 5.000 rows is read and scrolled', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  const firstDay = localDate('2018-09-01')
  const rows = Array.from({ length: 5000 }, (_, index) => [
    formatDate(addDays(firstDay, Math.floor(index / 3))),
    all[index % 3]?.name ?? '',
    index % 40,
    1,
    0,
  ])
  const file = await workbook('năm nghìn dòng.xlsx', [['Ngày', 'Đơn vị', 'Cấp mới', 'Cấp đổi', 'Cấp lại'], ...rows])
  await page.evaluate(() => {
    const longest = { frameMs: 0, taskMs: 0 }
    Object.assign(window, { longest })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.taskMs = Math.max(longest.taskMs, Math.round(duration))
    }).observe({ entryTypes: ['longtask'] })
    let last = performance.now()
    const look = (now: number): void => {
      longest.frameMs = Math.max(longest.frameMs, Math.round(now - last))
      last = now
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await choose(page, [file])
  // Found by plain selectors: looking for roles keeps the page busy itself.
  await page.locator('[role="grid"][aria-rowcount="5002"]').waitFor()
  await page.locator('#sheet-place-2-3').waitFor()
  await page.locator('[role="grid"]').focus()
  for (let pages = 0; pages < 10; pages += 1) await page.keyboard.press('PageDown')
  await page.keyboard.press('Control+End')
  await page.locator('#sheet-place-5001-3').waitFor()
  const longest = await page.evaluate((): unknown => Reflect.get(window, 'longest'))
  console.log(`reading and scrolling 5.000 rows, longest in ms: ${JSON.stringify(longest)}`)
  await expect(page.locator('#sheet-place-5001-3')).toHaveText('39')
})

test('has no accessibility fault, light and dark, small and large, with 47 communes', async ({ launch }) => {
  const { page } = await launch({ today })
  const listed = await callFromPage(page, 'units.listChildren', { code: '66', on: friday, kind: 'commune' })
  const communes = listed.slice(0, 47).map(({ code, name }) => ({ code, name }))
  await setUpDistrict(page, { startOn: localDate('2023-04-03'), communes })
  await page.getByRole('link', { name: /^Nhập từ Excel/ }).click()
  const units = communes.map(({ name }, index) => [name, index === 3 ? '1O' : index, 2, 1] as const)
  await choose(page, [await daySheet({ ...second, units, extra: { header: 'Việc khác', figures: [1, 2, 3] } })])
  await expect(side(page)).toBeVisible()
  await expect(page.getByRole('gridcell', { name: /^1O/ })).toBeVisible()
  for (const size of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
    }
  }
})

test('a list of one figure a row is read by its texts, and what nobody knows is asked once', async ({ launch }) => {
  const { page } = await launch({ today })
  await openImporting(page)
  const rows = all.flatMap(({ name }, index) => [
    [3 * index + 1, name, 'Cấp mới CCCD', 10 + index],
    [3 * index + 2, name, 'Kích hoạt định danh mức 2', 20 + index],
    [3 * index + 3, name, 'Hồ sơ đặc biệt', 30 + index],
  ])
  const head = [['SỐ LIỆU CĂN CƯỚC, ĐỊNH DANH'], ['Ngày 14/04/2023'], [], ['STT', 'Xã', 'Nội dung', 'Số lượng']]
  await choose(page, [await workbook('liệt kê.xlsx', [...head, ...rows])])
  await expect(page.getByRole('columnheader', { name: /^C/ })).toContainText('Tên chỉ tiêu')
  await expect(page.getByRole('columnheader', { name: /^D/ })).toContainText('Số của chỉ tiêu')
  await expect(count(page, 'Mới')).toContainText('6')
  const asked = side(page).getByRole('group', { name: /^“Hồ sơ đặc biệt”.*Các hàng này ghi số gì/ })
  await expect(asked).toContainText('3 ô đang chờ')
  await asked.getByRole('button', { name: 'Chọn mục khác…' }).click()
  await page.getByRole('option', { name: 'Thẻ đã cấp', exact: true }).click()
  await expect(count(page, 'Mới')).toContainText('9')
  // What the texts mean stands with the table, and can be said otherwise.
  await side(page)
    .getByText(/^Đã hiểu thế nào/)
    .click()
  await expect(side(page).getByRole('listitem').filter({ hasText: 'Cấp mới CCCD' }).last()).toContainText(
    'CCCD cấp mới',
  )
  await commit(page).click()
  await expect(page.getByText('Đã ghi 9 ô từ liệt kê.xlsx')).toBeVisible()
  expect(await standing(page, eaKly.code, 'CC_NEW')).toBe(12)
  expect(await standing(page, eaKly.code, 'CC_ISSUED')).toBe(32)
})
