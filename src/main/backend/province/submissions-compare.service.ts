import { familyOf, findIndicator } from '#shared/indicators/indicators.rules.ts'
import { addDays, datesBetween, localDate } from '#shared/kernel/local-date.ts'
import { flowsOf } from '#shared/province/submissions-levels.rules.ts'
import type { WantedFlow } from '#shared/province/submissions-plan.rules.ts'
import type { SheetLevel } from '#shared/province/submissions-sheet.rules.ts'
import { canComeOfMissingDays, explainedByDays, groupedRemarks } from '#shared/province/remark-groups.rules.ts'
import type { PlainRemark, SubmissionRemark } from '#shared/province/submissions.schema.ts'
import { sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { PeriodFactsService } from '../figures/period-facts.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { MissingDays } from './missing-days.service.ts'
import type { SharedSpan, SubmissionsBookRepo } from './submissions-book.repo.ts'
import type { Rows, SheetPlaces } from './submissions-places.ts'
import { sharedIn } from './submissions-posting.service.ts'
import type { CheckedSheet } from './submissions-reading.service.ts'
import type { SubmissionRow, SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: SubmissionsRepo
  readonly book: SubmissionsBookRepo
  readonly levels: Pick<LevelsService, 'stocksAt'>
  readonly facts: Pick<PeriodFactsService, 'targetsAt'>
  readonly missingDays: MissingDays
}

export type SubmissionsCompare = ReturnType<typeof createSubmissionsCompare>

/** What an accepted sheet says otherwise than the book; nothing of it is written. */
export function createSubmissionsCompare({ repo, book, levels, facts, missingDays }: Parts) {
  /**
   * A sheet of several days whose days are in the book already: Σ of the days against the sheet. Where the book has them
   * only in figures that reach beyond the sheet's days there is no such sum; `open` are those that go on after it.
   */
  function spanDifferences({ sheet, period }: CheckedSheet, places: SheetPlaces, wanted: readonly WantedFlow[]) {
    if (wanted.length === 0) return { told: [], differing: [], open: new Set<string>() }
    const { from: first, to: last } = period
    const indicators = [...new Set(wanted.map(({ indicator }) => indicator))]
    const found = places.spans.flatMap(({ from, to, rows }) =>
      book.sums({ unitIds: [...rows.values()], indicators, from, to }),
    )
    const sums = new Map(found.map((one) => [`${one.unitId} ${one.indicator}`, one]))
    const shared = sharedIn(book, places, indicators)
    const across = shared.filter(({ from, to }) => from < first || to > last)
    const mixed = new Set(across.flatMap(({ indicator }) => familyOf(indicator)))
    const differing = sheet.flows.flatMap(({ unitCode, indicator, channel, address, value }): PlainRemark[] => {
      if (!indicators.includes(indicator) || mixed.has(indicator)) return []
      const sum = sums.get(`${places.rows.get(unitCode) ?? 0} ${indicator}`)
      const booked = (channel === 'ALL' ? sum?.total : sum?.mobile) ?? null
      if (booked === value) return []
      const figures = { sheet: value ?? '', book: booked ?? '' }
      return [{ code: 'span-differs', params: { unit: unitCode, indicator, cell: address, ...figures } }]
    })
    const told = sharedRemarks(shared, across, period)
    const open = across.filter(({ to }) => to > last).flatMap(({ indicator }) => familyOf(indicator))
    return { told, differing, open: new Set(open) }
  }

  /** Running totals of the sheet against the stock before and the flow since. */
  function runningDifferences({ period }: CheckedSheet, rows: Rows, cumulatives: readonly SheetLevel[]): PlainRemark[] {
    const told = cumulatives.filter(({ value }) => value !== null)
    const codes = [...new Set(told.map(({ indicator }) => indicator))]
    if (codes.length === 0) return []
    const ids = [...rows.values()]
    const now = levels.stocksAt(ids, codes, period.to)
    const before = levels.stocksAt(ids, codes, addDays(period.from, -1))
    return told.flatMap(({ unitCode, indicator, address, value }) => {
      const id = rows.get(unitCode) ?? 0
      const booked = now.get(id)?.[indicator] ?? null
      if (booked === value) return []
      const previous = before.get(id)?.[indicator] ?? null
      const flow = booked === null || previous === null ? '' : booked - previous
      const figures = { sheet: value ?? '', book: booked ?? '', previous: previous ?? '', flow }
      return [{ code: 'cumulative-differs', params: { unit: unitCode, indicator, cell: address, ...figures } }]
    })
  }

  /**
   * Sums and running totals of the sheet that the book does not come to. Days before it that did not come are named once
   * for all that they can account for.
   * @param compared flows that other sheets tell day by day
   * @param cumulatives running totals that do not begin with this sheet
   */
  function bookRemarks(
    checked: CheckedSheet,
    places: SheetPlaces,
    compared: readonly WantedFlow[],
    cumulatives: readonly SheetLevel[],
  ): SubmissionRemark[] {
    const { unit, period } = checked
    const { told, differing, open } = spanDifferences(checked, places, compared)
    const known = cumulatives.filter(({ indicator }) => !flowCodes(indicator).some((code) => open.has(code)))
    const running = runningDifferences(checked, places.atEnd, known)
    const all = [...differing, ...running]
    if (all.length === 0) return told
    const indicators = [...new Set(all.map(({ params }) => String(params['indicator'])))]
    const to = compared.length === 0 ? addDays(period.from, -1) : period.to
    const missing = missingDays({ unitCode: unit.code, rowIds: [...places.rows.values()], indicators, to })
    const isInside = missing.some((on) => on >= period.from)
    const grouped = explainedByDays(missing, all, ({ code, params: { indicator, sheet, book: booked } }) => {
      const found = Number(sheet)
      if (code === 'cumulative-differs')
        return typeof booked === 'number' && canComeOfMissingDays(String(indicator), found, booked)
      return isInside && sheet !== '' && found > Number(booked)
    })
    return [...told, ...grouped]
  }

  /** Targets of the sheet against the province's; those the province has not set are counted. */
  function targetRemarks({ sheet, period }: CheckedSheet, known: readonly UnitRow[]): SubmissionRemark[] {
    const set = facts.targetsAt(known, period.to)
    const byCode = new Map(known.map((row) => [row.code, new Map(Object.entries(set.get(row.id) ?? {}))]))
    const differing = sheet.targets.flatMap(({ unitCode, measure, address, value }) => {
      const needed = byCode.get(unitCode)?.get(measure)?.needed ?? null
      return needed === value ? [] : [{ unitCode, measure, address, value, needed }]
    })
    const unset = differing.filter(({ needed }) => needed === null).length
    const told = differing.filter(({ needed }) => needed !== null)
    return [
      ...(unset === 0 ? [] : [{ code: 'targets-not-set', params: { count: unset } }]),
      ...groupedRemarks(
        told.map(({ unitCode, measure, address, value, needed }) => ({
          code: 'target-differs',
          params: { unit: unitCode, measure, cell: address, sheet: value ?? '', book: needed ?? '' },
        })),
      ),
    ]
  }

  return {
    bookRemarks,
    targetRemarks,
    chainRemarks: (checked: CheckedSheet, startOn: string, beside: readonly SubmissionRemark[]) =>
      chainRemarks(repo, checked, startOn, beside),
  }
}

/**
 * The chain of the unit's book as its sheets tell it: it only ever grows, and no sheet is missing before this one.
 * @param beside what is told already: a day named there is not named again
 */
function chainRemarks(
  repo: SubmissionsRepo,
  { meta, unit }: CheckedSheet,
  startOn: string,
  beside: readonly SubmissionRemark[],
): SubmissionRemark[] {
  const remarks: SubmissionRemark[] = []
  const older = repo.exportedBefore(unit.code, meta.exportedAt)
  const newer = repo.exportedAfter(unit.code, meta.exportedAt)
  const { entries, head } = meta.chain
  for (const [other, isWrong] of [
    [chainOf(older), (n: number): boolean => n > entries],
    [chainOf(newer), (n: number): boolean => n < entries],
  ] as const) {
    if (other === null) continue
    if (isWrong(other.entries) || (other.entries === entries && other.head !== head))
      remarks.push({ code: 'chain-went-back', params: { entries, other: other.entries, file: other.file } })
  }
  const { previous } = meta
  if (previous === undefined || previous === null || previous.from < startOn) return remarks
  const isSame = previous.from === meta.period.from && previous.to === meta.period.to
  const { form, from, to, sequence, valuesHash } = previous
  const isKnown = repo
    .series({ form, unitCode: unit.code, from, to })
    .some((one) => one.sequence === sequence && one.valuesHash === valuesHash)
  const isNamed =
    from === to &&
    beside.some(({ params }) =>
      String(params['days'] ?? '')
        .split(' ')
        .includes(from),
    )
  if (!isSame && !isKnown && !isNamed) remarks.push({ code: 'previous-missing', params: { form, from, to, sequence } })
  return remarks
}

/** How many days of a sheet the book has by day, and the spans that reach beyond its days. */
function sharedRemarks(
  shared: readonly SharedSpan[],
  across: readonly SharedSpan[],
  { from: first, to: last }: CheckedSheet['period'],
): SubmissionRemark[] {
  const within = shared.filter((one) => !across.includes(one))
  const days = new Set(within.flatMap(({ from, to }) => (from === to ? [from] : datesIn(from, to))))
  const of = datesBetween(first, last).length
  const others = [...new Map(across.map(({ from, to }) => [`${from} ${to}`, { from, to }])).values()]
  return [
    ...(within.length === 0 ? [] : [{ code: 'span-compared', params: { days: days.size, of } }]),
    ...others.map((params) => ({ code: 'span-across', params })),
  ]
}

/** Flows that a running total is made of, those of its operands among them. */
function flowCodes(stock: string): string[] {
  return flowsOf(stock).flatMap(({ code }) => (findIndicator(code)?.type === 'flow' ? [code] : flowCodes(code)))
}

function chainOf(row: SubmissionRow | undefined): { entries: number; head: string; file: string } | null {
  if (row === undefined || row.meta === null) return null
  const { chain } = sheetMetaSchema.parse(JSON.parse(row.meta))
  return chain === undefined ? null : { ...chain, file: row.fileName }
}

function datesIn(from: string, to: string): readonly string[] {
  return datesBetween(localDate(from), localDate(to))
}
