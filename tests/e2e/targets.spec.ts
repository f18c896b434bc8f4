import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { paste } from './clipboard.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = '2023-04-14'

async function openTargets(page: Page): Promise<void> {
  await setUpDistrict(page, { startOn: localDate('2023-04-03') })
  await record(page, [...dayOf(phuocAn.code, '2023-04-13', 20), ...dayOf(kRongBuk.code, friday, 10)])
  await page.getByRole('link', { name: 'Chỉ tiêu – cao điểm' }).click()
  await page.getByRole('heading', { level: 1, name: 'Chỉ tiêu – cao điểm' }).waitFor()
}

const grid = (page: Page) => page.getByRole('grid')
const cell = (page: Page, unit: string) =>
  grid(page)
    .getByRole('row', { name: new RegExp(unit) })
    .getByRole('gridcell')
    .nth(1)

/** A target of 100 activations for every commune to the end of June, typed in the grid. */
async function addTarget(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Thêm chỉ tiêu' }).last().click()
  await page.getByText('Số lượng từng đơn vị').click()
  await page.getByRole('textbox', { name: 'Từ ngày' }).fill('1/1/2023')
  await page.getByRole('textbox', { name: 'Đến ngày' }).fill('30/6/2023')
  await page.getByRole('textbox', { name: 'Căn cứ' }).fill('KH 15/KH-CAH')
  await page.getByRole('textbox', { name: 'Cùng một mức cho mọi xã' }).fill('100')
  await page.getByRole('button', { name: 'Ghi cho mọi xã' }).click()
}

test('a target is typed for all communes, shows what is left before it is saved, and ranks them after', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await openTargets(page)
  await expect(page.getByRole('heading', { name: 'Chưa có chỉ tiêu nào' })).toBeVisible()
  await addTarget(page)
  // 100 − 2 × 20 done by the first commune: 60 left.
  await expect(grid(page).getByRole('row', { name: new RegExp(phuocAn.name) })).toContainText('60')
  await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click()

  const table = page.getByRole('table', { name: 'Tiến độ thực hiện chỉ tiêu' })
  const first = table.getByRole('row', { name: new RegExp(phuocAn.name) })
  await expect(first).toContainText('40,00 %')
  await expect(first).toContainText('Trên trung bình')
  await expect(table.getByRole('row', { name: new RegExp(kRongBuk.name) })).toContainText('Dưới trung bình')
  // What a commune has to reach counts in full, whether or not it has reported.
  await expect(table.getByRole('row', { name: /Cộng 3 đơn vị/ })).toContainText('20,00 %')
  await expect(
    page.getByText(`Chỉ tiêu: chưa có kết quả, chỉ tiêu vẫn tính đủ vào tổng cộng: ${eaKly.name}.`),
  ).toBeVisible()
})

test('the table is sorted, filtered and searched, and a commune shows how its target came to be', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await openTargets(page)
  await addTarget(page)
  await page.keyboard.press('Control+s')
  const table = page.getByRole('table', { name: 'Tiến độ thực hiện chỉ tiêu' })
  await table.getByRole('button', { name: 'Tỷ lệ' }).click()
  await expect(table.getByRole('columnheader', { name: 'Tỷ lệ' })).toHaveAttribute('aria-sort', 'descending')
  await expect(table.locator('tbody tr').first()).toContainText(phuocAn.name)
  await page.getByRole('main').getByText('Dưới trung bình').first().click()
  await expect(table.locator('tbody tr')).toHaveCount(1)
  await page.getByText('Tất cả').click()
  await page.getByRole('textbox', { name: 'Tìm xã' }).fill('ea kly')
  await expect(table.locator('tbody tr')).toHaveCount(1)
  await table.getByRole('button', { name: eaKly.name }).click()
  await expect(page.getByRole('complementary', { name: 'Các lần đặt chỉ tiêu này' })).toContainText('KH 15/KH-CAH')
})

test('the grid takes a column copied from Excel and undoes it; a wrong amount is marked and not saved', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday })
  await openTargets(page)
  await addTarget(page)
  await cell(page, phuocAn.name).click()
  await paste(page, '70\r\n80\r\nchín mươi')
  await expect(cell(page, kRongBuk.name)).toHaveText('80')
  await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click()
  await expect(page.getByText('Có ô chưa đọc được: sửa những ô đỏ trong bảng.')).toBeVisible()
  await cell(page, phuocAn.name).click()
  await page.keyboard.press('Control+z')
  await expect(cell(page, kRongBuk.name)).toHaveText('100')
  // What is not saved would hold the closing of the window up.
  await page.getByRole('button', { name: 'Thôi' }).click()
  await expect(grid(page)).toHaveCount(0)
})

test('an edited target replaces the one before, and what was emptied is withdrawn', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openTargets(page)
  await addTarget(page)
  await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click()
  await page.getByRole('button', { name: 'Sửa' }).click()
  await cell(page, phuocAn.name).click()
  await page.keyboard.type('50')
  await page.keyboard.press('Enter')
  await cell(page, eaKly.name).click()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click()
  const table = page.getByRole('table', { name: 'Tiến độ thực hiện chỉ tiêu' })
  await expect(table.getByRole('row', { name: new RegExp(phuocAn.name) })).toContainText('80,00 %')
  await expect(table.getByRole('row', { name: new RegExp(eaKly.name) })).toHaveCount(0)
})

test('both tabs are there, and nothing is out of reach of assistive technology', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openTargets(page)
  await addTarget(page)
  await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click()
  await expect(page.getByRole('table', { name: 'Tiến độ thực hiện chỉ tiêu' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Sửa' }).click()
  await expect(grid(page)).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Thôi' }).click()
  await page.getByText('Đợt cao điểm', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Chỉ tiêu – cao điểm' })).toBeVisible()
  expect((await callFromPage(page, 'targets.listTargets', {})).length).toBe(3)
})
