import type { Output } from '#shared/contract/contract.ts'
import { readNumber } from '#shared/kernel/number-text.ts'
import type { Allocation } from '#shared/province/reorganisation.schema.ts'

export type AllocationRow = Output<'province.listAllocations'>['rows'][number]
type Typed = Readonly<Record<string, string>>

export function partKey({ from, indicator }: Pick<AllocationRow, 'from' | 'indicator'>, to: string): string {
  return `${from} ${indicator} ${to}`
}

/** A count as typed, null for an empty cell, undefined for a text that is no count. */
export function readPart(text: string): number | null | undefined {
  const reading = readNumber(text, { column: 'count' })
  if (reading.kind === 'blank') return null
  return reading.kind === 'count' ? reading.value : undefined
}

/** What is left of a level after the parts as they are typed; a text that is no count gives nothing. */
export function leftAfter(row: AllocationRow, typed: Typed): number {
  return row.parts.reduce((left, { to, value }) => {
    const text = typed[partKey(row, to)]
    return left - ((text === undefined ? value : (readPart(text) ?? null)) ?? 0)
  }, row.whole)
}

/** The parts that were typed anew, and how many of them cannot be read. */
export function changedParts(
  rows: readonly AllocationRow[],
  typed: Typed,
  document: string,
): { allocations: Allocation[]; unread: number } {
  const read = rows.flatMap((row) =>
    row.parts.flatMap(({ to, value }) => {
      const text = typed[partKey(row, to)]
      if (text === undefined) return []
      const given = readPart(text)
      return given === value ? [] : [{ from: row.from, to, indicator: row.indicator, given }]
    }),
  )
  return {
    allocations: read.flatMap(({ given, ...part }) =>
      given === undefined ? [] : [{ ...part, value: given, document }],
    ),
    unread: read.filter(({ given }) => given === undefined).length,
  }
}
