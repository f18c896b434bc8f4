import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for the tests of one file, taken away when they are done. */
export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}
