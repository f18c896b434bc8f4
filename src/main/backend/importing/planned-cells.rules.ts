import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import { type MadeList, madeList } from '#shared/importing/plan-lists.ts'
import { orderOf, type Plan } from '#shared/importing/plan.rules.ts'

/** The cells of a plan that have one of these ends, in their order. */
export function cellsOfStatus(
  { cells, statusAt }: Pick<Plan, 'cells' | 'statusAt'>,
  statuses: readonly PlannedCell['status'][],
): MadeList<PlannedCell> {
  const wanted = new Set(statuses)
  const places: number[] = []
  for (let index = 0; index < cells.length; index += 1) if (wanted.has(statusAt(index))) places.push(index)
  return madeList(places.length, (index) => cellAt(cells, places[index] ?? -1))
}

/** The cells on some rows of a sheet; `cells` as the sheets have them. */
export function cellsOnRows(
  cells: MadeList<PlannedCell>,
  sheet: number,
  firstRow: number,
  rowCount: number,
): PlannedCell[] {
  const end = orderOf({ sheet, address: `A${firstRow + rowCount}` })
  const found: PlannedCell[] = []
  for (let at = firstAt(cells, orderOf({ sheet, address: `A${firstRow}` })); at < cells.length; at += 1) {
    const cell = cellAt(cells, at)
    if (orderOf(cell) >= end) break
    found.push(cell)
  }
  return found
}

/** The first place that does not come before another in the sheets. */
function firstAt(cells: MadeList<PlannedCell>, order: number): number {
  let [low, high] = [0, cells.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (orderOf(cellAt(cells, middle)) < order) low = middle + 1
    else high = middle
  }
  return low
}

function cellAt(cells: MadeList<PlannedCell>, place: number): PlannedCell {
  const cell = cells.at(place)
  if (cell === undefined) throw new Error(`the plan has no cell ${place}`)
  return cell
}
