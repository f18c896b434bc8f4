import type { PreviousExport } from '#shared/reports/sheet-model.schema.ts'
import type { Store } from '../db/open-store.ts'

/** What an exported file is a file of. */
interface ExportSubject {
  readonly form: string
  readonly unitCode: string
  readonly from: string
  readonly to: string
}

export interface NewExport extends ExportSubject {
  readonly formVersion: number
  readonly sequence: number
  readonly valuesHash: string
  readonly exportedAt: string
  readonly author: string
  /** JSON of what is needed to draw the sheet again. */
  readonly request: string
  /** The chain before the export's own entry. */
  readonly entries: number
  readonly head: string
  readonly checkCode: string
}

export interface ExportRow extends Omit<NewExport, 'request'> {
  readonly id: number
  /** Null for exports of an older program. */
  readonly request: string | null
}

/** Only what is given is asked for. */
interface ExportFilter {
  readonly form?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly checkCode?: string | undefined
  readonly subject?: string | undefined
}

/** Typed figures that may have changed since an entry, up to a last day. */
interface ChangesAsked {
  readonly entries: number
  readonly from: string
  readonly to: string
  /** Indicators that count from the first day on. */
  readonly ofPeriod: readonly string[]
  /** Indicators that count however old they are. */
  readonly ofLevels: readonly string[]
}

export interface ChangedFigure {
  readonly unitCode: string
  readonly unitName: string
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly after: number | null
  readonly at: string
  readonly author: string
}

export type ReportsRepo = ReturnType<typeof createReportsRepo>

const exportColumns = `id, form, form_version AS formVersion, unit_code AS unitCode, from_on AS "from", to_on AS "to", sequence,
  values_hash AS valuesHash, exported_at AS exportedAt, author, request, entries, head, check_code AS checkCode`

/** SQL of the exports made, and of what changed since. */
export function createReportsRepo(db: Store) {
  const nextSequence = db
    .prepare<[ExportSubject], number>(
      `SELECT coalesce(max(sequence), 0) + 1 FROM exports
       WHERE form = :form AND unit_code = :unitCode AND from_on = :from AND to_on = :to`,
    )
    .pluck()
  const insert = db.prepare<[NewExport]>(
    `INSERT INTO exports (form, form_version, unit_code, from_on, to_on, sequence, values_hash, exported_at, author, request,
       entries, head, check_code)
     VALUES (:form, :formVersion, :unitCode, :from, :to, :sequence, :valuesHash, :exportedAt, :author, :request,
       :entries, :head, :checkCode)`,
  )
  const previous = db.prepare<[Pick<ExportSubject, 'form' | 'unitCode'> & { before: number }], PreviousExport>(
    `SELECT form, from_on AS "from", to_on AS "to", sequence, values_hash AS valuesHash FROM exports
     WHERE form = :form AND unit_code = :unitCode AND id < :before ORDER BY id DESC LIMIT 1`,
  )
  const hasExports = db
    .prepare<[{ form: string; version: number }], number>(
      'SELECT EXISTS (SELECT 1 FROM exports WHERE form = :form AND form_version = :version)',
    )
    .pluck()
  const find = db.prepare<[number], ExportRow>(`SELECT ${exportColumns} FROM exports WHERE id = ?`)
  const list = db.prepare<[Record<keyof ExportFilter, string | null>], ExportRow>(
    `SELECT ${exportColumns} FROM exports
     WHERE (:form IS NULL OR form = :form) AND (:from IS NULL OR from_on = :from) AND (:to IS NULL OR to_on = :to)
       AND (:checkCode IS NULL OR check_code = :checkCode)
       AND (:subject IS NULL OR json_extract(request, '$.subject') = :subject) ORDER BY id DESC`,
  )
  const entriesBefore = db
    .prepare<[{ instant: string }], number>('SELECT coalesce(max(id), 0) FROM entries WHERE recorded_at < :instant')
    .pluck()
  const changes = db.prepare<[Record<string, string | number>], ChangedFigure>(
    `SELECT u.code AS unitCode, u.name AS unitName, r.indicator, r.channel, r.from_on AS "from", r.to_on AS "to",
       newest.before, r.value AS after, e.recorded_at AS "at", e.author
     FROM (
       SELECT max(n.id) AS id, (
         SELECT b.value FROM revisions b
         WHERE b.unit_id = n.unit_id AND b.indicator = n.indicator AND b.from_on = n.from_on AND b.to_on = n.to_on
           AND b.channel = n.channel AND b.entry_id <= :entries ORDER BY b.id DESC LIMIT 1) AS before
       FROM revisions n
       WHERE n.entry_id > :entries AND n.to_on <= :to AND (
         n.indicator IN (SELECT value FROM json_each(:ofLevels))
         OR (n.to_on >= :from AND n.indicator IN (SELECT value FROM json_each(:ofPeriod))))
       GROUP BY n.unit_id, n.indicator, n.from_on, n.to_on, n.channel
     ) newest
     JOIN revisions r ON r.id = newest.id JOIN entries e ON e.id = r.entry_id JOIN units u ON u.id = r.unit_id
     WHERE newest.before IS NOT r.value ORDER BY r.from_on, u.sort_order, u.id, r.indicator, r.channel`,
  )
  return {
    /** The number the next export gets, from 1; campaigns of the same days are counted together. */
    nextSequence({ form, unitCode, from, to }: ExportSubject): number {
      const next = nextSequence.get({ form, unitCode, from, to })
      if (next === undefined) throw new Error('an aggregate always answers')
      return next
    },
    /** The export of a form and unit before one of them, or the last of all; null before the first. */
    previous: ({
      form,
      unitCode,
      before = Number.MAX_SAFE_INTEGER,
    }: Pick<ExportSubject, 'form' | 'unitCode'> & { before?: number }): PreviousExport | null =>
      previous.get({ form, unitCode, before }) ?? null,
    insert: (row: NewExport) => insert.run(row),
    /** Whether a sheet was ever made with a version of a form. */
    hasExports: (form: string, version: number) => hasExports.get({ form, version }) === 1,
    find: (id: number) => find.get(id),
    /** Newest first. */
    list: ({ form = '', from = '', to = '', checkCode = '', subject = '' }: ExportFilter) =>
      list.all({
        form: form || null,
        from: from || null,
        to: to || null,
        checkCode: checkCode || null,
        subject: subject || null,
      }),
    /** The last entry recorded before an instant; 0 when there is none. */
    entriesBefore: (instant: string) => entriesBefore.get({ instant }) ?? 0,
    /** Figures that say something else now than after an entry, as typed, each with its last change. */
    changesSince: ({ ofPeriod, ofLevels, ...asked }: ChangesAsked) =>
      changes.all({ ...asked, ofPeriod: JSON.stringify(ofPeriod), ofLevels: JSON.stringify(ofLevels) }),
  }
}
