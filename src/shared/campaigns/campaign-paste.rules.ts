/**
 * Target lines pasted from a spreadsheet: name, what is to be done, what was done before. Headings say which column is
 * which; without them the first column of words is the name and the two columns of numbers after it are taken in order.
 * Nothing is guessed: what cannot be read is a finding with its line.
 */
import { readCellCount } from '#shared/kernel/number-text.ts'
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import { isPastedTotal } from '#shared/settings/pasted-total.rules.ts'

export interface PastedTarget {
  /** 1-based line in the pasted text. */
  readonly line: number
  readonly name: string
  readonly needed: number | null
  readonly before: number | null
  readonly note: string
}

export interface PasteFinding {
  readonly line: number
  readonly reason: 'no-name' | 'not-a-count' | 'repeated'
  /** What stands there. */
  readonly text: string
}

export interface TargetsReading {
  /** Undefined when the columns cannot be told: no names, or more numbers than the two without headings. */
  readonly lines: readonly PastedTarget[] | undefined
  readonly findings: readonly PasteFinding[]
  /** Lines left out because they are totals. */
  readonly totals: number
}

type Part = 'name' | 'needed' | 'before' | 'note'
type Columns = Readonly<Partial<Record<Part, number>>>

const headings: readonly (readonly [Part, RegExp])[] = [
  ['before', /truoc dot|truoc do|da (?:lam|cap|thu nhan|thuc hien|co)/],
  ['needed', /phai lam|can lam|chi tieu|tong so|so luong|si so|bien che|so nguoi|so hoc sinh|phai cap/],
  ['note', /^ghi chu/],
  ['name', /^ten|don vi|truong|co quan|xa|phuong|nhom|nam sinh|doi tuong|dia ban/],
]
const orderHeading = /^(?:stt|tt|so tt|so thu tu)$/

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** Reads a block of cells. */
export function readPastedTargets(block: readonly (readonly string[])[]): TargetsReading {
  const lines = block
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first] = lines
  const headed = first === undefined ? undefined : headedColumns(first.cells)
  const body = headed === undefined ? lines : lines.slice(1)
  const columns = headed ?? plainColumns(body)
  if (columns === undefined) return { lines: undefined, findings: [], totals: 0 }
  return readBody(body, columns)
}

function readBody(body: readonly Line[], columns: Columns): TargetsReading {
  const textOf = ({ cells }: Line, part: Part): string => {
    const column = columns[part]
    return column === undefined ? '' : (cells[column] ?? '')
  }
  const findings: PasteFinding[] = []
  const lines: PastedTarget[] = []
  const names = new Set<string>()
  let totals = 0
  for (const one of body) {
    const { line } = one
    const name = textOf(one, 'name')
    if (isPastedTotal(name)) {
      totals += 1
      continue
    }
    if (name === '') {
      findings.push({ line, reason: 'no-name', text: one.cells.filter((cell) => cell !== '').join(' ') })
      continue
    }
    if (names.has(nameKey(name))) {
      findings.push({ line, reason: 'repeated', text: name })
      continue
    }
    const counts = (['needed', 'before'] as const).map((part) => ({
      text: textOf(one, part),
      read: readCellCount(textOf(one, part)),
    }))
    const unread = counts.find(({ read }) => !read.ok)
    if (unread !== undefined) {
      findings.push({ line, reason: 'not-a-count', text: unread.text })
      continue
    }
    names.add(nameKey(name))
    const [needed = null, before = null] = counts.map(({ read }) => (read.ok ? read.value : null))
    lines.push({ line, name, needed, before, note: textOf(one, 'note') })
  }
  return { lines, findings, totals }
}

/** Undefined when the line is no heading: it has a number, or no column of names and needed. */
function headedColumns(cells: readonly string[]): Columns | undefined {
  if (cells.some((cell) => /^\d/.test(cell))) return undefined
  const columns: Partial<Record<Part, number>> = {}
  cells.forEach((cell, column) => {
    const text = folded(cell)
    if (text === '' || orderHeading.test(text)) return
    const part = headings.find(([name, pattern]) => columns[name] === undefined && pattern.test(text))?.[0]
    if (part !== undefined) columns[part] = column
  })
  return columns.name === undefined || columns.needed === undefined ? undefined : columns
}

/** By what stands in them; a column of numbers before the names is their order. */
function plainColumns(body: readonly Line[]): Columns | undefined {
  const width = Math.max(0, ...body.map(({ cells }) => cells.length))
  const filled = (column: number): string[] =>
    body.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '')
  const isWords = (column: number): boolean => {
    const cells = filled(column)
    return cells.filter((cell) => /\p{L}/u.test(cell)).length * 2 > cells.length
  }
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) => filled(column).length > 0)
  const name = columns.find(isWords) ?? (columns.length === 1 ? undefined : yearColumn(columns, filled))
  if (name === undefined) return undefined
  const after = columns.filter((column) => column > name)
  const numbers = after.filter((column) => !isWords(column))
  const words = after.filter(isWords)
  if (numbers.length > 2 || words.length > 1) return undefined
  const [needed, before] = numbers
  const [note] = words
  return {
    name,
    ...(needed === undefined ? {} : { needed }),
    ...(before === undefined ? {} : { before }),
    ...(note === undefined ? {} : { note }),
  }
}

/** Years of birth are names too. */
function yearColumn(columns: readonly number[], filled: (column: number) => readonly string[]): number | undefined {
  return columns.slice(0, 2).find((column) => filled(column).every((cell) => /^(?:19|20)\d{2}$/.test(cell)))
}

function folded(text: string): string {
  return foldDiacritics(nameKey(text))
}
