import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { withBook } from '../open-book.ts'
import { printedError, Refusal } from '../refusal.ts'

/**
 * Makes the folder ready and answers the path of the store to create. An earlier demo in it is replaced; a store that
 * is not marked as sample, or a sheet without a demo beside it, is somebody's own: refused, nothing is touched.
 */
export async function prepareDemoFolder(folder: string, author: string, name = 'demo.db'): Promise<string> {
  const dbPath = join(resolve(folder), name)
  mkdirSync(resolve(folder), { recursive: true })
  if (existsSync(dbPath)) {
    const workspace = await withBook({ dbPath, author, isReading: true }, (book) => book.call('units.getWorkspace', {}))
    if (workspace?.isSample !== true) throw kept(`${dbPath} là sổ thật, không phải sổ mẫu`)
    for (const path of [dbPath, `${dbPath}-wal`, `${dbPath}-shm`]) rmSync(path, { force: true })
    return dbPath
  }
  const sheet = readdirSync(resolve(folder)).find((name) => /^BM\d{2}-.*\.xlsx$/.test(name))
  if (sheet !== undefined) throw kept(`${join(resolve(folder), sheet)} không phải của bản mẫu`)
  return dbPath
}

/** Takes away what only two programs on one store need. */
export function tidyDemoFolder(dbPath: string): void {
  rmSync(`${dbPath}.khoa`, { force: true })
}

function kept(reason: string): Refusal {
  return new Refusal([printedError('demo/folder-in-use', `${reason}: được giữ nguyên. Chọn thư mục khác bằng --out.`)])
}
