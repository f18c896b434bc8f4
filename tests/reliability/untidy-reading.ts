import { viewWorkbook } from '#backend/excel/reading/cell-view.ts'
import { readFile } from '#backend/excel/reading/read-file.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { PlainCell, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { shownText, type UntidyCell, type UntidyWorkbook } from './untidy-model.ts'

export type Reading =
  | { readonly kind: 'read'; readonly plain: PlainWorkbook }
  | { readonly kind: 'refused'; readonly code: string }

/** Reads a file as the program does, in this thread. */
export async function readBytes(fileName: string, bytes: Uint8Array): Promise<Reading> {
  try {
    return { kind: 'read', plain: viewWorkbook(await readFile(fileName, bytes)) }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'refused', code: error.code }
    throw error
  }
}

/** Cells that the reader has otherwise than they were written, or that it lost or made up. */
export function readerFaults({ sheets, format, dress }: UntidyWorkbook, plain: PlainWorkbook): string[] {
  // It has no minus sign: the file itself says a hyphen.
  const hasHyphens = dress.some((one) => one.startsWith('windows-1258'))
  const written = (cell: UntidyCell): string =>
    hasHyphens ? shownText(cell).replaceAll('\u2212', '-') : shownText(cell)
  return sheets.flatMap((sheet, index) => {
    const read = new Map((plain.sheets[index]?.cells ?? []).map((cell) => [cell.address, cell]))
    const wrong = [...sheet.cells].flatMap(([address, cell]) => {
      const found = read.get(address)
      read.delete(address)
      const isSame =
        format === 'csv' || format === 'html' ? isShown(written(cell), found) : isStored(cell, found, format !== 'xls')
      return isSame
        ? []
        : [
            `sheet ${index} ${address}: wrote ${JSON.stringify(cell.value)}, read ${JSON.stringify(found?.value)} “${found?.text ?? ''}”`,
          ]
    })
    const madeUp = [...read.values()].filter(({ text, value }) => spaceless(text) !== '' && value !== null)
    const hidden =
      format === 'xls' || format === 'csv' || format === 'html'
        ? []
        : hiddenFaults(sheet, plain.sheets[index]?.cells ?? [])
    return [...wrong, ...hidden, ...madeUp.map(({ address, text }) => `sheet ${index} ${address}: made up “${text}”`)]
  })
}

function hiddenFaults(
  { hiddenRows, hiddenColumns, isHidden }: UntidyWorkbook['sheets'][number],
  cells: readonly PlainCell[],
): string[] {
  return cells.flatMap(({ address, row, column, hidden }) => {
    const isSaid = hidden === true
    return isSaid === (isHidden || hiddenRows.has(row) || hiddenColumns.has(column))
      ? []
      : [`${address}: hidden is ${isSaid}`]
  })
}

function isShown(text: string, found: PlainCell | undefined): boolean {
  const shown = spaceless(text)
  if (found === undefined) return shown === ''
  return (
    spaceless(found.text) === shown ||
    String(found.value) === shown ||
    (typeof found.value === 'string' && spaceless(found.value) === shown)
  )
}

function isStored({ value, font }: UntidyCell, found: PlainCell | undefined, hasFonts: boolean): boolean {
  if (value === null) return found === undefined || found.value === null
  if (found === undefined) return typeof value === 'string' && value.trim() === ''
  if (typeof value === 'number') return found.value === value && found.type === 'number'
  if (typeof value === 'string')
    return (
      found.type === 'text' &&
      spaceless(String(found.value)) === spaceless(value) &&
      (font === undefined || found.font === font || !hasFonts)
    )
  return 'date' in value
    ? found.type === 'date' && String(found.value).startsWith(value.date)
    : found.type === 'error' && found.value === value.error
}

/** Formats differ in what becomes of line ends, of spaces side by side and of the two ways to write a letter. */
function spaceless(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
