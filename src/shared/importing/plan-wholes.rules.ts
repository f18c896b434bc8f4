/** A part by channel goes where its whole goes: written alone, it would make a whole that nobody gave. */
import { columnLetters } from '#shared/reports/cell-address.rules.ts'
import { placeOf } from './address-set.rules.ts'
import { decide, type Fate, type Given, type Ledger, untouched } from './plan-fate.ts'
import type { ReadFigure, Understanding, UnderstoodTable } from './understanding.schema.ts'

type Stop = Pick<Fate, 'status' | 'issue'>

/** The figures that still go on; parts whose whole is refused, asked about or left out share its end. */
export function holdParts(
  going: readonly Given[],
  { figures, tables }: Pick<Understanding, 'figures' | 'tables'>,
  stoppedAt: (sheet: number, address: string) => Stop | null,
  ledger: Ledger,
): Given[] {
  if (!going.some(isPart)) return [...going]
  const taken = new Set(going.filter(({ figure }) => figure.channel === 'ALL').map(({ figure }) => keyOf(figure)))
  const stopped = new Map<string, Stop>()
  for (const [index, figure] of figures.entries()) {
    const fate = ledger.cells[index]
    if (figure.channel === 'ALL' && figure.value !== null && fate !== undefined) stopped.set(keyOf(figure), fate)
  }
  return going.filter((given) => {
    const { figure } = given
    if (!isPart(given) || taken.has(keyOf(figure))) return true
    const stop = stopped.get(keyOf(figure)) ?? stopOfCell(figure, tables, stoppedAt)
    if (stop === null) return true
    decide(ledger, given, untouched(figure, stop.status, stop.issue))
    return false
  })
}

function isPart({ figure }: Pick<Given, 'figure'>): boolean {
  return figure.channel === 'FIXED' || figure.channel === 'MOBILE'
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
