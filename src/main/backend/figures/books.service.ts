import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { measureTotals, requiredReasonKeys, validateDay } from '#shared/figures/day.rules.ts'
import { isMobileChannel, unrecordedChannel } from '#shared/figures/channel.rules.ts'
import { blankCell, sumReported, withEffective } from '#shared/figures/effective.rules.ts'
import type { Carried, DayBook, DayCell, DayState } from '#shared/figures/figures.schema.ts'
import { stockIssueCodes } from '#shared/figures/row-check.rules.ts'
import { entryIndicators } from '#shared/indicators/indicators.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { addDays, datesBetween, daysBetween, endOfMonth, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { receivesSheets } from '#shared/units/unit-kind.rules.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitRow } from '../units/units.repo.ts'
import { asUnit, type UnitsService } from '../units/units.service.ts'
import { type DaysService, refuseIdentifier } from './days.service.ts'
import type { CellRow, FiguresRepo } from './figures.repo.ts'
import type { LevelsService } from './levels.service.ts'

interface Parts {
  readonly repo: FiguresRepo
  readonly days: DaysService
  readonly levels: LevelsService
  readonly units: UnitsService
  readonly transaction: <T>(run: () => T) => T
}

/** Cumulatives that the rules of a day and the screen's totals speak of. */
const carriedStocks = ['CC_CUM', 'CC_UNCL', 'EID_COL_CUM', 'EID_APP_CUM', 'EID_REJ_CUM', 'EID_ACT_CUM'] as const

export type BooksService = ReturnType<typeof createBooksService>

