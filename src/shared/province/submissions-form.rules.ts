/** Which sheets are added up at the province, and for which days. */
import type { Period } from '#shared/kernel/period.ts'
import { formTakes } from '#shared/reports/form.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { formOfSheet, readingParams, type SheetForm, versionInForce } from '#shared/reports/form-versions.rules.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import { isEditionCode } from './edition-codes.rules.ts'
import type { WholeMeta } from './submissions-marks.rules.ts'
import type { SubmissionRefusal, SubmissionRemark } from './submissions.schema.ts'

/** Forms whose figures are those of the ledger; every other tells what stands beside it. */
export const addedUpForms: readonly string[] = ['BM01', 'BM02', 'BM04']

interface Days {
  readonly today: string
  /** The first day of the province's book. */
  readonly startOn: string
}

/** What speaks against a sheet's period; null for one that is taken. */
export function refusePeriod(form: FormDefinition, period: Period, { today, startOn }: Days): SubmissionRefusal | null {
  const { from, to } = period
  if (period.kind === 'as-of') return { code: 'submission/as-of', data: { form: form.id, from, to } }
  if (!formTakes(form, period)) return { code: 'submission/wrong-kind', data: { form: form.id, from, to } }
  if (to > today) return { code: 'submission/future', data: { from, to, today } }
  if (from < startOn) return { code: 'submission/before-start', data: { from, to, startOn } }
  return null
}

/** What a sheet is read with, or why it is not: no such form, one that is not added up, a version nobody declared. */
export function knownForm(forms: readonly AnyForm[], meta: WholeMeta): SheetForm | SubmissionRefusal {
  const { formId, formVersion, period } = meta
  const data = { form: formId, version: formVersion }
  if (!forms.some(({ id }) => id === formId)) return { code: 'submission/unknown-form', data }
  if (!addedUpForms.includes(formId)) return { code: 'submission/form-not-added', data }
  const found = formOfSheet(forms, meta, period.to)
  if (found === null) return { code: 'submission/unknown-form', data }
  return 'form' in found ? found : { code: 'submission/unknown-version', data: { ...data, ...found } }
}

/** A sheet of another version than the one in force says so, and how its columns are read. */
export function versionRemarks(
  forms: readonly AnyForm[],
  { form, reading }: SheetForm,
  { to }: Period,
): SubmissionRemark[] {
  if (reading !== null) return [{ code: 'other-form-version', params: readingParams(reading) }]
  const inForce = versionInForce(forms, form.id, to)
  if (inForce === undefined || inForce === form.version) return []
  return [{ code: 'known-form-version', params: { form: form.id, version: form.version, inForce } }]
}

/** Columns that were left unread of a sheet when it came and are read of it now that the store knows more of its form. */
export function newlyRead(before: readonly SubmissionRemark[], now: readonly SubmissionRemark[]): string[] {
  const left = new Set(unreadIn(now))
  return unreadIn(before).filter((column) => !left.has(column))
}

function unreadIn(remarks: readonly SubmissionRemark[]): string[] {
  return remarks
    .filter(({ code }) => code === 'other-form-version')
    .flatMap(({ params }) => String(params['notRead'] ?? '').split('\n'))
    .filter((column) => column !== '')
}

/** A row that a unit named itself: «Chưa phân xã», «Ngoài địa bàn» and those it added. */
export function isOwnRowCode(unitCode: string, rowCode: string): boolean {
  return !isEditionCode(rowCode) && (rowCode.startsWith(`${unitCode}-`) || rowCode.startsWith(`${unitCode}.`))
}
