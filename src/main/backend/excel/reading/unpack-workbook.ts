import type { PlainCell, PlainSheet, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { addressOf } from './cell-address.ts'
import { cellFlags, cellTypes, madeTexts, type PackedSheet, type PackedWorkbook } from './packed-workbook.ts'

/** The same text for the many cells that hold the same small number. */
const smallNumbers: readonly string[] = Array.from({ length: 1000 }, (_, number) => String(number))

/** Cells made between two turns of the event loop: about 20 ms. */
const CELLS_PER_TURN = 20_000

/** The cells of a sheet in the order of the file, made one by one. */
export function* cellsOf(sheet: PackedSheet, strings: readonly string[]): Generator<PlainCell> {
  const merges = new Map(sheet.merges)
  const comments = new Map(sheet.comments)
  for (let at = 0; at < sheet.rows.length; at += 1) {
    const merge = merges.get(at)
    const comment = comments.get(at)
    const cell = cellAt(sheet, strings, at)
    if (merge !== undefined) cell.merge = merge
    if (comment !== undefined) cell.comment = comment
    yield cell
  }
}

/** The whole workbook as plain cells; lets the event loop turn while it works. */
export async function unpackWorkbook(packed: PackedWorkbook): Promise<PlainWorkbook> {
  const sheets: PlainSheet[] = []
  let made = 0
  for (const sheet of packed.sheets) {
    const cells: PlainCell[] = []
    for (const cell of cellsOf(sheet, packed.strings)) {
      cells.push(cell)
      made += 1
      if (made % CELLS_PER_TURN === 0) await turn()
    }
    sheets.push({ name: sheet.name, hidden: sheet.hidden, cells })
  }
  return workbookOf(packed, sheets)
}

/** A workbook around its sheets. */
export function workbookOf(packed: PackedWorkbook, sheets: PlainSheet[]): PlainWorkbook {
  return {
    format: packed.format,
    sheets,
    textNames: recordOf(packed.textNames),
    customXml: [...packed.customXml],
    externalLinks: [...packed.externalLinks],
  }
}

function cellAt(sheet: PackedSheet, strings: readonly string[], at: number): PlainCell {
  const row = sheet.rows[at] ?? 0
  const column = sheet.columns[at] ?? 0
  const kind = sheet.kinds[at] ?? 0
  const type = cellTypes[kind & cellFlags.type] ?? 'error'
  const stored = sheet.values[at] ?? 0
  const value = (kind & cellFlags.noValue) !== 0 ? null : valueOf(type, stored, strings)
  const text = shownTextOf(sheet.texts[at] ?? 0, stored, strings)
  const font = sheet.fonts[at] ?? -1
  // Most cells have a font: a field that is there from the start takes no room of its own.
  const cell: PlainCell =
    font < 0
      ? { address: addressOf(row, column), row, column, type, value, text }
      : { address: addressOf(row, column), row, column, type, value, text, font: strings[font] ?? '' }
  const formula = sheet.formulas[at] ?? -1
  if (formula >= 0) cell.formula = strings[formula] ?? ''
  if (sheet.hidden || (kind & cellFlags.hidden) !== 0) cell.hidden = true
  if ((kind & cellFlags.percent) !== 0) cell.isPercent = true
  return cell
}

/** What a cell holds, of what is stored of it. */
export function valueOf(type: PlainCell['type'], stored: number, strings: readonly string[]): PlainCell['value'] {
  if (type === 'number') return stored
  if (type === 'boolean') return stored === 1
  return strings[stored] ?? ''
}

/** What is shown of a cell, by its index or as one of `madeTexts`. */
export function shownTextOf(text: number, stored: number, strings: readonly string[]): string {
  if (text === madeTexts.plain) return smallNumbers[stored] ?? String(stored)
  if (text === madeTexts.grouped) return String(stored).replace(/\B(?=(\d{3})+$)/g, ',')
  return strings[text] ?? ''
}

/** Keys that an object has by itself (`__proto__`, `constructor`) are keys like others here. */
function recordOf(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const record: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [key, text] of pairs) record[key] = text
  return record
}
