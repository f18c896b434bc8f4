import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import Database from 'better-sqlite3'
import type { Page } from '@playwright/test'
import { expect, type LaunchOptions, type RunningApp, test } from './fixture.ts'

type Launch = (options: LaunchOptions) => Promise<RunningApp>

/** Lets the application make its store, leaves a copy among the automatic backups, and closes it. */
async function makeStore(launch: Launch, storePath: string): Promise<string> {
  const { app } = await launch({ people: 'unset' })
  await app.close()
  const backup = join(dirname(storePath), 'sao-luu', 'so-can-cuoc-2023-04-15-070000.db')
  mkdirSync(dirname(backup), { recursive: true })
  copyFileSync(storePath, backup)
  return backup
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

test('a file that is no store is told on the window, and its bytes stay', async ({ launch, storePath }) => {
  await makeStore(launch, storePath)
  const foreign = Buffer.from('đây không phải là tệp số liệu '.repeat(400))
  writeFileSync(storePath, foreign)
  const { page } = await launch({ people: 'unset' })
  await expect(heading(page, 'Tệp ở chỗ của sổ không phải là sổ')).toBeVisible()
  await expect(page.getByText('không byte nào bị sửa')).toBeVisible()
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await expect(page.getByText('Vẫn chưa mở được.')).toBeVisible()
  expect(readFileSync(storePath).equals(foreign)).toBe(true)
})

test('a damaged store is replaced by the newest backup that is whole, and kept aside', async ({
  launch,
  storePath,
}) => {
  const backup = await makeStore(launch, storePath)
  truncateSync(storePath, 20 * 4096)
  writeFileSync(join(dirname(backup), 'so-can-cuoc-2023-04-16-070000.db'), 'chép dở')
  const damaged = readFileSync(storePath)
  const { page } = await launch({ people: 'unset' })
  await expect(heading(page, 'Tệp sổ bị hỏng')).toBeVisible()
  await expect(page.getByText('Bản này không còn đúng nên không dùng được')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page
    .getByRole('listitem')
    .filter({ hasText: 'mới nhất còn đúng' })
    .getByRole('button', { name: 'Khôi phục bản này' })
    .click()
  await expect(heading(page, 'Tệp sổ bị hỏng')).toBeHidden()
  const kept = readdirSync(dirname(storePath)).find((name) => name.includes('giu-lai') && name.endsWith('.db'))
  expect(readFileSync(join(dirname(storePath), kept ?? '')).equals(damaged)).toBe(true)
})

test('a lost store is never silently begun anew; a person may begin one on purpose', async ({ launch, storePath }) => {
  await makeStore(launch, storePath)
  rmSync(storePath)
  const { page } = await launch({ people: 'unset' })
  await expect(heading(page, 'Không thấy tệp sổ')).toBeVisible()
  await page.getByRole('button', { name: 'Bắt đầu sổ mới' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bắt đầu một sổ trống?' })
  await dialog.getByRole('button', { name: 'Thôi, quay lại' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Bắt đầu sổ mới' }).click()
  await dialog.getByRole('button', { name: 'Bắt đầu sổ trống' }).click()
  await expect(heading(page, 'Không thấy tệp sổ')).toBeHidden()
})

test('a store that a newer version wrote opens once its file is one of this version', async ({ launch, storePath }) => {
  const backup = await makeStore(launch, storePath)
  const db = new Database(storePath)
  db.pragma('user_version = 99')
  db.close()
  const { page } = await launch({ people: 'unset' })
  await expect(heading(page, 'Sổ này được ghi bởi phiên bản mới hơn')).toBeVisible()
  copyFileSync(backup, storePath)
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await expect(heading(page, 'Sổ này được ghi bởi phiên bản mới hơn')).toBeHidden()
})

test('a store that is open elsewhere is waited for, and nothing else is offered', async ({ launch, storePath }) => {
  await makeStore(launch, storePath)
  const other = new Database(`${storePath}.khoa`)
  other.exec('BEGIN EXCLUSIVE')
  const { page } = await launch({ people: 'unset' })
  await expect(heading(page, 'Sổ đang được mở ở nơi khác')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bắt đầu sổ mới' })).toHaveCount(0)
  await expect(page.getByText('Bản sao lưu tìm thấy')).toHaveCount(0)
  other.close()
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await expect(heading(page, 'Sổ đang được mở ở nơi khác')).toBeHidden()
})
