import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { provinceSetup, sampleGroup } from '#tests/support/province-book.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const today = '2023-04-14'

async function openReports(page: Page): Promise<void> {
  await setUpDistrict(page, {
    startOn: localDate('2023-04-03'),
    populations: {
      on: localDate('2023-04-02'),
      document: 'CV 02',
      rows: [{ unitCode: phuocAn.code, figures: { POP_TOTAL: 300, POP_TEMP: 0, POP_ELIG: 300 } }],
    },
  })
  await record(page, [...dayOf(phuocAn.code, today, 1234), ...dayOf(kRongBuk.code, today, 2)])
  await page.getByRole('link', { name: 'Báo cáo' }).click()
  await expect(page.getByRole('region', { name: 'Bản in BM01' })).toContainText('Tổng cộng')
}

function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}

test('the paper shows every text of the sheet that will be written', async ({ launch }) => {
  const { page } = await launch({ today })
  await openReports(page)
  const { sheet } = await callFromPage(page, 'reports.buildReport', {
    form: 'BM01',
    period: { kind: 'day', from: localDate(today), to: localDate(today) },
    policy: 'half-up',
    decimals: 2,
  })
  const paper = page.getByRole('region', { name: 'Bản in BM01' })
  await expect(paper).toContainText('3.702')
  const shown = await paper.getByRole('cell').allTextContents()
  const hidden = new Set(
    sheet.columns.flatMap((column, index) =>
      column.hidden === true || index >= sheet.printColumns ? [index + 1] : [],
    ),
  )
  for (const cell of sheet.cells) if (!hidden.has(cell.column)) expect(shown).toContain(cell.text)
})

test('a sheet of many pages is drawn to its last line', async ({ launch }) => {
  const { page } = await launch({ today })
  const communes = Array.from({ length: 15 }, (_, index) => `Xã ${index + 1}`)
  const groups = Array.from({ length: 30 }, (_, index) =>
    sampleGroup(String(700 + index), `Huyện ${700 + index}`, communes),
  )
  await callFromPage(page, 'settings.applySetup', provinceSetup(groups))
  await page.reload()
  await page.getByRole('link', { name: 'Báo cáo' }).click()
  const paper = page.getByRole('region', { name: 'Bản in BM01' })
  const pages = paper.getByRole('table', { name: /^Trang/ })
  await expect(pages.last()).toContainText('Tổng cộng')
  expect(await pages.count()).toBeGreaterThan(10)
  const { sheet } = await callFromPage(page, 'reports.buildReport', {
    form: 'BM01',
    period: { kind: 'day', from: localDate(today), to: localDate(today) },
    policy: 'half-up',
    decimals: 2,
  })
  const named = sheet.cells.filter(({ column, text }) => column === 2 && text.startsWith('Xã'))
  expect(named).toHaveLength(30 * 15)
  await expect(paper.getByRole('cell', { name: /^Xã \d+$/ })).toHaveCount(30 * 15)
})

test('the communes that are missing are named beside the paper', async ({ launch }) => {
  const { page } = await launch({ today })
  await openReports(page)
  await expect(page.getByRole('complementary', { name: 'Tùy chọn' })).toContainText(eaKly.name)
})

test('form, period and rounding change the paper and stay after a reload', async ({ launch }) => {
  const { page } = await launch({ today })
  await openReports(page)
  await page.getByRole('button', { name: /BM02/ }).click()
  const period = page.getByRole('group', { name: 'Kỳ' })
  await expect(period).toContainText('Tháng 4 năm 2023')
  await page.getByLabel('Kỳ báo cáo').selectOption('Tháng 15 → 14')
  await expect(period).toContainText('từ ngày 15/03/2023 đến ngày 14/04/2023')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(period).toContainText('từ ngày 15/04/2023 đến ngày 14/05/2023')
  await page.reload()
  await expect(period).toContainText('từ ngày 15/04/2023 đến ngày 14/05/2023')
  await expect(page.getByRole('region', { name: 'Bản in BM02' })).toContainText('Tổng cộng')
})

test('"tính đến" and a period of one\'s own are offered for BM02', async ({ launch }) => {
  const { page } = await launch({ today })
  await openReports(page)
  await page.getByRole('button', { name: /BM02/ }).click()
  await page.getByLabel('Kỳ báo cáo').selectOption('Tính đến ngày')
  await expect(page.getByRole('group', { name: 'Kỳ' })).toContainText('Tính đến ngày 14/04/2023')
  await page.getByLabel('Kỳ báo cáo').selectOption('Tự chọn ngày')
  const from = page.getByRole('textbox', { name: 'Từ ngày' })
  await from.fill('10/4')
  await from.press('Enter')
  await expect(page.getByRole('group', { name: 'Kỳ' })).toContainText('Từ ngày 10/04/2023 đến ngày 14/04/2023')
})

