import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { provinceSetup, sampleGroup, sampleGroups } from '#tests/support/province-book.ts'
import { putSheets } from '#tests/support/sent-sheets.ts'
import { expect, test } from './fixture.ts'
import { callFromPage } from './window-book.ts'

const today = '2023-04-14'
const [krongPac = '', eaKar = ''] = sampleGroups.map(({ code }) => code)
const friday = { form: 'BM01', kind: 'day', on: localDate(today) } as const

/** A province of three districts: one sent on time and again, one late, one never. */
async function openTab(page: Page, storePath: string): Promise<void> {
  await callFromPage(page, 'settings.applySetup', provinceSetup())
  putSheets(storePath, [
    { unitCode: krongPac, from: today, exportedAt: '2023-04-14T09:35:07.000Z' },
    { unitCode: krongPac, from: today, exportedAt: '2023-04-14T11:00:00.000Z', sequence: 2 },
    { unitCode: eaKar, from: today, exportedAt: '2023-04-14T10:00:01.000Z' },
  ])
  await page.reload()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
}

const cellOf = (page: Page, unit: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${unit}, Ngày 14/04/2023`) })

test('Hôm nay leads to the matrix, whose cells are read, walked with the keyboard and opened', async ({
  launch,
  storePath,
}) => {
  const { page } = await launch({ today })
  await openTab(page, storePath)
  await expect(page.getByText('1 đơn vị chưa nộp BM01 ngày 14/04')).toBeVisible()
  await page.getByRole('link', { name: 'Đôn đốc' }).click()
  const grid = page.getByRole('grid', { name: 'Tình hình nộp BM01, tháng 4 năm 2023' })
  await expect(grid).toBeVisible()
  await expect(cellOf(page, 'Huyện Krông Pắc')).toHaveAccessibleName(
    /: Nộp lại, gửi 16:35:07 14\/04, lần xuất 2, nhận 2 tệp/,
  )
  await expect(cellOf(page, 'Huyện Ea Kar')).toHaveAccessibleName(/: Nộp trễ, gửi 17:00:01 14\/04/)
  await expect(cellOf(page, 'Thị xã Buôn Hồ')).toHaveAccessibleName(/: Thiếu/)
  await expect(page.getByRole('region', { name: 'Cần gọi, BM01 ngày 14/04/2023' })).toContainText('Đã nộp 2/3 đơn vị')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

  await cellOf(page, 'Thị xã Buôn Hồ').focus()
  await page.keyboard.press('ArrowUp')
  await expect(cellOf(page, 'Huyện Ea Kar')).toBeFocused()
  await page.keyboard.press('Enter')
  const pane = page.getByRole('region', { name: 'Huyện Ea Kar, BM01 ngày 14/04/2023' })
  await expect(pane).toContainText('Đã nhận, đang tính · Lần xuất 1')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await pane.getByRole('link', { name: 'BM01-651-2023-04-14-1.xlsx' }).click()
  await expect(page.getByRole('radio', { name: 'Tiếp nhận' })).toBeChecked()
  await expect(page).toHaveURL(/submission=\d+/)
})

test('the last unit of thirty stays above the sums when what it sent opens beside', async ({ launch }) => {
  const { page } = await launch({ today })
  await page.setViewportSize({ width: 1366, height: 700 })
  const groups = Array.from({ length: 30 }, (_, index) =>
    sampleGroup(String(700 + index), `Huyện ${700 + index}`, ['Xã A']),
  )
  await callFromPage(page, 'settings.applySetup', provinceSetup(groups))
  await page.reload()
  await page.getByRole('link', { name: /^Tổng hợp tỉnh/ }).click()
  await cellOf(page, 'Huyện 700').focus()
  await page.keyboard.press('Control+End')
  const last = page.getByRole('gridcell', { name: /^Huyện 729, / }).and(page.locator(':focus'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /^Huyện 729, BM01/ })).toBeVisible()
  const overlap = async (): Promise<number> => {
    const [cell, sums] = [await last.boundingBox(), await page.locator('tfoot').boundingBox()]
    return (cell?.y ?? 0) + (cell?.height ?? 0) - (sums?.y ?? 0)
  }
  await expect.poll(overlap).toBeLessThanOrEqual(1)
})

test('a call is written down, the contact kept, and the deadline changed from that day on', async ({
  launch,
  storePath,
}) => {
  const { page } = await launch({ today })
  await openTab(page, storePath)
  await page.getByRole('link', { name: 'Đôn đốc' }).click()
  const calls = page.getByRole('region', { name: 'Cần gọi, BM01 ngày 14/04/2023' })
  await calls.getByRole('button', { name: 'Sửa người liên hệ của Thị xã Buôn Hồ' }).click()
  await calls.getByLabel('Người liên hệ của Thị xã Buôn Hồ').fill('Đ/c Hoa')
  await calls.getByLabel('Số điện thoại của Thị xã Buôn Hồ').fill('066123456789')
  await expect(calls.getByRole('button', { name: 'Lưu' })).toBeDisabled()
  await calls.getByLabel('Số điện thoại của Thị xã Buôn Hồ').fill('0905 123 456')
  await page.keyboard.press('Enter')
  await expect(calls).toContainText('Đ/c Hoa · 0905 123 456')
  await calls.getByLabel('Kết quả gọi Thị xã Buôn Hồ').fill('sẽ gửi lúc 18:00')
  await page.keyboard.press('Enter')
  await expect(calls).toContainText('Người thử: sẽ gửi lúc 18:00')
  await calls.getByRole('button', { name: 'Đổi hạn nộp' }).click()
  await page.getByRole('form', { name: 'Hạn nộp BM01' }).getByLabel('Giờ').fill('17:30')
  await page.getByRole('button', { name: 'Lưu hạn nộp' }).click()
  await expect(cellOf(page, 'Huyện Ea Kar')).toHaveAccessibleName(/: Đã nộp/)
  const { slot, rows } = await callFromPage(page, 'province.getCallList', friday)
  expect(slot.deadlineAt).toBe('2023-04-14T10:30:00.000Z')
  expect(rows).toMatchObject([{ contact: { name: 'Đ/c Hoa', phone: '0905 123 456' }, calls: [{ by: 'Người thử' }] }])
})

test('a unit is excused with reason and document, and no longer missing', async ({ launch, storePath }) => {
  const { page } = await launch({ today })
  await openTab(page, storePath)
  await page.getByRole('link', { name: 'Đôn đốc' }).click()
  await cellOf(page, 'Thị xã Buôn Hồ').click()
  const pane = page.getByRole('region', { name: 'Thị xã Buôn Hồ, BM01 ngày 14/04/2023' })
  await pane.getByRole('button', { name: 'Thêm miễn nộp' }).click()
  await pane.getByLabel('Lý do').fill('Mất điện')
  await pane.getByLabel('Văn bản').fill('CV 12')
  await pane.getByRole('button', { name: 'Lưu miễn nộp' }).click()
  await expect(cellOf(page, 'Thị xã Buôn Hồ')).toHaveAccessibleName(/: Miễn/)
  await pane.getByRole('button', { name: 'Bỏ miễn nộp' }).click()
  await expect(cellOf(page, 'Thị xã Buôn Hồ')).toHaveAccessibleName(/: Thiếu/)
})
