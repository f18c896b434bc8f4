import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { paste } from './clipboard.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, setUpDistrict } from './window-book.ts'

const today = '2023-04-28'
const april = { from: localDate('2023-04-01'), to: localDate('2023-04-30') }
const march = { from: localDate('2023-03-01'), to: localDate('2023-03-31') }

async function openServices(page: Page): Promise<void> {
  await setUpDistrict(page)
  await page.getByRole('link', { name: 'Dịch vụ công' }).click()
  await page.getByRole('grid', { name: /Dịch vụ công trực tuyến/ }).waitFor()
}

const shown = (page: Page, code: string) =>
  callFromPage(page, 'services.getBook', april).then(({ rows }) => rows.find((row) => row.service.code === code)?.now)

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

test('a month is typed, compared with the one before, and passes the accessibility check', async ({ launch }) => {
  const { page } = await launch({ today })
  await openServices(page)
  await callFromPage(page, 'services.recordFigures', {
    clientId: 'e2e-services-march',
    source: 'typed',
    figures: [
      { code: '03', measure: 'DVC_ALL', ...march, value: 10_000 },
      { code: '03', measure: 'DVC_ON', ...march, value: 4350 },
    ],
  })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('29791')
  await page.keyboard.press('Tab')
  await page.keyboard.type('14571')
  await page.keyboard.press('Enter')
  await expect.poll(() => shown(page, '03')).toEqual({ received: 29_791, online: 14_571 })
  await expect(rowOf(page, 'Đăng ký thường trú')).toContainText(/29\.791.*14\.571.*48,91.*43,50.*\+5,41/)
  await expect(page.getByRole('contentinfo')).toContainText('14.571/29.791 · 48,91 % (+5,41 điểm %)')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
})

test('a pasted block keeps the rows that are right; a wrong pair says both numbers and is saved once it fits', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await openServices(page)
  await paste(page, '100\t60\r\n50\t51\r\n')
  await expect.poll(() => shown(page, '01')).toEqual({ received: 100, online: 60 })
  await expect(page.getByText('2 ô chưa lưu được')).toBeVisible()
  expect(await shown(page, '02')).toEqual({ received: null, online: null })
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('complementary', { name: 'Dịch vụ đang chọn' })).toContainText(
    'trực tuyến 51 nhiều hơn tiếp nhận 50',
  )
  await page.keyboard.type('55')
  await page.keyboard.press('Enter')
  await expect.poll(() => shown(page, '02')).toEqual({ received: 55, online: 51 })
  await expect(page.getByText(/chưa lưu được/)).toHaveCount(0)
})

test('what is typed in the list of services stays while the panel is closed, until it is given up', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await openServices(page)
  await page.getByRole('button', { name: 'Danh mục, chỉ tiêu' }).click()
  const panel = page.getByRole('region', { name: 'Danh mục và chỉ tiêu' })
  await panel.getByRole('textbox', { name: 'Căn cứ của chỉ tiêu' }).fill('KH 9/KH-UBND')
  await panel.getByRole('textbox', { name: 'Mã' }).fill('01')
  await panel.getByRole('textbox', { name: 'Tên dịch vụ mới' }).fill('Cấp phép của tỉnh')
  await expect(panel.getByText('mã này đã có trong danh mục')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Lưu danh mục' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'Danh mục, chỉ tiêu' }).click()
  await expect(panel.getByRole('textbox', { name: 'Căn cứ của chỉ tiêu' })).toHaveValue('KH 9/KH-UBND')
  await panel.getByRole('button', { name: 'Bỏ thay đổi' }).click()
  await expect(panel.getByRole('textbox', { name: 'Căn cứ của chỉ tiêu' })).toHaveValue('')
})

test('targets are set from a day on with their document', async ({ launch }) => {
  const { page } = await launch({ today })
  await openServices(page)
  await page.getByRole('button', { name: 'Danh mục, chỉ tiêu' }).click()
  const panel = page.getByRole('region', { name: 'Danh mục và chỉ tiêu' })
  await panel.getByLabel('Căn cứ của chỉ tiêu').fill('KH 09/KH-UBND')
  await panel.getByLabel('Chỉ tiêu % của Đăng ký thường trú').fill('30')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await panel.getByRole('button', { name: 'Lưu danh mục' }).click()
  await expect(panel).toHaveCount(0)
  await expect(rowOf(page, 'Đăng ký thường trú')).toContainText('30')
  const { rows } = await callFromPage(page, 'services.getBook', march)
  expect(rows.every(({ service }) => service.targetBp === null)).toBe(true)
})
