import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createStore } from '#backend/db/create-store.ts'
import { diskRefusal, openStore } from '#backend/db/open-store.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'

const dir = tempFolder()

test('a disk without room is told as such, whatever else fails is itself', () => {
  const db = openStore(join(dir, 'full.db'))
  const pages = Number(db.pragma('page_count', { simple: true }))
  db.pragma(`max_page_count = ${pages}`)
  const fill = db.prepare("INSERT INTO settings (key, value, updated_at) VALUES ('x', json_quote(?), '')")
  const failure = thrownBy(() => fill.run('x'.repeat(50_000)))
  expect(diskRefusal(failure)).toMatchObject({ code: 'store/disk-full' })
  db.close()

  expect(diskRefusal(Object.assign(new Error('write'), { code: 'EIO' }))).toMatchObject({ code: 'store/disk-failed' })
  const other = new Error('other')
  expect(diskRefusal(other)).toBe(other)
})

test.runIf(process.platform === 'linux')('a disk that fails when a store is looked at is told as such', () => {
  const path = join(dir, 'unreadable.db')
  symlinkSync('/proc/self/mem', path) // a file whose first byte cannot be read: EIO
  expect(thrownBy(() => openStore(path))).toMatchObject({ code: 'store/disk-failed' })
})

test('a store that could not be filled has no file, and is made at the next start', () => {
  const path = join(dir, 'new.db')
  const failed = thrownBy(() =>
    createStore(path, (db) => {
      db.exec('CREATE TABLE half (made TEXT)')
      throw new Error('the disk went')
    }),
  )
  expect(failed).toMatchObject({ message: 'the disk went' })
  expect(existsSync(path)).toBe(false)
  expect(existsSync(`${path}.dang-lap`)).toBe(false)
  openStore(path).close()
  expect(existsSync(path)).toBe(true)
})

test('what an interrupted start left beside the place of a store does not stop the next one', () => {
  const path = join(dir, 'interrupted.db')
  writeFileSync(`${path}.dang-lap`, 'half a store')
  writeFileSync(`${path}.dang-lap-journal`, 'and its journal')
  openStore(path).close()
  expect(existsSync(`${path}.dang-lap`)).toBe(false)
})

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
