import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { dayOf, exportSheet, openGroup, provinceSetup, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import { expect, test } from './fixture.ts'
import { callFromPage } from './window-book.ts'

const on = '2023-04-14'
const [pac = noGroup(), kar = noGroup()] = sampleGroups

function noGroup(): never {
  throw new Error('there is no sample')
}

/** Sheets of two districts, the first sent twice, one of a district elsewhere, and a table of nobody. */
async function sentFiles(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  const keep = (name: string, bytes: Uint8Array): void => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    paths.push(path)
  }
  for (const [group, value] of [
    [pac, 5],
    [kar, 7],
    [{ ...kar, code: '700', name: 'Huyện Lạ' }, 1],
  ] as const) {
    const book = await openGroup(group)
    const commune = group.communes[0]?.code ?? ''
    await recordDay(book, on, [[commune, 'CC_TOTAL', value]])
    const sheet = await exportSheet(book, 'BM01', dayOf(on))
    keep(`1-${sheet.name}`, sheet.bytes)
    if (group === pac) {
      await recordDay(book, on, [[commune, 'CC_TOTAL', 9]])
      const again = await exportSheet(book, 'BM01', dayOf(on))
      keep(`2-${again.name}`, again.bytes)
    }
    await book.dispose()
  }
  keep('tu-lap.csv', new TextEncoder().encode('Xã Ea Kly,5\n'))
  return paths
}

async function openTab(page: Page): Promise<void> {
  await callFromPage(page, 'settings.applySetup', provinceSetup())
  await page.reload()
  await page.getByRole('link', { name: /^Tổng hợp tỉnh/ }).click()
  await page.getByText('Tiếp nhận', { exact: true }).click()
}

test('files are checked, shown with what they do, received as shown, and told on a receipt', async ({
  launch,
  storePath,
}) => {
  const { page } = await launch({ today: '2023-04-15' })
  const folder = join(dirname(storePath), 'nop')
  const paths = await sentFiles(folder)
  await openTab(page)
  await expect(page.getByText(/^Chưa nhận tệp nào/)).toBeVisible()
  await expect(page.getByRole('contentinfo')).toHaveCount(0)
  await page.getByLabel('Chọn tệp…').setInputFiles(paths)
  const chosen = page.getByRole('region', { name: 'Tệp vừa chọn' })
  await expect(chosen.getByRole('button', { name: /^Huyện Krông Pắc.*lần xuất 2/ })).toBeVisible()
  await expect(page.getByText('Nhận được 3')).toBeVisible()
  expect(await callFromPage(page, 'province.listSubmissions', {})).toEqual([])
  await chosen.getByRole('button', { name: /^Huyện Lạ/ }).click()
  await expect(page.getByRole('alert')).toContainText('không phải đơn vị của tỉnh này')
  await chosen.getByRole('button', { name: /^Huyện Krông Pắc.*lần xuất 2/ }).click()
  await expect(page.getByRole('row', { name: /CCCD.* 5 9$/ })).toBeVisible()
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

  await page.getByRole('button', { name: 'Nhận 4 tệp' }).click()
  await expect(page.getByText('Đã nhận 3')).toBeVisible()
  const receipt = page.getByText(/^Biên nhận: /)
  await expect(receipt).toBeVisible()
  const path = ((await receipt.textContent()) ?? '').replace('Biên nhận: ', '')
  expect(existsSync(path)).toBe(true)
  expect(readFileSync(path, 'utf8')).toContain('Đã nhận 3 tệp; không nhận 1 tệp; chuyển sang nhập từ Excel 1 tệp.')

  await page.getByRole('button', { name: 'Xong' }).click()
  const list = page.getByRole('region', { name: 'Tệp đã tiếp nhận' })
  await list.getByRole('button', { name: /^Huyện Krông Pắc.*lần xuất 2 · nộp lại/ }).click()
  await expect(page.getByRole('heading', { name: /^Khác lần nộp trước/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Thị trấn Phước An Tổng.* 5 9$/ })).toBeVisible()
  await list.getByText('Không nhận', { exact: true }).first().click()
  await expect(list.getByRole('button')).toHaveCount(3)
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
})

test('a submission is withdrawn with a reason, after what goes, what was typed over it and what counts then was shown', async ({
  launch,
  storePath,
}) => {
  const { page } = await launch({ today: '2023-04-15' })
  const [, resent = ''] = await sentFiles(join(dirname(storePath), 'nop'))
  await openTab(page)
  await page.getByLabel('Chọn tệp…').setInputFiles(resent)
  await page.getByRole('button', { name: 'Nhận 1 tệp' }).click()
  await page.getByRole('button', { name: 'Xong' }).click()
  const [first] = pac.communes
  const day = localDate(on)
  await callFromPage(page, 'figures.recordFigures', {
    clientId: 'typed-over-0001',
    source: 'typed',
    postings: [{ unitCode: first?.code ?? '', indicator: 'CC_TOTAL', from: day, to: day, value: 8 }],
  })
  const list = page.getByRole('region', { name: 'Tệp đã tiếp nhận' })
  await list.getByRole('button', { name: /^Huyện Krông Pắc/ }).click()
  await page.getByRole('button', { name: 'Rút bản nộp…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rút bản nộp' })
  await expect(dialog.getByText(/^Huyện Krông Pắc · BM01 · 14\/04\/2023 · lần xuất 2 · 5 hàng$/)).toBeVisible()
  await expect(dialog.getByRole('row', { name: /CCCD.* 8 —$/ })).toBeVisible()
  await expect(dialog.getByText(/đơn vị thành thiếu biểu/)).toBeVisible()
  await expect(dialog.getByText(/biểu ghi 9, .* sửa thành 8/)).toBeVisible()
  // The head of a dialog is a header of its own in the library's markup.
  const axe = new AxeBuilder({ page }).setLegacyMode().include('[role="dialog"]')
  expect((await axe.disableRules('landmark-no-duplicate-banner').analyze()).violations).toEqual([])
  const confirm = dialog.getByRole('button', { name: 'Rút bản nộp' })
  await dialog.getByLabel('Lý do rút').fill('Đơn vị gửi nhầm ngày')
  await expect(confirm).toBeDisabled()
  await dialog.getByLabel('Giữ các số đã sửa').click()
  await expect(dialog.getByText('Không tổng nào của kỳ thay đổi.')).toBeVisible()
  await expect(dialog.getByText(/chỉ còn các số đã sửa, ghi là chưa xác thực/)).toBeVisible()
  await confirm.click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/rút lúc .* Lý do: Đơn vị gửi nhầm ngày$/)).toBeVisible()
  await expect(list.getByRole('button', { name: /^Huyện Krông Pắc.*Đã rút/ })).toBeVisible()
})
