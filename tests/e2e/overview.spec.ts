import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { dayOf, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = '2023-04-14'

/** Two communes of three with figures on two days, and a target of 100 activations each. */
async function openOverview(page: Page): Promise<void> {
  await setUpDistrict(page, {
    startOn: localDate('2023-04-10'),
    targets: [phuocAn, kRongBuk].map(({ code }) => ({
      unitCode: code,
      measure: 'ACT',
      kind: 'cumulative',
      needed: { count: 100 },
      from: localDate('2023-01-01'),
      to: localDate('2023-06-30'),
      document: 'KH 15/KH-CAH',
    })),
  })
  await record(page, [
    ...dayOf(phuocAn.code, '2023-04-13', 3),
    ...dayOf(phuocAn.code, friday, 5),
    ...dayOf(kRongBuk.code, friday, 2),
  ])
  await page.getByRole('link', { name: 'Tổng quan' }).click()
  await expect(page.getByRole('img', { name: /^Xếp hạng/ }).locator('svg')).toBeVisible()
}

const card = (page: Page, name: string) => page.getByRole('region', { name })

async function openTable(page: Page, name: string): Promise<void> {
  await card(page, name)
    .getByRole('button', { name: /Xem bảng số/ })
    .click()
}

test('draws every chart, each with its table, and passes the accessibility check', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openOverview(page)
  for (const name of ['Tiến độ so với chỉ tiêu', 'Tài khoản định danh', 'Xếp hạng theo chỉ tiêu', 'Ngày thiếu số liệu'])
    await expect(card(page, name).locator('svg').last()).toBeVisible()
  await expect(card(page, 'Lịch lưu động')).toContainText('Chưa có buổi lưu động nào')

  await openTable(page, 'Xếp hạng theo chỉ tiêu')
  await expect(card(page, 'Xếp hạng theo chỉ tiêu').getByRole('row').nth(1)).toContainText(
    /Phước An.*1.*16.*100.*16,00 %/,
  )
  await openTable(page, 'Tài khoản định danh')
  await expect(card(page, 'Tài khoản định danh').getByRole('row', { name: /Mức 1/ })).toContainText('10')
  await openTable(page, 'Ngày thiếu số liệu')
  await expect(card(page, 'Ngày thiếu số liệu').getByRole('row', { name: kRongBuk.name })).toContainText(
    '10, 11, 12, 13',
  )
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
})

test('a figure opens what it is made of: the days of the row, then who entered it', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openOverview(page)
  await openTable(page, 'Xếp hạng theo chỉ tiêu')
  await card(page, 'Xếp hạng theo chỉ tiêu').getByRole('button', { name: phuocAn.name }).click()
  const panel = page.getByRole('dialog', { name: 'Con số này gồm' })
  await expect(panel).toContainText('16')
  await panel.getByRole('button', { name: 'ngày 14/04/2023' }).click()
  await expect(panel.getByRole('list', { name: 'Các lần ghi' }).getByRole('listitem')).toHaveCount(2)
  await panel.getByRole('link', { name: /Mở ngày 14\/04\/2023/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập ngày' })).toBeVisible()
})

test('a chart is copied as a picture', async ({ launch }) => {
  const { app, page } = await launch({ today: friday })
  await openOverview(page)
  await card(page, 'Xếp hạng theo chỉ tiêu')
    .getByRole('button', { name: /Chép hình/ })
    .click()
  await expect(card(page, 'Xếp hạng theo chỉ tiêu').getByRole('status')).toHaveText('Đã chép hình')
  expect(await pictureSize(app)).toBeGreaterThan(5000)
})

test('on paper the charts are grey', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openOverview(page)
  await page.emulateMedia({ media: 'print' })
  const filter = await page.getByRole('img', { name: /^Xếp hạng/ }).evaluate((chart) => getComputedStyle(chart).filter)
  expect(filter).toBe('grayscale(1)')
})

/** Bytes of the PNG that lies on the clipboard. */
function pictureSize(app: ElectronApplication): Promise<number> {
  return app.evaluate(async ({ clipboard }) => {
    const [item] = await clipboard.read()
    return item === undefined ? 0 : (await item.getType('image/png')).size
  })
}
