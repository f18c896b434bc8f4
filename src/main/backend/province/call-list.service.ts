import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { timeOfInstant } from '#shared/kernel/instant.ts'
import { addDays, localDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import type { CallRow, DueSlot } from '#shared/province/completeness.schema.ts'
import { isLacking, tallyOf, usualTime } from '#shared/province/completeness-rates.rules.ts'
import { dueSlots } from '#shared/province/completeness-slots.rules.ts'
import { composeMissingMessage } from '#shared/province/missing-message.rules.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ChaseRecords } from './chase-records.service.ts'
import type { CompletenessRepo } from './completeness.repo.ts'
import type { AskedForm, CompletenessService } from './completeness.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'

interface Parts {
  readonly repo: CompletenessRepo
  readonly province: ProvinceUnit
  readonly records: ChaseRecords
  readonly completeness: Pick<CompletenessService, 'linesOf' | 'slotOn' | 'slotRules' | 'now'>
  readonly units: Pick<UnitsService, 'rowsBetween'>
}

/** Sheets that the usual hour is found from. */
const USUAL_OF = 30
/** Days back that so many working days, or three years of months, surely lie in. */
const LOOK_BACK_DAYS = { day: 90, other: 1100 } as const
/** What a unit's last day is told by. */
const told = ['CC_TOTAL', 'EID_COL', 'EID_ACT']

export type CallListService = ReturnType<typeof createCallListService>

/** Whom to call for a sheet that has not come, with what makes the call short. */
export function createCallListService({ repo, province, records, completeness, units }: Parts) {
  /** The usual hour of each unit, from what it sent for the days or periods before. */
  function usualTimes({ form, kind }: AskedForm, slot: DueSlot): Map<string, CallRow['usual']> {
    const { startOn } = province.require()
    const back = kind === 'day' ? LOOK_BACK_DAYS.day : LOOK_BACK_DAYS.other
    const from = maxDate(addDays(slot.from, -back), minDate(localDate(startOn), slot.from))
    const before = dueSlots(kind, { from, to: addDays(slot.from, -1) }, completeness.slotRules(form))
    const lines = completeness.linesOf(form, before, { looksForFigures: false })
    return new Map(
      lines.map(({ unit, cells }) => {
        const last = cells.filter(({ isDue }) => isDue).slice(-USUAL_OF)
        return [unit.code, usualTime(last.flatMap(({ sentAt }) => (sentAt === null ? [] : timeOfInstant(sentAt))))]
      }),
    )
  }

  function lastFigures(unit: UnitRow, slot: DueSlot): CallRow['last'] {
    const rowIds = units.rowsBetween(slot.from, slot.to, unit.code).map(({ id }) => id)
    const on = repo.lastDay(rowIds, told, slot.to)
    if (on === null) return null
    const sums = new Map(repo.sumsOn(rowIds, told, on).map(({ indicator, value }) => [indicator, value]))
    return { on: localDate(on), figures: told.map((indicator) => ({ indicator, value: sums.get(indicator) ?? null })) }
  }

  return {
    getCallList(input: ParsedInput<'province.getCallList'>): Output<'province.getCallList'> {
      const { provinceName } = province.require()
      const slot = completeness.slotOn(input, input.on)
      const lines = completeness
        .linesOf(input.form, [slot])
        .flatMap(({ unit, cells: [cell] }) => (cell === undefined ? [] : [{ unit, unitName: unit.name, cell }]))
      const usual = usualTimes(input, slot)
      const contacts = records.contacts()
      const calls = records
        .calls()
        .filter(({ form, from, to }) => form === input.form && from === slot.from && to === slot.to)
      const rows = lines
        .filter(({ cell }) => isLacking(cell))
        .map(({ unit, unitName, cell }): CallRow => {
          const { name, phone } = contacts.get(unit.code) ?? { name: '', phone: '' }
          return {
            unitCode: unit.code,
            unitName,
            cell,
            contact: { name, phone },
            last: lastFigures(unit, slot),
            usual: usual.get(unit.code) ?? null,
            calls: calls.filter(({ unitCode }) => unitCode === unit.code),
          }
        })
      const at = completeness.now()
      const { required, receivedRequired } = tallyOf(lines.map(({ cell }) => cell))
      const message = composeMissingMessage({ provinceName, form: input.form, slot, at, units: lines })
      return { slot, at, required, receivedRequired, rows, message }
    },
  }
}
