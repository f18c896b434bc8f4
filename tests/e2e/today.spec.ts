import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = '2023-04-14'
const thursday = '2023-04-13'

/** Two communes of three are in on Friday; the target is 200 activations by the end of June. */
async function openFriday(page: Page): Promise<void> {
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
    ...dayOf(phuocAn.code, thursday, 3),
    ...dayOf(phuocAn.code, friday, 5),
    ...dayOf(kRongBuk.code, friday, 2),
  ])
}

test('shows who is in, who is missing, the totals and the target', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openFriday(page)

  const activated = page.getByRole('region', { name: 'Kích hoạt', exact: true })
  await expect(activated).toContainText('14')
  await expect(activated).toContainText('+8 so với hôm trước')
  await expect(activated).toContainText('10,00 % trên chỉ tiêu 200')

  const tasks = page.getByRole('region', { name: 'Việc cần làm' })
  await expect(tasks).toContainText('1 xã chưa có số liệu')
  await expect(tasks).toContainText(eaKly.name)

  const calendar = page.getByRole('region', { name: 'Đã nhập' })
  await expect(
    calendar
      .getByRole('row', { name: new RegExp(eaKly.name) })
      .getByRole('cell')
      .last(),
  ).toHaveText('chưa có')
  await expect(
    calendar
      .getByRole('row', { name: new RegExp(phuocAn.name) })
      .getByRole('cell')
      .last(),
  ).toHaveText('đủ')
  await expect(page.getByRole('link', { name: /Nhập ngày/ })).toContainText('1')
})

test('a figure recorded elsewhere shows without a reload', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openFriday(page)
  const tasks = page.getByRole('region', { name: 'Việc cần làm' })
  await expect(tasks).toContainText('1 xã chưa có số liệu')
  await record(page, dayOf(eaKly.code, friday, 1))
  await expect(tasks).not.toContainText('chưa có số liệu')
  await expect(tasks.getByRole('link', { name: 'Chốt ngày 14/04' })).toBeVisible()
})

test('the day is stepped, typed and brought back by keyboard', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openFriday(page)
  const day = page.getByRole('textbox', { name: 'Ngày' })
  await expect(day).toHaveValue('Thứ Sáu, 14/04/2023')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(day).toHaveValue('Thứ Năm, 13/04/2023')
  await day.fill('5/3/2023')
  await day.press('Enter')
  await expect(day).toHaveValue('Chủ Nhật, 05/03/2023')
  await day.fill('31/2')
  await day.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Chưa đọc được ngày')
  await day.press('Escape')
  await expect(day).toHaveValue('Chủ Nhật, 05/03/2023')
  await page.keyboard.press('Control+;')
  await expect(day).toHaveValue('Thứ Sáu, 14/04/2023')
})

test('"Sao chép tin nhắn" puts the figures of the day on the clipboard', async ({ launch }) => {
  const { app, page } = await launch({ today: friday })
  await openFriday(page)
  await expect(page.getByRole('region', { name: 'Tin nhắn trong ngày' })).toContainText('14/04/2023')
  await page.getByRole('button', { name: 'Sao chép tin nhắn' }).click()
  await expect(page.getByText('Đã sao chép')).toBeVisible()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('14/04/2023')
  expect(copied).toContain(eaKly.name)
})

test('a closed day is signed, marked as sent, and the mark is taken back', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openFriday(page)
  await callFromPage(page, 'figures.closeDay', {
    on: localDate(friday),
    reasons: [{ key: `blank:${eaKly.code}`, reason: 'Xã không tổ chức thu nhận' }],
  })
  const tasks = page.getByRole('region', { name: 'Việc cần làm' })
  await expect(tasks.getByRole('link', { name: 'Xem và ký duyệt ngày 14/04' })).toBeVisible()
  await expect(tasks).toContainText('1 ngày chờ ký duyệt')
  await expect(page.getByRole('button', { name: 'Đánh dấu đã gửi' })).toHaveCount(0)
  await tasks.getByRole('button', { name: 'Ký duyệt' }).click()
  await expect(page.getByText('Chưa gửi', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Đánh dấu đã gửi' }).click()
  await expect(page.getByText(/^Đã gửi \d\d:\d\d/)).toBeVisible()
  await expect(page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/)).toBeVisible()
  await page.getByRole('button', { name: 'Bỏ dấu đã gửi' }).click()
  await expect(page.getByText('Chưa gửi', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Xuất BM01 ngày 14/04' })).toBeVisible()
})

test('"Sao lưu ngay" writes a verified copy into the chosen folder', async ({ launch, dataDir }) => {
  const { app, page } = await launch({ today: friday })
  await openFriday(page)
  const folder = join(dataDir, 'usb')
  mkdirSync(folder)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await expect(page.getByText('Đã sao lưu và kiểm tra xong')).toBeVisible()
  expect(readdirSync(folder)).toHaveLength(1)
})

test('the palette finds a command and a commune without diacritics', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openFriday(page)
  await page.keyboard.press('Control+k')
  const search = page.getByRole('textbox', { name: 'Tìm và chạy lệnh' })
  await search.fill('ea kly')
  await expect(page.getByRole('button', { name: eaKly.name })).toBeVisible()
  await search.fill('mo sao luu')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sao lưu' })).toBeVisible()
})

test('F1 lists the shortcuts that work here', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await openFriday(page)
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Phím tắt' })
  await expect(help).toContainText('Về hôm nay')
  await expect(help).toContainText('Ctrl+;')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

for (const theme of ['light', 'dark'] as const) {
  test(`has no accessibility fault in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch({ today: friday })
    await openFriday(page)
    await page.emulateMedia({ colorScheme: theme })
    await expect(page.getByRole('region', { name: 'Việc cần làm' })).toContainText('1 xã')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
  })
}