test('BM04 is in the list of forms, of a day and of a month', async ({ launch }) => {
  const { page } = await launch({ today })
  await openReports(page)
  await page.getByRole('button', { name: /BM04/ }).click()
  const paper = page.getByRole('region', { name: 'Bản in BM04' })
  await expect(paper).toContainText('Chờ phê duyệt')
  await expect(paper).toContainText('Ngày 14/04/2023')
  await page.getByLabel('Kỳ báo cáo').selectOption('Tháng')
  await expect(paper).toContainText('Tháng 4 năm 2023')
  await expect(paper).toContainText('Tổng cộng')
})

test('forms of other rows are in the list, offer only what they need, and say what is not there yet', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await openReports(page)
  await page.getByRole('button', { name: /BM03/ }).click()
  await expect(page.getByRole('region', { name: 'Bản in BM03' })).toContainText('Chưa có buổi lưu động nào trong kỳ')
  await expect(page.getByText('Làm tròn tỷ lệ')).toBeHidden()
  await page.getByRole('button', { name: /BM05/ }).click()
  await expect(page.getByText(/Chưa có đợt cao điểm, nhóm đối tượng nào/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Xuất Excel' })).toBeDisabled()
  await page.getByRole('button', { name: /BM07/ }).click()
  const options = page.getByRole('complementary', { name: 'Tùy chọn' })
  await expect(options.getByRole('textbox', { name: 'Tính đến ngày' })).toBeVisible()
  await expect(page.getByLabel('Kỳ báo cáo')).toBeHidden()
  await expect(options).toContainText('Chưa có chỉ tiêu nào giao cho các đơn vị')
})

test('a campaign is chosen for its form', async ({ launch }) => {
  const { page } = await launch({ today })
  await openReports(page)
  const line = { key: 'a', kind: 'agency', unitCode: null, needed: 40, before: 30, fromBook: false, note: '' } as const
  for (const [id, name] of [
    ['dot-60-ngay', 'Đợt 60 ngày đêm'],
    ['dot-90-ngay', 'Đợt 90 ngày đêm'],
  ] as const)
    await callFromPage(page, 'campaigns.saveCampaign', {
      clientId: `e2e-campaign-${id}`,
      campaign: {
        id,
        name,
        from: localDate('2023-04-01'),
        to: localDate('2023-04-30'),
        indicator: 'CC_TOTAL',
        people: 'cán bộ, công chức',
        document: '',
        lines: [{ ...line, name: 'Kho bạc Nhà nước' }],
      },
    })
  await page.reload()
  await page.getByRole('button', { name: /BM05/ }).click()
  await page.getByLabel('Đợt, nhóm đối tượng').selectOption('dot-60-ngay')
  const paper = page.getByRole('region', { name: 'Bản in BM05' })
  await expect(paper).toContainText('Đợt 60 ngày đêm, tính đến ngày 14/04/2023')
  await expect(paper).toContainText('75,00%')
})

test('the workbook is written where the dialog says, again with a new number', async ({ launch, dataDir }) => {
  const { app, page } = await launch({ today })
  await openReports(page)
  const path = join(dataDir, 'BM01 hôm nay.xlsx')
  await answerSaveDialog(app, path)
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  await expect(page.getByText('Đã xuất BM01 hôm nay.xlsx')).toBeVisible()
  expect(existsSync(path)).toBe(true)
  await expect(page.getByRole('button', { name: 'Mở thư mục' })).toBeEnabled()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Đã xuất BM01 hôm nay.xlsx (lần 2)')).toBeVisible()
})

test('a target that cannot be written gives a message, and "Thử lại" writes it when it can be', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today })
  await openReports(page)
  const folder = join(dataDir, 'ổ mạng')
  await answerSaveDialog(app, join(folder, 'BM01.xlsx'))
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  mkdirSync(folder)
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await expect(page.getByText('Đã xuất BM01.xlsx')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`has no accessibility fault in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch({ today })
    await openReports(page)
    await page.emulateMedia({ colorScheme: theme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
  })
}

test('a period is told in words, and is not taken away while a percentage is wrong', async ({ launch }) => {
  const { app, page } = await launch({ today })
  await openReports(page)
  await page.getByRole('button', { name: 'Báo cáo bằng lời' }).click()
  const panel = page.getByRole('dialog', { name: 'Báo cáo bằng lời' })
  const text = panel.getByRole('textbox', { name: 'Nội dung báo cáo' })
  await expect(text).toHaveValue(/Tính đến ngày .* đã thu nhận .* hồ sơ cấp CCCD/)

  await text.fill('Lời của đơn vị.')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'Báo cáo bằng lời' }).click()
  await expect(text).toHaveValue('Lời của đơn vị.')
  await panel.getByRole('button', { name: 'Lấy lại lời của sổ' }).click()
  await expect(text).toHaveValue(/Tính đến ngày/)

  await text.fill('Đạt 50,00 % (1/3) chỉ tiêu.')
  await expect(panel.getByRole('alert')).toContainText('phải là 33,33 %')
  await expect(panel.getByRole('button', { name: 'Xuất Word' })).toBeDisabled()

  await text.fill('Đạt 33,33 % (1/3) chỉ tiêu.')
  await panel.getByRole('button', { name: 'Sao chép' }).click()
  await expect(panel.getByRole('status')).toHaveText('Đã sao chép đoạn văn.')
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Đạt 33,33 % (1/3) chỉ tiêu.')
})
