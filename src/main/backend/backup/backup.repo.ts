import type { BackupKind } from '#shared/backup/backup.contract.ts'
import type { Store } from '../db/open-store.ts'

export interface BackupRow {
  readonly path: string
  readonly bytes: number
  readonly at: string
  readonly kind: BackupKind
}

/** What the chain says of a backup when it was made. */
export interface MadeWith {
  readonly entries: number
  readonly head: string
}

export type BackupRepo = ReturnType<typeof createBackupRepo>

/** Entries that say who sat there and that the book was copied or looked at: no reason for another copy. */
const idleSources = ['backup', 'drill', 'check-passed', 'sign-in', 'sign-out', 'session-locked']
/** Entries that only brought files in: each is undone by one command, and the files are kept. */
const importSources = ['imported', 'file-imported', 'file-refused']

/** SQL of the list of backups this store knows of. */
export function createBackupRepo(db: Store) {
  const insert = db.prepare<[BackupRow]>(
    'INSERT INTO backups (path, bytes, created_at, kind) VALUES (:path, :bytes, :at, :kind)',
  )
  const list = db.prepare<[], BackupRow>(
    'SELECT path, bytes, created_at AS "at", kind FROM backups ORDER BY created_at DESC, id DESC LIMIT 200',
  )
  const forget = db.prepare<[string]>('DELETE FROM backups WHERE path = ?')
  const madeWith = db.prepare<[string], MadeWith>(
    `SELECT json_extract(details, '$.entries') AS entries, json_extract(details, '$.head') AS head
     FROM audit_events WHERE kind = 'backup' AND subject = ? ORDER BY id DESC LIMIT 1`,
  )
  const hasChanged = db
    .prepare<[{ after: number; idle: string }], number>(
      `SELECT EXISTS (SELECT 1 FROM entries WHERE id > :after AND source NOT IN (SELECT value FROM json_each(:idle)))`,
    )
    .pluck()
  const lastDrillAt = db
    .prepare<[], string>(
      `SELECT e.recorded_at FROM audit_events a JOIN entries e ON e.id = a.entry_id
       WHERE a.kind = 'drill' AND json_extract(a.details, '$.ok') ORDER BY a.id DESC LIMIT 1`,
    )
    .pluck()
  return {
    insert: (backup: BackupRow) => insert.run(backup),
    /** Newest first. */
    list: () => list.all(),
    forget: (path: string) => forget.run(path),
    madeWith: (path: string) => madeWith.get(path),
    /** Whether anything worth a copy was entered after an entry. */
    hasChangedSince: (entries: number) => hasChanged.get({ after: entries, idle: JSON.stringify(idleSources) }) === 1,
    /** The same, imports left out. */
    hasChangedBesideImports: (entries: number) =>
      hasChanged.get({ after: entries, idle: JSON.stringify([...idleSources, ...importSources]) }) === 1,
    /** When a drill last went well. */
    lastDrillAt: () => lastDrillAt.get() ?? null,
  }
}
