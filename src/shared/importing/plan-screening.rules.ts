/** Figures that are not compared with the book at all: asked about, refused before, or of nothing the book has. */
import { findIndicator, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, type Issue, type IssueParams, warningIssue } from '#shared/kernel/issue.ts'
import { MAX_COUNT } from '#shared/kernel/numbers.ts'
import { addressSet } from './address-set.rules.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import { decide, type Ledger, placeOfFigure, untouched } from './plan-fate.ts'
import type { Fate } from './plan-fates.ts'
import type { Steps } from './plan-steps.ts'
import { holdParts } from './plan-wholes.rules.ts'
import type { Question, ReadFigure } from './understanding.schema.ts'

/** Figures looked at between two steps. */
const FIGURES_PER_STEP = 1000

/** The figures that go on, by their places and in order; the others have their fate. */
export function* screenFigures(
  { understanding, sheetNames }: PlanRequest,
  book: PlanBook,
  questions: readonly Question[],
  leftOut: ReadonlySet<number>,
  ledger: Ledger,
): Steps<readonly number[]> {
  const waiting = addressSet(
    questions
      .filter((one) => one.answer === null)
      .flatMap(({ sheet, addresses }) => addresses.map((address) => ({ sheet, address }))),
  )
  const faults = faultsByCell(understanding.issues, sheetNames)
  const going: number[] = []
  let next = 0
  for (const figure of understanding.figures) {
    const index = next++
    if (index % FIGURES_PER_STEP === 0) yield
    const given = { index, figure }
    const fault = faults.size === 0 ? undefined : faults.get(`${figure.sheet}!${figure.address}`)
    if (fault !== undefined) decide(ledger, given, untouched(figure, 'refused', fault))
    else if (waiting.has(figure.sheet, figure.address)) decide(ledger, given, untouched(figure, 'asked'))
    else if (leftOut.has(index)) decide(ledger, given, untouched(figure, 'kept'))
    else {
      const found = issueOf(figure, book, sheetNames)
      if (found !== null) ledger.issues.push(found)
      if (found?.severity !== 'error') going.push(index)
      else decide(ledger, given, untouched(figure, 'refused', found.code))
    }
  }
  const stoppedAt = (sheet: number, address: string): Pick<Fate, 'status' | 'issue'> | null => {
    const fault = faults.get(`${sheet}!${address}`)
    if (fault !== undefined) return { status: 'refused', issue: fault }
    return waiting.has(sheet, address) ? { status: 'asked', issue: null } : null
  }
  return yield* holdParts(going, understanding, stoppedAt, ledger)
}

/** Codes of errors that understanding found, by the cell they are about. */
function faultsByCell(issues: readonly Issue[], sheetNames: readonly string[]): Map<string, string> {
  const faults = new Map<string, string>()
  for (const { severity, code, where } of issues) {
    if (severity !== 'error' || where.cell === undefined) continue
    const sheet = where.sheet === undefined ? 0 : sheetNames.indexOf(where.sheet)
    faults.set(`${sheet}!${where.cell}`, code)
  }
  return faults
}

/** Why a figure cannot be written, whatever the book holds; a warning only tells. */
function issueOf(figure: ReadFigure, { units, today }: PlanBook, sheetNames: readonly string[]): Issue | null {
  const refused = (code: string, params: IssueParams = {}): Issue =>
    errorIssue(code, placeOfFigure(figure, sheetNames), params)
  const unit = units.get(figure.unitCode)
  if (unit === undefined) return refused('unknown-unit', { code: figure.unitCode })
  const indicator = findIndicator(figure.indicator)
  if (indicator === undefined) return refused('unknown-indicator', { code: figure.indicator })
  if (indicator.type === 'difference') return refused('not-typed')
  if ((indicator.type === 'flow') === (figure.channel === 'STOCK')) return refused('not-typed')
  if (indicator.type !== 'stock' && !unit.isRow) return refused('not-a-row')
  if (!isValidOn(indicator, figure.from)) return refused('not-valid-on', { from: indicator.validFrom ?? '' })
  if (unit.validFrom > figure.from || (unit.validTo !== null && unit.validTo < figure.to))
    return refused('unit-not-valid-on', { name: unit.name })
  const { value } = figure
  if (value !== null && (value < 0 || value > MAX_COUNT || !Number.isSafeInteger(value)))
    return refused('import/not-a-count', { value: String(value) })
  if (figure.from > today) return refused('import/future-day', { from: figure.from, to: figure.to })
  if (figure.to > today && figure.channel !== 'STOCK')
    return warningIssue('import/ends-in-future', placeOfFigure(figure, sheetNames), {
      from: figure.from,
      to: figure.to,
    })
  return null
}
