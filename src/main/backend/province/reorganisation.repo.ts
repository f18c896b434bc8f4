import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Store } from '../db/open-store.ts'
import { counts } from './submissions-standing.repo.ts'

/** What to look for among the sheets of units that a reorganisation touches. */
export interface TouchedSheets {
  readonly units: readonly string[]
  /** Rows that change from one unit to another, end or are taken back. */
  readonly told: readonly string[]
  readonly on: LocalDate
  /** Balances that sheets open. */
  readonly openings: readonly string[]
}

/** A sheet that counts. */
export interface TouchedSheet {
  readonly unitCode: string
  readonly file: string
  readonly form: string
  readonly sequence: number
  readonly from: string
  readonly to: string
}

// From indicator to indicator of a unit, so that the days before are not read.
const kinds = `asked AS (SELECT u.id, u.code FROM json_each(:units) c CROSS JOIN units u ON u.code = c.value),
     kinds (id, code, indicator) AS (
       SELECT a.id, a.code, (SELECT min(p.indicator) FROM postings p WHERE p.unit_id = a.id) FROM asked a
       UNION ALL
       SELECT k.id, k.code, (SELECT min(p.indicator) FROM postings p WHERE p.unit_id = k.id AND p.indicator > k.indicator)
       FROM kinds k WHERE k.indicator IS NOT NULL)`

export type ReorganisationRepo = ReturnType<typeof createReorganisationRepo>

/** SQL of what stands of units that begin or end. */
export function createReorganisationRepo(db: Store) {
  const standing = db.prepare<[{ units: string; from: string }], { unitCode: string; figures: number; last: string }>(
    `WITH RECURSIVE ${kinds},
     found (code, to_on) AS (
       SELECT k.code, p.to_on FROM kinds k
       CROSS JOIN postings p ON p.unit_id = k.id AND p.indicator = k.indicator AND p.from_on >= :from
       WHERE p.typed IS NOT NULL
       UNION ALL
       SELECT a.code, p.to_on FROM asked a CROSS JOIN postings p INDEXED BY postings_of_spans ON p.unit_id = a.id
       WHERE p.from_on <> p.to_on AND p.from_on < :from AND p.to_on >= :from AND p.typed IS NOT NULL)
     SELECT code AS unitCode, count(*) AS figures, max(to_on) AS last FROM found GROUP BY code ORDER BY code`,
  )
  const sheets = db.prepare<[Record<'units' | 'parents' | 'on' | 'eve' | 'openings', string>], TouchedSheet>(
    `WITH RECURSIVE ${kinds},
     told (from_on, to_on, is_level, is_opening) AS MATERIALIZED (
       SELECT DISTINCT p.from_on, p.to_on, p.channel = 'STOCK', k.indicator IN (SELECT value FROM json_each(:openings))
       FROM kinds k CROSS JOIN postings p ON p.unit_id = k.id AND p.indicator = k.indicator AND p.from_on >= :eve
       WHERE p.typed IS NOT NULL)
     SELECT s.unit_code AS unitCode, s.file_name AS file, s.form, s.sequence, s.from_on AS "from", s.to_on AS "to"
     FROM submissions s
     WHERE s.to_on >= :on AND s.unit_code IN (SELECT value FROM json_each(:parents))
       AND (s.from_on < :on OR (s.from_on, s.to_on) IN (SELECT from_on, to_on FROM told)
         OR s.to_on IN (SELECT from_on FROM told WHERE is_level)
         OR date(s.from_on, '-1 day') IN (SELECT from_on FROM told WHERE is_opening))
       AND ${counts('s')}
     ORDER BY s.from_on, s.to_on, s.id`,
  )
  return {
    /**
     * Sheets of some units that count and begin before a day but end on it or later, and later ones whose days have
     * figures of some rows.
     */
    touchedSheets: ({ units, told, on, openings }: TouchedSheets): TouchedSheet[] =>
      sheets.all({
        units: JSON.stringify(told),
        parents: JSON.stringify(units),
        on,
        eve: addDays(on, -1),
        openings: JSON.stringify(openings),
      }),
    /** Of some units the figures that end on a day or later, with the last day. */
    standingSince: (unitCodes: readonly string[], from: string) =>
      standing.all({ units: JSON.stringify(unitCodes), from }),
  }
}
