import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { totalOf } from '#shared/indicators/indicators.rules.ts'
import { momentOf, readInstant } from '#shared/kernel/instant.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import {
  type AcceptedSheet,
  exemptionsOf,
  sentAtOf,
  slotKey,
  unitCells,
  type UnitFacts,
} from '#shared/province/completeness.rules.ts'
import type {
  Completeness,
  DueForm,
  DueSlot,
  SentFile,
  SlotCell,
  SlotKind,
} from '#shared/province/completeness.schema.ts'
import { tallyOf } from '#shared/province/completeness-rates.rules.ts'
import { dueSlots, kindsOfForm, type SlotRules, slotContaining } from '#shared/province/completeness-slots.rules.ts'
import { submissionRefusalSchema } from '#shared/province/submissions.schema.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ChaseRecords } from './chase-records.service.ts'
import type { AcceptedRow, CompletenessRepo, FileRow } from './completeness.repo.ts'
import type { ProvinceUnit } from './province-unit.service.ts'

interface Parts {
  readonly repo: CompletenessRepo
  readonly province: ProvinceUnit
  readonly records: ChaseRecords
  readonly settings: Pick<SettingsService, 'getReporting' | 'listHolidays'>
  readonly units: Pick<UnitsService, 'reportingUnits' | 'rowsWithDays'>
  readonly clock: Clock
}

/** A form and the length of its sheets. */
export interface AskedForm {
  readonly form: DueForm
  readonly kind: SlotKind
}

export interface UnitLine {
  readonly unit: UnitRow
  readonly cells: readonly SlotCell[]
}

export type CompletenessService = ReturnType<typeof createCompletenessService>

/** Flows that are no part of another: a sheet with a figure has one of these. */
export const wholeFlows = indicators
  .filter((one) => one.type === 'flow' && totalOf(one.code) === undefined)
  .map(({ code }) => code)

