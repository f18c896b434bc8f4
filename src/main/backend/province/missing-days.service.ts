import { addDays, type LocalDate, localDate, maxDate } from '#shared/kernel/local-date.ts'
import { isLacking } from '#shared/province/completeness-rates.rules.ts'
import { dueSlots } from '#shared/province/completeness-slots.rules.ts'
import { openingCodes } from '#shared/province/submissions-levels.rules.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { CompletenessRepo } from './completeness.repo.ts'
import { type CompletenessService, wholeFlows } from './completeness.service.ts'
import type { PostedWhole } from './posted-whole.service.ts'
import type { SubmissionsBookRepo } from './submissions-book.repo.ts'

interface Parts {
  readonly repo: Pick<CompletenessRepo, 'spansWithFigures'>
  readonly postedWhole: PostedWhole
  readonly book: Pick<SubmissionsBookRepo, 'openings'>
  readonly completeness: Pick<CompletenessService, 'slotRules' | 'linesOf'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
}

interface Asked {
  readonly unitCode: string
  readonly rowIds: readonly number[]
  /** What differs: days before the earliest of its openings do not matter. */
  readonly indicators: readonly string[]
  /** The last day looked at. */
  readonly to: LocalDate
}

/** Days a unit has to send and has not, of which the book has no figures either. */
export type MissingDays = (asked: Asked) => LocalDate[]

/** A day that a longer sheet tells whole is not missing, nor a rest day, nor one the unit was let off. */
export function createMissingDays({ repo, postedWhole, book, completeness, units }: Parts): MissingDays {
  return ({ unitCode, rowIds, indicators, to }) => {
    const { startOn } = units.requireWorkspace()
    const opened = book.openings(rowIds, indicators.flatMap(openingCodes), to).map(({ on }) => on)
    const earliest = opened.toSorted()[0]
    const from = earliest === undefined ? startOn : maxDate(startOn, addDays(localDate(earliest), 1))
    if (from > to) return []
    const slots = dueSlots('day', { from, to }, completeness.slotRules('BM01'))
    const [line] = completeness.linesOf('BM01', slots, { looksForFigures: false, only: unitCode })
    const days = slots.flatMap((slot, index) => {
      const cell = line?.cells[index]
      return cell !== undefined && isLacking(cell) ? [slot.from] : []
    })
    if (days.length === 0) return []
    const spans = postedWhole(from, to, unitCode)
    const told = [...spans, ...repo.spansWithFigures(rowIds, wholeFlows, from, to)]
    return days.filter((on) => !told.some((one) => one.from <= on && on <= one.to))
  }
}
