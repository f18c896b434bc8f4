import { stockQuestions } from '#shared/importing/plan-assertions.rules.ts'
import {
  type ListedUnderstanding,
  noteKey,
  type PlanBook,
  type PlanLock,
  type PlanStock,
  type PlanUnit,
} from '#shared/importing/plan-book.ts'
import { CHECKED_DAYS, checkedStocks } from '#shared/importing/plan-effects.rules.ts'
import { dayFrom } from '#shared/importing/plan-days.rules.ts'
import { cumulativeOf, DAYS_BEFORE } from '#shared/importing/plan-history.rules.ts'
import { type StandingPosting, standingOf } from '#shared/importing/plan-standing.rules.ts'
import type { Steps } from '#shared/importing/plan-steps.ts'
import { SUSPECTED_DAYS } from '#shared/importing/plan-suspicions.rules.ts'
import type { ReadFigure } from '#shared/importing/understanding.schema.ts'
import { indicators, ratios } from '#shared/indicators/catalogue.ts'
import { EARLIEST_DATE, LATEST_DATE, localDate } from '#shared/kernel/local-date.ts'
import type { Clock } from '../backend-ports.ts'
import { type DaysService, lockFor } from '../figures/days.service.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { FactScope, PlanFactsRepo } from './plan-facts.repo.ts'

interface Parts {
  readonly repo: PlanFactsRepo
  readonly units: Pick<UnitsService, 'byCode' | 'allRows' | 'requireWorkspace'>
  readonly days: Pick<DaysService, 'lockedDays' | 'notes'>
  readonly levels: Pick<LevelsService, 'stocksAt'>
  readonly clock: Clock
}

export type PlanFactsService = ReturnType<typeof createPlanFactsService>

const flowCodes = indicators.filter((one) => one.type === 'flow').map((one) => one.code)
/** Days after a figure's own that it may have been meant for. */
const DAYS_AFTER = 14

interface Extent {
  readonly from: string
  readonly to: string
  /** Single days with flows. */
  readonly days: ReadonlySet<string>
  readonly unitCodes: ReadonlySet<string>
  /** Indicators of levels. */
  readonly levels: ReadonlySet<string>
}