/** Who has sent which sheet, by when, and who has not. */
export function createCompletenessService(parts: Parts) {
  const { repo, province, records, settings, units, clock } = parts

  const now = (): string => momentOf(localDate(clock.today()), clock.instant())

  function slotRules(form: DueForm): SlotRules {
    const { calendar, reportHour } = settings.getReporting()
    return { calendar, reportHour, holidays: settings.listHolidays(), deadlines: records.deadlinesOf(form) }
  }

  function requireKind({ form, kind }: AskedForm): void {
    if (!kindsOfForm[form].includes(kind)) throw new DomainError('province/wrong-period', { form, kind })
  }

  /** The units' cells for slots that follow one another, or one unit's; figures without a sheet are looked for where they matter. */
  function linesOf(form: DueForm, slots: readonly DueSlot[], { looksForFigures = true, only = '' } = {}): UnitLine[] {
    const { startOn } = province.require()
    const [from, to] = [slots[0]?.from, slots.at(-1)?.to]
    if (from === undefined || to === undefined) return units.reportingUnits('1900-01-01', '2199-12-31').map(noCells)
    const rows = Map.groupBy(repo.accepted(from, to, only === '' ? null : only), ({ unitCode }) => unitCode)
    const exemptions = Map.groupBy(exemptionsOf(form, records.exemptions()), ({ unitCode }) => unitCode)
    const at = now()
    const asked = units.reportingUnits(from, to).filter(({ code }) => only === '' || code === only)
    return asked.map((unit) => {
      const sent = rows.get(unit.code) ?? []
      const facts: UnitFacts = {
        validFrom: unit.validFrom,
        validTo: unit.validTo,
        accepted: sent.filter((one) => one.form === form).map(asSheet),
        exemptions: exemptions.get(unit.code) ?? [],
        withFigures: looksForFigures ? spansWithFigures(unit, slots, sent) : new Set(),
      }
      return { unit, cells: unitCells(facts, { slots, at, startOn }) }
    })
  }

  /** Of the slots without any sheet of the unit, those that the book has figures of, its own or of rows while they were its. */
  function spansWithFigures(unit: UnitRow, slots: readonly DueSlot[], sent: readonly AcceptedRow[]): Set<string> {
    const came = Map.groupBy<string, AcceptedRow>(sent, (one) => one.from)
    const open = slots.filter((slot) => came.get(slot.from)?.some(({ to }) => to === slot.to) !== true)
    const [from, to] = [open[0]?.from, open.at(-1)?.to]
    if (from === undefined || to === undefined) return new Set()
    const wanted = new Set(open.map(slotKey))
    const rows = [...units.rowsWithDays(from, to, unit.code), { row: unit, from, to }]
    const found = [...Map.groupBy(rows, (one) => `${one.from} ${one.to}`).values()].flatMap((some) => {
      const [first] = some
      const ids = [...new Set(some.map(({ row }) => row.id))]
      return first === undefined ? [] : repo.spansWithFigures(ids, wholeFlows, first.from, first.to)
    })
    return new Set(
      found
        .map((span) => slotKey({ from: localDate(span.from), to: localDate(span.to) }))
        .filter((key) => wanted.has(key)),
    )
  }

  function slotOn({ form, kind }: AskedForm, on: LocalDate): DueSlot {
    requireKind({ form, kind })
    return slotContaining(kind, on, slotRules(form))
  }

  return {
    slotRules,
    linesOf,
    slotOn,
    /** The moment that deadlines are compared with. */
    now,
    getCompleteness(input: ParsedInput<'province.getCompleteness'>): Completeness {
      province.require()
      requireKind(input)
      const { form, kind } = input
      const slots = dueSlots(kind, input, slotRules(form))
      const lines = linesOf(form, slots)
      return {
        form,
        kind,
        at: now(),
        slots,
        units: lines.map(({ unit, cells }) => ({
          unitCode: unit.code,
          unitName: unit.name,
          cells: [...cells],
          tally: tallyOf(cells),
        })),
        slotTallies: slots.map((_, index) => tallyOf(lines.flatMap(({ cells }) => cells[index] ?? []))),
        total: tallyOf(lines.flatMap(({ cells }) => cells)),
      }
    },
    getUnitSlot(input: ParsedInput<'province.getUnitSlot'>): Output<'province.getUnitSlot'> {
      province.require()
      const { form, unitCode, on } = input
      const slot = slotOn(input, on)
      const line = linesOf(form, [slot]).find(({ unit }) => unit.code === unitCode)
      const cell = line?.cells[0]
      if (line === undefined || cell === undefined) throw new DomainError('units/unknown', { codes: [unitCode] })
      const { name, phone } = records.contacts().get(unitCode) ?? { name: '', phone: '' }
      return {
        unitName: line.unit.name,
        slot,
        cell,
        files: repo.files({ form, unitCode, from: slot.from, to: slot.to }).map(asFile),
        exemptions: exemptionsOf(form, records.exemptions()).filter(
          (one) => one.unitCode === unitCode && one.from <= slot.to && one.to >= slot.from,
        ),
        calls: records
          .calls()
          .filter(
            (one) => one.unitCode === unitCode && one.form === form && one.from === slot.from && one.to === slot.to,
          ),
        contact: { name, phone },
      }
    },
    listDeadlines(): Output<'province.listDeadlines'> {
      province.require()
      return { reportHour: settings.getReporting().reportHour, forms: records.formDeadlines() }
    },
  }
}

function noCells(unit: UnitRow): UnitLine {
  return { unit, cells: [] }
}

function asSheet({ id, from, to, sequence, isEmpty, exportedAt, receivedAt }: AcceptedRow): AcceptedSheet {
  return {
    id,
    from: localDate(from),
    to: localDate(to),
    sequence,
    isEmpty: isEmpty === 1,
    exportedAt: readInstant(exportedAt),
    receivedAt,
  }
}

function asFile({ isEmpty, exportedAt, receivedAt, refusal, ...file }: FileRow): SentFile {
  const made = exportedAt === null ? null : readInstant(exportedAt)
  return {
    ...file,
    exportedAt: made,
    receivedAt,
    sentAt: sentAtOf({ exportedAt: made, receivedAt }),
    isEmpty: isEmpty === 1,
    refusal: refusal === null ? null : submissionRefusalSchema.parse(JSON.parse(refusal)),
  }
}
