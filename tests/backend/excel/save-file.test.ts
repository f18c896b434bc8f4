import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FileSteps } from '#backend/excel/save-file.ts'
import { saveFile } from '#backend/excel/save-file.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { notHere } from './oracles.ts'

const NEW = new TextEncoder().encode('mới')
let folder = ''
let target = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-can-cuoc-luu-'))
  target = join(folder, 'Báo cáo kỳ.xlsx')
})
afterEach(async () => {
  await chmod(folder, 0o755)
  await rm(folder, { recursive: true, force: true })
})

/** An error as the operating system gives it. */
function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, errno: -1, syscall: 'rename' })
}

/** The real disk, but the first renames are refused as Windows does while another program has the file open. */
function lockedFor(refusals: number, code = 'EBUSY'): FileSteps & { attempts: number } {
  return {
    attempts: 0,
    retryPauseMs: 1,
    writeNew: (path, bytes) => writeFile(path, bytes, { flag: 'wx' }),
    async rename(from, to) {
      this.attempts++
      if (this.attempts <= refusals) throw systemError(code)
      await rename(from, to)
    },
  }
}

async function refusal(saving: Promise<void>): Promise<{ code: string; data: unknown }> {
  const error: unknown = await saving.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DomainError)) throw new Error(`not refused: ${String(error)}`)
  return { code: error.code, data: error.data }
}

describe('saving a file', () => {
  test('a new file holds the bytes and nothing else is in the folder', async () => {
    await saveFile(target, NEW)
    expect(await readFile(target, 'utf8')).toBe('mới')
    expect(await readdir(folder)).toEqual(['Báo cáo kỳ.xlsx'])
  })

  test('an existing file is replaced', async () => {
    await writeFile(target, 'cũ và dài hơn')
    await saveFile(target, NEW)
    expect(await readFile(target, 'utf8')).toBe('mới')
    expect(await readdir(folder)).toHaveLength(1)
  })

  test.each(['EBUSY', 'EPERM', 'EACCES'])('a target locked for a moment (%s) is tried again', async (code) => {
    const steps = lockedFor(19, code)
    await saveFile(target, NEW, steps)
    expect(await readFile(target, 'utf8')).toBe('mới')
    expect(steps.attempts).toBe(20)
  })

  test('a target that stays locked is reported; the old file is intact and no temporary file is left', async () => {
    await writeFile(target, 'cũ')
    const steps = lockedFor(Infinity)
    expect(await refusal(saveFile(target, NEW, steps))).toEqual({
      code: 'reports/target-locked',
      data: { path: target },
    })
    expect(steps.attempts).toBe(20)
    expect(await readFile(target, 'utf8')).toBe('cũ')
    expect(await readdir(folder)).toHaveLength(1)
  })

  test.each(['ENOSPC', 'EDQUOT'])(
    'a disk that fills up half-way (%s) leaves the old file and nothing else',
    async (code) => {
      await writeFile(target, 'cũ')
      const steps: FileSteps = {
        ...lockedFor(0),
        async writeNew(path, bytes) {
          await writeFile(path, bytes.subarray(0, 2), { flag: 'wx' })
          throw systemError(code)
        },
      }
      expect(await refusal(saveFile(target, NEW, steps))).toEqual({ code: 'reports/disk-full', data: { path: target } })
      expect(await readFile(target, 'utf8')).toBe('cũ')
      expect(await readdir(folder)).toHaveLength(1)
    },
  )

  test('a folder that is missing or is a file cannot be written', async () => {
    await writeFile(target, 'cũ')
    for (const path of [join(folder, 'không có', 'a.xlsx'), join(target, 'a.xlsx')]) {
      expect(await refusal(saveFile(path, NEW))).toMatchObject({ code: 'reports/cannot-write', data: { path } })
    }
    expect(await readFile(target, 'utf8')).toBe('cũ')
  })

  test('a folder in place of the file is refused and kept with what is in it', async () => {
    await mkdir(target)
    await writeFile(join(target, 'trong.txt'), 'cũ')
    const { code } = await refusal(saveFile(target, NEW))
    expect(code).toBe(process.platform === 'win32' ? 'reports/target-locked' : 'reports/cannot-write')
    expect(await readdir(folder)).toHaveLength(1)
    expect(await readdir(target)).toEqual(['trong.txt'])
  })

  test('a folder without permission cannot be written', async ({ skip }) => {
    if (process.platform === 'win32' || process.getuid?.() === 0) skip(notHere('một người dùng không phải quản trị'))
    await writeFile(target, 'cũ')
    await chmod(folder, 0o555)
    expect(await refusal(saveFile(target, NEW))).toEqual({ code: 'reports/cannot-write', data: { path: target } })
    expect(await readFile(target, 'utf8')).toBe('cũ')
  })

  test('a mistake in the program is not dressed up as a full disk', async () => {
    const steps: FileSteps = { ...lockedFor(0), writeNew: () => Promise.reject(new TypeError('mistake')) }
    await expect(saveFile(target, NEW, steps)).rejects.toThrow(TypeError)
    expect(await readdir(folder)).toEqual([])
  })
})
