import { sumReported } from '#shared/figures/effective.rules.ts'
import { indicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { addDays, EARLIEST_DATE, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Passport } from '#shared/province/consolidation.schema.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { PassportFigures } from './passport-figures.ts'

export type PassportLevels = ReturnType<typeof createPassportLevels>

/** What a level of one row stands on: balances that were given, and what happened since. */
export function createPassportLevels(figures: Pick<PassportFigures, 'levels' | 'sums'>) {
  function given(unit: UnitRow, code: string, on: LocalDate): Passport['levels'] {
    return figures
      .levels(unit.id, code)
      .filter((one) => one.on <= on)
      .map((one) => ({
        label: indicatorLabel(code, one.on),
        on: localDate(one.on),
        value: one.value,
        document: one.document,
        author: one.author,
        at: one.at,
      }))
  }

  return {
    /** Balances of the parts stand in for those of a total that has none of its own. */
    of(unit: UnitRow, code: string, on: LocalDate, form: FormDefinition): Pick<Passport, 'levels' | 'operands'> {
      const { type, parts = [], plus = [], minus = [] } = indicator(code)
      const own = given(unit, code, on)
      const levels = own.length > 0 ? own : parts.flatMap((part) => given(unit, part, on).slice(0, 1))
      if (type !== 'derived-stock') return { levels, operands: [] }
      const opened = levels
        .map((one) => one.on)
        .toSorted()
        .at(-1)
      const from = opened === undefined ? EARLIEST_DATE : addDays(opened, 1)
      if (from > on) return { levels, operands: [] }
      const operands = [
        ...plus.map((flow) => ({ flow, sign: '+' })),
        ...minus.map((flow) => ({ flow, sign: '−' })),
      ].map(({ flow, sign }) => {
        const total = sumReported(figures.sums([unit.id], [flow], from, on).map((sum) => sum.total))
        const column = form.columns.find(({ source }) => source.kind === 'flow' && source.indicator === flow)
        return {
          label: `${sign} ${indicatorLabel(flow, on)}`,
          text: total === null ? '' : formatCount(total),
          column: column?.code ?? null,
          span: { from, to: on },
        }
      })
      return { levels, operands }
    },
  }
}
