import { isWholeMeta } from '#shared/province/submissions-marks.rules.ts'
import type { CountedSheet } from '#shared/province/submissions-plan.rules.ts'
import { submittedSheet } from '#shared/province/submissions-sheet.rules.ts'
import type { StatingSheet } from '#shared/province/submissions-stated.rules.ts'
import { formOfSheet } from '#shared/reports/form-versions.rules.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import { metaOf } from './submissions-outcome.ts'
import type { SubmissionRow } from './submissions.repo.ts'

/** A kept submission with its sheet, read again. */
export type KeptSheet = CountedSheet & StatingSheet

/** The sheet of a kept submission; null where its form is no longer known. */
export function keptSheet(
  row: Pick<SubmissionRow, 'meta' | 'form' | 'fileName'>,
  forms: readonly AnyForm[],
): KeptSheet | null {
  const meta = metaOf(row)
  if (meta === null || row.form === null) return null
  const known = formOfSheet(forms, meta, meta.period.to)
  if (known === null || !('form' in known) || !isWholeMeta(meta)) return null
  const sheet = submittedSheet(known, meta)
  return sheet === null ? null : { form: row.form, fileName: row.fileName, exportedAt: meta.exportedAt, sheet }
}
