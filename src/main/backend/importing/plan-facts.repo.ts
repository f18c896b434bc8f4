import type { StandingPosting } from '#shared/importing/plan-standing.rules.ts'
import type { Store } from '../db/open-store.ts'

export type PlanFactsRepo = ReturnType<typeof createPlanFactsRepo>

export interface FactScope {
  readonly unitCodes: readonly string[]
  readonly indicators: readonly string[]
  readonly from: string
  readonly to: string
}

export interface OpeningRow {
  readonly unitCode: string
  readonly indicator: string
  readonly on: string
}

const place = `u.code AS unitCode, p.indicator, p.from_on AS "from", p.to_on AS "to"`
const columns = `${place}, p.typed`
/** Rows and indicators first, so that each pair is one look-up in the index. */
const scope = `json_each(:unitCodes) n JOIN units u ON u.code = n.value CROSS JOIN json_each(:indicators) c
  CROSS JOIN postings p`
const ofScope = 'p.unit_id = u.id AND p.indicator = c.value'

/** SQL that reads the book around the figures of a file in a few questions, however many figures there are. */
export function createPlanFactsRepo(db: Store) {
  const days = db.prepare<[Record<string, string>], StandingPosting>(
    `SELECT ${place}, iif(p.channel IN ('FIXED', 'MOBILE'), p.channel, 'SESSION') AS channel,
       iif(p.channel IN ('FIXED', 'MOBILE'), p.typed, p.value) AS typed
     FROM ${scope} ON ${ofScope} AND p.from_on BETWEEN :from AND :to
     WHERE p.from_on = p.to_on AND p.channel <> 'STOCK'
       AND iif(p.channel IN ('FIXED', 'MOBILE'), p.typed, p.value) IS NOT NULL`,
  )
  const spans = db.prepare<[Record<string, string>], StandingPosting>(
    `SELECT ${columns}, CASE p.channel WHEN 'FIXED' THEN 'FIXED' ELSE 'MOBILE' END AS channel
     FROM ${scope} INDEXED BY postings_of_spans ON ${ofScope} AND p.from_on <= :to
     WHERE p.from_on <> p.to_on AND p.to_on >= :from AND p.channel <> 'STOCK' AND p.typed IS NOT NULL`,
  )
  const levels = db.prepare<[Record<string, string>], StandingPosting>(
    `SELECT ${columns}, 'STOCK' AS channel FROM ${scope} ON ${ofScope} AND p.from_on <= :to
     WHERE p.channel = 'STOCK' AND p.typed IS NOT NULL`,
  )
  const openings = db.prepare<[Record<string, string>], OpeningRow>(
    `SELECT u.code AS unitCode, p.indicator, max(p.from_on) AS "on" FROM ${scope} ON ${ofScope} AND p.from_on <= :to
     WHERE p.channel = 'STOCK' AND p.typed IS NOT NULL GROUP BY u.code, p.indicator`,
  )
  const named = ({ unitCodes, indicators, from, to }: FactScope): Record<string, string> => ({
    unitCodes: JSON.stringify(unitCodes),
    indicators: JSON.stringify(indicators),
    from,
    to,
  })
  const upTo = ({ from: _from, ...asked }: Record<string, string>): Record<string, string> => asked
  return {
    /** Typed flows of single days (of sessions what counts) inside the span, and of several days that share one with it. */
    *flows(asked: FactScope): Generator<StandingPosting> {
      yield* days.iterate(named(asked))
      yield* spans.iterate(named(asked))
    },
    /** Every level given up to the end of the span. */
    levels: (asked: FactScope) => levels.iterate(upTo(named(asked))),
    /** The newest day at or before the end of the span at which a level was given. */
    openings: (asked: FactScope) => openings.all(upTo(named(asked))),
  }
}
