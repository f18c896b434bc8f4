import { sumReported } from '#shared/figures/effective.rules.ts'
import type { DayCell } from '#shared/figures/figures.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'

export type Typed =
  | number
  | null
  | { fixed?: number | null; mobile?: number | null; sessions?: number | null; draft?: string; note?: string }

/** Cells of one row as they are stored: `{ CC_NEW: 3, CC_TOTAL: { mobile: 2 } }`; `mobile` is without a record. */
export function rowCells(typed: Record<string, Typed>, unitCode = '24490', on = '2023-04-15'): Map<string, DayCell> {
  return new Map(
    Object.entries(typed).map(([indicator, value]) => {
      const given = value !== null && typeof value === 'object' ? value : { fixed: value }
      const cell: DayCell = {
        unitCode,
        indicator,
        on: localDate(on),
        fixed: given.fixed ?? null,
        mobile: sumReported([given.mobile, given.sessions]),
        sessions: given.sessions ?? null,
        unrecorded: given.mobile ?? null,
        effective: null,
        draft: given.draft ?? null,
        note: given.note ?? null,
      }
      return [indicator, cell] as const
    }),
  )
}
