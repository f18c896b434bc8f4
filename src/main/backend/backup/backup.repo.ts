import type { Store } from '../db/open-store.ts'

export type BackupRepo = ReturnType<typeof createBackupRepo>

/** SQL of the list of backups this store knows of. */
export function createBackupRepo(db: Store) {
  const insert = db.prepare<[{ path: string; bytes: number; at: string }]>(
    'INSERT INTO backups (path, bytes, created_at) VALUES (:path, :bytes, :at)',
  )
  const list = db.prepare<[], { path: string; bytes: number; at: string }>(
    'SELECT path, bytes, created_at AS "at" FROM backups ORDER BY id DESC LIMIT 100',
  )
  return {
    insert: (backup: { path: string; bytes: number; at: string }) => insert.run(backup),
    list: () => list.all(),
    /** A consistent copy of the whole store at another path, which must not exist. */
    copyTo: (path: string) => db.prepare('VACUUM INTO ?').run(path),
  }
}
