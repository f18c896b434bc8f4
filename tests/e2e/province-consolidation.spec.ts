import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { provinceSetup } from '#tests/support/province-book.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, record } from './window-book.ts'

/** Three districts; two of them have figures of one day. */
async function openConsolidation(page: Page): Promise<void> {
  const year = { from: localDate('2023-01-01'), to: localDate('2023-12-31') }
  const target = (unitCode: string, count: number) =>
    ({ unitCode, measure: 'ACT', kind: 'cumulative', needed: { count }, ...year, document: 'QĐ 12' }) as const
  await callFromPage(
    page,
    'settings.applySetup',
    provinceSetup(undefined, { targets: [target('654', 40), target('651', 50)] }),
  )
  await record(page, [...dayOf('65401', '2023-04-14', 5), ...dayOf('65101', '2023-04-14', 12)])
  await page.reload()
  await page.getByRole('link', { name: /^Tổng hợp tỉnh/ }).click()
  await page.getByText('Tổng hợp', { exact: true }).click()
  await page.getByRole('treegrid').waitFor()
}

const line = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })

test('units are added up, open to their communes, and a figure tells where it comes from', async ({ launch }) => {
  const { page } = await launch({ today: '2023-04-15' })
  await openConsolidation(page)
  await expect(page.getByText(/^Số liệu tạm tính: 3\/3 đơn vị/)).toBeVisible()
  await expect(line(page, 'Huyện Ea Kar')).toContainText('48,00 %')
  await expect(line(page, 'Toàn tỉnh')).toContainText('51')

  const unit = page.getByRole('rowheader', { name: 'Huyện Krông Pắc' })
  await unit.focus()
  await page.keyboard.press('Enter')
  const commune = page.getByRole('rowheader', { name: 'Thị trấn Phước An' })
  await expect(commune).toBeVisible()
  await commune.focus()
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('region', { name: 'Lý lịch con số' })
  await expect(pane).toContainText('Hồ sơ cấp CCCD › Trong kỳ › Mới')
  await expect(pane).toContainText('Tỉnh Đắk Lắk › Huyện Krông Pắc › Thị trấn Phước An')
  await expect(pane).toContainText('CCCD cấp mới (tại chỗ)')
  await expect(pane).toContainText(/gõ, Người thử, .*lần ghi \d+/)
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(pane).toBeHidden()

  await page.getByRole('gridcell', { name: '48,00 %' }).first().click()
  await expect(pane).toContainText('Tính từ')
  await pane.getByRole('button', { name: 'Chỉ tiêu kích hoạt' }).click()
  await expect(pane).toContainText('50 (tích lũy)')
  await pane.getByRole('button', { name: 'Quay lại' }).click()
  await expect(pane).toContainText('Kích hoạt trên chỉ tiêu')
})

test('the keyboard stays in the passport while lines are followed, and goes back to the cell with Esc', async ({
  launch,
}) => {
  const { page } = await launch({ today: '2023-04-15' })
  await openConsolidation(page)
  await page.getByRole('rowheader', { name: 'Huyện Krông Pắc' }).focus()
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowRight')
  const cell = page.locator('td:focus')
  await expect(cell).toHaveText('5')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('region', { name: 'Lý lịch con số' })
  await pane.getByRole('button', { name: 'Thị trấn Phước An' }).focus()
  await page.keyboard.press('Enter')
  await expect(pane).toContainText('Huyện Krông Pắc › Thị trấn Phước An')
  await expect(pane.getByRole('heading', { name: 'Lý lịch con số' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(pane).toBeHidden()
  await expect(cell).toHaveText('5')
})

test('a block is chosen with Shift and copied as a spreadsheet takes it', async ({ launch }) => {
  const { page } = await launch({ today: '2023-04-15' })
  await openConsolidation(page)
  await page.getByRole('rowheader', { name: 'Huyện Ea Kar' }).focus()
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowRight')
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(`Shift+${key}`)
  expect(await copied(page)).toBe('12\t12\t12\t36\r\n\t\t\t')
  await page.keyboard.press('Control+a')
  const all = (await copied(page)).split('\r\n')
  expect(all).toHaveLength(await page.getByRole('treegrid').locator('tbody tr').count())
  expect(all[0]).toMatch(/^Huyện /)
  expect(all.join('\n')).toContain('48,00 %')
})

/** What Ctrl+C puts on the clipboard, read from its event as the test machine has none of its own. */
function copied(page: Page): Promise<string> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer()
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    )
    return clipboardData.getData('text/plain')
  })
}

