import type { Store } from '../db/open-store.ts'

export interface RevisionRow {
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly value: number | null
  readonly draft: string | null
}

export interface ProjectedCell extends Omit<RevisionRow, 'value'> {
  readonly typed: number | null
  readonly value: number | null
}

/** Of a month, or of a year. */
export interface SumRow {
  readonly indicator: string
  readonly span: string
  readonly channel: string
  readonly total: number
  readonly days: number
}

/** A figure in the channel of a session. */
export interface SessionCellRow {
  readonly id: string
  readonly unitCode: string
  readonly indicator: string
  readonly from: string
  readonly to: string
  readonly value: number
}

export type VerifyRepo = ReturnType<typeof createVerifyRepo>

/** Tables whose later rows count before earlier ones. */
const ledgerTables = [
  'revisions',
  'target_revisions',
  'note_revisions',
  'day_events',
  'audit_events',
  'setting_revisions',
  'unit_revisions',
  'record_revisions',
  'side_revisions',
] as const
export type LedgerTable = (typeof ledgerTables)[number]

/** SQL that reads a store from end to end, unit by unit so that a large one needs little memory. */
export function createVerifyRepo(db: Store) {
  const units = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM units ORDER BY id')
  const revisions = db.prepare<[number], RevisionRow>(
    `SELECT indicator, channel, from_on AS "from", to_on AS "to", value, draft FROM revisions WHERE unit_id = ? ORDER BY id`,
  )
  const cells = db.prepare<[number], ProjectedCell>(
    `SELECT indicator, channel, from_on AS "from", to_on AS "to", typed, value, draft FROM postings WHERE unit_id = ?`,
  )
  const months = db.prepare<[number], SumRow>(
    'SELECT indicator, month AS span, channel, total, days FROM month_sums WHERE unit_id = ?',
  )
  const years = db.prepare<[number], SumRow>(
    'SELECT indicator, year AS span, channel, total, days FROM year_sums WHERE unit_id = ?',
  )
  const parts = db.prepare<[], string>("SELECT total || ' ' || part FROM total_parts").pluck()
  const disordered = ledgerTables.map((table) => ({
    table,
    find: db
      .prepare<[], number>(
        `SELECT EXISTS (SELECT 1 FROM (SELECT entry_id, lag(entry_id) OVER (ORDER BY id) AS before FROM ${table}) WHERE before > entry_id)`,
      )
      .pluck(),
  }))
  const differing = db.prepare<[], { units: number; settings: number }>(
    `SELECT
       (SELECT count(*) FROM unit_revisions r LEFT JOIN units u ON u.code = r.code LEFT JOIN units p ON p.id = u.parent_id
        WHERE r.id = (SELECT max(id) FROM unit_revisions WHERE code = r.code)
          AND CASE WHEN r.is_removed THEN u.id IS NOT NULL
            ELSE u.id IS NULL OR (u.kind, u.name, p.code, u.valid_from_on, u.valid_to_on, u.sort_order)
              IS NOT (r.kind, r.name, r.parent_code, r.valid_from_on, r.valid_to_on, r.sort_order) END) AS units,
       (SELECT count(*) FROM setting_revisions r LEFT JOIN settings s ON s.key = r.key
        WHERE r.id = (SELECT max(id) FROM setting_revisions WHERE key = r.key) AND s.value IS NOT r.value) AS settings`,
  )
  const importFiles = db.prepare<[], { hash: string; bytes: Buffer }>(
    'SELECT hash, bytes FROM import_files ORDER BY id',
  )
  const strayImports = db
    .prepare<[], number>(
      `SELECT count(*) FROM imports i WHERE i.state = 'committed' AND i.entry_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM audit_events a
         WHERE a.entry_id = i.entry_id AND a.kind = 'file-imported' AND json_extract(a.details, '$.hash') = i.hash)`,
    )
    .pluck()
  const sessionRecords = db.prepare<[], { id: string; value: string }>(
    `SELECT r.key AS id, r.value FROM record_revisions r WHERE r.kind = 'session' AND r.value IS NOT NULL
       AND r.id = (SELECT max(s.id) FROM record_revisions s WHERE s.kind = r.kind AND s.key = r.key)`,
  )
  const sessionCells = db.prepare<[], SessionCellRow>(
    `SELECT substr(p.channel, 3) AS id, u.code AS unitCode, p.indicator, p.from_on AS "from", p.to_on AS "to", p.typed AS value
     FROM postings p JOIN units u ON u.id = p.unit_id WHERE p.channel GLOB 'S:*' AND p.typed IS NOT NULL`,
  )
  return {
    /** Sessions as they stand, their JSON as it is. */
    sessionRecords: () => sessionRecords.iterate(),
    /** What stands in the channels of sessions. */
    sessionCells: () => sessionCells.iterate(),
    /** Copies of imported files, one at a time. */
    importFiles: () => importFiles.iterate(),
    /** Committed imports whose entry tells of another file. */
    strayImports: () => strayImports.get() ?? 0,
    /** Units and settings that are not what their newest revision made them, or not there. */
    differingFromRevisions: () => differing.get() ?? { units: 0, settings: 0 },
    /** Totals and parts that the triggers add up, `CC_TOTAL CC_NEW`. */
    totalParts: () => parts.all(),
    /** Tables of the ledger in which an older entry's row stands after a newer one's, and so would count. */
    disorderedTables: () => disordered.filter(({ find }) => find.get() === 1).map(({ table }) => table),
    units: () => units.all(),
    revisions: (unitId: number) => revisions.iterate(unitId),
    cells: (unitId: number) => cells.all(unitId),
    /** Sums of months and of years. */
    sums: (unitId: number) => [...months.all(unitId), ...years.all(unitId)],
    /** How many findings SQLite's own checks have; 0 when sound. */
    integrity: (): { damages: number; brokenKeys: number } => ({
      damages: db
        .prepare<[], string>('PRAGMA integrity_check')
        .pluck()
        .all()
        .filter((line) => line !== 'ok').length,
      brokenKeys: db.prepare('PRAGMA foreign_key_check').all().length,
    }),
  }
}
