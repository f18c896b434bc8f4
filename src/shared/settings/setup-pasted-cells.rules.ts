/** From a pasted table that was read to the cells it writes, and how its own totals compare. */
import { readCellCount } from '#shared/kernel/number-text.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { CellChange } from './setup-figures.rules.ts'
import type { MatchedLine, PasteReading } from './setup-paste.rules.ts'

/**
 * The indicator of each pasted column: by heading where it is the label of a column, in order where the paste has no
 * headings at all, else null to be chosen by a person.
 */
export function suggestColumns(
  headings: readonly string[],
  columns: readonly { readonly code: string; readonly labels: readonly string[] }[],
): (string | null)[] {
  if (headings.every((heading) => heading === '')) return headings.map((_, index) => columns[index]?.code ?? null)
  const taken = new Set<string>()
  return headings.map((heading) => {
    const key = nameKey(heading)
    const found = columns.find(({ code, labels }) => !taken.has(code) && labels.some((label) => nameKey(label) === key))
    if (found !== undefined) taken.add(found.code)
    return found?.code ?? null
  })
}

/** The cells a paste writes: matched lines and those a person gave a row, in the columns that have an indicator. */
export function changesOfPaste(
  reading: PasteReading,
  targets: readonly (string | null)[],
  chosenRows: ReadonlyMap<number, string>,
): CellChange[] {
  return placedLines(reading, chosenRows).flatMap(({ unitCode, texts }) =>
    texts.flatMap((text, index) => {
      const indicator = targets[index] ?? null
      return indicator === null || text === '' ? [] : [{ unitCode, indicator, text }]
    }),
  )
}

function placedLines(reading: PasteReading, chosenRows: ReadonlyMap<number, string>): MatchedLine[] {
  const chosen = reading.unmatched.flatMap((line) => {
    const unitCode = chosenRows.get(line.line)
    return unitCode === undefined ? [] : [{ ...line, unitCode }]
  })
  return [...reading.matched, ...chosen]
}

export interface PastedTotal {
  /** 0-based figure column. */
  readonly index: number
  readonly pasted: number
  /** Sum of the lines that have a row. */
  readonly sum: number
}

/** The last total line of the paste beside the sums of its lines, for the columns where it is a count. */
export function pastedTotals(reading: PasteReading, chosenRows: ReadonlyMap<number, string>): PastedTotal[] {
  const lines = placedLines(reading, chosenRows)
  return (reading.totals.at(-1)?.texts ?? []).flatMap((text, index) => {
    const pasted = readCellCount(text)
    if (!pasted.ok || pasted.value === null) return []
    const sum = lines.reduce((total, line) => {
      const count = readCellCount(line.texts[index] ?? '')
      return total + (count.ok ? (count.value ?? 0) : 0)
    }, 0)
    return [{ index, pasted: pasted.value, sum }]
  })
}
