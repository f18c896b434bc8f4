/**
 * Random histories of a book against a plain fold: whatever is entered, corrected, blanked, typed as a total or over a
 * span, taken by a mobile team, opened, rebased, closed and reopened, every total of BM01 and BM02 is the fold's.
 *
 *   node tests/reliability/random-histories.ts [--runs 1000] [--seed 1]
 *
 * Prints the seed, "n tried / n failed", and that the control (a fold with one figure too many) was seen to differ.
 */
import { parseArgs } from 'node:util'
import type { Input, Output } from '#shared/contract/contract.ts'
import { requiredReasonKeys } from '#shared/figures/day.rules.ts'
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { customPeriod, type Period, periodContaining } from '#shared/kernel/period.ts'
import { outsideRow, sampleCommunes, sampleSetup, unallocatedRow } from '#tests/support/sample-setup.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { type Channel, PlainBook, type PlainCell, type PlainTarget } from './plain-fold.ts'
import { plainPercent, plainTotals } from './plain-report.ts'

const root = '654'
const rows = [...sampleCommunes.map((one) => one.code), unallocatedRow, outsideRow]
/** An ordinary spring, a leap day, a turn of the year, the day the card was renamed. */
const firstDays = ['2023-03-20', '2024-02-10', '2022-12-05', '2024-06-10'] as const
const dayCount = 40
const steps = { min: 20, max: 80 } as const
const flowCodes = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_TOTAL',
  'CC_DEL',
  'EID1_COL',
  'EID2_COL',
  'EID_COL',
  'EID1_APP',
  'EID2_APP',
  'EID_APP',
  'EID1_ACT',
  'EID2_ACT',
  'EID_ACT',
  'EID_UPG_ACT',
] as const
const openingCodes = [
  'CC_CUM',
  'EID_COL_CUM',
  'EID1_COL_CUM',
  'EID2_COL_CUM',
  'EID_ACT_CUM',
  'EID1_ACT_CUM',
  'EID2_ACT_CUM',
  'EID_UPG_ACT_CUM',
  'POP_ELIG',
] as const

type Posting = Input<'figures.recordFigures'>['postings'][number]

interface History {
  readonly book: TestBook
  readonly plain: PlainBook
  readonly random: Random
  readonly firstOn: LocalDate
  calls: number
  readonly counts: Counts
}

export interface HistoriesResult {
  readonly tried: number
  /** Totals compared, and those of them that were not blank. */
  readonly compared: number
  readonly filled: number
  /** Calls that entered figures, done and rightly refused. */
  readonly done: number
  readonly refused: number
  readonly failures: readonly string[]
  readonly isControlSeen: boolean
}

/** Runs histories with seeds `seed`, `seed + 1`, … and compares; then once against a fold that is wrong on purpose. */
export async function runHistories(runs: number, seed: number): Promise<HistoriesResult> {
  const failures: string[] = []
  const sums = { compared: 0, filled: 0, done: 0, refused: 0 }
  for (let run = 0; run < runs; run += 1) {
    const { differences, counts } = await runHistory(seed + run)
    for (const key of countKeys) sums[key] += counts[key]
    if (differences.length > 0) failures.push(`seed ${seed + run}: ${differences.slice(0, 3).join('; ')}`)
  }
  const control = await runHistory(seed, true)
  return { tried: runs, ...sums, failures, isControlSeen: control.differences.length > 0 }
}

const countKeys = ['compared', 'filled', 'done', 'refused'] as const
type Counts = Record<(typeof countKeys)[number], number>

async function runHistory(seed: number, isSpoiled = false): Promise<{ differences: string[]; counts: Counts }> {
  const random = createRandom(seed)
  const firstOn = localDate(firstDays[random.between(0, firstDays.length - 1)] ?? firstDays[0])
  const history: History = {
    book: openTestBook({ today: addDays(firstOn, dayCount) }),
    plain: new PlainBook(),
    random,
    firstOn,
    calls: 0,
    counts: { compared: 0, filled: 0, done: 0, refused: 0 },
  }
  try {
    await history.book.call('settings.applySetup', sampleSetup({ startOn: firstOn }))
    const differences: string[] = []
    for (let left = random.between(steps.min, steps.max); left > 0; left -= 1)
      differences.push(...(await step(history)))
    const day = anyDay(history)
    if (isSpoiled) spoil(history, day)
    const found = await compareAll(history, day)
    const { ok, problems } = await history.book.call('backup.verifyStore', {})
    return { differences: [...differences, ...found, ...(ok ? [] : problems)], counts: history.counts }
  } finally {
    await history.book.dispose()
  }
}

