import type { Store } from '../db/open-store.ts'
import { createFlowSumsRepo } from './flow-sums.repo.ts'
import { createReportedDaysRepo } from './reported-days.repo.ts'
import { createRevisionsRepo } from './revisions.repo.ts'

export interface CellPlace {
  readonly unitId: number
  readonly indicator: string
  readonly from: string
  readonly to: string
  readonly channel: string
}

export interface CellRow extends CellPlace {
  readonly typed: number | null
  readonly value: number | null
  readonly draft: string | null
}

export interface LevelRow {
  readonly unitId: number
  readonly indicator: string
  readonly on: string
  readonly value: number
}

export type FiguresRepo = ReturnType<typeof createFiguresRepo>

const cellColumns =
  'p.unit_id AS unitId, p.indicator, p.from_on AS "from", p.to_on AS "to", p.channel, p.typed, p.value, p.draft'
const scope = 'json_each(:units) u CROSS JOIN json_each(:indicators) c'

function lists(unitIds: readonly number[], indicators: readonly string[]) {
  return { units: JSON.stringify(unitIds), indicators: JSON.stringify(indicators) }
}

/** SQL of the current figures. Every question names its rows and indicators, so that each is an index look-up. */
export function createFiguresRepo(db: Store) {
  const revisions = createRevisionsRepo(db)
  const flowSums = createFlowSumsRepo(db)
  const reportedDays = createReportedDaysRepo(db)
  const cells = db.prepare<[Record<string, string>], CellRow>(
    `SELECT ${cellColumns} FROM ${scope} CROSS JOIN postings p ON p.unit_id = u.value AND p.indicator = c.value
     WHERE p.from_on BETWEEN :from AND :to AND p.to_on <= :to`,
  )
  const spansOver = db.prepare<[Record<string, string | number>], CellRow>(
    `SELECT ${cellColumns} FROM json_each(:indicators) c
     CROSS JOIN postings p INDEXED BY postings_of_spans ON p.unit_id = :unitId AND p.indicator = c.value AND p.from_on <= :to
     WHERE p.from_on <> p.to_on AND p.to_on >= :from AND p.typed IS NOT NULL AND p.channel = :channel
       AND NOT (p.from_on = :from AND p.to_on = :to)`,
  )
  const hasSpans = db
    .prepare<[{ unitId: number }], number>(
      'SELECT EXISTS (SELECT 1 FROM postings INDEXED BY postings_of_spans WHERE unit_id = :unitId AND from_on <> to_on)',
    )
    .pluck()
  const daysWithin = db.prepare<[Record<string, string | number>], CellRow>(
    `SELECT ${cellColumns} FROM json_each(:indicators) c CROSS JOIN postings p ON p.unit_id = :unitId AND p.indicator = c.value
     WHERE p.from_on BETWEEN :from AND :to AND p.from_on = p.to_on AND p.typed IS NOT NULL AND p.channel = :channel`,
  )
  const crossing = db.prepare<[Record<string, string>], CellRow>(
    `SELECT ${cellColumns} FROM ${scope}
     CROSS JOIN postings p INDEXED BY postings_of_spans ON p.unit_id = u.value AND p.indicator = c.value
     WHERE p.from_on <> p.to_on AND p.value IS NOT NULL
       AND ((p.from_on < :from AND p.to_on >= :from) OR (p.from_on <= :to AND p.to_on > :to)) AND p.channel <> 'STOCK'`,
  )
  const spans = db.prepare<[Record<string, string>], CellRow>(
    `SELECT ${cellColumns} FROM ${scope}
     CROSS JOIN postings p INDEXED BY postings_of_spans ON p.unit_id = u.value AND p.indicator = c.value
     WHERE p.from_on <> p.to_on AND p.to_on <= :to AND p.value IS NOT NULL AND p.channel <> 'STOCK'`,
  )
  const levels = db.prepare<[Record<string, string>], LevelRow>(
    `SELECT p.unit_id AS unitId, p.indicator, max(p.from_on) AS "on", p.typed AS value
     FROM postings p INDEXED BY postings_of_levels
     WHERE p.unit_id IN (SELECT value FROM json_each(:units)) AND p.indicator IN (SELECT value FROM json_each(:indicators))
       AND p.from_on <= :on AND p.channel = 'STOCK' AND p.typed IS NOT NULL GROUP BY p.unit_id, p.indicator`,
  )
  const hasFigures = db
    .prepare<[{ unitId: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM revisions WHERE unit_id = :unitId) OR EXISTS (SELECT 1 FROM target_revisions WHERE unit_id = :unitId)
       OR EXISTS (SELECT 1 FROM note_revisions WHERE unit_id = :unitId)`,
    )
    .pluck()
  const levelDocument = db
    .prepare<[Record<string, string>], string>(
      `SELECT e.document FROM json_each(:indicators) c JOIN revisions r ON r.indicator = c.value AND r.from_on = :on AND r.channel = 'STOCK'
       JOIN entries e ON e.id = r.entry_id ORDER BY r.id DESC LIMIT 1`,
    )
    .pluck()
  const history = db.prepare<
    [Record<string, string | number>],
    { at: string; author: string; source: string; channel: string; value: number | null }
  >(
    `SELECT e.recorded_at AS "at", e.author, e.source, r.channel, r.value FROM revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.unit_id = :unitId AND r.indicator = :indicator AND r.from_on = :on AND r.to_on = :on ORDER BY r.id DESC LIMIT 50`,
  )
  return {
    /** Cells wholly inside a span, of whatever channel. */
    cells: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) =>
      cells.all({ ...lists(unitIds, indicators), from, to }),
    /** What is typed in cells, by their place in the list. */
    typedOn: (places: readonly CellPlace[]) => revisions.typedOn(places),
    /** True when a row has any figure over more than one day. */
    hasSpans: (unitId: number) => hasSpans.get({ unitId }) === 1,
    /** Typed flows of the same channel over other spans that share a day with this one. */
    overlapping(place: Omit<CellPlace, 'indicator'>, indicators: readonly string[]): CellRow[] {
      const { unitId, channel, from, to } = place
      const asked = { unitId, channel, from, to, indicators: JSON.stringify(indicators) }
      return [...spansOver.all(asked), ...(from === to ? [] : daysWithin.all(asked))]
    },
    ...reportedDays,
    sums: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) =>
      flowSums.sums(unitIds, indicators, from, to),
    totals: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) =>
      flowSums.totals(unitIds, indicators, from, to),
    /** Postings that stick out of a span at either end. */
    crossing: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) =>
      crossing.all({ ...lists(unitIds, indicators), from, to }),
    /** Flows over more than one day that end by a day. */
    spans: (unitIds: readonly number[], indicators: readonly string[], to: string) =>
      spans.all({ ...lists(unitIds, indicators), to }),
    /** The latest level at or before a day. */
    levels: (unitIds: readonly number[], indicators: readonly string[], on: string) =>
      levels.all({ ...lists(unitIds, indicators), on }),
    /** True when anything was ever recorded for a unit. */
    hasFigures: (unitId: number) => hasFigures.get({ unitId }) === 1,
    /** Document of the newest levels given at a day. */
    levelDocument: (on: string, indicators: readonly string[]) =>
      levelDocument.get({ on, indicators: JSON.stringify(indicators) }),
    /** What one cell has been, newest first. */
    history: (unitId: number, indicator: string, on: string) => history.all({ unitId, indicator, on }),
  }
}
