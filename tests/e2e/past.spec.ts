import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = localDate('2023-04-14')

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name })
const paper = (page: Page): Locator => page.getByRole('region', { name: 'Bản in BM01' })
const past = (page: Page): Locator => page.getByRole('region', { name: 'Số liệu đã báo' })
const codeField = (page: Page): Locator => page.getByRole('textbox', { name: 'Tra mã kiểm tra trên bản in' })

function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}

async function openReports(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Báo cáo' }).click()
  await expect(paper(page)).toContainText('Tổng cộng')
}

/** Friday is reported as a workbook; then one commune's figures become others. Gives the code on the workbook. */
async function reportAndCorrect(app: ElectronApplication, page: Page, path: string): Promise<string> {
  await setUpDistrict(page, { startOn: localDate('2023-04-03') })
  await record(page, [...dayOf(phuocAn.code, friday, 1234), ...dayOf(kRongBuk.code, friday, 2)])
  await openReports(page)
  await expect(past(page)).toContainText('Biểu này của kỳ này chưa xuất lần nào.')
  await answerSaveDialog(app, path)
  await button(page, 'Xuất Excel').click()
  await expect(page.getByText('Đã xuất')).toBeVisible()
  await record(page, dayOf(phuocAn.code, friday, 1111))
  await expect(paper(page)).toContainText('1.111')
  const [exported] = await callFromPage(page, 'reports.listExports', {})
  return exported?.checkCode ?? ''
}

async function violations(page: Page): Promise<string[]> {
  const found = (await new AxeBuilder({ page }).analyze()).violations
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test('a sheet that went out comes back as it was, with what was corrected since, and is written again', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today: friday })
  const path = join(dataDir, 'đã gửi.xlsx')
  const code = await reportAndCorrect(app, page, path)
  await past(page)
    .getByRole('button', { name: new RegExp(`^Lần 1, .*${code}$`) })
    .click()
  await expect(page.getByText(/^Như đã báo lúc .*, lần xuất 1$/)).toBeVisible()
  await expect(paper(page)).toContainText('1.234')
  await expect(paper(page)).not.toContainText('1.111')

  await expect(page.getByText('7 số liệu đã sửa sau đó')).toBeVisible()
  const corrected = page.getByRole('row', { name: /^Thị trấn Phước An, CCCD cấp mới, 14\/04\/2023/ })
  await expect(corrected).toContainText('1.234')
  await expect(corrected).toContainText('1.111')
  await button(page, 'Xem thêm 4 số liệu').click()
  await expect(page.getByRole('row', { name: /^Thị trấn Phước An, .*14\/04\/2023/ })).toHaveCount(7)

  const again = join(dataDir, 'xuất lại.xlsx')
  await answerSaveDialog(app, again)
  await button(page, 'Xuất lại bản này').click()
  await expect(page.getByText('Đã xuất xuất lại.xlsx')).toBeVisible()
  expect(readFileSync(again).equals(readFileSync(path))).toBe(true)

  await button(page, 'Về số liệu hiện nay').click()
  await expect(paper(page)).toContainText('1.111')
  await expect(button(page, 'Xuất Excel')).toBeVisible()
})

test('the code on the paper leads to its sheet from any period, by keyboard, however it is typed', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today: friday })
  const code = await reportAndCorrect(app, page, join(dataDir, 'BM01.xlsx'))
  await button(page, 'Kỳ trước').click()
  await expect(page.getByRole('group', { name: 'Kỳ' })).toContainText('13/04/2023')
  await codeField(page).fill('AAAAA-AAAAA')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sổ này không có bản xuất nào mang mã đó.')).toBeInViewport()
  await codeField(page).fill(code.toLowerCase().replace('-', ' '))
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Mã kiểm tra ${code}.`)).toBeVisible()
  await expect(page.getByRole('group', { name: 'Kỳ' })).toContainText('14/04/2023')
  await expect(paper(page)).toContainText('1.234')
  await page.reload()
  await expect(paper(page)).toContainText('1.234')
})

test('another period leaves the past; the evening before the book was set up says that there is nothing', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today: friday })
  await reportAndCorrect(app, page, join(dataDir, 'BM01.xlsx'))
  await past(page)
    .getByRole('button', { name: /^Lần 1/ })
    .click()
  await expect(page.getByText(/^Như đã báo lúc/)).toBeVisible()
  await button(page, 'Kỳ trước').click()
  await expect(page.getByText(/^Như đã báo lúc/)).toHaveCount(0)
  await button(page, 'Kỳ sau').click()

  const evening = page.getByRole('textbox', { name: 'Như cuối ngày' })
  await evening.fill('1/1/2020')
  await evening.press('Enter')
  await expect(page.getByText('Số liệu như cuối ngày 01/01/2020')).toBeVisible()
  await expect(page.getByText(/^Đến hết ngày đó sổ chưa được thiết lập/)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(button(page, 'Xuất lại bản này')).toHaveCount(0)
})

test('a sheet of which nothing was corrected says so', async ({ launch, dataDir }) => {
  const { app, page } = await launch({ today: friday })
  await setUpDistrict(page, { startOn: localDate('2023-04-03') })
  await record(page, dayOf(eaKly.code, friday, 3))
  await openReports(page)
  await answerSaveDialog(app, join(dataDir, 'BM01.xlsx'))
  await button(page, 'Xuất Excel').click()
  await expect(page.getByText('Đã xuất')).toBeVisible()
  await past(page)
    .getByRole('button', { name: /^Lần 1/ })
    .click()
  await expect(page.getByText('Từ đó đến nay không sửa số liệu nào của biểu này.')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`a sheet of the past has no accessibility fault in the ${theme} theme`, async ({ launch, dataDir }) => {
    const { app, page } = await launch({ today: friday })
    await reportAndCorrect(app, page, join(dataDir, 'BM01.xlsx'))
    await page.emulateMedia({ colorScheme: theme })
    await past(page)
      .getByRole('button', { name: /^Lần 1/ })
      .click()
    await expect(page.getByText('7 số liệu đã sửa sau đó')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}
