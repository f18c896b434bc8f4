/** A store of the first schema, written by the program of that time: copied before it is migrated, and as a backup. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { openTestBook, projectDir } from '#tests/support/test-book.ts'

const dir = tempFolder()
const fixture = join(projectDir, 'tests/fixtures/store-version-1.db.gz')
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function oldStore(name: string): string {
  const folder = join(dir, name)
  mkdirSync(folder)
  const path = join(folder, 'cu.db')
  writeFileSync(path, gunzipSync(readFileSync(fixture)))
  return path
}

it('is copied into the automatic folder before it is migrated, and the copy is of the old schema', async () => {
  const dbPath = oldStore('migrated')
  const book = openTestBook({ dbPath, today: '2023-04-16' })
  try {
    const folder = join(dir, 'migrated/sao-luu')
    const [name = '', ...others] = readdirSync(folder)
    expect([name, others]).toEqual([expect.stringMatching(/^so-can-cuoc-2023-04-16-\d{6}-truoc-nang-cap\.db$/), []])
    const copy = new Database(join(folder, name), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(1)
    copy.close()
    await book.backend.runDueBackups('start')
    expect((await book.call('backup.listBackups', {})).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['before-migration', 'daily']),
    )
  } finally {
    await book.dispose()
  }
})

it('can be looked into, rehearsed and restored as a backup, and stays as it was', async () => {
  const path = oldStore('as-backup')
  const before = hashOf(path)
  const book = openTestBook({ dbPath: join(dir, 'as-backup/so.db'), today: '2023-04-16' })
  try {
    const { backup } = await book.call('backup.inspectBackup', { path })
    expect(backup.revisions).toBeGreaterThan(10)
    expect(await book.call('backup.runDrill', { path })).toMatchObject({ ok: true, summary: backup })
    await book.call('backup.restoreBackup', { path })
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true, revisions: backup.revisions })
    expect(hashOf(path)).toBe(before)
  } finally {
    await book.dispose()
  }
})

it('that is cut off is refused as a backup', async () => {
  const path = oldStore('cut-off')
  truncateSync(path, 20_480)
  const book = openTestBook({ dbPath: join(dir, 'cut-off/so.db') })
  try {
    expect(await book.failure('backup.inspectBackup', { path })).toMatchObject({ code: 'backup/not-a-backup' })
    expect(await book.failure('backup.restoreBackup', { path })).toMatchObject({ code: 'backup/not-a-backup' })
  } finally {
    await book.dispose()
  }
})
