import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { ChainHead, LedgerService } from '../figures/ledger.service.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { BackupRow } from './backup.repo.ts'
import type { CarriedListsRepo, ExportRow } from './carried-lists.repo.ts'
import { readSecondPlace } from './second-place.ts'

/** What a restore does not roll back: it tells of this PC and of files that went out, not of the book's figures. */
export interface CarriedLists {
  readonly backups: readonly BackupRow[]
  readonly exports: readonly ExportRow[]
  readonly secondPlace: string | null
  /** Where the chain stood. */
  readonly head: ChainHead
}

/** A restore as it happens. */
export interface Restored {
  readonly from: string
  /** The store that was there, as it is kept. */
  readonly kept: BackupRow
  readonly author: string
}

interface Parts {
  readonly repo: CarriedListsRepo
  readonly settings: Pick<SettingsService, 'read' | 'record'>
  readonly ledger: Pick<LedgerService, 'head'>
  readonly trail: AuditTrail
  readonly transaction: <T>(run: () => T) => T
}

export type CarriedListsService = ReturnType<typeof createCarriedListsService>

/**
 * Lets a store that takes another's place go on where that one stood: numbers of exports are never given twice, and only
 * the list of the store that was in use says which folders a person chose. What a backup's own list names counts for
 * nothing: whoever wrote that file could have put any folder there.
 */
export function createCarriedListsService({ repo, settings, ledger, trail, transaction }: Parts) {
  const secondPlace = (): string | null => readSecondPlace(settings)
  return {
    read: (): CarriedLists => ({
      backups: repo.backups(),
      exports: repo.exports(),
      secondPlace: secondPlace(),
      head: ledger.head(),
    }),
    /** Takes another store's lists over and enters the restore in the chain. */
    goOn(lists: CarriedLists, { from, kept, author }: Restored): void {
      transaction(() => {
        const after = ledger.head()
        const details = {
          keptPath: kept.path,
          entriesBefore: lists.head.entries,
          headBefore: lists.head.hash,
          entriesAfter: after.entries,
          headAfter: after.hash,
        }
        repo.replaceBackups([...lists.backups, kept])
        repo.addExports(lists.exports)
        if (secondPlace() !== lists.secondPlace)
          settings.record({ 'second-place': { folder: lists.secondPlace } }, author, { source: 'restore' })
        trail.append({ kind: 'restore', subject: from, details }, author)
      })
    },
    /** Lets a store that nobody on this PC can vouch for name no place. */
    forgetPlaces(author: string): void {
      transaction(() => {
        repo.replaceBackups([])
        if (secondPlace() !== null) settings.record({ 'second-place': { folder: null } }, author, { source: 'restore' })
      })
    },
  }
}