/** One thing a person does, in the book and in the fold; answers where they disagree about whether it may be done. */
async function step(history: History): Promise<string[]> {
  const kind = history.random.between(1, 100)
  if (kind <= 62) return enterFigures(history, randomCells(history))
  if (kind <= 76) return enterFigures(history, changedCells(history))
  if (kind <= 86) return enterLevel(history)
  if (kind <= 92) return setTarget(history)
  return closeOrReopen(history)
}

async function enterFigures(history: History, cells: readonly PlainCell[]): Promise<string[]> {
  if (cells.length === 0) return []
  const isRefused = history.plain.refuses(cells)
  const postings = cells.map(
    ({ unit, code, channel, from, to, value }): Posting => ({
      unitCode: unit,
      indicator: code,
      channel,
      from,
      to,
      value,
    }),
  )
  const reply = await record(history, postings)
  if (reply.ok === isRefused)
    return [`${isRefused ? 'was not refused' : 'was refused'}: ${JSON.stringify(cells)} ${JSON.stringify(reply)}`]
  if (reply.ok) history.plain.enter(cells)
  history.counts[reply.ok ? 'done' : 'refused'] += 1
  return []
}

async function enterLevel(history: History): Promise<string[]> {
  const { random, plain } = history
  const code = pick(random, openingCodes)
  const unit = code === 'POP_ELIG' && random.isIn(20) ? root : pick(random, rows)
  const value = random.isIn(8) ? null : random.between(0, 5000)
  const on = anyDay(history)
  const reply = await record(history, [{ unitCode: unit, indicator: code, from: on, to: on, value }])
  if (!reply.ok) return [`a level was refused: ${JSON.stringify(reply)}`]
  plain.levels.push({ unit, code, on, value })
  return []
}

async function setTarget(history: History): Promise<string[]> {
  const { random, book, plain } = history
  const count = random.between(0, 9000)
  const shareBp = random.between(0, 100) * 100
  const needed = random.isIn(12) ? 'withdrawn' : random.isIn(50) ? 'count' : 'share'
  const from = anyDay(history)
  const target: PlainTarget = {
    unit: random.isIn(15) ? root : pick(random, rows),
    kind: random.isIn(60) ? 'cumulative' : 'in-period',
    needed: { withdrawn: null, count: { count }, share: { shareBp } }[needed],
    from,
    to: addDays(from, random.between(0, 40)),
  }
  await book.call('targets.setTargets', {
    targets: [
      {
        unitCode: target.unit,
        measure: 'ACT',
        kind: target.kind,
        needed: { withdrawn: null, count: { count }, share: { shareBp, denominator: 'POP_ELIG' as const } }[needed],
        from: target.from,
        to: target.to,
        document: '',
      },
    ],
  })
  plain.targets.push(target)
  return []
}

/** Closes a day that has no error, or reopens a closed one. */
async function closeOrReopen(history: History): Promise<string[]> {
  const { book, plain, random } = history
  const [closed] = plain.closed
  if (closed !== undefined && random.isIn(60)) {
    await book.call('figures.reopenDay', { on: closed, reason: 'sửa số liệu' })
    plain.closed.delete(closed)
    return []
  }
  const on = anyDay(history)
  if (plain.closed.has(on)) return []
  const page = await book.call('figures.getDay', { on })
  if (page.issues.some((issue) => issue.severity === 'error')) return []
  await book.call('figures.closeDay', {
    on,
    reasons: requiredReasonKeys(page, page.issues).map((key) => ({ key, reason: 'số thử' })),
  })
  plain.closed.add(on)
  return []
}

function randomCells(history: History): PlainCell[] {
  const { random } = history
  const unit = pick(random, rows)
  const channel: Channel = random.isIn(25) ? 'MOBILE' : 'FIXED'
  const from = anyDay(history)
  const to = random.isIn(15) ? addDays(from, random.between(1, 20)) : from
  const codes = new Set(Array.from({ length: random.between(1, 6) }, () => pick(random, flowCodes)))
  return [...codes].map((code) => ({
    unit,
    code,
    channel,
    from,
    to,
    value: random.isIn(6) ? null : random.between(0, 60),
  }))
}

