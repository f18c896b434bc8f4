import type { Store } from '../db/open-store.ts'

export type SettingsRepo = ReturnType<typeof createSettingsRepo>

/** SQL of the settings: one JSON value a key. */
export function createSettingsRepo(db: Store) {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck()
  const write = db.prepare<[{ key: string; value: string; at: string }]>(
    `INSERT INTO settings (key, value, updated_at) VALUES (:key, :value, :at)
     ON CONFLICT DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  )
  return {
    /** JSON text, or undefined. */
    read: (key: string) => read.get(key),
    write: (key: string, value: string, at: string) => write.run({ key, value, at }),
  }
}
