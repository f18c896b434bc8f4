import { AxeBuilder } from '@axe-core/playwright'
import { localDate } from '#shared/kernel/local-date.ts'
import { paste } from './clipboard.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const today = '2023-04-28'
const on = localDate(today)

test('national figures pasted from Excel show their differences, which are explained and filtered', async ({
  launch,
}) => {
  const { page } = await launch({ today })
  await setUpDistrict(page)
  await record(page, [
    { unitCode: phuocAn.code, indicator: 'CC_TOTAL', from: on, to: on, value: 120 },
    { unitCode: kRongBuk.code, indicator: 'CC_TOTAL', from: on, to: on, value: 80 },
  ])
  await page.getByRole('link', { name: 'Đối chiếu' }).click()
  await page.getByRole('grid', { name: /Đối chiếu với hệ thống quốc gia/ }).waitFor()
  await expect(page.getByText('Chưa có số của hệ thống quốc gia')).toBeVisible()
  await paste(page, '127\r\n80\r\n')
  const differences = async () =>
    (await callFromPage(page, 'reconciliation.getVariances', { on }))
      .filter(({ difference }) => difference !== null)
      .map(({ difference, reason }) => [difference, reason])
  await expect.poll(differences).toEqual([
    [-7, ''],
    [0, ''],
  ])
  await expect(page.getByText('2 số đã đối chiếu · 1 chênh lệch · 1 chưa có lý do')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('7 hồ sơ nhập trễ')
  await page.keyboard.press('Enter')
  await expect.poll(differences).toContainEqual([-7, '7 hồ sơ nhập trễ'])
  await page.getByLabel('Chỉ dòng có chênh lệch').check()
  await expect(page.getByRole('rowheader', { name: kRongBuk.name })).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: phuocAn.name })).toBeVisible()
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
})
