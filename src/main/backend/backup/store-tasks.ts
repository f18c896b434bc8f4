import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { halfWritten, isHalfWrittenName } from '#shared/backup/backup-name.rules.ts'
import type { StoreComparison, StoreSummary, Verification } from '#shared/backup/backup.contract.ts'
import { copyStore, openStore, probeStore, type Store } from '../db/open-store.ts'
import type { ChainHead } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import { compareStores } from './compare-stores.ts'
import { copyUpToDate, discard, flush, freePath, readStore, readVerified, type StoreInspector } from './store-files.ts'
import { createStoreFactsRepo } from './store-facts.repo.ts'

/** What stands in a store file that was found whole. */
export interface Inspection {
  readonly summary: StoreSummary
  readonly head: ChainHead
}

export interface WrittenCopy extends Inspection {
  readonly path: string
  readonly bytes: number
}

interface Rehearsing {
  readonly backupPath: string
  /** A folder of its own, taken away afterwards. */
  readonly folder: string
}

/** How a restore of a backup went. */
export interface Rehearsal extends Inspection {
  /** Whether the restored store is what the backup was. */
  readonly isSame: boolean
  readonly milliseconds: number
}

interface Copying {
  readonly storePath: string
  readonly folder: string
  /** Without its ending; a number is added when the folder has one of that name. */
  readonly name: string
  /** Read once more under its final name: for sticks, which say that they wrote what they did not. */
  readonly isReadAgain: boolean
}

export type StoreTasks = ReturnType<typeof createStoreTasks>

/**
 * Work on store files that takes long with a large store. Each task takes paths and answers plain data, so that it can
 * run on another thread; none touches the open store but by reading its file.
 */
export function createStoreTasks(inspector: StoreInspector) {
  const inspectionOf = (db: Store): Inspection => ({
    summary: inspector.summarise(db),
    head: inspector.head(db),
  })
  const inspect = ({ path }: { path: string }): Inspection => readVerified(path, inspector, inspectionOf)
  return {
    inspect,
    /** Checks a store from end to end, with the head of the chain that was checked. */
    verify: ({ path }: { path: string }): { verification: Verification; head: ChainHead } =>
      readStore(path, path, (db) => ({
        verification: inspector.verify(db),
        head: inspector.head(db),
      })),
    writeCopy: (copying: Copying): WrittenCopy => writeCopy(copying, inspect),
    /** Writes an up-to-date, verified copy of a backup to a path of its own. */
    takeIn({ backupPath, incoming }: { backupPath: string; incoming: string }): Inspection {
      try {
        discard(incoming)
        copyUpToDate(backupPath, incoming)
        flush(incoming)
        return inspect({ path: incoming })
      } catch (error) {
        discard(incoming)
        if (error instanceof DomainError) throw error
        throw new DomainError('backup/cannot-write', { path: incoming, reason: String(error) })
      }
    },
    /** What stands in the store and in a backup of it, and how their histories differ. */
    compare({ currentPath, backupPath }: { currentPath: string; backupPath: string }): {
      backup: StoreSummary
      current: StoreSummary | null
      comparison: StoreComparison | null
    } {
      return readVerified(backupPath, inspector, (backup) => ({
        backup: inspector.summarise(backup),
        ...unlessDamaged(() =>
          readStore(currentPath, currentPath, (current) => ({
            current: inspector.summarise(current),
            comparison: compareStores(createStoreFactsRepo(current), createStoreFactsRepo(backup)),
          })),
        ),
      }))
    },
    rehearse: (rehearsal: Rehearsing): Rehearsal => rehearse(rehearsal, inspect, inspectionOf),
  }
}

/** A store that cannot be read through is the one a backup is wanted for. */
function unlessDamaged<T>(read: () => T): T | { current: null; comparison: null } {
  try {
    return read()
  } catch (error) {
    const isDamaged = error instanceof DomainError && error.code === 'backup/not-a-backup'
    if (isDamaged) return { current: null, comparison: null }
    throw error
  }
}

type Inspect = (file: { path: string }) => Inspection

/** Writes a copy under a temporary name, reads and checks it, forces it onto the disk, and only then names it. */
function writeCopy({ storePath, folder, name, isReadAgain }: Copying, inspect: Inspect): WrittenCopy {
  const path = freePath(folder, name)
  return written(path, (partial) => {
    mkdirSync(folder, { recursive: true })
    discardHalfWritten(folder)
    copyStore(storePath, partial)
    const inspection = inspect({ path: partial })
    flush(partial)
    renameSync(partial, path)
    flush(dirname(path))
    if (isReadAgain) readAgain(path, inspect)
    return { ...inspection, path, bytes: statSync(path).size }
  })
}

/** Restores a backup into a folder of its own, opens it as the program would, checks it and takes it away. */
function rehearse(
  { backupPath, folder }: Rehearsing,
  inspect: Inspect,
  inspectionOf: (db: Store) => Inspection,
): Rehearsal {
  const startedAt = performance.now()
  rmSync(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'so-can-cuoc.db')
    mkdirSync(folder, { recursive: true })
    copyUpToDate(backupPath, path)
    openStore(path).close()
    const restored = inspect({ path })
    // An older schema cannot be read as it is; its copy, brought up to date, was checked from end to end.
    const source = probeStore(backupPath) === 'older' ? restored : readStore(backupPath, backupPath, inspectionOf)
    const isSame = JSON.stringify(restored) === JSON.stringify(source)
    return { ...restored, isSame, milliseconds: Math.round(performance.now() - startedAt) }
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('backup/cannot-write', { path: folder, reason: String(error) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes away what a program that was killed left of its backups. */
function discardHalfWritten(folder: string): void {
  for (const name of readdirSync(folder)) if (isHalfWrittenName(name)) discard(join(folder, name))
}

/** Runs the writing of a file; a failure leaves nothing under its temporary name and is told as `backup/cannot-write`. */
function written<T>(path: string, write: (partial: string) => T): T {
  const partial = path + halfWritten
  try {
    return write(partial)
  } catch (error) {
    discard(partial)
    if (error instanceof DomainError) throw error
    throw new DomainError('backup/cannot-write', {
      path,
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}

function readAgain(path: string, inspect: Inspect): void {
  try {
    inspect({ path })
  } catch (error) {
    discard(path)
    throw error
  }
}