test('BM08 is written from the tab', async ({ launch, dataDir }) => {
  const { page, app } = await launch({ today: '2023-04-15' })
  await openConsolidation(page)
  const path = join(dataDir, 'BM08.xlsx')
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/BM08\.xlsx.*mã kiểm tra/i)).toBeVisible({ timeout: 30_000 })
  expect(existsSync(path)).toBe(true)
})

test('once communes were merged, the units are told as they were or as they are now', async ({ launch }) => {
  const { page } = await launch({ today: '2023-04-15' })
  await openConsolidation(page)
  await expect(page.getByRole('radiogroup', { name: 'Theo địa giới' })).toBeHidden()
  await callFromPage(page, 'province.applyReorganisation', {
    clientId: 'apply-000001',
    reorganisation: {
      id: 'reorg-000001',
      kind: 'merge',
      document: 'Nghị quyết 12/NQ-HĐND',
      on: localDate('2023-04-15'),
      newUnits: [{ code: '65499', name: 'Xã Mới', kind: 'commune', parentCode: '654' }],
      pieces: ['65401', '65402'].map((from) => ({ from, to: '65499', whole: true })),
      renames: [],
      moves: [],
      endedGroups: [],
    },
  })
  await page.reload()
  await page.getByText('Hiện nay', { exact: true }).click()
  await page.getByRole('rowheader', { name: 'Huyện Krông Pắc' }).click()
  await expect(page.getByRole('rowheader', { name: 'Xã Mới' })).toBeVisible()
  await page.getByRole('gridcell', { name: '48,00 %' }).first().click()
  await expect(page.getByText('Lý lịch con số xem ở từng đơn vị')).toBeVisible()
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Xem theo địa giới lúc đó' }).click()
  await expect(page.getByRole('region', { name: 'Lý lịch con số' })).toContainText('Kích hoạt trên chỉ tiêu')
})

test('where more was given to successors than there was, the refusal says what to mend and leads back', async ({
  launch,
}) => {
  const { page } = await launch({ today: '2023-04-20' })
  await openConsolidation(page)
  const on = localDate('2023-04-05')
  const people = (value: number) => ({ unitCode: '65401', indicator: 'POP_ELIG', from: on, to: on, value })
  await record(page, [people(10)])
  await callFromPage(page, 'province.applyReorganisation', {
    clientId: 'apply-000002',
    reorganisation: {
      id: 'reorg-000002',
      kind: 'split',
      document: 'Nghị quyết 12/NQ-HĐND',
      on: localDate('2023-04-15'),
      newUnits: ['65498', '65499'].map((code) => ({ code, name: `Xã ${code}`, kind: 'commune', parentCode: '654' })),
      pieces: ['65498', '65499'].map((to) => ({ from: '65401', to, whole: false })),
      renames: [],
      moves: [],
      endedGroups: [],
    },
  })
  await callFromPage(page, 'province.setAllocations', {
    clientId: 'allocate-000002',
    id: 'reorg-000002',
    allocations: [{ from: '65401', to: '65498', indicator: 'POP_ELIG', value: 10, document: 'BB 01' }],
  })
  await record(page, [people(7)])
  await page.reload()
  await page.getByText('Hiện nay', { exact: true }).click()
  const refusal = page.getByRole('alert')
  await expect(refusal).toContainText('đã phân bổ cho các đơn vị mới nhiều hơn số có 3')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await refusal.getByText('Lúc đó', { exact: true }).click()
  await expect(page.getByRole('treegrid')).toBeVisible()
})
