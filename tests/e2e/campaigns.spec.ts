import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { paste } from './clipboard.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = '2023-04-14'
const cohort = 'hs-2008-dot1'

async function openCampaigns(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Chỉ tiêu – cao điểm' }).click()
  await page.getByText('Đợt cao điểm', { exact: true }).click()
}

async function setUp(page: Page): Promise<void> {
  await setUpDistrict(page, { startOn: localDate('2023-04-03') })
  await record(page, dayOf(phuocAn.code, '2023-04-13', 20))
}

/** Three schools, and a commune whose figures are those of the book. */
async function addCohort(page: Page): Promise<void> {
  const line = { kind: 'school' as const, unitCode: null, fromBook: false, note: '' }
  await callFromPage(page, 'campaigns.saveCampaign', {
    clientId: 'e2e-campaign-1',
    campaign: {
      id: cohort,
      name: 'Học sinh sinh năm 2008',
      from: localDate('2023-04-01'),
      to: localDate('2023-04-26'),
      indicator: 'CC_TOTAL',
      people: 'học sinh sinh năm 2008',
      document: 'KH 12/KH-CAH',
      lines: [
        { ...line, key: 'a', name: 'THCS Ea Kly', needed: 200, before: 50 },
        { ...line, key: 'b', name: 'THCS Đoàn Kết', needed: 100, before: null },
        { ...line, key: 'c', name: 'THPT Quang Trung', needed: null, before: 10 },
        {
          ...line,
          key: 'd',
          kind: 'commune',
          name: phuocAn.name,
          unitCode: phuocAn.code,
          fromBook: true,
          needed: 60,
          before: 0,
        },
      ],
    },
  })
}

const table = (page: Page) => page.getByRole('table', { name: 'Kết quả từng dòng của đợt' })
const lineOf = (page: Page, name: string) => table(page).getByRole('row', { name: new RegExp(name) })
const cell = (page: Page, row: string, at: number) =>
  page
    .getByRole('grid')
    .getByRole('row', { name: new RegExp(row) })
    .getByRole('gridcell')
    .nth(at)

test('a campaign is written with lines pasted from Excel, kept while the screen is left, and saved', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await setUp(page)
  await openCampaigns(page)
  await expect(page.getByRole('heading', { name: 'Chưa có đợt cao điểm nào' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Thêm đợt' }).click()
  await page.getByRole('textbox', { name: 'Tên đợt' }).fill('Đợt 60 ngày đêm')
  await page.getByRole('textbox', { name: 'Đối tượng' }).fill('học sinh')
  await page.getByRole('button', { name: 'Dán từ Excel' }).click()
  await page
    .getByRole('textbox', { name: 'Khối chép từ Excel' })
    .fill(
      'STT\tTên trường\tPhải làm\tTrước đợt\n1\tTHCS A\t120\t20\n2\tTHCS B\t1.120\t\n3\tTHCS C\tnhiều\t\n\tTổng cộng\t1240\t20',
    )
  await expect(page.getByText('Đọc được 2 dòng: 2 dòng mới')).toBeVisible()
  await expect(page.getByText('Dòng 4: “nhiều” không phải số nguyên, bỏ qua cả dòng.')).toBeVisible()
  await page.getByRole('button', { name: 'Đưa 2 dòng vào danh sách' }).click()
  await page.getByRole('button', { name: 'Lưu đợt' }).click()
  await expect(page.getByText('Nhập ngày bắt đầu.')).toBeVisible()

  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await openCampaigns(page)
  await page.getByRole('button', { name: /Đợt 60 ngày đêm/ }).click()
  await page.getByRole('textbox', { name: 'Từ ngày' }).fill('1/4/2023')
  await page.getByRole('textbox', { name: 'Đến ngày' }).fill('30/5/2023')
  await page.getByRole('textbox', { name: 'Tên đợt' }).click()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: /Đợt 60 ngày đêm/ })).toContainText('còn 46 ngày')
  await expect(lineOf(page, 'THCS B')).toContainText('1.120')
  // 20 of 120: the other school has told nothing and is in no sum.
  await expect(lineOf(page, 'Cộng 1 dòng')).toContainText('16,67 %')
  await expect(page.getByText('Chưa cộng vì thiếu số phải làm hoặc số đã làm: THCS B.')).toBeVisible()
})

