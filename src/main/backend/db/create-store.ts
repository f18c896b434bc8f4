import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Makes a store beside its place and gives it the name when it is filled and on the disk. Whatever interrupts that, no
 * half-made store lies under the name, which the next start would have to refuse.
 */
export function createStore(path: string, fill: (db: Database.Database) => void): void {
  const making = `${path}.dang-lap`
  discard(making)
  try {
    const db = new Database(making)
    try {
      db.pragma('synchronous = FULL')
      fill(db)
    } finally {
      db.close()
    }
    renameSync(making, path)
    flushNames(dirname(path))
  } catch (error) {
    discard(making)
    throw error
  }
}

/** What cannot be taken away is tried again at the next start. */
function discard(path: string): void {
  for (const one of [path, `${path}-journal`]) {
    try {
      rmSync(one, { force: true })
    } catch {
      // The failure before it is the one to tell.
    }
  }
}

/** Windows keeps a folder's names by itself. */
function flushNames(folder: string): void {
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