/** The pages figures are written on: a day of all rows, or a month of one row; and the closing of a day. */
export function createBooksService({ repo, days, levels, units, transaction }: Parts) {
  const getDay = (on: LocalDate, within?: string): DayBook => {
    const rows = units.rowsOn(on, within)
    return dayOf(rows, on, carriedInto(rows, on))
  }

  function dayOf(rows: readonly UnitRow[], on: LocalDate, carried: Carried[]): DayBook {
    const page = { state: days.state(on), rows: rows.map(asUnit), cells: readCells(rows, on, on), carried }
    return { ...page, issues: ownIssues(validateDay(page), units.requireWorkspace()) }
  }

  /** Single-day cells of some rows with what counts and the notes, ordered by day. */
  function readCells(rows: readonly UnitRow[], from: LocalDate, to: LocalDate): DayCell[] {
    const codes = entryCodes(to)
    const byId = new Map(rows.map((row) => [row.id, row.code]))
    const dates = new Map(datesBetween(from, to).map((on) => [String(on), on]))
    const found = new Map<string, DayCell>()
    const at = (unitId: number, indicator: string, day: string): { key: string; cell: DayCell } => {
      const key = `${unitId} ${day} ${indicator}`
      const on = dates.get(day) ?? localDate(day)
      return { key, cell: found.get(key) ?? blankCell({ unitCode: byId.get(unitId) ?? '', indicator, on }) }
    }
    for (const row of repo.cells([...byId.keys()], codes, from, to)) {
      if (row.from !== row.to || isBlank(row)) continue
      const { key, cell } = at(row.unitId, row.indicator, row.from)
      found.set(key, { ...cell, ...channelCounts(cell, row), draft: row.draft ?? cell.draft })
    }
    for (const note of days.notes(from, to)) {
      if (!byId.has(note.unitId)) continue
      const { key, cell } = at(note.unitId, note.indicator, note.on)
      found.set(key, { ...cell, note: note.text })
    }
    const pages = Map.groupBy(found.values(), (cell) => `${cell.on} ${cell.unitCode}`)
    return [...pages.values()].flatMap((page) => {
      const [first] = page
      return first === undefined ? [] : [...withEffective(first, page).values()]
    })
  }

  /** Whether a row has every total of a day or only some figure, by row id and day (`12 2026-07-15`). */
  function reportedDays(
    rows: readonly UnitRow[],
    from: LocalDate,
    to: LocalDate,
  ): ReadonlyMap<string, 'reported' | 'partial'> {
    const ids = rows.map((row) => row.id)
    const whole = repo
      .dayCounts(ids, measureTotals, { from, to, withDrafts: false })
      .filter(({ indicators }) => indicators === measureTotals.length)
    const found = new Map(whole.map(({ unitId, on }) => [`${unitId} ${on}`, 'reported' as const]))
    const days = daysBetween(from, to) + 1
    const complete = new Set(
      [...Map.groupBy(whole, ({ unitId }) => unitId)].filter(([, ofRow]) => ofRow.length === days).map(([id]) => id),
    )
    const others = ids.filter((id) => !complete.has(id))
    const some = repo.dayCounts(others, entryCodes(to), { from, to, withDrafts: true })
    return new Map([...some.map(({ unitId, on }) => [`${unitId} ${on}`, 'partial'] as const), ...found])
  }

  function carriedInto(rows: readonly UnitRow[], on: LocalDate): Carried[] {
    const stocks = levels.stocksAt(
      rows.map((row) => row.id),
      carriedStocks,
      addDays(on, -1),
    )
    return rows.map((row) => ({ unitCode: row.code, stocks: stocks.get(row.id) ?? {} }))
  }

  function closeDay({ on, reasons }: ParsedInput<'figures.closeDay'>, author: string): DayState {
    const page = getDay(on)
    const { status } = page.state
    if (status !== 'open') throw new DomainError(`figures/day-${status}`, { on })
    const errors = page.issues.filter((issue) => issue.severity === 'error')
    if (errors.length > 0) throw new DomainError('figures/day-has-errors', { issues: errors })
    const given = new Set(reasons.map((one) => one.key))
    const missing = requiredReasonKeys(page, page.issues).filter((key) => !given.has(key))
    if (missing.length > 0) throw new DomainError('figures/reasons-missing', { keys: missing })
    for (const { reason } of reasons) refuseIdentifier(reason)
    days.markClosed(on, reasons, author)
    return days.state(on)
  }

  return {
    readCells,
    reportedDays,
    getDay: ({ on, within }: ParsedInput<'figures.getDay'>): DayBook => getDay(on, within),
    /** A day without what is carried into it, which a province's book does not judge. */
    getFigures(on: LocalDate): Omit<DayBook, 'carried'> {
      return receivesSheets(units.requireWorkspace()) ? dayOf(units.rowsOn(on), on, []) : getDay(on)
    },
    getMonth({ unitCode, month }: ParsedInput<'figures.getMonth'>): Output<'figures.getMonth'> {
      const workspace = units.requireWorkspace()
      const row = units.requireUnit(unitCode)
      const first = localDate(`${month}-01`)
      const last = endOfMonth(first)
      const states = days.states(first, last)
      const cells = readCells([row], first, last)
      const [carried = { unitCode, stocks: {} }] = carriedInto([row], first)
      const stocks = levelsByDay(
        row,
        states.map((state) => state.on),
      )
      const issues: Issue[] = states.flatMap((state) =>
        validateDay({
          state,
          rows: [asUnit(row)],
          cells: cells.filter((cell) => cell.on === state.on),
          carried: [{ unitCode, stocks: stocks.get(state.on) ?? {} }],
        }),
      )
      return { unit: asUnit(row), days: states, cells, carried, issues: ownIssues(issues, workspace) }
    },
    closeDay: (input: ParsedInput<'figures.closeDay'>, author: string): DayState =>
      transaction(() => closeDay(input, author)),
  }

  function levelsByDay(row: UnitRow, dates: readonly LocalDate[]): Map<LocalDate, Carried['stocks']> {
    return new Map(dates.map((on) => [on, carriedInto([row], on)[0]?.stocks ?? {}]))
  }
}

/** What cumulatives look like is judged in the units' own books: a sheet does not tell all of them to the province. */
function ownIssues(issues: readonly Issue[], workspace: Parameters<typeof receivesSheets>[0]): Issue[] {
  return issues.filter((issue) => !receivesSheets(workspace) || !stockIssueCodes.includes(issue.code))
}

function entryCodes(on: string): string[] {
  return entryIndicators(on).map((one) => one.code)
}

/** True for what puts nothing on a page. A total that its parts make counts in mobile channels alone; elsewhere the rules add it up. */
function isBlank({ channel, typed, value, draft }: CellRow): boolean {
  return draft === null && (isMobileChannel(channel) ? value : typed) === null
}

/** What one posting adds to a cell: of mobile channels what counts, so that a total in one and parts in another add up. */
function channelCounts(cell: DayCell, { channel, typed, value }: CellRow): Partial<DayCell> {
  if (!isMobileChannel(channel)) return { fixed: typed }
  const mobile = sumReported([cell.mobile, value])
  if (channel === unrecordedChannel) return { mobile, unrecorded: typed }
  return { mobile, sessions: sumReported([cell.sessions, value]) }
}