test('figures are typed by day and pasted as in Excel, add up beside those of the book, and are told in the history', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await setUp(page)
  await addCohort(page)
  await openCampaigns(page)
  await expect(lineOf(page, phuocAn.name)).toContainText('100,00 %')
  await page.getByText('Nhập số', { exact: true }).click()
  await cell(page, 'THCS Ea Kly', 1).click()
  await paste(page, '12\t8\r\n5\tnăm')
  await expect(cell(page, 'THCS Đoàn Kết', 1)).toHaveText('5')
  await expect(page.getByRole('alert')).toContainText('1')
  await cell(page, 'THCS Đoàn Kết', 2).click()
  await page.keyboard.type('95')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(cell(page, phuocAn.name, 4)).toHaveText('60')
  await cell(page, phuocAn.name, 4).click()
  await page.keyboard.type('1')
  await expect(cell(page, phuocAn.name, 4)).toHaveText('60')

  await page.getByText('Tiến độ', { exact: true }).click()
  await expect(lineOf(page, 'THCS Ea Kly')).toContainText('35,00 %')
  await expect(lineOf(page, 'THCS Đoàn Kết')).toContainText('100,00 %')
  await page.getByText('Chưa xong', { exact: true }).click()
  await expect(table(page).locator('tbody tr')).toHaveCount(2)
  await page.getByText('Lịch sử', { exact: true }).click()
  await expect(page.getByText('“THCS Đoàn Kết”, 11/04/2023: trống → 95')).toBeVisible()
  await expect(page.getByText('Lập đợt với 4 dòng')).toBeVisible()
})

test('a campaign that somebody else changed since it was opened is not saved over', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUp(page)
  await addCohort(page)
  await openCampaigns(page)
  await page.getByRole('button', { name: 'Sửa đợt' }).click()
  await page.getByRole('textbox', { name: 'Tên đợt' }).fill('Tên của tôi')
  const { campaign } = await callFromPage(page, 'campaigns.getProgress', { id: cohort, on: localDate(friday) })
  await callFromPage(page, 'campaigns.saveCampaign', {
    clientId: 'e2e-campaign-other',
    campaign: { ...campaign, name: 'Tên của người khác' },
  })
  await page.getByRole('button', { name: 'Lưu đợt' }).click()
  await expect(page.getByText('Chưa lưu: đợt này đã được Người thử sửa hoặc bỏ sau khi mở ra đây.')).toBeVisible()
  await page.getByRole('button', { name: 'Bỏ phần đang sửa, xem bản mới' }).click()
  await expect(page.getByRole('heading', { name: /Tên của người khác/ })).toBeVisible()
  await page.getByRole('button', { name: 'Sửa đợt' }).click()
  await page.getByRole('textbox', { name: 'Tên đợt' }).fill('Tên của tôi')
  await page.getByRole('button', { name: 'Lưu đợt' }).click()
  await expect(page.getByRole('heading', { name: /Tên của tôi/ })).toBeVisible()
})

test('a line with figures is not lost from a campaign that is edited', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUp(page)
  await addCohort(page)
  await callFromPage(page, 'campaigns.recordFigures', {
    clientId: 'e2e-campaign-2',
    campaignId: cohort,
    figures: [{ line: 'a', from: localDate('2023-04-10'), to: localDate('2023-04-10'), value: 12 }],
  })
  await openCampaigns(page)
  await page.getByRole('button', { name: 'Sửa đợt' }).click()
  await cell(page, 'THCS Ea Kly', 1).click()
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Lưu đợt' }).click()
  await expect(page.getByText('Dòng “THCS Ea Kly”: không bỏ được vì đã có 1 số liệu trong đợt.')).toBeVisible()
  await page.getByRole('button', { name: 'Bỏ các sửa đổi' }).click()
  await expect(lineOf(page, 'THCS Ea Kly')).toContainText('31,00 %')
})

test('nothing of the campaigns is out of reach of assistive technology', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUp(page)
  await addCohort(page)
  await openCampaigns(page)
  await expect(table(page)).toBeVisible()
  const violations = async () => (await new AxeBuilder({ page }).analyze()).violations
  expect(await violations()).toEqual([])
  await page.getByText('Nhập số', { exact: true }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  expect(await violations()).toEqual([])
  await page.getByText('Lịch sử', { exact: true }).click()
  await expect(page.getByText('Lập đợt với 4 dòng')).toBeVisible()
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Sửa đợt' }).click()
  await page.getByRole('button', { name: 'Dán từ Excel' }).click()
  await page.getByRole('textbox', { name: 'Khối chép từ Excel' }).fill('THCS A\t120')
  await expect(page.getByText('Đọc được 1 dòng')).toBeVisible()
  expect(await violations()).toEqual([])
})
