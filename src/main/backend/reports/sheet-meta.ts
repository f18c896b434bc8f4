import { createHash } from 'node:crypto'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import type { FormDefinition, Report } from '#shared/reports/reports.schema.ts'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'

interface ExportOf {
  readonly form: FormDefinition
  readonly report: Report
  readonly sheet: SheetModel
  readonly sequence: number
  readonly appVersion: string
  readonly exportedAt: string
}

/** What an exported file says of itself to a program. */
export function sheetMeta({ form, report, sheet, sequence, appVersion, exportedAt }: ExportOf): SheetMeta {
  const { unit, period, policy, decimals } = report
  return {
    product: 'so-can-cuoc',
    schemaVersion: 1,
    formId: form.id,
    formVersion: form.version,
    unitCode: unit.code,
    unitName: unit.name,
    period: { kind: period.kind, from: period.from, to: period.to },
    policy,
    decimals,
    sequence,
    appVersion,
    exportedAt,
    cells: Object.fromEntries(
      sheet.cells.flatMap(({ row, column, key }) => (key ? [[cellAddress(row, column), key]] : [])),
    ),
    valuesHash: valuesHash(sheet),
  }
}

/** SHA-256 over lines `address=value` of the keyed cells, row by row; a blank cell has nothing after the sign. */
export function valuesHash({ cells }: SheetModel): string {
  const lines = cells
    .filter(({ key }) => key !== undefined)
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, value }) => `${cellAddress(row, column)}=${value ?? ''}`)
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
