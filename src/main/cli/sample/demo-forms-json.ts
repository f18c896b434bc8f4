import type { Output } from '#shared/contract/contract.ts'

/** The exported sheets as the command's JSON tells them. */
export function formsJson(forms: readonly Output<'reports.exportWorkbook'>[]) {
  return forms.map(({ path, bytes, report }) => ({
    form: report.form,
    path,
    bytes,
    rows: report.rows.length,
    total: report.total,
    missing: report.missing,
  }))
}
