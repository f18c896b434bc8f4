import type { Store } from '../db/open-store.ts'

/** SQL that reads a store of any schema: what of it can be told without knowing its tables. */
export function createBeforeMigrationRepo(db: Store) {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
  const integrity = db.prepare<[], string>('PRAGMA integrity_check').pluck()
  return {
    isWhole: () => integrity.all().join() === 'ok',
    /** Rows of each table. */
    counts: (): Record<string, number> =>
      Object.fromEntries(
        tables
          .all()
          .map((table) => [table, db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0]),
      ),
  }
}
