/** A part by channel goes where its whole goes: written alone, it would make a whole that nobody gave. */
import { columnLetters } from '#shared/reports/cell-address.rules.ts'
import { placeOf } from './address-set.rules.ts'
import type { ListedUnderstanding } from './plan-book.ts'
import { decide, type Ledger, untouched } from './plan-fate.ts'
import type { Fate } from './plan-fates.ts'
import type { MadeList } from './plan-lists.ts'
import type { Steps } from './plan-steps.ts'
import type { ReadFigure, UnderstoodTable } from './understanding.schema.ts'

type Stop = Pick<Fate, 'status' | 'issue'>

/** Figures looked at between two steps. */
const FIGURES_PER_STEP = 1000

/**
 * The figures that still go on; parts whose whole is refused, asked about or left out share its end.
 * @param going places in the list of all figures
 */
export function* holdParts(
  going: readonly number[],
  { figures, tables }: Pick<ListedUnderstanding, 'figures' | 'tables'>,
  stoppedAt: (sheet: number, address: string) => Stop | null,
  ledger: Ledger,
): Steps<readonly number[]> {
  const { taken, stopped, hasParts } = yield* wholesOf(going, figures, ledger)
  if (!hasParts) return going
  const held: number[] = []
  for (const [count, index] of going.entries()) {
    if (count % FIGURES_PER_STEP === 0) yield
    const figure = figures.at(index)
    if (figure === undefined) continue
    const stop = isPart(figure) && !taken.has(keyOf(figure)) ? stopOf(figure) : null
    if (stop === null) held.push(index)
    else decide(ledger, { index, figure }, untouched(figure, stop.status, stop.issue))
  }
  return held

  function stopOf(figure: ReadFigure): Stop | null {
    return stopped.get(keyOf(figure)) ?? stopOfCell(figure, tables, stoppedAt)
  }
}

interface Wholes {
  /** Keys of wholes that go on. */
  readonly taken: ReadonlySet<string>
  readonly stopped: ReadonlyMap<string, Stop>
  readonly hasParts: boolean
}

function* wholesOf(going: readonly number[], figures: MadeList<ReadFigure>, { fates }: Ledger): Steps<Wholes> {
  const [taken, stopped] = [new Set<string>(), new Map<string, Stop>()]
  if (!(yield* hasAnyPart(going, figures))) return { taken, stopped, hasParts: false }
  for (const [count, index] of going.entries()) {
    if (count % FIGURES_PER_STEP === 0) yield
    const figure = figures.at(index)
    if (figure?.channel === 'ALL') taken.add(keyOf(figure))
  }
  let index = 0
  for (const figure of figures) {
    if (index % FIGURES_PER_STEP === 0) yield
    const fate = fates.at(index++)
    if (figure.channel === 'ALL' && figure.value !== null && fate !== undefined) stopped.set(keyOf(figure), fate)
  }
  return { taken, stopped, hasParts: true }
}

function* hasAnyPart(going: readonly number[], figures: MadeList<ReadFigure>): Steps<boolean> {
  for (const [count, index] of going.entries()) {
    if (count % FIGURES_PER_STEP === 0) yield
    const figure = figures.at(index)
    if (figure !== undefined && isPart(figure)) return true
  }
  return false
}

function isPart({ channel }: ReadFigure): boolean {
  return channel === 'FIXED' || channel === 'MOBILE'
}

function keyOf({ unitCode, indicator, from, to }: ReadFigure): string {
  return `${unitCode} ${indicator} ${from} ${to}`
}

/** A cell that never became a figure is found beside the part, in the column of its whole. */
function stopOfCell(
  figure: ReadFigure,
  tables: readonly UnderstoodTable[],
  stoppedAt: (sheet: number, address: string) => Stop | null,
): Stop | null {
  const place = placeOf(figure.address)
  if (place === null) return null
  for (const { sheet, range, columns, isTransposed } of tables) {
    const [along, across] = isTransposed === true ? [place.column, place.row] : [place.row, place.column]
    const isInside = along >= range.top && along <= range.bottom && across >= range.left && across <= range.right
    if (sheet !== figure.sheet || !isInside) continue
    for (const { column, meaning, span } of columns) {
      const isWhole = meaning.kind === 'flow' && meaning.channel === 'ALL' && meaning.indicator === figure.indicator
      if (!isWhole || (span !== null && (span.from !== figure.from || span.to !== figure.to))) continue
      const address = isTransposed === true ? `${columnLetters(along)}${column}` : `${columnLetters(column)}${along}`
      const stop = stoppedAt(sheet, address)
      if (stop !== null) return stop
    }
  }
  return null
}
