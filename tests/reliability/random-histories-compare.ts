/** What the book shows against what the model says it must: pages of days, corrections, reports of now and of then. */
import { join } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { customPeriod, type Period, periodContaining } from '#shared/kernel/period.ts'
import type { PlainBook, PlainCell } from './plain-fold.ts'
import type { PlainChange } from './plain-life.ts'
import { plainPercent, plainTotals } from './plain-report.ts'
import {
  anyDay,
  ask,
  count,
  dayLevel,
  dayOf,
  endOf,
  flowCodes,
  type History,
  pick,
  root,
  rows,
} from './random-histories-state.ts'

type Report = Output<'reports.buildReport'>['report']

const carriedStocks = ['CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM'] as const

/** A day as its page shows it: how it stands, its cells, what is carried into it. */
export async function comparePage(history: History, on: LocalDate): Promise<string[]> {
  const { state, cells, carried } = await history.book.call('figures.getDay', { on })
  const { life } = history
  const { status, isSent, isReceived } = life.day(on)
  const corrected = life.unlocks.filter((one) => one.days.includes(on) && life.changesUnder(one, [on]).length > 0)
  const unlock = life.inForce(on)
  const shown = [
    line('day', state.status, state.sentAt !== null, state.receivedAt !== null),
    line('unlocks', ...state.unlocks.map((one) => one.number)),
    line('adjustments', ...state.adjustments),
    ...cells.map((one) => line(one.unitCode, one.indicator, one.fixed, one.mobile, one.effective, one.draft)),
    ...carried.flatMap(({ unitCode, stocks }) =>
      carriedStocks.map((code) => line(unitCode, 'carried', code, stocks[code] ?? null)),
    ),
  ]
  const expected = [
    line('day', status, isSent, isReceived),
    line('unlocks', ...(unlock === undefined ? [] : [unlock.number])),
    line('adjustments', ...corrected.map((one) => one.number)),
    ...rows.flatMap((unit) => cellLines(life.book, unit, on)),
    ...rows.flatMap((unit) =>
      carriedStocks.map((code) => line(unit, 'carried', code, life.book.stock(unit, code, addDays(on, -1)))),
    ),
  ]
  count(history, 'page lines', shown.length)
  return compareLines(`day ${on}`, shown, expected)
}

function cellLines(book: PlainBook, unit: string, on: string): string[] {
  return [...flowCodes, dayLevel].flatMap((code) => {
    const of = (channel: PlainCell['channel']) =>
      book.standing({ unit, code, channel, from: on, to: on, value: null, draft: null })
    const fixed = of(code === dayLevel ? 'STOCK' : 'FIXED')
    const mobile = of('MOBILE')
    const counted = code === dayLevel ? null : book.flow(unit, code, on, on, 'MOBILE')
    const effective = code === dayLevel ? fixed.value : book.flow(unit, code, on, on)
    const isBlank = fixed.value === null && mobile.value === null && effective === null && fixed.draft === null
    return isBlank ? [] : [line(unit, code, fixed.value, counted, effective, fixed.draft)]
  })
}

/** Every numbered correction with what it changed. */
export async function compareAdjustments(history: History): Promise<string[]> {
  const { life, days } = history
  const [from] = days
  const to = days.at(-1)
  if (from === undefined || to === undefined) return []
  const found = await history.book.call('figures.listAdjustments', { from, to })
  const shown = found.flatMap((one) => [
    line(one.number, one.lockedAt !== null, one.reportedOn, one.unitCodes ?? 'all', ...one.days),
    ...one.changes.map((change) =>
      line(
        one.number,
        [change.unitCode, change.indicator, change.channel, change.from, change.to],
        change.before,
        change.after,
      ),
    ),
  ])
  const expected = life.unlocks.flatMap((one) => [
    line(one.number, life.hasEnded(one), one.reportedOn, one.units ?? 'all', ...one.days),
    ...life
      .changesUnder(one)
      .map((change) => line(one.number, placeOf(change), change.before.value, change.after.value)),
  ])
  count(history, 'corrected cells', shown.length - found.length)
  return compareLines('adjustments', shown, expected)
}

function placeOf({ after: { unit, code, channel, from, to } }: PlainChange): string[] {
  return [unit, code, channel, from, to]
}

