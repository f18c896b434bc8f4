import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { addDays, isWeekend, localDate } from '#shared/kernel/local-date.ts'
import { provinceSetup } from '#tests/support/province-book.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, record } from './window-book.ts'

const on = localDate('2023-04-14')

/** A commune with steady days and one figure with a nought too many. */
async function openOutliers(page: Page): Promise<void> {
  await callFromPage(page, 'settings.applySetup', provinceSetup())
  const days = Array.from({ length: 40 }, (_, index) => addDays(on, index - 40)).filter((day) => !isWeekend(day))
  const figure = (day: typeof on, value: number) => ({
    unitCode: '65402',
    indicator: 'CC_NEW',
    from: day,
    to: day,
    value,
  })
  await record(page, [...days.map((day, index) => figure(day, 11 + (index % 4))), figure(on, 120)])
  await page.reload()
  await page.getByRole('link', { name: /^Tổng hợp tỉnh/ }).click()
  await page.getByRole('radiogroup', { name: 'Phần việc của tỉnh' }).getByText('Đối chiếu', { exact: true }).click()
  await page.keyboard.press('Alt+ArrowLeft')
}

test('a figure unlike the days before is asked about, and what was found out is kept', async ({ launch }) => {
  const { page } = await launch({ today: '2023-04-15' })
  await openOutliers(page)
  const item = page.getByRole('listitem', { name: /^Xã Ea Kly, .*: 120$/ })
  await expect(item).toContainText('Giống gõ thừa một số 0: 120 thay vì 12')
  await expect(page.getByText('Ngày này chưa nhận biểu nào')).toBeVisible()
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

  await item.getByRole('textbox').fill('đơn vị gõ thừa số 0')
  await item.getByRole('button', { name: /^Xã Ea Kly/ }).focus()
  await page.keyboard.press('h')
  await expect(item).toContainText('Đang hỏi lại đơn vị')
  await page.getByLabel('Chỉ hiện số chưa kết luận').check()
  await expect(item).toHaveCount(1)
  await item.getByRole('button', { name: /^Xã Ea Kly/ }).focus()
  await page.keyboard.press('d')
  await expect(item).toHaveCount(0)
})
