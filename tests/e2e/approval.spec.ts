import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = localDate('2023-04-14')
const thursday = localDate('2023-04-13')
const commander = { login: 'binhtt', name: 'Trần Thị Bình', password: 'bò vàng qua suối cạn' }
const officer = { login: 'anlv', name: 'Lê Văn An', password: 'mưa rừng hai cái nón' }

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

function cell(page: Page, rowName: string, number: number): Locator {
  return page.getByRole('row', { name: new RegExp(rowName) }).locator(`td[aria-colindex="${number}"]`)
}

async function type(page: Page, rowName: string, text: string): Promise<void> {
  await cell(page, rowName, 3).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Every commune has its figures on a day, and the day is closed. */
async function closeFull(page: Page, on: typeof friday): Promise<void> {
  for (const { code } of [phuocAn, kRongBuk, eaKly]) await record(page, dayOf(code, on, 3))
  await callFromPage(page, 'figures.closeDay', { on, reasons: [] })
}

async function openEntry(page: Page): Promise<void> {
  await page.evaluate(() => window.location.assign('#/entry'))
  await page.getByRole('grid').waitFor()
}

async function openClosed(page: Page): Promise<void> {
  await setUpDistrict(page, { startOn: localDate('2023-04-10') })
  await closeFull(page, friday)
  await openEntry(page)
}

/** Makes the other one the person at the window. */
async function change(page: Page, { login, password }: typeof officer): Promise<void> {
  await callFromPage(page, 'accounts.signIn', { login, password })
  await page.reload()
  await page.getByRole('link', { name: 'Nhập ngày' }).waitFor()
}

async function violations(page: Page): Promise<string[]> {
  const found = (await new AxeBuilder({ page }).analyze()).violations
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test('one person signs a closed day with one click, sends it, and takes the steps back', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openClosed(page)
  await button(page, 'Ký duyệt').click()
  await expect(page.getByText(/^Đã ký duyệt \d\d:\d\d$/)).toBeVisible()
  await expect(page.getByText(/^Ngày đã ký duyệt .* bởi Người thử\./)).toBeVisible()
  await expect(button(page, 'Mở lại')).toHaveCount(0)
  await type(page, phuocAn.name, '5')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('3')
  await button(page, 'Đánh dấu đã gửi').click()
  await expect(page.getByText(/^Đã gửi \d\d:\d\d$/)).toBeVisible()
  await button(page, 'Đã nhận').click()
  await expect(page.getByText(/^Đã nhận \d\d:\d\d$/)).toBeVisible()
  await button(page, 'Bỏ dấu đã nhận').click()
  await button(page, 'Bỏ dấu đã gửi').click()
  await expect(button(page, 'Đánh dấu đã gửi')).toBeVisible()
})

test('a row of a signed day is opened, corrected under a number, and locked again', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openClosed(page)
  await button(page, 'Ký duyệt').click()
  await button(page, 'Đánh dấu đã gửi').click()
  await cell(page, eaKly.name, 3).click()
  await button(page, 'Mở khoá').click()
  const panel = page.getByRole('region', { name: 'Mở khoá ngày 14/04/2023' })
  await expect(button(page, 'Mở khoá ngày này')).toBeDisabled()
  await panel.getByRole('textbox', { name: 'Lý do' }).fill('Xã báo lại số thu nhận')
  await panel.getByRole('radio', { name: 'Một số dòng' }).check()
  await expect(panel).toContainText(eaKly.name)
  expect(await violations(page)).toEqual([])
  await button(page, 'Mở khoá ngày này').click()
  await expect(page.getByText(/^Mở khoá điều chỉnh số 1 đến \d\d:\d\d/)).toBeVisible()
  await expect(page.getByText(`Chỉ sửa được: ${eaKly.name}.`)).toBeVisible()

  await type(page, phuocAn.name, '5')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('3')
  await type(page, eaKly.name, '8')
  await expect(cell(page, eaKly.name, 3)).toHaveText('8')
  await button(page, 'Khoá lại').click()
  await expect(page.getByText('Đã gửi, có điều chỉnh sau khi gửi', { exact: true })).toBeVisible()
  await type(page, eaKly.name, '9')
  await expect(cell(page, eaKly.name, 3)).toHaveText('8')

  await button(page, 'Xem 1 điều chỉnh').click()
  const adjustments = page.getByRole('region', { name: 'Điều chỉnh của ngày 14/04/2023' })
  await expect(adjustments).toContainText('Xã báo lại số thu nhận')
  await expect(adjustments.getByRole('row', { name: new RegExp(eaKly.name) })).toContainText('38')
  expect(await violations(page)).toEqual([])
  await button(page, 'Đánh dấu đã gửi lại').click()
  await expect(page.getByText(/^Đã gửi \d\d:\d\d$/)).toBeVisible()
})

test('an officer waits for the commander, who signs all the days that wait at once', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await callFromPage(page, 'accounts.createFirst', commander)
  await setUpDistrict(page, { startOn: localDate('2023-04-10') })
  await callFromPage(page, 'accounts.createAccount', { ...officer, roles: ['officer'], password: 'nhà sàn ba gian cũ' })
  await callFromPage(page, 'accounts.signIn', { login: officer.login, password: 'nhà sàn ba gian cũ' })
  await callFromPage(page, 'accounts.changePassword', { current: 'nhà sàn ba gian cũ', next: officer.password })
  await page.reload()
  await page.getByRole('link', { name: 'Nhập ngày' }).waitFor()
  await closeFull(page, thursday)
  await closeFull(page, friday)

  const tasks = page.getByRole('region', { name: 'Việc cần làm' })
  await expect(tasks).toContainText('2 ngày chờ ký duyệt')
  await expect(tasks).toContainText('Chờ chỉ huy ký duyệt')
  await openEntry(page)
  await expect(page.getByText('Chờ chỉ huy ký duyệt')).toBeVisible()
  await expect(button(page, 'Ký duyệt')).toHaveCount(0)
  await expect(button(page, 'Mở lại')).toBeEnabled()

  await change(page, commander)
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await tasks.getByRole('button', { name: 'Ký duyệt cả 2' }).click()
  await expect(tasks).not.toContainText('chờ ký duyệt')
  await expect(tasks).toContainText('2 ngày đã ký duyệt chưa đánh dấu gửi')

  await change(page, officer)
  await openEntry(page)
  await expect(button(page, 'Mở khoá')).toBeDisabled()
  await expect(page.getByText('Muốn sửa thì chỉ huy mở khoá.')).toBeVisible()
  await expect(button(page, 'Đánh dấu đã gửi')).toBeEnabled()
  expect(await violations(page)).toEqual([])
})

for (const theme of ['light', 'dark'] as const) {
  test(`the history of a day has no accessibility fault in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch({ today: friday })
    await setUpDistrict(page)
    await record(page, dayOf(phuocAn.code, friday, 5))
    await record(page, dayOf(eaKly.code, friday, 5))
    await openEntry(page)
    await page.emulateMedia({ colorScheme: theme })
    await page.keyboard.press('Control+h')
    await button(page, 'Trả cả ngày về sau lần ghi này').click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('region', { name: /^Hoàn tác lần ghi/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}
