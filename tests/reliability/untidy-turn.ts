import { addressOf, put, type UntidyWorkbook } from './untidy-model.ts'

/** Where a cell of a table goes when the table is laid on its side, and where it came from: the same rule both ways. */
export function turnedPlace(
  top: number,
  { row, column }: { row: number; column: number },
): { row: number; column: number } {
  return { row: top + column - 1, column: row - top + 1 }
}

/** Lays the table of sheet 0 on its side: what stood in rows stands in columns. */
export function turn(workbook: UntidyWorkbook): void {
  const { truth, sheets } = workbook
  const [sheet] = sheets
  const top = truth.turnedAt
  if (top === null || sheet === undefined) return
  const cells = [...sheet.cells.values()].filter(({ row }) => row >= top)
  for (const { row, column } of cells) sheet.cells.delete(addressOf(row, column))
  for (const { row, column, ...said } of cells) {
    const to = turnedPlace(top, { row, column })
    Object.assign(put(sheet, to.row, to.column, said.value), said)
    delete sheet.cells.get(addressOf(to.row, to.column))?.formula
  }
  const merges = sheet.merges.splice(0)
  for (const box of merges) {
    if (box.top < top) sheet.merges.push(box)
    else {
      const [first, last] = [
        turnedPlace(top, { row: box.top, column: box.left }),
        turnedPlace(top, { row: box.bottom, column: box.right }),
      ]
      sheet.merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column })
    }
  }
  const hidden = [...sheet.hiddenColumns]
  sheet.hiddenColumns.clear()
  for (const column of hidden) sheet.hiddenRows.add(turnedPlace(top, { row: top, column }).row)
  truth.figures = truth.figures.map((one) => ({ ...one, address: turnedAddress(top, one.address) }))
  const faults = truth.faults.splice(0)
  for (const fault of faults)
    truth.faults.push({ ...fault, addresses: fault.addresses.map((address) => turnedAddress(top, address)) })
  const blanks = [...truth.blanks]
  truth.blanks.clear()
  for (const place of blanks) truth.blanks.add(`0!${turnedAddress(top, place.slice(2))}`)
}

function turnedAddress(top: number, address: string): string {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const column = Array.from(letters).reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0)
  const to = turnedPlace(top, { row: Number(digits), column })
  return addressOf(to.row, to.column)
}
