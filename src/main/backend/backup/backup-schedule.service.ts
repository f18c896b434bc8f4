import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseAutomaticName } from '#shared/backup/backup-name.rules.ts'
import { backupsToKeep } from '#shared/backup/retention.rules.ts'
import { isSecondPlaceDue } from '#shared/backup/schedule.rules.ts'
import type { Output } from '#shared/contract/contract.ts'
import { addMinutes, dateOfInstant } from '#shared/kernel/instant.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { BackupMoment, Clock, LogPort } from '../backend-ports.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { BackupRepo } from './backup.repo.ts'
import type { BackupService } from './backup.service.ts'
import { instantOfStamp } from './file-stamp.ts'
import { readSecondPlace } from './second-place.ts'

/** Whose name stands on what the program does by itself. */
const programName = 'Sổ Căn Cước'
/** A copy so young stands for one made now. */
const MINUTES_SPARED = 10

interface Parts {
  /** Where automatic backups go. */
  readonly folder: string
  readonly backups: BackupService
  readonly repo: BackupRepo
  readonly settings: Pick<SettingsService, 'read' | 'record'>
  readonly trail: AuditTrail
  readonly clock: Clock
  readonly log: LogPort
  readonly transaction: <T>(run: () => T) => T
}

export type BackupSchedule = ReturnType<typeof createBackupSchedule>

/** Copies the program makes by itself, and the second place it asks for. */
export function createBackupSchedule({ folder, backups, repo, settings, trail, clock, log, transaction }: Parts) {
  let running: Promise<void> = Promise.resolve()
  const today = () => dateOfInstant(clock.instant())
  const automatic = () => repo.list().filter(({ kind }) => kind === 'daily' || kind === 'closing')

  function hasChanged(): boolean {
    const newest = automatic().find(({ path }) => existsSync(path))
    return repo.hasChangedSince(newest === undefined ? 0 : (repo.madeWith(newest.path)?.entries ?? 0))
  }

  function isDue(moment: BackupMoment): boolean {
    const hasOfToday = automatic().some(({ path, at }) => dateOfInstant(at) === today() && existsSync(path))
    return (moment === 'close' || !hasOfToday) && hasChanged()
  }

  /**
   * A copy is due before an import unless one made today holds everything but what imports brought in since, or was
   * made in the last minutes: a queue of files is copied for once.
   */
  function isDueBeforeImport(): boolean {
    const newest = repo.list().find(({ kind, path }) => kind !== 'before-restore' && existsSync(path))
    const since = newest === undefined ? undefined : repo.madeWith(newest.path)
    if (newest === undefined || since === undefined) return repo.hasChangedSince(0)
    if (addMinutes(newest.at, MINUTES_SPARED) > clock.instant()) return false
    return dateOfInstant(newest.at) !== today() || repo.hasChangedBesideImports(since.entries)
  }

  async function run(moment: BackupMoment): Promise<void> {
    if (moment === 'start') listUnlisted()
    if (!isDue(moment)) return
    const { path } = await backups.make(folder, moment === 'close' ? 'closing' : 'daily', programName)
    thin(path)
  }

  /** Takes older automatic copies away, after a newer one was verified; a file of any other name is never touched. */
  function thin(newest: string): void {
    const found = readdirSync(folder)
      .map(parseAutomaticName)
      .filter((one) => one !== null)
    const kept = backupsToKeep(found, today())
    for (const { name } of found) {
      if (kept.has(name) || join(folder, name) === newest) continue
      rmSync(join(folder, name), { force: true })
      repo.forget(join(folder, name))
    }
  }

  /** Automatic copies that the list lacks: made before a migration, or of a time the list was lost. */
  function listUnlisted(): void {
    mkdirSync(folder, { recursive: true })
    const listed = new Set(repo.list().map(({ path }) => path))
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      const found = parseAutomaticName(name)
      if (found === null || listed.has(path)) continue
      repo.insert({ path, bytes: statSync(path).size, at: instantOfStamp(found.on, found.time), kind: found.kind })
    }
  }

  return {
    /** Makes the copy that is due before an import, if any; a failure is logged and stops nothing. */
    runBeforeImport(): Promise<void> {
      running = running
        .then(async () => {
          if (!isDueBeforeImport()) return
          mkdirSync(folder, { recursive: true })
          const { path } = await backups.make(folder, 'before-import', programName)
          thin(path)
        })
        .catch((error: unknown) => log.error('the backup before an import failed', error))
      return running
    },
    /** Makes the copy that is due at a moment of the program's run, if any; a failure is logged and stops nothing. */
    runDue(moment: BackupMoment): Promise<void> {
      running = running
        .then(() => run(moment))
        .catch((error: unknown) => log.error(`the automatic backup at ${moment} failed`, error))
      return running
    },
    getSchedule(): Output<'backup.getSchedule'> {
      const place = readSecondPlace(settings)
      const lastAt = repo.list().find(({ kind }) => kind === 'second-place')?.at ?? null
      return {
        folder,
        lastAt: automatic()[0]?.at ?? null,
        secondPlace: {
          folder: place,
          lastAt,
          isDue: isSecondPlaceDue(lastAt, clock.instant()),
          isReachable: place !== null && existsSync(place),
        },
        lastDrillAt: repo.lastDrillAt(),
      }
    },
    setSecondPlace({ folder: chosen }: { folder: string | null }, author: string): Record<string, never> {
      transaction(() => {
        settings.record({ 'second-place': { folder: chosen } }, author, { source: 'second-place-chosen' })
        trail.append({ kind: 'second-place-chosen', subject: chosen ?? '' }, author)
      })
      return {}
    },
  }
}
