import { createHash } from 'node:crypto'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { checkCodeOf } from '#shared/reports/check-code.rules.ts'
import type { Report } from '#shared/reports/reports.schema.ts'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { ChainHead } from '../figures/ledger.service.ts'
import type { BuiltSheet } from './sheet-builder.ts'

/** What an export says of itself beside its figures. */
export interface ExportFacts {
  readonly sequence: number
  /** The chain before the export's own entry. */
  readonly head: ChainHead
  readonly appVersion: string
  readonly exportedAt: string
}

export interface ExportedSheet {
  readonly sheet: SheetModel
  readonly meta: SheetMeta & { readonly checkCode: string }
}

/** The sheet as it goes out, with its check code on it, and what its file says of itself to a program. */
export function exportedSheet({ form, report, layOut }: BuiltSheet, facts: ExportFacts): ExportedSheet {
  const { sequence, head, exportedAt } = facts
  const hash = valuesHash(layOut())
  const checkCode = checkCodeFor(report, { sequence, head, valuesHash: hash })
  const sheet = layOut({ checkCode, sequence, exportedAt })
  return { sheet, meta: { ...describe(form, report, sheet, facts), valuesHash: hash, checkCode } }
}

function describe(
  form: AnyForm,
  report: Report,
  sheet: SheetModel,
  { sequence, head, appVersion, exportedAt }: ExportFacts,
): Omit<SheetMeta, 'valuesHash'> {
  const { unit, period, policy, decimals } = report
  return {
    product: 'so-can-cuoc',
    schemaVersion: 1,
    formId: form.id,
    formVersion: form.version,
    unitCode: unit.code,
    unitName: unit.name,
    ...(report.subject === undefined ? {} : { subject: report.subject }),
    period: { kind: period.kind, from: period.from, to: period.to },
    policy,
    decimals,
    sequence,
    appVersion,
    exportedAt,
    cells: Object.fromEntries(
      sheet.cells.flatMap(({ row, column, key }) => (key ? [[cellAddress(row, column), key]] : [])),
    ),
    chain: { entries: head.entries, head: head.hash },
    controls: { rows: report.rows.length, totals: countTotals(form, report) },
    printed: printedParts(report, sheet),
  }
}

function printedParts({ rows, labels }: Report, { cells }: SheetModel): NonNullable<SheetMeta['printed']> {
  const keyed = cells
    .filter(({ key }) => key !== undefined)
    .map(({ row, column, value, formula }) => ({ address: cellAddress(row, column), value, formula }))
  return {
    values: Object.fromEntries(keyed.map(({ address, value }) => [address, value])),
    formulas: keyed.flatMap(({ address, formula }) => (formula === undefined ? [] : [address])),
    names: Object.fromEntries(rows.map(({ unit, name }) => [unit, name])),
    labels,
  }
}

interface Signed {
  readonly sequence: number
  readonly head: ChainHead
  readonly valuesHash: string
}

/** Binds the printed figures to the form, unit and period, to the export and to the chain it was made from. */
function checkCodeFor(
  { form, formVersion, unit, period, subject }: Report,
  { sequence, head, valuesHash: hash }: Signed,
): string {
  const { entries } = head
  const signed = [form, formVersion, unit.code, period.from, period.to, sequence, hash, entries, head.hash]
  if (subject !== undefined) signed.push(subject)
  return checkCodeOf(createHash('sha256').update(JSON.stringify(signed)).digest('hex'))
}

const countKinds = new Set(['flow', 'mobile', 'stock', 'target'])

function countTotals(form: AnyForm, { total }: Report): Record<string, number> {
  const counts = isUnitForm(form)
    ? form.columns.filter(({ source }) => countKinds.has(source.kind))
    : form.columns.filter(({ source }) => source.kind === 'count' && source.total === 'sum')
  return Object.fromEntries(
    counts.flatMap(({ code }) => {
      const value = total.cells[code]?.value
      return typeof value === 'number' ? [[code, value]] : []
    }),
  )
}

/** SHA-256 over lines `address=value` of the keyed cells, row by row; a blank cell has nothing after the sign. */
export function valuesHash({ cells }: SheetModel): string {
  const lines = cells
    .filter(({ key }) => key !== undefined)
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, value }) => `${cellAddress(row, column)}=${value ?? ''}`)
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