/** A sheet as the book stood at the end of some day. */
export async function comparePast(history: History): Promise<string[]> {
  const { life, random } = history
  const asOf = addDays(dayOf(pick(random, life.moments).at), random.isIn(20) ? -1 : 0)
  const request = requestOf(history)
  const reply = await ask(history, 'reports.buildPastReport', { request, asOf })
  const then = life.asOf(endOf(asOf))
  count(history, then === undefined ? 'past refused' : 'past')
  if ('refusal' in reply || then === undefined) {
    const store = 'refusal' in reply ? reply.refusal : 'a sheet'
    return compareLines(`as of ${asOf}`, [store], [then === undefined ? 'units/not-configured' : 'a sheet'])
  }
  return compareReport(history, `as of ${asOf}`, then, reply.value.report)
}

/** An exported sheet after a correction: it still says what it said. */
export async function compareExport(history: History, correct: () => Promise<string[]>): Promise<string[]> {
  const { book, life, folder } = history
  await book.call('reports.exportWorkbook', { ...requestOf(history), path: join(folder, 'bao-cao.xlsx') })
  const then = life.book
  life.note()
  const differences = await correct()
  const [newest] = await book.call('reports.listExports', {})
  const { report, isSame } = await book.call('reports.buildPastReport', { exportId: newest?.id ?? 0 })
  count(history, 'export')
  return [
    ...differences,
    ...(isSame ? [] : ['an exported sheet cannot be drawn again']),
    ...compareReport(history, 'export', then, report),
  ]
}

/** A report of a day or of a longer period. */
export async function compareNow(history: History): Promise<string[]> {
  const { report } = await history.book.call('reports.buildReport', requestOf(history))
  return compareReport(history, 'now', history.life.book, report)
}

function requestOf(history: History) {
  const { random } = history
  const form = random.isIn(40) ? 'BM01' : 'BM02'
  const on = anyDay(history)
  const spans: Period[] = [
    periodContaining('month', 'calendar', on),
    periodContaining('month', 'administrative', on),
    periodContaining('week', 'calendar', on),
    customPeriod(on, addDays(on, random.between(0, 45))),
  ]
  const period: Period = form === 'BM01' ? { kind: 'day', from: on, to: on } : pick(random, spans)
  return { form, period, policy: random.isIn(50) ? 'trunc' : 'half-up', decimals: 2 } as const
}

function compareReport(history: History, when: string, plain: PlainBook, report: Report): string[] {
  const { cells } = report.total
  const { counts, ratios } = plainTotals(plain, root, rows, report.period)
  const shown: string[] = []
  const expected: string[] = []
  const check = (what: string, actual: unknown, wanted: unknown): void => {
    shown.push(line(what, actual))
    expected.push(line(what, wanted))
  }
  for (const [code, total] of Object.entries(counts)) check(code, cells[code]?.value, total)
  for (const [code, { num, den }] of Object.entries(ratios)) {
    check(`${code} num`, cells[code]?.num, num)
    check(`${code} den`, cells[code]?.den, den)
    const units = plainPercent({ num, den }, report.policy)
    if (num === null || num >= 0) check(`${code} text`, cells[code]?.text.replace(/\./g, ''), percentText(units))
  }
  if (report.previousPeriod !== null) {
    const before = plainTotals(plain, root, rows, report.previousPeriod).ratios['R_ACT_TGT']
    check('R_ACT_TGT_PREVIOUS num', cells['R_ACT_TGT_PREVIOUS']?.num, before?.num)
    check('R_ACT_TGT_PREVIOUS den', cells['R_ACT_TGT_PREVIOUS']?.den, before?.den)
  }
  count(history, 'totals', shown.length)
  count(history, 'filled totals', expected.filter((one) => !/ (null|—)$/.test(one)).length)
  return compareLines(`${report.form} ${report.period.from}..${report.period.to} ${when}`, shown, expected)
}

function percentText(units: number | null): string {
  return units === null ? '—' : `${Math.floor(units / 100)},${String(units % 100).padStart(2, '0')} %`
}

function line(...parts: readonly unknown[]): string {
  return parts.map(String).join(' ')
}

function compareLines(place: string, shown: readonly string[], expected: readonly string[]): string[] {
  return [
    ...shown.filter((one) => !expected.includes(one)).map((one) => `${place}: ${one}, not in the model`),
    ...expected.filter((one) => !shown.includes(one)).map((one) => `${place}: not shown, model ${one}`),
  ]
}
