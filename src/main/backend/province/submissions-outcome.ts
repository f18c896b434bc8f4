import { createHash } from 'node:crypto'
import { withoutIdentifiers } from '#shared/importing/privacy.rules.ts'
import { findIndicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import {
  type FileOutcome,
  type SubmissionRefusal,
  submissionRefusalSchema,
  type SubmissionRemark,
  submissionRemarkSchema,
  type SubmissionSubject,
} from '#shared/province/submissions.schema.ts'
import { type SheetMeta, sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import { z } from 'zod'
import type { GivenFile } from './submissions-reading.service.ts'
import type { SubmissionRow } from './submissions.repo.ts'

type NameOf = (unitCode: string) => string | null

/** What a file says it is; `nameOf` gives units the names the province knows them by. */
export function subjectOf(meta: SheetMeta | null, nameOf: NameOf): SubmissionSubject {
  return {
    form: meta?.formId ?? null,
    formVersion: meta?.formVersion ?? null,
    unitCode: meta?.unitCode ?? null,
    unitName: meta === null ? null : (nameOf(meta.unitCode) ?? withoutIdentifiers(meta.unitName)),
    period: meta === null ? null : { from: meta.period.from, to: meta.period.to },
    sequence: meta?.sequence ?? null,
    checkCode: meta?.checkCode ?? null,
    exportedAt: meta?.exportedAt ?? null,
    totals: Object.entries(meta?.controls?.totals ?? {}).map(([code, value]) => ({
      code,
      label: meta === null ? code : columnLabel(meta, code),
      value,
    })),
  }
}

/** What a column counts: on the sheet «Tổng» stands under its head, here by itself. */
export function columnLabel({ printed, period }: SheetMeta, code: string): string {
  const on = parseLocalDate(period.to)
  const isIndicator = on !== null && findIndicator(code) !== undefined
  return isIndicator ? indicatorLabel(code, on) : (printed?.labels[code] ?? code)
}

/** What a kept row's marks said. */
export function metaOf({ meta }: Pick<SubmissionRow, 'meta'>): SheetMeta | null {
  return meta === null ? null : sheetMetaSchema.parse(JSON.parse(meta))
}

export function remarksOf({ remarks }: Pick<SubmissionRow, 'remarks'>): SubmissionRemark[] {
  return z.array(submissionRemarkSchema).parse(JSON.parse(remarks))
}

export function refusalOf({ refusal }: Pick<SubmissionRow, 'refusal'>): SubmissionRefusal | null {
  return refusal === null ? null : submissionRefusalSchema.parse(JSON.parse(refusal))
}

/** A file that is no sheet of this product. */
export function unverified({ name, hash }: GivenFile): FileOutcome {
  return {
    ...subjectOf(null, () => null),
    name,
    hash,
    state: 'unverified',
    submissionId: null,
    importId: null,
    refusal: null,
    remarks: [],
    supersedes: null,
    changes: [],
  }
}

/** A file that was filed, as its row tells it. */
export function filed(row: SubmissionRow, nameOf: NameOf, changes: FileOutcome['changes']): FileOutcome {
  return {
    ...subjectOf(metaOf(row), nameOf),
    name: row.fileName,
    hash: row.fileHash,
    state: row.state,
    submissionId: row.id,
    importId: null,
    refusal: refusalOf(row),
    remarks: remarksOf(row),
    supersedes: row.supersedes,
    changes,
  }
}

/** Names what becomes of some files: the same files on the same book give the same. */
export function planHash(outcomes: readonly FileOutcome[]): string {
  const told = outcomes.map(({ hash, name, state, refusal, remarks, supersedes, changes }) => [
    hash,
    name,
    state,
    refusal?.code ?? null,
    remarks.map(({ code, params, details = [] }) => [code, params, details.map((one) => [one.code, one.params])]),
    supersedes,
    changes.map(({ code, before, after }) => [code, before, after]),
  ])
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
