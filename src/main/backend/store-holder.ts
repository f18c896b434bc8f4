import type { Output } from '#shared/contract/contract.ts'
import { areas } from '#shared/contract/procedure.ts'
import type { AppEvent } from '#shared/contract/reply.ts'
import type { BackupMoment } from './backend-ports.ts'
import type { CarriedLists, Restored } from './backup/carried-lists.service.ts'
import { fileStamp } from './backup/file-stamp.ts'
import { swapStore } from './backup/restore-store.ts'
import { diskRefusal, isCorruption } from './db/open-store.ts'
import { DomainError } from './rpc/domain-error.ts'
import type { HandlerTable } from './rpc/handler-table.ts'
import type { SignedIn } from './rpc/dispatcher.ts'
import { createRecoveryService, type RecoveryService } from './startup/recovery.service.ts'
import { failedHandlers } from './wire-failed.ts'
import { asStartFailure, type StartFailure } from './startup/start-failure.ts'
import type { StartupActions } from './startup/startup.handlers.ts'
import { createWitness } from './startup/witness.ts'
import { createStoreOpener, type OpenStore } from './store-opener.ts'
import { type Areas, type Surroundings, wireAreas } from './wire-areas.ts'
import { automaticFolder, continueStore, forgetPlaces } from './wire-backup.ts'

/** The store in force, or why there is none. */
export interface StoreHolder {
  handlers(): HandlerTable
  signedIn(): SignedIn
  mayWrite(): boolean
  /** What an error of a call means for the store: bytes that cannot be read make it unsound. */
  understand(error: unknown): unknown
  /** Makes the automatic backup that is due, unless the store is not to be believed. Never rejects. */
  runDueBackups(moment: BackupMoment): Promise<void>
  /** Idempotent. */
  close(): void
}

type HolderParts = Omit<Surroundings, 'restore' | 'startup' | 'witness' | 'onHealthChange'> & {
  readonly emit: (event: AppEvent) => void
}

/** Who did what nobody had signed in for. */
const nobody = 'Chưa đăng nhập'
/** A store in such a place, or another program's, is not ours to move. */
const untouchable = ['locked', 'read-only', 'bad-place', 'disk-full', 'disk-failed'] as const

/**
 * Opens the store, builds everything on it, and puts another one in its place when asked. A store that does not open is
 * thrown, or held as a failure that only the startup procedures answer to; its files are as they were.
 */
