import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, phuocAn, record, setUpDistrict } from './window-book.ts'

const today = '2023-06-30'

async function openLevels(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Nhập ngày' }).click()
  await page.getByRole('grid', { name: /^Bảng nhập số liệu/ }).waitFor()
  await page.getByText('Số tại ngày').click()
  await page.getByRole('grid', { name: 'Số tại ngày 30/06/2023' }).waitFor()
}

const levelOf = async (page: Page, indicator: string) => {
  const { cells } = await callFromPage(page, 'figures.getLevels', { on: localDate(today) })
  return cells.find((cell) => cell.unitCode === phuocAn.code && cell.indicator === indicator)
}

test('a level is typed beside what stood before, with its document, and passes the accessibility check', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await setUpDistrict(page)
  const before = localDate('2023-01-31')
  await record(page, [
    { unitCode: phuocAn.code, indicator: 'POP_TOTAL', from: before, to: before, value: 5200 },
    { unitCode: phuocAn.code, indicator: 'POP_TEMP', from: before, to: before, value: 100 },
  ])
  await openLevels(page)
  await expect(page.getByRole('row', { name: new RegExp(phuocAn.name) })).toContainText('5.200')
  await page.getByLabel('Căn cứ: văn bản, biên bản…').fill('BB 12/BB-CAH')
  await page.getByRole('grid').getByRole('gridcell').first().click()
  await page.keyboard.type('5100')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => levelOf(page, 'POP_TOTAL'))
    .toMatchObject({ given: { value: 5100, document: 'BB 12/BB-CAH' }, before: { value: 5200 } })
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('region', { name: 'Các lần ghi' })).toContainText('31/01/2023')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
})

test('more eligible people than residents is a warning that shows the arithmetic, and is kept', async ({ launch }) => {
  const { page } = await launch({ today })
  await setUpDistrict(page)
  await openLevels(page)
  for (const figure of ['100', '5', '106']) {
    await page.keyboard.type(figure)
    await page.keyboard.press('Tab')
  }
  await expect.poll(() => levelOf(page, 'POP_ELIG')).toMatchObject({ given: { value: 106 } })
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('complementary', { name: 'Ô đang chọn' })).toContainText(
    'lớn hơn thường trú 100 + tạm trú 5 = 105',
  )
})
