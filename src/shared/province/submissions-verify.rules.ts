/**
 * Whether a sheet that was sent still says, cell by cell, what went out: figures, totals, rows and period. Comments,
 * widths and hidden rows do not matter; anything that could change a figure does.
 */
import type { PlainCell } from '#shared/importing/plain-workbook.schema.ts'
import type { ReadFigure, SheetChange, Understanding } from '#shared/importing/understanding.schema.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { plainTypedText } from '#shared/kernel/typed-text.ts'
import { isPrevious } from '#shared/reports/form.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import type { WholeMeta } from './submissions-marks.rules.ts'
import type { SubmittedSheet } from './submissions-sheet.rules.ts'
import type { SubmissionRefusal } from './submissions.schema.ts'

interface Given {
  readonly form: FormDefinition
  readonly meta: WholeMeta
  readonly sheet: SubmittedSheet
  /** Of the sheet of the form, as read. */
  readonly cells: readonly PlainCell[]
  readonly understanding: Pick<Understanding, 'own' | 'issues' | 'questions'> & {
    readonly figures: Iterable<ReadFigure>
  }
}

/** Null for an untouched sheet. */
export function verifySheet(given: Given): SubmissionRefusal | null {
  return (
    changedSheet(given.understanding) ??
    changedCells(given) ??
    changedRows(given) ??
    changedTotals(given) ??
    otherFigures(given)
  )
}

const HARMLESS = new Set(['own/comment', 'own/column-hidden', 'own/row-hidden', 'own/sheet-hidden'])
const OF_PERIOD = new Set(['own/period-retyped', 'own/period-line-missing'])
/** Of what was changed so much is named; the rest is counted. */
const MOST_NAMED = 20

function refusal(code: string, data: Record<string, unknown>): SubmissionRefusal {
  return { code, data }
}

function changedSheet({ own, issues, questions }: Given['understanding']): SubmissionRefusal | null {
  if (own === null) return refusal('submission/marks-contradict', {})
  const changes = own.changes.filter(({ code }) => !HARMLESS.has(code))
  const ofPeriod = changes.filter(({ code }) => OF_PERIOD.has(code))
  if (ofPeriod.length > 0) return refusal('submission/period-line-differs', named(ofPeriod))
  if (changes.length > 0) return refusal('submission/sheet-changed', named(changes))
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length > 0 || questions.length > 0)
    return refusal('submission/not-certain', { issues: errors.slice(0, MOST_NAMED), questions: questions.length })
  return null
}

function named(changes: readonly SheetChange[]): Record<string, unknown> {
  return { count: changes.length, changes: changes.slice(0, MOST_NAMED) }
}

/** Each keyed cell as it was read against what it was printed with. */
function changedCells({ meta, cells }: Given): SubmissionRefusal | null {
  const byAddress = new Map(cells.map((cell) => [cell.address, cell]))
  const changed = Object.entries(meta.printed.values).flatMap(([address, was]) => {
    const cell = byAddress.get(address)
    return saysExactly(was, cell) ? [] : [{ address, was: was ?? '', now: cell?.value ?? '' }]
  })
  if (changed.length === 0) return null
  return refusal('submission/values-changed', { count: changed.length, cells: changed.slice(0, MOST_NAMED) })
}

/** What a program loses of a fraction when it writes it and reads it back. */
const CLOSE = 1e-12

function saysExactly(was: string | number | null, cell: PlainCell | undefined): boolean {
  if (was === null || was === '') return isBlank(cell)
  if (cell === undefined) return false
  const { type, value, text } = cell
  if (typeof was === 'string') return plainTypedText(was) === plainTypedText(typeof value === 'string' ? value : text)
  if (type !== 'number' || typeof value !== 'number') return false
  return Number.isInteger(was) ? value === was : Math.abs(value - was) <= CLOSE * Math.max(1, Math.abs(was))
}

/** A program that cannot keep an empty result of a formula keeps a zero for it. */
function isBlank(cell: PlainCell | undefined): boolean {
  if (cell === undefined) return true
  const { type, value, text, formula } = cell
  if (type === 'error') return false
  return (
    value === null ||
    (typeof value === 'string' && plainTypedText(text) === '') ||
    (formula !== undefined && value === 0)
  )
}

function changedRows({ meta, sheet }: Given): SubmissionRefusal | null {
  const { rows } = meta.controls
  return rows === sheet.rows.length ? null : refusal('submission/row-count', { was: rows, now: sheet.rows.length })
}

/** The control totals, the total row and the rows added up again. */
function changedTotals({ form, meta, sheet }: Given): SubmissionRefusal | null {
  const kept = new Map(Object.entries(meta.controls.totals))
  for (const { code, source } of form.columns) {
    const total = sheet.totals.get(code)
    if (total === undefined) continue
    const control = kept.get(code) ?? null
    const label = meta.printed.labels[code] ?? code
    if (control !== total.value)
      return refusal('submission/totals-differ', {
        label,
        cell: total.address,
        was: control ?? '',
        now: total.value ?? '',
      })
    const isSum =
      !isPrevious(source) &&
      (source.kind === 'flow' ||
        source.kind === 'mobile' ||
        (source.kind === 'stock' && findIndicator(source.indicator)?.type === 'derived-stock'))
    const sum = sumOf(sheet.columns.get(code)?.map(({ value }) => value) ?? [])
    if (isSum && sum !== total.value)
      return refusal('submission/totals-differ', { label, cell: total.address, was: total.value ?? '', now: sum ?? '' })
  }
  const extra = [...kept.keys()].find((code) => !sheet.totals.has(code))
  return extra === undefined ? null : refusal('submission/totals-differ', { label: extra, cell: '', was: '', now: '' })
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** The figures found on the sheet by its words must be those that its marks place there. */
function otherFigures({ sheet, understanding }: Given): SubmissionRefusal | null {
  const kept = [
    ...sheet.flows.map((one) => [placeKey(one.unitCode, one.indicator, one.channel), one] as const),
    ...sheet.populations.map((one) => [placeKey(one.unitCode, one.indicator, 'STOCK'), one] as const),
  ]
  const figures = [...understanding.figures]
  const found = new Map(figures.map((one) => [placeKey(one.unitCode, one.indicator, one.channel), one] as const))
  const wrong = kept.find(([key, { address, value }]) => {
    const figure = found.get(key)
    return figure === undefined || figure.address !== address || figure.value !== value
  })
  if (wrong === undefined && found.size === kept.length && figures.length === kept.length) return null
  return refusal('submission/values-changed', {
    count: 1,
    cells: wrong === undefined ? [] : [{ address: wrong[1].address, was: wrong[1].value ?? '', now: '' }],
  })
}

function placeKey(unitCode: string, indicator: string, channel: string): string {
  return `${unitCode} ${indicator} ${channel}`
}
