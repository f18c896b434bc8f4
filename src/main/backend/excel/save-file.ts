import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '#backend/rpc/domain-error.ts'

/** Windows refuses to replace a file that Excel, an antivirus or a sync client has open; most let go soon. */
const LOCK_CODES = new Set(['EBUSY', 'EPERM', 'EACCES'])
const FULL_CODES = new Set(['ENOSPC', 'EDQUOT'])
const RENAME_ATTEMPTS = 20

/** The two steps that a test makes fail as a disk does. */
export interface FileSteps {
  /** Creates a file that must not exist, with its bytes on the disk when it returns. */
  writeNew(path: string, bytes: Uint8Array): Promise<void>
  rename(from: string, to: string): Promise<void>
  readonly retryPauseMs: number
}

const onDisk: FileSteps = { writeNew: writeNewFile, rename, retryPauseMs: 100 }

/**
 * Saves a file whole or not at all: written beside the target, then renamed over it. On failure the old file is intact
 * and nothing is left over.
 * @throws DomainError `reports/target-locked`, `reports/disk-full` or `reports/cannot-write`, each with `{ path }`; the last also with the system's code as `reason`
 */
export async function saveFile(path: string, bytes: Uint8Array, steps: FileSteps = onDisk): Promise<void> {
  const temporary = join(dirname(path), `.so-can-cuoc-${randomUUID()}.tmp`)
  try {
    await steps.writeNew(temporary, bytes)
    await replace(temporary, path, steps)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw toDomainError(error, path)
  }
}

async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function replace(from: string, to: string, steps: FileSteps): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await steps.rename(from, to)
    } catch (error) {
      if (!LOCK_CODES.has(systemCode(error) ?? '')) throw error
      if (attempt === RENAME_ATTEMPTS) throw new DomainError('reports/target-locked', { path: to })
    }
    await pause(steps.retryPauseMs)
  }
}

function toDomainError(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === undefined) return error
  if (FULL_CODES.has(code)) return new DomainError('reports/disk-full', { path })
  return new DomainError('reports/cannot-write', { path, reason: code })
}

/** `ENOSPC` and the like of an error that the operating system gave. */
function systemCode(error: unknown): string | undefined {
  const isSystemError = error instanceof Error && 'errno' in error && 'code' in error && typeof error.code === 'string'
  return isSystemError ? String(error.code) : undefined
}
