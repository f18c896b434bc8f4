import { createHash } from 'node:crypto'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { checkCodeOf, checkedText } from '#shared/reports/check-code.rules.ts'
import { carriedFormText } from '#shared/reports/form-versions.rules.ts'
import type { FormDefinition, Report } from '#shared/reports/reports.schema.ts'
import { planLines } from '#shared/reports/sheet-lines.rules.ts'
import type { PreviousExport, SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { ChainHead } from '../figures/ledger.service.ts'
import type { BuiltSheet } from './sheet-builder.ts'

/** What an export says of itself beside its figures. */
export interface ExportFacts {
  readonly sequence: number
  /** The chain before the export's own entry. */
  readonly head: ChainHead
  /** What the unit sent of the form before it. */
  readonly previous: PreviousExport | null
  readonly appVersion: string
  readonly exportedAt: string
}

export interface ExportedSheet {
  readonly sheet: SheetModel
  /** Every sheet of the workbook, that of the report first. */
  readonly sheets: readonly SheetModel[]
  readonly meta: SheetMeta & { readonly checkCode: string }
}

/** The sheet as it goes out, with its check code on it, and what its file says of itself to a program. */
export function exportedSheet({ form, report, layOut, layOutDetails }: BuiltSheet, facts: ExportFacts): ExportedSheet {
  const { sequence, head, exportedAt } = facts
  const hash = valuesHash(layOut())
  const details = layOutDetails?.().map((one) => ({
    sheet: one.sheet.name,
    unitCode: one.unitCode,
    valuesHash: valuesHash(one.sheet),
  }))
  const formText = carriedFormText(form)
  const checkCode = checkCodeFor(report, { sequence, head, valuesHash: hash, details, formText })
  const stamp = { checkCode, sequence, exportedAt }
  const sheet = layOut(stamp)
  const sheets = [sheet, ...(layOutDetails?.(stamp) ?? []).map((one) => one.sheet)]
  const described = { ...describe(form, report, sheet, facts), ...(details === undefined ? {} : { details }) }
  return { sheet, sheets, meta: { ...described, valuesHash: hash, checkCode } }
}

function describe(
  form: AnyForm,
  report: Report,
  sheet: SheetModel,
  { sequence, head, previous, appVersion, exportedAt }: ExportFacts,
): Omit<SheetMeta, 'valuesHash'> {
  const { unit, period, policy, decimals } = report
  const formText = carriedFormText(form)
  return {
    product: 'so-can-cuoc',
    schemaVersion: 1,
    formId: form.id,
    formVersion: form.version,
    ...(formText === undefined ? {} : { formText }),
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
    previous,
    controls: { rows: report.rows.length, totals: countTotals(form, report) },
    printed: { ...printedParts(report, sheet), ...(isUnitForm(form) ? sumRows(form, report, sheet) : {}) },
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

/** Rows of units over their own rows, which are no figures of theirs. */
function sumRows(
  { columns }: FormDefinition,
  report: Report,
  { cells, headerRows }: SheetModel,
): Pick<NonNullable<SheetMeta['printed']>, 'sums'> {
  if (report.groups === undefined) return {}
  const byRow = Map.groupBy(cells, ({ row }) => row)
  return {
    sums: planLines(report, headerRows.last + 1).flatMap((line) => {
      if (line.kind !== 'group') return []
      const named = (byRow.get(line.row) ?? []).flatMap(({ column, value, formula }) => {
        const { code, source } = columns[column - 1] ?? {}
        return code === undefined || source?.kind === 'sequence' || source?.kind === 'unit'
          ? []
          : [{ code, value, formula }]
      })
      const values = Object.fromEntries(named.map(({ code, value }) => [code, value]))
      const formulas = named.flatMap(({ code, formula }) => (formula === undefined ? [] : [code]))
      return [{ name: line.group.name, values, formulas }]
    }),
  }
}

interface Signed {
  readonly sequence: number
  readonly head: ChainHead
  readonly valuesHash: string
  /** The other sheets of the workbook. */
  readonly details: SheetMeta['details']
  readonly formText: string | undefined
}

/** Binds the printed figures to the form, unit and period, to the export and to the chain it was made from. */
function checkCodeFor(
  { form: formId, formVersion, unit, period, subject }: Report,
  { sequence, head, valuesHash: hash, details, formText }: Signed,
): string {
  const chain = { entries: head.entries, head: head.hash }
  const text = checkedText({
    formId,
    formVersion,
    unitCode: unit.code,
    period,
    sequence,
    valuesHash: hash,
    chain,
    subject,
    details,
    formText,
  })
  return checkCodeOf(createHash('sha256').update(text).digest('hex'))
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
