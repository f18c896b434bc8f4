import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, phuocAn, record, setUpDistrict } from './window-book.ts'

const today = '2023-04-14'

function answerOpenDialog(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}

async function backUp(app: ElectronApplication, page: Page, folder: string): Promise<string> {
  mkdirSync(folder)
  await answerOpenDialog(app, folder)
  await page.getByRole('link', { name: 'Sao lưu' }).click()
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await expect(page.getByText('Đã sao lưu và kiểm tra xong')).toBeVisible()
  const [name] = readdirSync(folder)
  if (name === undefined) throw new Error('no backup was written')
  return join(folder, name)
}

test('a backup is written, listed, looked into and put back, and the book before it is kept', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, today, 5))
  const path = await backUp(app, page, join(dataDir, 'usb'))
  await expect(page.getByRole('region', { name: 'Các bản sao lưu đã ghi' })).toContainText(path)

  await record(page, dayOf(eaKly.code, today, 7))
  await page.getByRole('button', { name: 'Kiểm tra sổ' }).click()
  await expect(page.getByText(/^Sổ nguyên vẹn: 14 số liệu/)).toBeVisible()
  await answerOpenDialog(app, path)
  await page.getByRole('button', { name: 'Chọn tệp sao lưu' }).click()
  await expect(page.getByText(/Sẽ mất \d+ lần ghi, (lúc|từ) /)).toBeVisible()
  await expect(page.getByText('Số liệu các ngày: 14/04/2023.')).toBeVisible()
  await page.getByRole('button', { name: 'Khôi phục bản này' }).click()
  await expect(page.getByText('Sổ cũ được giữ tại')).toBeVisible()
  await expect(page.getByText(/^Sổ nguyên vẹn/)).toHaveCount(0)

  const day = await callFromPage(page, 'figures.getDay', { on: localDate(today) })
  expect(new Set(day.cells.map((cell) => cell.unitCode))).toEqual(new Set([phuocAn.code]))
  expect(readdirSync(join(dataDir, 'so-lieu')).filter((name) => name.endsWith('.db')).length).toBeGreaterThanOrEqual(1)
})

test('the first screen knows of a backup made on the backup screen', async ({ launch, dataDir }) => {
  const { app, page } = await launch({ today })
  await setUpDistrict(page)
  await expect(page.getByText('Chưa sao lưu lần nào')).toBeVisible()
  await backUp(app, page, join(dataDir, 'usb'))
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Việc cần làm' })).toBeVisible()
  await expect(page.getByText('Chưa sao lưu lần nào')).toBeHidden()
})

test('a file that is no backup is refused with a reason, and the book stays', async ({ launch, dataDir }) => {
  const { app, page } = await launch({ today })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, today, 5))
  const foreign = join(dataDir, 'ảnh thẻ.db')
  writeFileSync(foreign, 'đây không phải là bản sao lưu')
  await answerOpenDialog(app, foreign)
  await page.getByRole('link', { name: 'Sao lưu' }).click()
  await page.getByRole('button', { name: 'Chọn tệp sao lưu' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Khôi phục bản này' })).toBeHidden()
  expect((await callFromPage(page, 'figures.getDay', { on: localDate(today) })).cells.length).toBeGreaterThan(0)
})

test('"Kiểm tra sổ" says that the book is whole', async ({ launch }) => {
  const { page } = await launch({ today })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, today, 5))
  await page.getByRole('link', { name: 'Sao lưu' }).click()
  await page.getByRole('button', { name: 'Kiểm tra sổ' }).click()
  await expect(page.getByText('Sổ nguyên vẹn: 7 số liệu đã ghi')).toBeVisible()
})

test('a copy goes to the second place that was chosen, and the first screen no longer asks for it', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, today, 5))
  await expect(page.getByText('Sao chép sang nơi thứ hai (USB): chưa chọn nơi nào')).toBeVisible()
  await page.getByRole('link', { name: 'Chọn nơi' }).click()
  const usb = join(dataDir, 'USB của Y Moan')
  mkdirSync(usb)
  await answerOpenDialog(app, usb)
  await page.getByRole('button', { name: 'Chọn nơi thứ hai' }).click()
  await page.getByRole('button', { name: 'Chép sang ngay' }).click()
  await expect(page.getByText('Đã chép, đọc lại và kiểm tra xong')).toBeVisible()
  expect(readdirSync(usb)).toHaveLength(1)
  await expect(page.getByRole('region', { name: 'Các bản sao lưu đã ghi' })).toContainText('nơi thứ hai')
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Việc cần làm' })).toBeVisible()
  await expect(page.getByText('Sao chép sang nơi thứ hai')).toBeHidden()
})

test('"Diễn tập khôi phục" says that the newest backup brings the book back, and whether it has everything', async ({
  launch,
  dataDir,
}) => {
  const { app, page } = await launch({ today })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, today, 5))
  await page.getByRole('link', { name: 'Sao lưu' }).click()
  const drill = page.getByRole('region', { name: 'Diễn tập khôi phục' })
  await drill.getByRole('button').click()
  await expect(drill.getByText('Chưa có bản sao lưu nào để diễn tập')).toBeVisible()
  await backUp(app, page, join(dataDir, 'usb'))
  await drill.getByRole('button').click()
  await expect(drill.getByText('Bản này có đủ số liệu đến lúc này.')).toBeVisible()
  await expect(drill.getByText('Lần diễn tập tốt gần nhất')).toBeVisible()
})

test('closing the program makes a backup of what was recorded, once', async ({ launch, dataDir }) => {
  const automatic = join(dataDir, 'so-lieu/sao-luu')
  const first = await launch({ today })
  await setUpDistrict(first.page)
  await record(first.page, dayOf(phuocAn.code, today, 5))
  await first.app.close()
  expect(readdirSync(automatic)).toEqual([expect.stringMatching(/-khi-dong\.db$/)])
  const second = await launch({ today })
  await second.page.getByRole('link', { name: 'Sao lưu' }).click()
  await expect(second.page.getByRole('region', { name: 'Các bản sao lưu đã ghi' })).toContainText('khi đóng')
  await second.app.close()
  expect(readdirSync(automatic)).toHaveLength(1)
})

test('has no accessibility fault', async ({ launch }) => {
  const { page } = await launch({ today })
  await setUpDistrict(page)
  await page.getByRole('link', { name: 'Sao lưu' }).click()
  await page.getByText('Chưa có bản sao lưu nào').waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
})
