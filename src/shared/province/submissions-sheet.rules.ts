/** The figures of a sheet that was sent, read from what its marks keep of it: which cell says what of whom. */
import { placeOf } from '#shared/importing/address-set.rules.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { isPrevious } from '#shared/reports/form.rules.ts'
import type { SheetForm } from '#shared/reports/form-versions.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import type { WholeMeta } from './submissions-marks.rules.ts'

export interface SheetCellValue {
  readonly unitCode: string
  readonly address: string
  /** Null: blank on the sheet, which is not zero. */
  readonly value: number | null
}

/** A count of the period: `ALL` of both channels together, `MOBILE` the part of it. */
export interface SheetFlow extends SheetCellValue {
  readonly indicator: string
  readonly channel: 'ALL' | 'MOBILE'
}

/** A level at the last day: typed by people (`stock`), or added up by the unit's book. */
export interface SheetLevel extends SheetCellValue {
  readonly indicator: string
}

export interface SheetTarget extends SheetCellValue {
  readonly measure: string
}

export interface SubmittedSheet {
  /** Codes of the rows in printed order, without the total. */
  readonly rows: readonly string[]
  readonly flows: readonly SheetFlow[]
  readonly populations: readonly SheetLevel[]
  /** Populations in the total row: the unit's own where they are not the sum of the rows. */
  readonly wholePopulations: readonly SheetLevel[]
  readonly cumulatives: readonly SheetLevel[]
  readonly targets: readonly SheetTarget[]
  /** The total row by column code. */
  readonly totals: ReadonlyMap<string, { readonly address: string; readonly value: number | null }>
  /** Cells of the rows by column code. */
  readonly columns: ReadonlyMap<string, readonly SheetCellValue[]>
}

/** Columns that are not read are checked like all others and say nothing. Null where the cells are no table of the form: a row without a unit, a count that is none, a column of another form. */
export function submittedSheet(
  { form, unread }: Pick<SheetForm, 'form' | 'unread'>,
  meta: WholeMeta,
): SubmittedSheet | null {
  const keyed = Object.entries(meta.cells).flatMap(([address, { unitCode, code }]) => {
    const place = placeOf(address)
    return place === null ? [] : [{ address, unitCode, code, value: meta.printed.values[address] ?? null, ...place }]
  })
  const totalRow = Math.max(0, ...keyed.map(({ row }) => row))
  const ofRows = keyed.filter(({ row }) => row !== totalRow)
  const ofTotal = keyed.filter(({ row }) => row === totalRow)
  const codeOfRow = new Map(ofRows.map(({ row, unitCode }) => [row, unitCode]))
  const rows = [...codeOfRow].toSorted(([a], [b]) => a - b).map(([, code]) => code)
  const isTable =
    new Set(rows).size === rows.length &&
    ofRows.every(({ row, unitCode }) => codeOfRow.get(row) === unitCode) &&
    ofTotal.every(({ unitCode }) => unitCode === meta.unitCode) &&
    keyed.every(({ code }) => form.columns.some((column) => column.code === code))
  if (!isTable) return null

  const columns = new Map<string, SheetCellValue[]>()
  const totals = new Map<string, { address: string; value: number | null }>()
  for (const { code } of form.columns.filter(isCount)) {
    const cells = ofRows.filter((cell) => cell.code === code)
    const total = ofTotal.find((cell) => cell.code === code)
    if (cells.length !== rows.length || total === undefined) return null
    const read = cells.map(({ unitCode, address, value }) => ({ unitCode, address, value: countOf(value) }))
    const whole = countOf(total.value)
    if (whole === undefined || !read.every(isRead)) return null
    columns.set(code, read)
    totals.set(code, { address: total.address, value: whole })
  }
  return {
    rows,
    totals,
    columns,
    ...byMeaning(
      form.columns.filter(({ code }) => !unread.has(code)),
      columns,
      totals,
      meta.unitCode,
    ),
  }
}

function byMeaning(
  read: FormDefinition['columns'],
  columns: SubmittedSheet['columns'],
  totals: SubmittedSheet['totals'],
  unitCode: string,
): Omit<SubmittedSheet, 'rows' | 'totals' | 'columns'> {
  const flows: SheetFlow[] = []
  const [populations, wholePopulations, cumulatives]: [SheetLevel[], SheetLevel[], SheetLevel[]] = [[], [], []]
  const targets: SheetTarget[] = []
  for (const { code, source } of read) {
    const cells = columns.get(code) ?? []
    const total = totals.get(code)
    if (isPrevious(source) || total === undefined) continue
    if (source.kind === 'flow' || source.kind === 'mobile') {
      const { indicator } = source
      const channel = source.kind === 'flow' ? 'ALL' : 'MOBILE'
      flows.push(...cells.map((cell) => ({ ...cell, indicator, channel }) as const))
    } else if (source.kind === 'stock') {
      const { indicator } = source
      const isTyped = findIndicator(indicator)?.type === 'stock'
      ;(isTyped ? populations : cumulatives).push(...cells.map((cell) => ({ ...cell, indicator })))
      if (isTyped) wholePopulations.push({ unitCode, indicator, ...total })
    } else if (source.kind === 'target') targets.push(...cells.map((cell) => ({ ...cell, measure: source.measure })))
  }
  return { flows, populations, wholePopulations, cumulatives, targets }
}

/** Columns of counts; ratios, ranks and notes are worked out or told again. */
function isCount({ source: { kind } }: FormDefinition['columns'][number]): boolean {
  return kind === 'flow' || kind === 'mobile' || kind === 'stock' || kind === 'target'
}

/** Undefined for what is no count. A difference of cumulatives may be below zero. */
function countOf(value: string | number | null): number | null | undefined {
  if (value === null || value === '') return null
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

function isRead<T extends { readonly value: number | null | undefined }>(
  cell: T,
): cell is T & { readonly value: number | null } {
  return cell.value !== undefined
}
