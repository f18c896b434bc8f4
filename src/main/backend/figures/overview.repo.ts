import type { Store } from '../db/open-store.ts'

export interface PostingSourceRow {
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly value: number
  readonly entryId: number
  readonly at: string
  readonly author: string
  readonly source: string
  readonly document: string
  readonly fileName: string | null
  readonly sheet: number | null
  readonly address: string | null
}

export type OverviewRepo = ReturnType<typeof createOverviewRepo>

/** SQL of where figures come from. */
export function createOverviewRepo(db: Store) {
  const sources = db.prepare<[Record<string, string | number>], PostingSourceRow>(
    `SELECT p.indicator, p.channel, p.from_on AS "from", p.to_on AS "to", p.typed AS value, r.entry_id AS entryId,
       e.recorded_at AS "at", e.author, e.source, e.document, i.name AS fileName, s.sheet, s.address
     FROM json_each(:indicators) c
     CROSS JOIN postings p ON p.unit_id = :unitId AND p.indicator = c.value AND p.from_on BETWEEN :from AND :to AND p.to_on <= :to
     JOIN revisions r ON r.id = (SELECT max(x.id) FROM revisions x WHERE x.unit_id = p.unit_id AND x.indicator = p.indicator
       AND x.from_on = p.from_on AND x.to_on = p.to_on AND x.channel = p.channel)
     JOIN entries e ON e.id = r.entry_id
     LEFT JOIN imports i ON i.entry_id = r.entry_id
     LEFT JOIN import_sources s ON s.import_id = i.id AND s.unit_code = :unitCode AND s.indicator = p.indicator
       AND s.from_on = p.from_on AND s.to_on = p.to_on AND s.channel = p.channel
     WHERE p.typed IS NOT NULL AND p.channel <> 'STOCK' ORDER BY p.from_on, p.to_on, p.indicator, p.channel`,
  )
  return {
    /** The typed figures of a row wholly inside a span, each with the entry and the file that brought it in. */
    sources: (
      row: { readonly id: number; readonly code: string },
      indicators: readonly string[],
      from: string,
      to: string,
    ) => sources.all({ unitId: row.id, unitCode: row.code, indicators: JSON.stringify(indicators), from, to }),
  }
}
