import { findIndicator, indicator, indicatorLabel, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { addDays, type LocalDate, localDate, maxDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type {
  AsItWasFact,
  BeginningLevel,
  Geography,
  GivenPart,
  PendingLevel,
  SuccessionPiece,
} from '#shared/reports/geography-facts.ts'
import { asNow, overAllocated } from '#shared/reports/geography.rules.ts'
import { pendingLevels } from '#shared/reports/geography-pending.rules.ts'
import { type Lineage, lineageOf } from '#shared/reports/lineage.rules.ts'
import type { PeriodFacts, RowFacts } from '#shared/reports/report-facts.ts'
import type { GeographyChoice } from '#shared/reports/reports.schema.ts'
import { shareLevels } from '#shared/targets/measures.rules.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { Clock } from '../backend-ports.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { PeriodFactsService, ReadFor } from '../figures/period-facts.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitRow } from '../units/units.repo.ts'
import { asUnit, type UnitsService } from '../units/units.service.ts'
import { documentsOf, movedWithin, placeIn } from './geography-records.ts'
import type { ReorganisationsService } from './reorganisations.service.ts'

interface Parts {
  readonly facts: Pick<PeriodFactsService, 'readPeriod' | 'readRows'>
  readonly levels: Pick<LevelsService, 'givenAt' | 'stocksAt'>
  readonly units: UnitsService
  readonly reorganisations: Pick<ReorganisationsService, 'standing' | 'inForce' | 'allocations'>
  readonly clock: Clock
}

/** A row of which only the levels are read. */
const noFigures = { flows: {}, targets: {}, notes: [], missingDays: 0, hasFigures: false } as const

/** Before every row, and after the days of those that were taken back. */
const always = '1900-01-02'

export type GeographyService = ReturnType<typeof createGeographyService>

/** Figures of a period as the units were then or as they are now. */
export function createGeographyService({ facts, levels, units, reorganisations, clock }: Parts) {
  /**
   * The figures of the store's unit, or of one unit below it, over a period.
   * @throws DomainError `units/unknown` for a unit that is none as the units are now, `province/over-allocated`
   */
  function readPeriod(
    period: Period,
    levelCodes?: readonly string[],
    unitCode?: string,
    geography: GeographyChoice = 'then',
    purpose: ReadFor = {},
  ): PeriodFacts {
    if (reorganisations.standing().length === 0) return facts.readPeriod(period, levelCodes, unitCode, purpose)
    return geography === 'then'
      ? asItWas(period, levelCodes, unitCode, purpose)
      : asItIsNow(period, levelCodes ?? levelsOn(period.to), unitCode, purpose)
  }

  function asItWas(
    period: Period,
    levelCodes: readonly string[] | undefined,
    unitCode: string | undefined,
    purpose: ReadFor,
  ): PeriodFacts {
    const read = facts.readPeriod(period, levelCodes, unitCode, purpose)
    const passed = reorganisations.inForce(period.to)
    if (passed.length === 0) return read
    const codes = withOperands(levelCodes ?? levelsOn(period.to))
    const isWhole = unitCode === undefined || unitCode === units.requireWorkspace().unit.code
    const isTold = (one: PendingLevel): boolean => isWhole || one.unitCode === unitCode || one.placeCode === unitCode
    const pending = pendingLevels(geographyAt(period, codes, period.to, levelsOfEnded)).filter(isTold)
    const fact: AsItWasFact = { kind: 'then', pending, moved: movedWithin(period, passed, units.byCode()) }
    return { ...read, geography: fact }
  }

  function asItIsNow(
    period: Period,
    levelCodes: readonly string[],
    unitCode: string | undefined,
    purpose: ReadFor,
  ): PeriodFacts {
    // Targets given as shares are told of what the rows of now have.
    const shared = shareLevels().filter((code) => isValidOn(indicator(code), period.to))
    const codes = withOperands([...new Set([...levelCodes, ...shared])])
    const root = units.requireWorkspace().unit.code
    // A sheet of its own needs every flow: to prove that none is lost, and to tell whether a divided unit reported.
    const asked = purpose.isCompared === true ? purpose : {}
    const whole = facts.readPeriod(period, codes, root, asked)
    const read = new Map(whole.rows.map((row) => [row.unit.code, row]))
    const today = maxDate(period.to, localDate(clock.today()))
    const geography = geographyAt(period, codes, today, (rows) => {
      // Of rows that ended before the last day the whole has no levels.
      const ended = rows.filter(({ code, validTo }) => !read.has(code) || (validTo !== null && validTo < period.to))
      const levelled = new Map(facts.readRows(ended, period, codes, asked).map((row) => [row.unit.code, row]))
      return rows.flatMap(({ code }) => levelled.get(code) ?? read.get(code) ?? [])
    })
    const now = asNow(whole, geography, unitCode === undefined || unitCode === root ? null : unitCode)
    if (now === null) throw new DomainError('units/unknown', { codes: [unitCode] })
    const over = overAllocated(now, geography)
    if (over !== null)
      throw new DomainError('province/over-allocated', { ...over, level: indicatorLabel(over.indicator, period.to) })
    return now
  }

  /** Levels alone, where no more is needed. */
  function levelsOf(rows: readonly UnitRow[], { to }: Period, codes: readonly string[]): RowFacts[] {
    const ids = rows.map(({ id }) => id)
    const stocks = levels.stocksAt(ids, codes, to)
    return rows.map((row) => ({ ...noFigures, unit: asUnit(row), stocks: stocks.get(row.id) ?? {} }))
  }

  function levelsOfEnded(rows: readonly UnitRow[], period: Period, codes: readonly string[]): RowFacts[] {
    const ended = rows.filter(({ validTo }) => validTo !== null && validTo < period.to)
    return levelsOf(ended, period, codes)
  }

  /** How the rows of a day hang together with all that came before them. */
  function geographyAt(
    period: Period,
    codes: readonly string[],
    on: LocalDate,
    read: (rows: readonly UnitRow[], period: Period, codes: readonly string[]) => RowFacts[],
  ): Geography {
    const passed = reorganisations.inForce(on)
    const pieces = passed.flatMap(({ on: day, pieces: of }) =>
      of.map(({ from, to, whole }): SuccessionPiece => ({ from, to, whole, on: day })),
    )
    const nowRows = units.rowsOn(on).map(asUnit)
    const root = units.requireWorkspace().unit
    const rows = read(units.rowsBetween(always, period.to), period, codes)
    const given = givenLevels({ levels, units }, pieces, codes, period.to)
    return {
      until: period.to,
      rows,
      nowRows,
      endedRows: units
        .rowsBetween(always, on)
        .filter(({ validTo }) => validTo !== null && validTo < on)
        .map(asUnit),
      groups: units
        .partsBetween(on, on)
        .filter(({ unit }) => isGroup(unit))
        .map(({ unit, rows: below }) => ({ unit: asUnit(unit), rowCodes: below.map(({ code }) => code) })),
      pieces,
      allocations: reorganisations.allocations().flatMap(({ from, to, indicator, value }): GivenPart[] => {
        const piece = pieces.find((one) => one.from === from && one.to === to && !one.whole)
        return piece === undefined || value === null ? [] : [{ from, to, indicator, value, on: addDays(piece.on, -1) }]
      }),
      ...given,
      placeOf: placeIn(nowRows, pieces, root.code),
      documents: documentsOf(passed, period, (code) => codes.every((stock) => given.isOpened(code, stock))),
    }
  }

  return {
    readPeriod,
    /** Levels at the close of a day with what those that went into a unit bring along. */
    lineageAt(on: LocalDate, codes: readonly string[]): Lineage {
      const day: Period = { kind: 'day', from: on, to: on }
      return lineageOf(geographyAt(day, withOperands(codes), on, levelsOf))
    },
  }
}

/** Levels that units have of their own since they began. */
function givenLevels(
  { levels, units }: Pick<Parts, 'levels' | 'units'>,
  pieces: readonly SuccessionPiece[],
  codes: readonly string[],
  until: LocalDate,
): Pick<Geography, 'isOpened' | 'beginnings'> {
  const known = units.byCode()
  // Of a unit that has not begun yet nothing is told, so its opening takes over nothing either.
  const began = new Map(pieces.flatMap(({ to, on }) => (on <= until ? [[to, on] as const] : [])))
  const ids = [...began.keys()].flatMap((code) => known.get(code)?.id ?? [])
  const found = levels.givenAt(ids, codes, until)
  const levelOf = (code: string, stock: string) => found.get(`${known.get(code)?.id ?? ''} ${stock}`)
  return {
    isOpened(code, stock) {
      const level = levelOf(code, stock)
      const on = began.get(code)
      return level !== undefined && on !== undefined && level.on >= addDays(on, -1)
    },
    beginnings: [...began].flatMap(([code, on]) =>
      codes.flatMap((stock): BeginningLevel[] => {
        const level = levelOf(code, stock)
        const before = addDays(on, -1)
        return level?.on === before && findIndicator(stock)?.type === 'derived-stock'
          ? [{ unitCode: code, indicator: stock, on: before, value: level.value }]
          : []
      }),
    ),
  }
}

function levelsOn(on: LocalDate): string[] {
  return indicators.filter((one) => one.type !== 'flow' && isValidOn(one, on)).map(({ code }) => code)
}

/** With the levels that a difference is made of. */
function withOperands(codes: readonly string[]): string[] {
  return [
    ...new Set(
      codes.flatMap((code) => {
        const { type, plus = [], minus = [] } = findIndicator(code) ?? {}
        return type === 'difference' ? [code, ...plus, ...minus] : [code]
      }),
    ),
  ]
}