/** Corrects or blanks a few cells that stand. */
function changedCells({ plain, random }: History): PlainCell[] {
  const standing = [...plain.cells.values()]
  const chosen = new Set(
    Array.from({ length: Math.min(standing.length, random.between(1, 3)) }, () => pick(random, standing)),
  )
  return [...chosen].map((cell) => ({ ...cell, value: random.isIn(40) ? null : random.between(0, 60) }))
}

async function record(history: History, postings: Posting[]) {
  history.calls += 1
  const clientId = `history-${String(history.calls).padStart(6, '0')}`
  const input: Input<'figures.recordFigures'> = { clientId, source: 'command-line', postings }
  return history.book.backend.dispatch('figures.recordFigures', input, {
    transport: 'test',
    role: 'officer',
    author: 'Người thử',
  })
}

async function compareAll(history: History, day: LocalDate): Promise<string[]> {
  const differences: string[] = []
  for (const [form, period] of reportsOf(history, day)) {
    const policy = history.random.isIn(50) ? 'trunc' : 'half-up'
    const { report } = await history.book.call('reports.buildReport', { form, period, policy, decimals: 2 })
    const cells = Object.values(report.total.cells)
    history.counts.compared += cells.length
    history.counts.filled += cells.filter((cell) => cell.value !== null).length
    differences.push(...compareReport(history.plain, report))
  }
  return differences
}

function reportsOf(history: History, day: LocalDate): [string, Period][] {
  const { random } = history
  const from = anyDay(history)
  const other = anyDay(history)
  return [
    ['BM01', { kind: 'day', from: day, to: day }],
    ['BM01', { kind: 'day', from: other, to: other }],
    ['BM02', periodContaining('month', 'calendar', day)],
    ['BM02', periodContaining('month', 'administrative', anyDay(history))],
    ['BM02', periodContaining('week', 'calendar', anyDay(history))],
    ['BM02', customPeriod(from, addDays(from, random.between(0, 45)))],
  ]
}

function compareReport(plain: PlainBook, report: Output<'reports.buildReport'>['report']): string[] {
  const place = `${report.form} ${report.period.from}..${report.period.to}`
  const { cells } = report.total
  const expected = plainTotals(plain, root, rows, report.period)
  const differences: string[] = []
  const check = (what: string, actual: unknown, wanted: unknown): void => {
    if (actual !== wanted) differences.push(`${place} ${what}: ${String(actual)}, fold ${String(wanted)}`)
  }
  for (const [code, count] of Object.entries(expected.counts)) check(code, cells[code]?.value, count)
  for (const [code, { num, den }] of Object.entries(expected.ratios)) {
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
  return differences
}

function percentText(units: number | null): string {
  return units === null ? '—' : `${Math.floor(units / 100)},${String(units % 100).padStart(2, '0')} %`
}

/** One figure more in the fold than in the book. */
function spoil({ plain }: History, on: LocalDate): void {
  plain.cells.set('spoiled', { unit: rows[0] ?? root, code: 'CC_NEW', channel: 'FIXED', from: on, to: on, value: 1 })
}

function anyDay({ firstOn, random }: Pick<History, 'firstOn' | 'random'>): LocalDate {
  return addDays(firstOn, random.between(0, dayCount - 1))
}

function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[random.between(0, from.length - 1)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  })
  const startedAt = performance.now()
  const { tried, compared, filled, done, refused, failures, isControlSeen } = await runHistories(
    Number(values.runs),
    Number(values.seed),
  )
  for (const failure of failures.slice(0, 20)) console.error(failure)
  console.log(
    `seed ${values.seed}: ${tried} tried / ${failures.length} failed, ${Math.round((performance.now() - startedAt) / 1000)} s`,
  )
  console.log(
    `${done} entries done, ${refused} rightly refused; ${compared} totals compared, ${filled} of them not blank`,
  )
  console.log(`control (one figure too many in the fold): ${isControlSeen ? 'seen' : 'NOT SEEN'}`)
  if (failures.length > 0 || !isControlSeen) process.exitCode = 1
}
