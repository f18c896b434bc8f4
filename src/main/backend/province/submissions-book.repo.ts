import type { Store } from '../db/open-store.ts'

/** What stands in a cell over exactly the days of a sheet. */
export interface BookedCell {
  readonly unitId: number
  readonly indicator: string
  readonly channel: string
  readonly typed: number | null
  readonly value: number | null
}

/** Days of other figures that lie in those of a sheet, or share some with them. */
export interface SharedSpan {
  readonly indicator: string
  readonly from: string
  readonly to: string
}

export interface BookedSum {
  readonly unitId: number
  readonly indicator: string
  readonly total: number
  /** Null where no mobile part was reported. */
  readonly mobile: number | null
}

export interface LevelPlace {
  readonly unitId: number
  readonly indicator: string
}

/** A level of exactly one day. */
export interface BookedLevel extends LevelPlace {
  readonly value: number
  /** What a unit sent gave it. */
  readonly isSubmitted: boolean
}

/** A figure that a person gave, and who and when. */
export interface TypedCell extends LevelPlace {
  readonly channel: string
  readonly value: number
  readonly author: string
  readonly at: string
}

export type SubmissionsBookRepo = ReturnType<typeof createSubmissionsBookRepo>

interface Scope {
  readonly unitIds: readonly number[]
  readonly indicators: readonly string[]
  readonly from: string
  readonly to: string
}

const scope = `json_each(:unitIds) u CROSS JOIN json_each(:indicators) c
  CROSS JOIN postings p ON p.unit_id = u.value AND p.indicator = c.value`

/** SQL of the book around the days of a sheet that was sent. */
export function createSubmissionsBookRepo(db: Store) {
  const cells = db.prepare<[Record<string, string>], BookedCell>(
    `SELECT p.unit_id AS unitId, p.indicator, p.channel, p.typed, p.value FROM ${scope}
     WHERE p.from_on = :from AND p.to_on = :to AND p.channel <> 'STOCK'`,
  )
  const sharedDays = db.prepare<[Record<string, string>], SharedSpan>(
    `SELECT DISTINCT p.indicator, p.from_on AS "from", p.to_on AS "to" FROM ${scope} AND p.from_on BETWEEN :from AND :to
     WHERE p.from_on = p.to_on AND p.from_on <> :alone AND p.channel <> 'STOCK' AND p.typed IS NOT NULL`,
  )
  const sharedSpans = db.prepare<[Record<string, string>], SharedSpan>(
    `SELECT DISTINCT p.indicator, p.from_on AS "from", p.to_on AS "to"
     FROM json_each(:unitIds) u CROSS JOIN json_each(:indicators) c
     CROSS JOIN postings p INDEXED BY postings_of_spans ON p.unit_id = u.value AND p.indicator = c.value AND p.from_on <= :to
     WHERE p.from_on <> p.to_on AND p.to_on >= :from AND NOT (p.from_on = :from AND p.to_on = :to)
       AND p.channel <> 'STOCK' AND p.typed IS NOT NULL`,
  )
  const sums = db.prepare<[Record<string, string>], BookedSum>(
    `SELECT p.unit_id AS unitId, p.indicator, sum(p.value) AS total, sum(iif(p.channel = 'FIXED', NULL, p.value)) AS mobile
     FROM ${scope} AND p.from_on BETWEEN :from AND :to
     WHERE p.to_on <= :to AND p.channel <> 'STOCK' AND p.value IS NOT NULL GROUP BY p.unit_id, p.indicator`,
  )
  const typed = db.prepare<[Record<string, string>], TypedCell>(
    `SELECT p.unit_id AS unitId, p.indicator, p.channel, p.typed AS value, e.author, e.recorded_at AS at FROM ${scope}
     JOIN revisions r ON r.id = (SELECT max(x.id) FROM revisions x WHERE x.unit_id = p.unit_id AND x.indicator = p.indicator
       AND x.from_on = p.from_on AND x.to_on = p.to_on AND x.channel = p.channel)
     JOIN entries e ON e.id = r.entry_id
     WHERE p.from_on = :from AND p.to_on = :to AND p.channel IN ('FIXED', 'MOBILE') AND p.typed IS NOT NULL
       AND e.source <> 'submission'`,
  )
  const openings = db.prepare<[Record<string, string>], LevelPlace & { on: string }>(
    `SELECT p.unit_id AS unitId, p.indicator, max(p.from_on) AS "on" FROM ${scope} AND p.from_on <= :on
     WHERE p.channel = 'STOCK' AND p.typed IS NOT NULL GROUP BY p.unit_id, p.indicator`,
  )
  const levelsOn = db.prepare<[Record<string, string>], LevelPlace & { value: number; source: string }>(
    `SELECT p.unit_id AS unitId, p.indicator, p.typed AS value, (
       SELECT e.source FROM revisions r JOIN entries e ON e.id = r.entry_id
       WHERE r.unit_id = p.unit_id AND r.indicator = p.indicator AND r.from_on = p.from_on AND r.channel = 'STOCK'
       ORDER BY r.id DESC LIMIT 1) AS source
     FROM ${scope} AND p.from_on = :on WHERE p.channel = 'STOCK' AND p.typed IS NOT NULL`,
  )
  const lists = ({ unitIds, indicators }: Pick<Scope, 'unitIds' | 'indicators'>) => ({
    unitIds: JSON.stringify(unitIds),
    indicators: JSON.stringify(indicators),
  })
  return {
    /** What stands over exactly these days. */
    cells: (asked: Scope) => cells.all({ ...lists(asked), from: asked.from, to: asked.to }),
    /** Figures of exactly these days that somebody gave otherwise than in a sheet that was sent. */
    typed: (asked: Scope) => typed.all({ ...lists(asked), from: asked.from, to: asked.to }),
    /** Figures of other spans that share a day with this one, the days in it among them. */
    shared(asked: Scope): SharedSpan[] {
      const { from, to } = asked
      const named = { ...lists(asked), from, to }
      return [...sharedDays.all({ ...named, alone: from === to ? from : '' }), ...sharedSpans.all(named)]
    },
    /** Σ of what counts wholly inside some days. */
    sums: (asked: Scope) => sums.all({ ...lists(asked), from: asked.from, to: asked.to }),
    /** The newest day at or before another at which a level was given. */
    openings: (unitIds: readonly number[], indicators: readonly string[], on: string) =>
      openings.all({ ...lists({ unitIds, indicators }), on }),
    /** Levels given for exactly a day, and whether a submission gave them. */
    levelsOn: (unitIds: readonly number[], indicators: readonly string[], on: string): BookedLevel[] =>
      levelsOn
        .all({ ...lists({ unitIds, indicators }), on })
        .map(({ source, ...one }) => ({ ...one, isSubmitted: source === 'submission' })),
  }
}
