import type { Store } from '../db/open-store.ts'

export interface MappingRow {
  readonly fingerprint: string
  readonly name: string
  /** JSON: header text → encoded meaning. */
  readonly columns: string
  readonly updatedAt: string
  readonly updatedBy: string
  readonly uses: number
}

export interface AliasRow {
  readonly sender: string
  readonly key: string
  readonly text: string
  readonly unitCode: string
  readonly updatedAt: string
  readonly updatedBy: string
}

export type MemoryRepo = ReturnType<typeof createMemoryRepo>

/** SQL of what was learnt from files. */
export function createMemoryRepo(db: Store) {
  const mappings = db.prepare<[], MappingRow>(
    `SELECT fingerprint, name, columns, updated_at AS updatedAt, updated_by AS updatedBy, uses FROM import_mappings
     ORDER BY updated_at DESC, fingerprint`,
  )
  const putMapping = db.prepare<[MappingRow]>(
    `INSERT INTO import_mappings (fingerprint, name, columns, updated_at, updated_by, uses)
     VALUES (:fingerprint, :name, :columns, :updatedAt, :updatedBy, :uses)
     ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, columns = excluded.columns,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by, uses = import_mappings.uses + excluded.uses`,
  )
  const forgetMapping = db.prepare<[string]>('DELETE FROM import_mappings WHERE fingerprint = ?')
  const aliases = db.prepare<[], AliasRow>(
    `SELECT sender, name_key AS key, text, unit_code AS unitCode, updated_at AS updatedAt, updated_by AS updatedBy
     FROM import_aliases ORDER BY sender, name_key`,
  )
  const putAlias = db.prepare<[AliasRow]>(
    `INSERT INTO import_aliases (sender, name_key, text, unit_code, updated_at, updated_by)
     VALUES (:sender, :key, :text, :unitCode, :updatedAt, :updatedBy)
     ON CONFLICT (sender, name_key) DO UPDATE SET text = excluded.text, unit_code = excluded.unit_code,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  )
  const forgetAlias = db.prepare<[{ sender: string; key: string }]>(
    'DELETE FROM import_aliases WHERE sender = :sender AND name_key = :key',
  )
  return {
    mappings: () => mappings.all(),
    /** Replaces the columns of a fingerprint; the uses are added to those before. */
    putMapping: (mapping: MappingRow) => putMapping.run(mapping),
    forgetMapping: (fingerprint: string) => forgetMapping.run(fingerprint).changes,
    aliases: () => aliases.all(),
    putAlias: (alias: AliasRow) => putAlias.run(alias),
    forgetAlias: (sender: string, key: string) => forgetAlias.run({ sender, key }).changes,
  }
}
