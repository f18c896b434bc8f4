import type { NewSetting, NewUnitRevision } from '../figures/ledger-rows.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { SettingsHistoryRepo } from './settings-history.repo.ts'

/** Settings of which every value is kept: they are printed beside the figures, or say who may change what. */
export const recordedKeys = ['workspace', 'letterhead', 'reporting', 'holidays', 'access', 'second-place'] as const
export type RecordedKey = (typeof recordedKeys)[number]

/** Whose name stands on what the program does by itself. */
const programName = 'Sổ Căn Cước'

interface Parts {
  readonly repo: SettingsHistoryRepo
  readonly ledger: LedgerService
  readonly newId: () => string
  readonly transaction: <T>(run: () => T) => T
}

interface Changes {
  readonly settings?: readonly NewSetting[]
  readonly units?: readonly NewUnitRevision[]
}

export type SettingsHistory = ReturnType<typeof createSettingsHistory>

/** Keeps what settings and units were, so that a sheet of the past can be drawn with what was printed beside its figures. */
export function createSettingsHistory({ repo, ledger, newId, transaction }: Parts) {
  return {
    /** Appends what changed as one entry, none when nothing did; the caller holds the transaction. */
    append({ settings = [], units = [] }: Changes, author: string, source: string): void {
      if (settings.length + units.length === 0) return
      const request = JSON.stringify({ settings, units })
      ledger.append({ clientId: newId(), author, source, document: '', request }, { settings, units })
    },
    /** Enters the settings and units of a store that was kept before there was a history of them; once. */
    takeOver(): void {
      if (!repo.isIncomplete(recordedKeys)) return
      transaction(() => {
        if (!repo.isIncomplete(recordedKeys)) return
        const rows = {
          settings: repo.settings(recordedKeys),
          units: repo.units(),
          auditEvents: [{ kind: 'book-taken-over', subject: '', details: '{}' }],
        }
        const source = 'book-taken-over'
        const request = JSON.stringify(rows)
        ledger.append({ clientId: newId(), author: programName, source, document: '', request }, rows)
      })
    },
  }
}
