import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { gridOf, type SheetGrid } from '#shared/importing/own-export-grid.rules.ts'
import type { PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'

/** One thing to mend in a foreign file, with the sentence a person reads. */
export interface ErrorFinding {
  /** Findings of one cause stand together in the list. */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'question'
  /** Sheet by its place in the workbook; null for a finding about the file. */
  readonly sheet: number | null
  /** Cells or ranges: `C7`, `A5:A9`; empty for a finding about the sheet. */
  readonly addresses: readonly string[]
  /** What is wrong and what to do, in sentences. */
  readonly message: string
}

/** A cell that is coloured and remarked on. */
export interface MarkedCell {
  readonly sheet: number
  readonly row: number
  readonly column: number
  readonly address: string
  readonly fill: 'error' | 'warning'
  readonly text: string
}

export interface CellRangePlace {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const RANGE = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/
/** A range larger than this is marked where it begins, and where its cells hold something. */
const MAX_BLANK_CELLS = 200

export function rangePlace(address: string): CellRangePlace | null {
  const [, left = '', top = '', right = left, bottom = top] = RANGE.exec(address) ?? []
  if (left === '') return null
  const place = { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }
  const isInSheet = place.top >= 1 && place.bottom <= 1_048_576 && place.right <= 16_384
  return isInSheet && place.bottom >= place.top && place.right >= place.left ? place : null
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Every cell of the findings once, with all that is said of it. */
export function markedCells(workbook: PlainWorkbook, findings: readonly ErrorFinding[]): MarkedCell[] {
  const marks = new Map<
    string,
    { cell: Omit<MarkedCell, 'text' | 'fill'>; fill: MarkedCell['fill']; texts: string[] }
  >()
  const grids = new Map<number, SheetGrid>()
  for (const { sheet, addresses, severity, message } of findings) {
    const plain = sheet === null ? undefined : workbook.sheets[sheet]
    if (sheet === null || plain === undefined) continue
    const grid = grids.get(sheet) ?? gridOf(plain)
    grids.set(sheet, grid)
    for (const address of addresses)
      for (const { row, column } of cellsIn(grid, address)) {
        const key = `${sheet}!${row}!${column}`
        const fill = severity === 'error' ? 'error' : 'warning'
        const known = marks.get(key)
        if (known === undefined) {
          const cell = { sheet, row, column, address: cellAddress(row, column) }
          marks.set(key, { cell, fill, texts: [message] })
          continue
        }
        if (fill === 'error') known.fill = 'error'
        if (!known.texts.includes(message)) known.texts.push(message)
      }
  }
  return Array.from(marks.values(), ({ cell, fill, texts }) => ({ ...cell, fill, text: texts.join('\n') })).toSorted(
    (a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column,
  )
}

/** A cell that a merged one covers is that one. */
function cellsIn(grid: SheetGrid, address: string): { row: number; column: number }[] {
  const range = rangePlace(address)
  if (range === null) return []
  const { top, left, bottom, right } = range
  const width = right - left + 1
  const size = (bottom - top + 1) * width
  if (size <= MAX_BLANK_CELLS)
    return Array.from({ length: size }, (_, index) => {
      const [row, column] = [top + Math.floor(index / width), left + (index % width)]
      return grid.covering(row, column) ?? { row, column }
    })
  const filled = grid.sheet.cells.filter(
    ({ row, column }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return filled.length > 0 ? filled : [{ row: top, column: left }]
}

/** A line of the list of findings. */
export interface FindingLine {
  readonly kind: 'group' | 'finding'
  readonly sheetName: string
  readonly address: string
  readonly value: string
  readonly fault: string
  readonly remedy: string
}

const LONGEST_VALUE = 60

/** The list as it is printed: one block per cause, the most frequent first. */
export function findingLines(workbook: PlainWorkbook, findings: readonly ErrorFinding[]): FindingLine[] {
  const texts = workbook.sheets.map(({ cells }) => new Map(cells.map(({ address, text }) => [address, text])))
  const groups = [...Map.groupBy(findings, ({ code, severity }) => `${severity} ${code}`).values()].toSorted(
    (a, b) => order(a[0]) - order(b[0]) || b.length - a.length,
  )
  return groups.flatMap((group, index) => {
    const [first] = group
    const title = `${index + 1}. ${KIND_NAMES[first?.severity ?? 'error']}: ${group.length} chỗ cùng một nguyên nhân`
    const lines = group.map(({ sheet, addresses, message }): FindingLine => {
      const [address = ''] = addresses
      const more = addresses.length > 1 ? ` và ${addresses.length - 1} chỗ nữa` : ''
      const value = addresses.length === 1 ? (texts[sheet ?? -1]?.get(address) ?? '') : ''
      return {
        kind: 'finding',
        sheetName: workbook.sheets[sheet ?? -1]?.name ?? '',
        address: `${address}${more}`,
        value: value.replace(/\d{9,}/g, '…').slice(0, LONGEST_VALUE),
        ...faultAndRemedy(message),
      }
    })
    return [{ kind: 'group', sheetName: title, address: '', value: '', fault: '', remedy: '' }, ...lines]
  })
}

const KIND_NAMES = { error: 'Lỗi', warning: 'Cần xem lại', question: 'Cần trả lời' } as const

function order(finding: ErrorFinding | undefined): number {
  return ['error', 'question', 'warning'].indexOf(finding?.severity ?? 'warning')
}

/** The first sentence says what is wrong, the others what to do. */
function faultAndRemedy(message: string): { fault: string; remedy: string } {
  const [, fault, remedy] = /^([\s\S]*?[.?”])\s+(?=\p{Lu})([\s\S]*)$/u.exec(message) ?? []
  return { fault: fault ?? message, remedy: remedy ?? '' }
}