/** Reads of the book what a file is compared with, in a few questions however many figures it has. */
export function createPlanFactsService({ repo, units, days, levels, clock }: Parts) {
  function stocksOf(
    understanding: ListedUnderstanding,
    { days: single }: Extent,
    ofFile: readonly UnitRow[],
  ): PlanBook['stockOf'] {
    const asked = new Map<string, Set<string>>()
    const want = (code: string, on: string): void => void (asked.get(on) ?? fresh(asked, on)).add(code)
    for (const { code, on } of stockQuestions(understanding.assertions)) want(code, on)
    if (single.size <= CHECKED_DAYS)
      for (const on of single) {
        const before = dayFrom(on, -1)
        for (const code of checkedStocks) want(code, before)
      }
    if (single.size <= SUSPECTED_DAYS)
      for (const [on, indicators] of flowsByDay(understanding.figures))
        for (const indicator of indicators) {
          const stock = cumulativeOf(indicator)
          if (stock !== null) want(stock, dayFrom(on, -1))
        }
    const isWhole = understanding.assertions.some(({ unitCode }) => unitCode === null)
    const rows = isWhole ? units.allRows() : ofFile
    const found = new Map<string, PlanStock>()
    for (const [on, codes] of asked) for (const [key, stock] of stocksOn(rows, [...codes], on)) found.set(key, stock)
    return (unitCode, code, on) => found.get(`${unitCode} ${code} ${on}`)
  }

  function stocksOn(rows: readonly UnitRow[], wanted: readonly string[], on: string): [string, PlanStock][] {
    const codes = wanted.filter((code) => indicators.some((one) => one.code === code && one.type === 'derived-stock'))
    const stocks = levels.stocksAt(
      rows.map((row) => row.id),
      codes,
      on,
    )
    const parts = new Map(codes.map((code) => [code, indicators.find((one) => one.code === code)?.parts ?? []]))
    const scope = { unitCodes: rows.map((row) => row.code), from: EARLIEST_DATE, to: on }
    const openings = repo.openings({ ...scope, indicators: [...new Set([...codes, ...[...parts.values()].flat()])] })
    const openedOn = new Map(openings.map((one) => [`${one.unitCode} ${one.indicator}`, one.on]))
    return rows.flatMap((row) =>
      codes.map((code): [string, PlanStock] => {
        const ofParts = (parts.get(code) ?? []).flatMap((part) => openedOn.get(`${row.code} ${part}`) ?? [])
        const own = openedOn.get(`${row.code} ${code}`) ?? ofParts.toSorted().at(-1) ?? null
        return [`${row.code} ${code} ${on}`, { value: stocks.get(row.id)?.[code] ?? null, openedOn: own }]
      }),
    )
  }

  function locksOf({ from, to }: Extent): PlanBook['lockOf'] {
    const locked = days.lockedDays(localDate(from), localDate(to))
    if (locked.length === 0) return () => null
    return (unitCode, first, last): PlanLock | null => {
      const lock = lockFor(
        unitCode,
        locked.filter(({ on }) => on >= first && on <= last),
      )
      return lock === undefined ? null : { on: lock.on, status: lock.status }
    }
  }

  return {
    /**
     * The book around what was understood of a file. Nothing may be entered between two steps: what is read must be of
     * one state of the store.
     */
    *read(understanding: ListedUnderstanding): Steps<PlanBook> {
      const known = units.byCode()
      const extent = yield* extentOf(understanding)
      const asserted = understanding.assertions.flatMap(({ unitCode }) => unitCode ?? [])
      const ofFile = [...new Set([...extent.unitCodes, ...asserted])].flatMap((code) => known.get(code) ?? [])
      const isRecent = extent.days.size <= SUSPECTED_DAYS
      const scope = {
        unitCodes: ofFile.map(({ code }) => code),
        from: isRecent ? dayFrom(extent.from, -DAYS_BEFORE) : extent.from,
        to: isRecent ? dayFrom(extent.to, DAYS_AFTER) : extent.to,
      }
      const notes = days.notes(extent.from, extent.to).flatMap(({ unitId, indicator, on, text }) => {
        const row = ofFile.find(({ id }) => id === unitId)
        return row === undefined ? [] : [[noteKey(row.code, indicator, on), text] as const]
      })
      const levelCodes = levelsIn(understanding, extent)
      return {
        today: clock.today(),
        startOn: units.requireWorkspace().startOn,
        units: new Map([...known].map(([code, unit]) => [code, asPlanUnit(unit)])),
        standing: yield* standingOf(postingsIn(scope, levelCodes, extent)),
        lockOf: locksOf(extent),
        stockOf: stocksOf(understanding, extent, ofFile),
        notes: new Map(notes),
      }
    },
  }

  /** What stands, some rows at a time: no question to the store is open between two of them. */
  function* postingsIn(
    scope: Omit<FactScope, 'indicators'>,
    codes: readonly string[],
    { to }: Extent,
  ): Generator<readonly StandingPosting[]> {
    for (const unitCode of scope.unitCodes) {
      const ofRow = { ...scope, unitCodes: [unitCode] }
      yield [...repo.flows({ ...ofRow, indicators: flowCodes })]
      if (codes.length > 0) yield [...repo.levels({ ...ofRow, indicators: codes, to })]
    }
  }
}

/** Figures looked at between two steps. */
const FIGURES_PER_STEP = 5000

function fresh(asked: Map<string, Set<string>>, on: string): Set<string> {
  const made = new Set<string>()
  asked.set(on, made)
  return made
}

function flowsByDay(figures: Iterable<ReadFigure>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { from, to, channel, indicator } of figures)
    if (from === to && channel !== 'STOCK') (found.get(from) ?? fresh(found, from)).add(indicator)
  return found
}

function levelsIn({ assertions }: ListedUnderstanding, { levels }: Extent): string[] {
  const ofRatios = assertions
    .filter(({ kind }) => kind === 'ratio')
    .flatMap(({ code }) => denominatorsOf(code))
    .filter((code) => indicators.some((one) => one.code === code && one.type === 'stock'))
  return [...new Set([...levels, ...ofRatios])]
}

function denominatorsOf(ratio: string): readonly string[] {
  const denominator = ratios.find(({ code }) => code === ratio)?.denominator
  return denominator?.kind === 'stocks' ? denominator.codes : []
}

/** From the first to the last day of the figures; a file without any is about no day. */
function* extentOf({ figures }: ListedUnderstanding): Steps<Extent> {
  let [from, to] = ['9999', '0000']
  const [days, unitCodes, levels] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let count = 0
  for (const one of figures) {
    if (count++ % FIGURES_PER_STEP === 0) yield
    if (one.from < from) from = one.from
    if (one.to > to) to = one.to
    unitCodes.add(one.unitCode)
    if (one.channel === 'STOCK') levels.add(one.indicator)
    else if (one.from === one.to) days.add(one.from)
  }
  const span = figures.length === 0 ? { from: LATEST_DATE, to: LATEST_DATE } : { from, to }
  return { ...span, days, unitCodes, levels }
}

function asPlanUnit({ code, name, kind, parentId, validFrom, validTo }: UnitRow): PlanUnit {
  return { code, name, isRow: parentId !== null || kind === 'commune', validFrom, validTo }
}
