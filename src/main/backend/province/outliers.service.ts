import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { addDays, datesBetween, type LocalDate, minDate, startOfMonth } from '#shared/kernel/local-date.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { type CheckedFigure, type CheckedRow, findOutliers } from '#shared/province/outliers.rules.ts'
import { type Verdict, verdictSchema } from '#shared/province/outliers.schema.ts'
import { outlierQuestion, outlierWhy } from '#shared/province/outlier-words.rules.ts'
import { type KnownDay, knownDay, LEAST_DAYS } from '#shared/province/usual-day.rules.ts'
import { refuseIdentifier } from '../figures/days.service.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { RecordsRepo } from '../figures/records.repo.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { DayFlowRow, OutliersRepo } from './outliers.repo.ts'
import type { ProvinceUnit } from './province-unit.service.ts'

interface Parts {
  readonly province: ProvinceUnit
  readonly repo: OutliersRepo
  readonly records: Pick<RecordsRepo, 'list' | 'find'>
  readonly levels: Pick<LevelsService, 'stocksAt'>
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'append' | 'now'>
  readonly units: Pick<UnitsService, 'requireUnit' | 'rowsOn' | 'byCode'>
  readonly transaction: <T>(run: () => T) => T
}

/** Days that a figure is compared with: a quarter, so that each weekday is there a dozen times. */
const DAYS_BEFORE = 90
const verdictKind = 'verdict'

/** The day that is looked at, the first that it is compared with, the first of its month, and all of them. */
interface Days {
  readonly on: LocalDate
  readonly first: LocalDate
  readonly month: LocalDate
  readonly known: ReadonlyMap<string, KnownDay>
}

export type OutliersService = ReturnType<typeof createOutliersService>

/** Asks about figures that are unlike the days before, and remembers what was found out. */
export function createOutliersService({ province, repo, records, levels, ledger, units, transaction }: Parts) {
  function checkedRows(rows: readonly UnitRow[], on: LocalDate): CheckedRow[] {
    const codes = indicators.filter((one) => one.type === 'flow' && isValidOn(one, on)).map(({ code }) => code)
    const ids = rows.map(({ id }) => id)
    const from = minDate(addDays(on, -DAYS_BEFORE), startOfMonth(on))
    const byRow = Map.groupBy(repo.dayFlows(ids, codes, from, on), ({ unitId }) => unitId)
    const running = levels.stocksAt(
      ids,
      codes.flatMap((code) => cumulativeOf(code) ?? []),
      addDays(on, -1),
    )
    const days: Days = {
      on,
      first: addDays(on, -DAYS_BEFORE),
      month: startOfMonth(on),
      known: new Map(datesBetween(from, on).map((day) => [day, knownDay(day)])),
    }
    return rows.map((row) => ({
      unitCode: row.code,
      figures: figuresOf(byRow.get(row.id) ?? [], days, running.get(row.id) ?? {}),
    }))
  }

  function verdictsOn(on: LocalDate): Map<string, Verdict> {
    const told = records.list(verdictKind).map(({ value }) => verdictSchema.parse(JSON.parse(value)))
    return new Map(told.filter((one) => one.on === on).map((one) => [verdictKey(one), one]))
  }

  return {
    findOutliers({ unitCode, on }: ParsedInput<'province.findOutliers'>): Output<'province.findOutliers'> {
      province.require()
      const rows = checkedRows(units.rowsOn(on, units.requireUnit(unitCode).code), on)
      const names = units.byCode()
      const nameOf = (code: string): string => names.get(code)?.name ?? code
      const figures = rows.flatMap((row) => row.figures.map((figure) => ({ row, figure })))
      const verdicts = verdictsOn(on)
      return {
        checked: figures.length,
        unknown: figures.filter(({ figure }) => figure.history.length < LEAST_DAYS).length,
        outliers: findOutliers(knownDay(on), rows).map((outlier) => {
          const told = verdicts.get(verdictKey(outlier))
          const found = figures.find(
            ({ row, figure }) => row.unitCode === outlier.unitCode && figure.indicator === outlier.indicator,
          )
          return {
            ...outlier,
            unitName: nameOf(outlier.unitCode),
            why: outlierWhy(outlier, nameOf),
            question: outlierQuestion(outlier, nameOf),
            ...standing(told, outlier.value),
            history: (found?.figure.history ?? []).map((day) => ({ on: day.on, value: day.value })),
          }
        }),
      }
    },
    saveVerdict(input: ParsedInput<'province.saveVerdict'>, author: string): Output<'province.saveVerdict'> {
      const { verdict, ...told } = input.verdict
      const head = {
        clientId: input.clientId,
        author,
        source: 'province',
        document: '',
        request: JSON.stringify(input),
      }
      return transaction(() => {
        province.require()
        const repeated = ledger.findRepeated(head)
        if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
        const unit = units.requireUnit(told.unitCode)
        refuseIdentifier(told.reason)
        const key = verdictKey(told)
        const value = verdict === null ? null : JSON.stringify({ ...told, verdict, reason: toNfc(told.reason) })
        if ((records.find(verdictKind, key)?.value ?? null) === value)
          return { entryId: null, changed: 0, savedAt: ledger.now() }
        const { entryId, recordedAt } = ledger.append(head, {
          records: [{ kind: verdictKind, key, value }],
          auditEvents: [
            {
              kind: 'verdict-saved',
              subject: unit.name,
              details: JSON.stringify({
                on: told.on,
                indicator: told.indicator,
                value: told.value,
                what: verdict ?? 'withdrawn',
                reason: told.reason,
              }),
            },
          ],
        })
        return { entryId, changed: 1, savedAt: recordedAt }
      })
    },
  }
}

/** A verdict is of the figure that was looked at; after a change it is only told. */
function standing(told: Verdict | undefined, value: number) {
  if (told === undefined) return { verdict: null, former: null }
  const { verdict, reason } = told
  if (told.value === value) return { verdict: { verdict, reason }, former: null }
  return { verdict: null, former: { value: told.value, verdict, reason } }
}

function verdictKey({ unitCode, indicator, on }: Pick<Verdict, 'unitCode' | 'indicator' | 'on'>): string {
  return `${unitCode}|${indicator}|${on}`
}

/** The running total that a flow adds to; null for what has none. */
function cumulativeOf(code: string): string | null {
  const stock = code === 'CC_TOTAL' ? 'CC_CUM' : `${code}_CUM`
  return findIndicator(stock) === undefined ? null : stock
}

/** Figures of the day of one row; a total whose parts are told is looked at through them. */
function figuresOf(
  flows: readonly DayFlowRow[],
  { on, first, month, known }: Days,
  running: Readonly<Record<string, number | null>>,
): CheckedFigure[] {
  const byCode = Map.groupBy(flows, ({ indicator }) => indicator)
  const today = new Map(flows.filter((one) => one.on === on).map((one) => [one.indicator, one.value]))
  return [...today].flatMap(([indicator, value]): CheckedFigure[] => {
    if (findIndicator(indicator)?.parts?.some((part) => today.has(part)) === true) return []
    const before = (byCode.get(indicator) ?? []).filter((one) => one.on !== on)
    const stock = cumulativeOf(indicator)
    return [
      {
        indicator,
        value,
        history: before.flatMap((one) => {
          const day = one.on < first ? undefined : known.get(one.on)
          return day === undefined ? [] : [{ ...day, value: one.value }]
        }),
        cumulative: stock === null ? null : (running[stock] ?? null),
        monthSum: before.filter((one) => one.on >= month).reduce((sum, one) => sum + one.value, 0),
      },
    ]
  })
}
