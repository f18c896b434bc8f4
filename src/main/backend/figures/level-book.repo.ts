import type { Store } from '../db/open-store.ts'

export interface GivenLevelRow {
  readonly unitId: number
  readonly indicator: string
  readonly on: string
  readonly value: number
  readonly author: string
  readonly at: string
  readonly document: string
}

export type LevelBookRepo = ReturnType<typeof createLevelBookRepo>

const lists = (unitIds: readonly number[], indicators: readonly string[]) => ({
  units: JSON.stringify(unitIds),
  indicators: JSON.stringify(indicators),
})
const scope = 'json_each(:units) u CROSS JOIN json_each(:indicators) c'
/** The level as it stands, and the newest entry that told it. */
const given = `p.unit_id AS unitId, p.indicator, p.from_on AS "on", p.typed AS value, e.author, e.recorded_at AS "at", e.document
  FROM ${scope} CROSS JOIN postings p ON p.unit_id = u.value AND p.indicator = c.value
  JOIN revisions r ON r.id = (
    SELECT max(s.id) FROM revisions s
    WHERE s.unit_id = p.unit_id AND s.indicator = p.indicator AND s.from_on = p.from_on AND s.to_on = p.to_on AND s.channel = 'STOCK')
  JOIN entries e ON e.id = r.entry_id
  WHERE p.channel = 'STOCK' AND p.typed IS NOT NULL`

/** SQL of levels given at days, with who told them. */
export function createLevelBookRepo(db: Store) {
  const givenOn = db.prepare<[Record<string, string>], GivenLevelRow>(`SELECT ${given} AND p.from_on = :on`)
  const history = db.prepare<[Record<string, string>], GivenLevelRow>(
    `SELECT ${given} ORDER BY p.from_on DESC LIMIT 200`,
  )
  const days = db
    .prepare<[Record<string, string>], string>(
      `SELECT DISTINCT p.from_on FROM ${scope} CROSS JOIN postings p ON p.unit_id = u.value AND p.indicator = c.value
       WHERE p.channel = 'STOCK' AND p.typed IS NOT NULL ORDER BY p.from_on DESC LIMIT 60`,
    )
    .pluck()
  return {
    /** Levels given at one day. */
    givenOn: (unitIds: readonly number[], indicators: readonly string[], on: string) =>
      givenOn.all({ ...lists(unitIds, indicators), on }),
    /** Levels of one row and indicator, newest day first. */
    history: (unitId: number, indicator: string) => history.all(lists([unitId], [indicator])),
    /** Days at which any was given, newest first. */
    days: (unitIds: readonly number[], indicators: readonly string[]) => days.all(lists(unitIds, indicators)),
  }
}
