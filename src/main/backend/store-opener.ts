import { placeProblem } from '#shared/startup/place.rules.ts'
import type { BackendOptions } from './backend-ports.ts'
import { copyBeforeMigration } from './backup/before-migration.ts'
import { fileStamp } from './backup/file-stamp.ts'
import { assertOpenable, closedOnFailure, openStore, type Store } from './db/open-store.ts'
import { lockStore, type StoreLock } from './db/store-lock.ts'
import { DomainError } from './rpc/domain-error.ts'
import { probePlace } from './startup/place-probe.ts'
import type { Areas } from './wire-areas.ts'
import { automaticFolder } from './wire-backup.ts'

/** A store with everything built on it. */
export interface OpenStore {
  readonly db: Store
  readonly areas: Areas
}

interface OpenerParts {
  readonly options: BackendOptions
  /** True when this PC has seen a store at the path before. */
  readonly wasThere: () => boolean
  readonly wire: (db: Store) => Areas
}

/** Opens the store of a path where it may be opened, and holds it against other processes. */
export function createStoreOpener({ options, wasThere, wire }: OpenerParts) {
  const { dbPath, clock } = options
  let lock: StoreLock | null = null

  function takeLock(): void {
    if (options.lock !== undefined) lock ??= lockStore(dbPath, options.lock.waitMs)
  }

  function release(): void {
    lock?.release()
    lock = null
  }

  /** Throws `store/…`, with every file as it was. */
  function refuseUnopenable(isNew: boolean): void {
    const place = placeProblem(probePlace(dbPath))
    if (place !== null) throw new DomainError('store/bad-place', { path: dbPath, place })
    // The loss of a store is not passed over by an empty one; a command line is told where its store is, and may make it.
    const mayCreate = isNew || options.witnessPath === undefined || !wasThere()
    if (assertOpenable(dbPath) === 'missing' && !mayCreate) throw new DomainError('store/missing', { path: dbPath })
  }

  return {
    takeLock,
    release,
    /** `isNew`: what lies there, or that nothing does, is on purpose. */
    open({ isNew }: { readonly isNew: boolean }): OpenStore {
      refuseUnopenable(isNew)
      takeLock()
      try {
        const db = openStore(dbPath, () =>
          copyBeforeMigration({
            storePath: dbPath,
            folder: automaticFolder(options),
            stamp: fileStamp(clock.instant()),
          }),
        )
        return closedOnFailure(db, dbPath, () => {
          const areas = wire(db)
          areas.health.remember()
          return { db, areas }
        })
      } catch (error) {
        release()
        throw error
      }
    },
  }
}
