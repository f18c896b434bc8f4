import type { Store } from '../db/open-store.ts'
import type { NewSetting, NewUnitRevision } from '../figures/ledger-rows.ts'

export type SettingsHistoryRepo = ReturnType<typeof createSettingsHistoryRepo>

/** SQL that finds settings and units of which the ledger has no revision yet. */
export function createSettingsHistoryRepo(db: Store) {
  const isIncomplete = db
    .prepare<[{ keys: string }], number>(
      `SELECT EXISTS (SELECT 1 FROM settings s JOIN json_each(:keys) k ON k.value = s.key
           WHERE NOT EXISTS (SELECT 1 FROM setting_revisions r WHERE r.key = s.key))
         OR EXISTS (SELECT 1 FROM units u WHERE NOT EXISTS (SELECT 1 FROM unit_revisions r WHERE r.code = u.code))`,
    )
    .pluck()
  const settings = db.prepare<[{ keys: string }], NewSetting>(
    'SELECT s.key, s.value FROM settings s JOIN json_each(:keys) k ON k.value = s.key ORDER BY s.key',
  )
  const units = db.prepare<[], NewUnitRevision>(
    `SELECT u.code, u.kind, u.name, p.code AS parentCode, u.valid_from_on AS validFrom, u.valid_to_on AS validTo,
       u.sort_order AS sortOrder, 0 AS isRemoved
     FROM units u LEFT JOIN units p ON p.id = u.parent_id ORDER BY u.id`,
  )
  return {
    /** True when a unit, or a setting under one of the keys, was never entered in the ledger. */
    isIncomplete: (keys: readonly string[]) => isIncomplete.get({ keys: JSON.stringify(keys) }) === 1,
    settings: (keys: readonly string[]) => settings.all({ keys: JSON.stringify(keys) }),
    units: () => units.all(),
  }
}
