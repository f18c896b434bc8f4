import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { FiguresRepo } from './figures.repo.ts'

/** What was done over some days, both ends included. */
export interface FlowSpan {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly value: number
}

interface Days {
  readonly from: LocalDate
  readonly to: LocalDate
}

export type FlowSpans = ReturnType<typeof createFlowSpans>

/** A flow as it was recorded, tại chỗ and lưu động added: for areas that show figures of the book beside their own. */
export function createFlowSpans(repo: Pick<FiguresRepo, 'cells' | 'crossing'>) {
  return {
    /** Σ over some rows by span, in order: spans wholly inside the days, and those that stick out of them. */
    read(unitIds: readonly number[], indicator: string, { from, to }: Days): FlowSpan[] {
      const within = repo.cells(unitIds, [indicator], from, to).filter(({ channel }) => channel !== 'STOCK')
      const sums = new Map<string, FlowSpan>()
      for (const cell of [...within, ...repo.crossing(unitIds, [indicator], from, to)]) {
        if (cell.value === null) continue
        const key = `${cell.from} ${cell.to}`
        const value = (sums.get(key)?.value ?? 0) + cell.value
        sums.set(key, { from: localDate(cell.from), to: localDate(cell.to), value })
      }
      return [...sums.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1))
    },
  }
}