export function holdStore({ emit, ...parts }: HolderParts): StoreHolder {
  const { options, jobs } = parts
  const { dbPath, log } = options
  const witness = createWitness({ path: options.witnessPath, storePath: dbPath, log })
  const recovery = recoveryOf(options, jobs)
  const opener = createStoreOpener({
    options,
    wasThere: () => witness.recall() !== null || recovery.hasBackups(),
    wire: (db) => wireAreas(db, surroundings()),
  })
  const startup: StartupActions = {
    getState,
    findBackups: async () => (isOpen(held) ? [] : recovery.findBackups()),
    retry,
    restore: restoreFailed,
    startAnew,
  }
  let isClosed = false
  let held: OpenStore | StartFailure = begin()

  function surroundings(): Surroundings {
    return {
      ...parts,
      startup,
      restore,
      witness,
      onHealthChange: () => emit({ type: 'stale', areas: ['startup', 'audit', 'accounts'] }),
    }
  }

  function begin(): OpenStore | StartFailure {
    try {
      return open()
    } catch (error) {
      if (options.onFailedStart !== 'recover') throw error
      return asStartFailure(error, options.newId, (id) => log.error(`the store does not open, incident ${id}`, error))
    }
  }

  function open({ isNew = false } = {}): OpenStore {
    const opened = opener.open({ isNew })
    if (options.checkAtStart === true) checkInBackground(opened.areas)
    return opened
  }

  function checkInBackground({ health }: Areas): void {
    health.check().catch((error: unknown) => {
      if (!isClosed) log.error('the check of the store did not come to an end', error)
    })
  }

  function getState(): Output<'startup.getState'> {
    if (isOpen(held)) return { status: 'ready', health: held.areas.health.state() }
    return { status: 'failed', path: dbPath, ...held }
  }

  function retry(): Output<'startup.retryOpening'> {
    if (!isOpen(held)) held = begin()
    return getState()
  }

  async function restoreFailed(path: string): Promise<Output<'startup.restoreStore'>> {
    requireReplaceable()
    const done = await recovery.putBackup(path).catch((error: unknown) => {
      opener.release()
      throw error
    })
    beginAnew().record({ kind: 'restore', subject: path, details: { kept: done.keptPaths.join('; ') } }, nobody)
    return done
  }

  function startAnew(): Output<'startup.startAnew'> {
    requireReplaceable()
    const keptPaths = recovery.setAside()
    beginAnew().record({ kind: 'store-started-anew', subject: dbPath, details: { kept: keptPaths.join('; ') } }, nobody)
    return { keptPaths }
  }

  function requireReplaceable(): void {
    if (isOpen(held)) throw new DomainError('startup/not-failed')
    const { problem, place } = held
    if (untouchable.some((one) => one === problem)) throw new DomainError(`store/${problem}`, { path: dbPath, place })
    opener.takeLock()
  }

  /** Opens what was put in the place on purpose; nothing seen before counts against it. */
  function beginAnew(): Areas['trail'] {
    witness.forget()
    const opened = open({ isNew: true })
    held = opened
    opened.areas.health.remember()
    return opened.areas.trail
  }

  async function restore(backupPath: string, author: string): Promise<Output<'backup.restoreBackup'>> {
    const current = held
    if (!isOpen(current)) throw new DomainError('store/unsound')
    try {
      const done = await swap(current, backupPath, author, { options, jobs })
      witness.forget()
      return done
    } finally {
      if (!current.db.open) {
        held = begin()
        emit({ type: 'stale', areas })
      }
    }
  }

  return {
    handlers: () => (isOpen(held) ? held.areas.handlers : failedHandlers(startup, options.desktop)),
    signedIn: () => (isOpen(held) ? held.areas.signedIn() : 'nobody'),
    mayWrite: () => !isOpen(held) || held.areas.health.mayWrite(),
    understand(error) {
      if (!isCorruption(error) || !isOpen(held)) return diskRefusal(error, (what) => log.warn(what))
      log.error('the store cannot be read', error)
      held.areas.health.noteDamage()
      return new DomainError('store/unsound')
    },
    async runDueBackups(moment) {
      if (isOpen(held) && held.areas.health.mayWrite()) await held.areas.backup.schedule.runDue(moment)
    },
    close() {
      isClosed = true
      if (isOpen(held)) {
        unlessUnreadable(held.areas.health.remember)
        held.db.close()
      }
      opener.release()
    },
  }
}

/** What can be done with the files of a store that does not open. */
function recoveryOf(options: HolderParts['options'], jobs: HolderParts['jobs']): RecoveryService {
  return createRecoveryService({
    storePath: options.dbPath,
    backupDir: automaticFolder(options),
    inspect: (path) => jobs.run('inspect', { path }),
    async takeIn(backupPath, incoming) {
      const done = await jobs.run('takeIn', { backupPath, incoming })
      // What a backup says of places on this PC is not to be trusted without the store it was made of.
      forgetPlaces(incoming, options, nobody)
      return done
    },
    stamp: () => fileStamp(options.clock.instant()),
  })
}

/** Puts a backup in the place of an open store, which is closed for it. */
function swap(
  { db, areas: { backup } }: OpenStore,
  backupPath: string,
  author: string,
  { options, jobs }: Pick<HolderParts, 'options' | 'jobs'>,
): ReturnType<typeof swapStore> {
  const at = options.clock.instant()
  let before: CarriedLists | null = null
  return swapStore({
    storePath: options.dbPath,
    backupPath,
    stamp: fileStamp(at),
    jobs,
    closeStore() {
      // Read last: what was exported while the backup was read through counts too.
      before = unlessUnreadable(() => backup.lists.read())
      db.close()
    },
    prepare: (incoming, kept) =>
      goOn(incoming, options, { from: backupPath, kept: { ...kept, at, kind: 'before-restore' }, author }, before),
  })
}

/** Makes an incoming store go on where the one before stood, as far as that one could be read. */
function goOn(
  incoming: string,
  options: HolderParts['options'],
  restored: Restored,
  before: CarriedLists | null,
): void {
  if (before === null) forgetPlaces(incoming, options, restored.author)
  else continueStore(incoming, options, restored, before)
}

/** Null where the store is too damaged to be read: that is why another one is put in its place. */
function unlessUnreadable<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (isCorruption(error)) return null
    throw error
  }
}

function isOpen(held: OpenStore | StartFailure): held is OpenStore {
  return 'db' in held
}
