import type { Store } from '../db/open-store.ts'
import { stands } from './submissions-standing.repo.ts'

/** A typed figure as it stands, and what brought it in. */
export interface TracedPosting {
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
  readonly importName: string | null
  readonly importHash: string | null
  readonly importOrigin: string | null
  readonly fileId: number | null
  readonly sheet: number | null
  readonly address: string | null
  readonly submissionName: string | null
  readonly submissionForm: string | null
  readonly sequence: number | null
  /** JSON of what the accepted sheet said of itself. */
  readonly meta: string | null
}

/** A sheet that may have brought a figure in. */
export type SentSheet = Pick<TracedPosting, 'submissionName' | 'submissionForm' | 'sequence' | 'meta'>

export type PassportRepo = ReturnType<typeof createPassportRepo>

/** SQL of where figures came from. */
export function createPassportRepo(db: Store) {
  const traced = db.prepare<[Record<string, string | number>], TracedPosting>(
    `SELECT p.indicator, p.channel, p.from_on AS "from", p.to_on AS "to", p.typed AS value, r.entry_id AS entryId,
       e.recorded_at AS "at", e.author, e.source, e.document, i.name AS importName, i.hash AS importHash,
       i.origin AS importOrigin, i.file_id AS fileId, s.sheet, s.address, m.file_name AS submissionName,
       m.form AS submissionForm, m.sequence, m.meta
     FROM json_each(:indicators) c
     CROSS JOIN postings p ON p.unit_id = :unitId AND p.indicator = c.value AND p.from_on BETWEEN :from AND :to AND p.to_on <= :to
     JOIN revisions r ON r.id = (SELECT max(x.id) FROM revisions x WHERE x.unit_id = p.unit_id AND x.indicator = p.indicator
       AND x.from_on = p.from_on AND x.to_on = p.to_on AND x.channel = p.channel)
     JOIN entries e ON e.id = r.entry_id
     LEFT JOIN imports i ON i.entry_id = r.entry_id
     LEFT JOIN import_sources s ON s.import_id = i.id AND s.unit_code = :unitCode AND s.indicator = p.indicator
       AND s.from_on = p.from_on AND s.to_on = p.to_on AND s.channel = p.channel
     LEFT JOIN submissions m ON m.id = (SELECT max(y.id) FROM submissions y WHERE y.entry_id = r.entry_id
       AND y.state = 'accepted' AND y.unit_code IN (SELECT value FROM json_each(:senders)))
     WHERE p.typed IS NOT NULL AND p.channel <> 'STOCK' ORDER BY p.from_on, p.to_on, p.indicator, p.channel`,
  )
  const sheets = db.prepare<[Record<string, string>], SentSheet>(
    `SELECT y.file_name AS submissionName, y.form AS submissionForm, y.sequence, y.meta FROM submissions y
     WHERE ${stands('y')} AND y.from_on = :from AND y.to_on = :to AND y.unit_code IN (SELECT value FROM json_each(:senders))
       AND y.id = (SELECT max(n.id) FROM submissions n WHERE n.state = 'accepted' AND n.form = y.form
         AND n.unit_code = y.unit_code AND n.from_on = y.from_on AND n.to_on = y.to_on)
     ORDER BY y.exported_at DESC, y.id DESC`,
  )
  const bytes = db.prepare<[number], Buffer>('SELECT bytes FROM import_files WHERE id = ?').pluck()
  return {
    /**
     * The typed figures of a row wholly inside a span.
     * @param senders codes of the units that may have sent them: the row and those above it
     */
    traced: (
      row: { readonly id: number; readonly code: string },
      senders: readonly string[],
      indicators: readonly string[],
      { from, to }: { readonly from: string; readonly to: string },
    ) =>
      traced.all({
        unitId: row.id,
        unitCode: row.code,
        senders: JSON.stringify(senders),
        indicators: JSON.stringify(indicators),
        from,
        to,
      }),
    /** Sheets that count for exactly these days, the one exported last first. */
    sheetsOf: (senders: readonly string[], { from, to }: { readonly from: string; readonly to: string }) =>
      sheets.all({ senders: JSON.stringify(senders), from, to }),
    /** A kept copy of a file. */
    bytes: (fileId: number) => bytes.get(fileId),
  }
}
