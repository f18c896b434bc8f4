import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = localDate('2023-04-14')
const thursday = localDate('2023-04-13')
const administrator = { login: 'binhtt', name: 'Trần Thị Bình', password: 'bò vàng qua suối cạn' }
const officer = { login: 'anlv', name: 'Lê Văn An', password: 'mưa rừng hai cái nón' }

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })
const kind = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Loại việc' }).getByText(name, { exact: true })
const entries = (page: Page): Locator => page.locator('tbody').first().getByRole('row')

async function openAudit(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Nhật ký' }).click()
  await expect(entries(page).first()).toBeVisible()
}

/** Thursday of one commune, and Friday of all of them, which is closed. */
async function fill(page: Page): Promise<void> {
  await setUpDistrict(page, { startOn: localDate('2023-04-10') })
  await record(page, dayOf(phuocAn.code, thursday, 5))
  for (const { code } of [phuocAn, kRongBuk, eaKly]) await record(page, dayOf(code, friday, 7))
  await callFromPage(page, 'figures.closeDay', { on: friday, reasons: [] })
}

function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () =>
      Promise.resolve(chosen === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: chosen })
  }, path)
}

async function violations(page: Page): Promise<string[]> {
  const found = (await new AxeBuilder({ page }).analyze()).violations
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test('what was done is listed in words, newest first, and an entry opens by mouse and by keyboard', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await fill(page)
  await openAudit(page)
  await expect(entries(page).first()).toContainText('Chốt ngày 14/04/2023')
  await expect(entries(page).nth(1)).toContainText(`Ghi 7 số liệu của ${eaKly.name}, ngày 14/04/2023`)
  await expect(page.getByText('Chọn một dòng để xem chi tiết.')).toBeVisible()

  await entries(page).nth(1).click()
  const detail = page.getByRole('region', { name: /^Lần ghi / })
  await expect(detail.getByRole('row', { name: /^CCCD cấp mới/ }).getByRole('cell')).toHaveText([
    'CCCD cấp mới',
    'trống',
    '7',
  ])
  const first = entries(page).first().getByRole('button')
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(detail).toContainText('Chốt ngày 14/04/2023')
  await expect(first).toHaveAttribute('aria-pressed', 'true')
})

test('filters narrow the list together, stay after a reload, and are taken off at once', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await fill(page)
  await openAudit(page)
  await page.getByRole('checkbox', { name: 'Chốt, duyệt, gửi' }).focus()
  await page.keyboard.press('Space')
  await expect(entries(page)).toHaveCount(1)
  await page.keyboard.press('Space')
  await kind(page, 'Số liệu').click()
  await expect(entries(page)).toHaveCount(4)
  const about = page.getByRole('textbox', { name: 'Về số liệu ngày' })
  await about.fill('13/4/2023')
  await about.press('Enter')
  await expect(entries(page)).toHaveCount(1)
  await expect(entries(page).first()).toContainText(phuocAn.name)
  await page.reload()
  await expect(entries(page)).toHaveCount(1)

  await about.fill('1/1/2020')
  await about.press('Enter')
  await expect(page.getByText('Không có lần ghi nào khớp với bộ lọc.')).toBeVisible()
  await button(page, 'Bỏ lọc').click()
  await expect(about).toHaveValue('')
  await expect(entries(page).first()).toContainText('Chốt ngày')
  await about.fill('ngày mai')
  await about.press('Enter')
  await expect(about).toHaveAttribute('aria-invalid', 'true')
})

test('the whole chain is checked, and what is listed is written as an extract that is itself recorded', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today: friday })
  await fill(page)
  await openAudit(page)
  await button(page, 'Kiểm tra').click()
  await expect(page.getByText(/^Sổ nguyên vẹn: 28 số liệu đã ghi/)).toBeVisible()

  await answerSaveDialog(app, null)
  await button(page, 'Xuất trích lục').click()
  await expect(page.getByText(/^Đã ghi/)).toHaveCount(0)
  const path = join(dataDir, 'trích lục.xlsx')
  await answerSaveDialog(app, path)
  await button(page, 'Xuất trích lục').click()
  await expect(page.getByText(/^Đã ghi \d+ dòng vào trích lục\.xlsx$/)).toBeVisible()
  await expect(button(page, 'Mở thư mục')).toBeEnabled()
  expect(existsSync(path)).toBe(true)
  await expect(entries(page).first()).toContainText('Xuất trích lục: Toàn bộ nhật ký')
})

test('an officer is not offered the audit, and is told so where another person left it open', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await callFromPage(page, 'accounts.createFirst', administrator)
  await fill(page)
  await callFromPage(page, 'accounts.createAccount', { ...officer, roles: ['officer'], password: 'nhà sàn ba gian cũ' })
  await openAudit(page)
  await callFromPage(page, 'accounts.signIn', { login: officer.login, password: 'nhà sàn ba gian cũ' })
  await callFromPage(page, 'accounts.changePassword', { current: 'nhà sàn ba gian cũ', next: officer.password })
  await page.reload()
  await expect(page.getByText('Bạn không xem được nhật ký. Cần vai trò: Chỉ huy hoặc Quản trị.')).toBeVisible()
  await expect(button(page, 'Xuất trích lục')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Nhật ký' })).toHaveCount(0)
  expect(await violations(page)).toEqual([])
})

for (const theme of ['light', 'dark'] as const) {
  test(`has no accessibility fault in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch({ today: friday })
    await fill(page)
    await openAudit(page)
    await page.emulateMedia({ colorScheme: theme })
    await entries(page).nth(1).click()
    await expect(page.getByRole('region', { name: /^Lần ghi / })).toBeVisible()
    await kind(page, 'Số liệu').click()
    expect(await violations(page)).toEqual([])
  })
}
