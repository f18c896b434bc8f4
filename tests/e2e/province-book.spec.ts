import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const today = '2023-04-14'

// Each test walks through the whole wizard.
test.describe.configure({ timeout: 120_000 })

const next = (page: Page) => page.getByRole('button', { name: /^(Tiếp tục|Bỏ qua bước này)$/ }).click()
/** A cell by its row and the number printed under its heading: (3) is the first figure. */
function cell(page: Page, rowName: string, number: number): Locator {
  return page.getByRole('row', { name: new RegExp(rowName) }).locator(`td[aria-colindex="${number}"]`)
}
const unitChooser = (page: Page) => page.getByRole('combobox', { name: 'Đơn vị đang xem' })

/** Đắk Lắk with all its districts but one, of which another lacks a commune. */
async function setUpProvince(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /Cấp huyện/ }).check()
  await next(page)
  await page.getByRole('textbox', { name: 'Ngày bắt đầu dùng sổ' }).fill('1/4/2023')
  await page.getByText('Cấp tỉnh (nhận báo cáo của các huyện)').click()
  await page.getByRole('combobox', { name: 'Tìm nhanh' }).fill('dak lak')
  await page.getByRole('option', { name: 'Tỉnh Đắk Lắk' }).click()
  await next(page)
  await expect(page.getByText('15/15 đơn vị, 180 xã')).toBeVisible()
  await page.getByRole('checkbox', { name: /Huyện Lắk/ }).uncheck()
  await page.getByRole('button', { name: 'Xem các xã của Huyện Krông Pắc' }).click()
  await page.getByRole('checkbox', { name: /Xã Ea Kly/ }).uncheck()
  await expect(page.getByText('14/15 đơn vị, 168 xã')).toBeVisible()
  await next(page)
  await next(page)
  await next(page)
  await expect(page.getByRole('figure', { name: 'Xem trước đầu báo cáo' })).toContainText('PHÒNG CẢNH SÁT QLHC VỀ TTXH')
  await next(page)
  await expect(page.getByText('14 đơn vị báo cáo lên tỉnh, 168 xã')).toBeVisible()
  await page.getByRole('button', { name: 'Bắt đầu dùng' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hôm nay' })).toBeVisible()
}

test('a province is set up with the districts that report to it, and set up again as it stands', async ({ launch }) => {
  const { page } = await launch({ today })
  await setUpProvince(page)
  await expect(page.getByRole('link', { name: 'Tổng hợp tỉnh' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Lưu động' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  await page.getByRole('button', { name: 'Sửa lại thiết lập' }).click()
  await page
    .getByRole('navigation', { name: 'Các bước thiết lập' })
    .getByRole('button', { name: /Xã, phường/ })
    .click()
  await expect(page.getByText('14/15 đơn vị, 168 xã')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /Huyện Lắk/ })).not.toBeChecked()
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
})

test('figures are typed inside a district, read as a row of the province, and printed of either', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await setUpProvince(page)
  await page.getByRole('link', { name: 'Nhập ngày' }).click()
  await expect(unitChooser(page)).toHaveValue('Toàn tỉnh')
  await cell(page, 'Huyện Cư Kuin', 3).click()
  await page.keyboard.press('9')
  await expect(cell(page, 'Huyện Cư Kuin', 3)).toHaveText('')
  await page.keyboard.press('Control+Enter')
  await expect(unitChooser(page)).toHaveValue('Huyện Cư Kuin')
  await cell(page, 'Xã Ea Hu', 3).click()
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(page.locator('td[data-state="saving"], td[data-state="failed"]')).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowDown')
  await expect(unitChooser(page)).toHaveValue("Huyện Cư M'gar")
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Alt+ArrowUp')
  await expect(unitChooser(page)).toHaveValue('Toàn tỉnh')
  await expect(cell(page, 'Huyện Cư Kuin', 3)).toHaveText('12')
  await expect(cell(page, 'Tổng \\(', 3)).toHaveText('12')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

  await page.getByRole('link', { name: 'Báo cáo' }).click()
  await expect(page.getByText('Địa bàn: Tỉnh Đắk Lắk')).toBeVisible()
  await unitChooser(page).click()
  await page.getByRole('option', { name: 'Huyện Cư Kuin' }).click()
  await expect(page.getByText('Địa bàn: Huyện Cư Kuin')).toBeVisible()
  await expect(page.getByText('Địa bàn: Tỉnh Đắk Lắk')).toHaveCount(0)
})
