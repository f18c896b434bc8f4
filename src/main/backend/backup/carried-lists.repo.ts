import type { Store } from '../db/open-store.ts'
import type { BackupRow } from './backup.repo.ts'

/** A row of `exports` by the names of its columns, without its id. */
export type ExportRow = Readonly<Record<string, string | number | null>>

const columns = [
  'form',
  'unit_code',
  'from_on',
  'to_on',
  'sequence',
  'values_hash',
  'exported_at',
  'author',
  'form_version',
  'request',
  'entries',
  'head',
  'check_code',
]
const key = columns.slice(0, 5)

export type CarriedListsRepo = ReturnType<typeof createCarriedListsRepo>

/** SQL of the lists that stand beside the chain. */
export function createCarriedListsRepo(db: Store) {
  const backups = db.prepare<[], BackupRow>('SELECT path, bytes, created_at AS "at", kind FROM backups ORDER BY id')
  const exports = db.prepare<[], ExportRow>(`SELECT ${columns.join(', ')} FROM exports ORDER BY id`)
  const forgetBackups = db.prepare('DELETE FROM backups')
  const insertBackup = db.prepare<[BackupRow]>(
    'INSERT INTO backups (path, bytes, created_at, kind) VALUES (:path, :bytes, :at, :kind)',
  )
  const upsertExport = db.prepare<[ExportRow]>(
    `INSERT INTO exports (${columns.join(', ')}) VALUES (${columns.map((one) => `:${one}`).join(', ')})
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${columns
       .slice(key.length)
       .map((one) => `${one} = excluded.${one}`)
       .join(', ')}`,
  )
  return {
    backups: () => backups.all(),
    exports: () => exports.all(),
    replaceBackups(rows: readonly BackupRow[]): void {
      forgetBackups.run()
      for (const row of rows) insertBackup.run(row)
    },
    /** Adds what is not there; what is there under the same number is as given. */
    addExports(rows: readonly ExportRow[]): void {
      for (const row of rows) upsertExport.run(row)
    },
  }
}
