import type { Store } from '../db/open-store.ts'

/** A day of a row, and how many of the indicators asked for it has. */
export interface DayCountRow {
  readonly unitId: number
  readonly on: string
  readonly indicators: number
}

const scope = 'json_each(:units) u CROSS JOIN json_each(:indicators) c'

/** SQL of the days that have figures. */
export function createReportedDaysRepo(db: Store) {
  const dayCounts = db.prepare<[Record<string, string>], DayCountRow>(
    `SELECT p.unit_id AS unitId, p.from_on AS "on", count(DISTINCT p.indicator) AS indicators
     FROM ${scope} CROSS JOIN postings p ON p.unit_id = u.value AND p.indicator = c.value AND p.from_on BETWEEN :from AND :to
     WHERE p.to_on = p.from_on AND p.channel <> 'STOCK' AND (p.value IS NOT NULL OR (:withDrafts = 'yes' AND p.draft IS NOT NULL))
     GROUP BY p.unit_id, p.from_on`,
  )
  const reportedDays = db.prepare<[Record<string, string>], { unitId: number; days: number }>(
    `SELECT u.value AS unitId, (
       SELECT count(DISTINCT p.from_on) FROM json_each(:indicators) c
       CROSS JOIN postings p ON p.unit_id = u.value AND p.indicator = c.value AND p.from_on BETWEEN :from AND :to
       WHERE p.to_on = p.from_on AND p.value IS NOT NULL AND p.channel <> 'STOCK' AND p.from_on IN (SELECT value FROM json_each(:days))
     ) AS days FROM json_each(:units) u`,
  )
  // One figure a day: nothing has to be told apart, and `+` keeps the days from being looked up one by one.
  const fixedDays = db.prepare<[Record<string, string>], { unitId: number; days: number }>(
    `SELECT p.unit_id AS unitId, count(*) AS days FROM postings p
     WHERE p.unit_id IN (SELECT value FROM json_each(:units)) AND p.indicator = :indicator AND p.from_on BETWEEN :from AND :to
       AND p.to_on = p.from_on AND p.channel = 'FIXED' AND p.value IS NOT NULL AND +p.from_on IN (SELECT value FROM json_each(:days))
     GROUP BY p.unit_id`,
  )
  return {
    /** For each row and day of a span how many of some indicators have a figure; with `withDrafts` also an unread text. */
    dayCounts: (
      unitIds: readonly number[],
      indicators: readonly string[],
      span: { readonly from: string; readonly to: string; readonly withDrafts: boolean },
    ) =>
      dayCounts.all({
        units: JSON.stringify(unitIds),
        indicators: JSON.stringify(indicators),
        from: span.from,
        to: span.to,
        withDrafts: span.withDrafts ? 'yes' : 'no',
      }),
    /** On how many of some days (in order) each row has a figure of one of the indicators. */
    reportedDays(unitIds: readonly number[], indicators: readonly string[], days: readonly string[]) {
      const [from = '', to = ''] = [days[0], days.at(-1)]
      return reportedDays.all({
        units: JSON.stringify(unitIds),
        indicators: JSON.stringify(indicators),
        days: JSON.stringify(days),
        from,
        to,
      })
    },
    /** On how many of some days (in order) each row has a figure of the unit itself, not of a session; rows with none are left out. */
    fixedDays(unitIds: readonly number[], indicator: string, days: readonly string[]) {
      const [from = '', to = ''] = [days[0], days.at(-1)]
      return fixedDays.all({ units: JSON.stringify(unitIds), indicator, days: JSON.stringify(days), from, to })
    },
  }
}
