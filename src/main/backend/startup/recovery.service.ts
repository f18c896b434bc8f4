import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { StoreSummary } from '#shared/backup/backup.contract.ts'
import type { FoundBackup } from '#shared/startup/startup.contract.ts'
import { DomainError } from '../rpc/domain-error.ts'

/** More than these would keep a person waiting while each is read through. */
const LARGEST_LIST = 8
/** What SQLite keeps of one store. */
const endings = ['', '-wal', '-shm', '-journal'] as const

interface RecoveryParts {
  readonly storePath: string
  /** Where automatic backups go. */
  readonly backupDir: string
  /** Verifies a backup and tells what stands in it; rejects when it is not whole. */
  readonly inspect: (path: string) => Promise<{ summary: StoreSummary }>
  /** Writes a verified, up-to-date copy of a backup to a path of its own. */
  readonly takeIn: (backupPath: string, incoming: string) => Promise<{ summary: StoreSummary }>
  /** For names of the files kept aside. */
  readonly stamp: () => string
}

export type RecoveryService = ReturnType<typeof createRecoveryService>

/** What can be done with the files of a store that does not open. None of them is ever deleted or written to. */
export function createRecoveryService({ storePath, backupDir, inspect, takeIn, stamp }: RecoveryParts) {
  /** Moves every file of the store to a dated name beside it, all or none. */
  function setAside(): string[] {
    const kept = freeName(dirname(storePath), `${basename(storePath, '.db')}-giu-lai-${stamp()}`)
    const moved: { from: string; to: string }[] = []
    try {
      for (const ending of endings) {
        const move = { from: storePath + ending, to: kept + ending }
        if (!existsSync(move.from)) continue
        renameSync(move.from, move.to)
        moved.push(move)
      }
    } catch (error) {
      for (const { from, to } of moved.toReversed()) renameSync(to, from)
      throw new DomainError('backup/cannot-write', { path: kept, reason: String(error) })
    }
    return moved.map(({ to }) => to)
  }

  async function found(path: string): Promise<FoundBackup> {
    const { size, mtime } = statSync(path)
    const summary = await inspect(path).then(
      (inspection) => inspection.summary,
      () => null,
    )
    return { path, at: mtime.toISOString(), bytes: size, summary }
  }

  return {
    setAside,
    hasBackups: (): boolean => backupFiles(backupDir).length > 0,
    /** The newest automatic backups, each read through. */
    async findBackups(): Promise<FoundBackup[]> {
      const list: FoundBackup[] = []
      for (const path of backupFiles(backupDir).slice(0, LARGEST_LIST)) list.push(await found(path))
      return list
    },
    /** Puts a verified copy of the backup where the store was, whose files are kept aside first. */
    async putBackup(backupPath: string): Promise<{ keptPaths: string[]; summary: StoreSummary }> {
      const incoming = `${storePath}.khoi-phuc`
      const { summary } = await takeIn(backupPath, incoming)
      const keptPaths = setAside()
      renameSync(incoming, storePath)
      return { keptPaths, summary }
    },
  }
}

/** Backups of a folder, newest first. */
function backupFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, modifiedMs: statSync(path).mtimeMs }))
    .toSorted((one, other) => other.modifiedMs - one.modifiedMs)
    .map(({ path }) => path)
}

function freeName(folder: string, name: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const path = join(folder, attempt === 1 ? `${name}.db` : `${name}-${attempt}.db`)
    if (endings.every((ending) => !existsSync(path + ending))) return path
  }
}
