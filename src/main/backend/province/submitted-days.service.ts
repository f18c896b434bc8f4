import { type LocalDate, maxDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { dueSlots } from '#shared/province/completeness-slots.rules.ts'
import { tallyOf } from '#shared/province/completeness-rates.rules.ts'
import type { SubmittedDays } from '#shared/reports/report-facts.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { CompletenessService } from './completeness.service.ts'
import type { PostedWhole } from './posted-whole.service.ts'

interface Parts {
  readonly postedWhole: PostedWhole
  readonly completeness: Pick<CompletenessService, 'slotRules' | 'linesOf'>
  readonly units: Pick<UnitsService, 'getWorkspace'>
}

/**
 * How many days of a period each unit sent; none is missing where a sheet over it and its neighbours is in the book whole.
 * A sheet that was only compared with days in the book makes up for no day. Empty outside a province.
 */
export function createSubmittedDays({ postedWhole, completeness, units }: Parts) {
  return {
    of(period: Period): Map<string, SubmittedDays> {
      const workspace = units.getWorkspace()
      if (workspace?.unit.kind !== 'province') return new Map()
      const from: LocalDate = maxDate(period.from, workspace.startOn)
      if (from > period.to) return new Map()
      const slots = dueSlots('day', { from, to: period.to }, completeness.slotRules('BM01'))
      const whole = Map.groupBy(postedWhole(period.from, period.to), ({ unitCode }) => unitCode)
      return new Map(
        completeness.linesOf('BM01', slots).map(({ unit, cells }) => {
          const { received, resubmitted } = tallyOf(cells)
          const spans = whole.get(unit.code) ?? []
          const isTold = (on: LocalDate): boolean => spans.some(({ from: first, to }) => first <= on && on <= to)
          const untold = cells.filter((_, index) => !isTold(slots[index]?.from ?? from))
          const { missing, unverified } = tallyOf(untold)
          return [unit.code, { submitted: received, missing, again: resubmitted, unverified }]
        }),
      )
    },
  }
}
