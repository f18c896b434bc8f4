/**
 * Random lives of mobile sessions: planned, held, split by communes, changed, moved, cancelled, between figures typed
 * and taken back and days closed, opened again, approved and unlocked. The book is compared with a plain one and with
 * its own revisions folded anew: Σ postings = days = months = forms, with "trong đó lưu động".
 */
import type { Input, ProcedureName } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { sampleSetup } from '#tests/support/sample-setup.ts'
import { sessionPlan } from '#tests/support/session-plan.ts'
import { openTestBook, type TestBook, testCaller } from '#tests/support/test-book.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'
import { type PlainSession, type Plan, SessionBook, type WrongRule, wrongRules } from './session-book.ts'
import { compareAll } from './session-history-compare.ts'

export const randomSessionHistories: ReliabilityTest = {
  number: 3,
  name: 'random-session-histories',
  title: 'random lives of mobile sessions',
  quick: 12,
  full: 1000,
  run: runLives,
}

const days = ['2023-04-10', '2023-04-11', '2023-04-12', '2023-04-28', '2023-05-02'] as const
const unallocated = '654-CPX'
const stepsOfLife = 22
const controlLives = 20
/** From so many lives on every one of these must have been met. */
const enoughLives = 100
const expectedSteps = [
  'session done',
  'session planned',
  'session moved',
  'session moved refused',
  'session changed',
  'session changed refused',
  'session becomes cancelled',
  'session becomes done',
  'typed',
  'typed refused',
  'taken back',
  'taken back refused',
  'day closed',
  'day open',
  'day approved',
  'day unlocked',
]
const places = ['Trường THPT Phan Bội Châu', 'Chợ trung tâm', 'Nhà văn hoá xã'] as const
const parts = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'EID1_COL', 'EID2_COL'] as const

interface Life {
  readonly book: TestBook
  readonly plain: SessionBook
  readonly random: Random
  readonly rows: readonly string[]
  readonly days: readonly string[]
  readonly status: Map<string, 'open' | 'closed' | 'approved' | 'unlocked'>
  readonly undoable: { entryId: number; undo: () => void; isLast: () => boolean }[]
  readonly counts: Map<string, number>
  calls: number
}

async function runLives(runs: number, seed: number): Promise<Trial> {
  const failures: string[] = []
  const counts = new Map<string, number>()
  for (let run = 0; run < runs; run += 1) {
    const found = await runLife(seed + run, null)
    for (const [what, number] of found.counts) counts.set(what, (counts.get(what) ?? 0) + number)
    if (found.differences.length > 0) failures.push(`seed ${seed + run}: ${found.differences.slice(0, 3).join('; ')}`)
  }
  const unmet = expectedSteps.filter((what) => !counts.has(what))
  if (runs >= enoughLives && unmet.length > 0) failures.push(`never done: ${unmet.join(', ')}`)
  const unseen: string[] = []
  for (const rule of wrongRules) if (!(await isSeen(rule, seed))) unseen.push(rule)
  return {
    tried: runs,
    failures,
    control: { what: (unseen.length > 0 ? unseen : wrongRules).join('; '), isSeen: unseen.length === 0 },
    notes: [`done: ${[...counts].map(([what, number]) => `${what} ${number}`).join(', ')}`],
  }
}

async function isSeen(rule: WrongRule, seed: number): Promise<boolean> {
  for (let run = 0; run < controlLives; run += 1)
    if ((await runLife(seed + run, rule)).differences.length > 0) return true
  return false
}

async function runLife(seed: number, wrong: WrongRule | null) {
  const book = openTestBook({ today: '2023-05-20' })
  const counts = new Map<string, number>()
  try {
    const setup = sampleSetup()
    await book.call('settings.applySetup', setup)
    const rows = [...setup.communes.map((commune) => commune.code), unallocated]
    const life: Life = {
      book,
      plain: new SessionBook(wrong),
      random: createRandom(seed),
      rows,
      days,
      status: new Map(),
      undoable: [],
      counts,
      calls: 0,
    }
    const differences: string[] = []
    for (let step = 0; step < stepsOfLife; step += 1) {
      differences.push(...(await takeStep(life)))
      if (step === stepsOfLife / 2) differences.push(...(await compareAll(life)))
    }
    return { differences: [...differences, ...(await compareAll(life))], counts }
  } catch (error) {
    return { differences: [`not answered at all: ${String(error)}`], counts }
  } finally {
    await book.dispose()
  }
}

function takeStep(life: Life): Promise<string[]> {
  const kind = life.random.between(1, 100)
  if (kind <= 22) return typeFigures(life)
  if (kind <= 66) return writeSession(life)
  if (kind <= 88) return turnDay(life)
  return takeBack(life)
}

function count({ counts }: Life, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random.between(0, list.length - 1)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const isLocked = (life: Life, on: string): boolean => ['closed', 'approved'].includes(life.status.get(on) ?? 'open')

/** Null when it was refused in words; anything else that is no answer is thrown. */
async function ask<N extends ProcedureName>(life: Life, name: N, input: Input<N>): Promise<unknown> {
  const reply = await life.book.backend.dispatch(name, input, testCaller)
  if (reply.ok) return reply.value
  if (reply.failure.kind !== 'domain') throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
  return null
}

function clientId(life: Life): string {
  life.calls += 1
  return `life-call-${String(life.calls).padStart(6, '0')}`
}

function entryOf(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('entryId' in answer)) return null
  return typeof answer.entryId === 'number' ? answer.entryId : null
}

/** What a step must have come to: refused where a day it changes is locked, taken where none is. */
function judged(life: Life, what: string, touched: readonly string[], answer: unknown): string[] {
  const locked = touched.filter((on) => isLocked(life, on))
  count(life, answer === null ? `${what} refused` : what)
  if (answer !== null && locked.length > 0) return [`${what} was taken by locked ${locked.join(', ')}`]
  return answer === null && locked.length === 0 ? [`${what} of open ${touched.join(', ')} was refused`] : []
}

async function typeFigures(life: Life): Promise<string[]> {
  const { random, plain } = life
  const [unit, on] = [pick(random, life.rows), pick(random, days)]
  const code = random.isIn(20) ? 'CC_TOTAL' : pick(random, parts)
  const channel = random.isIn(30) ? 'MOBILE' : 'FIXED'
  const value = random.isIn(10) ? null : random.between(0, 40)
  const before = plain.typed.get([unit, code, channel, on].join(' ')) ?? null
  const postings = [
    { unitCode: unit, indicator: code, channel, from: localDate(on), to: localDate(on), value } as const,
  ]
  const answer = await ask(life, 'figures.recordFigures', { clientId: clientId(life), source: 'typed', postings })
  const findings = judged(life, 'typed', [on], answer)
  const entryId = entryOf(answer)
  if (entryId === null) return findings
  plain.type(unit, code, channel, on, value)
  const stands = (): boolean => (plain.typed.get([unit, code, channel, on].join(' ')) ?? null) === value
  life.undoable.push({ entryId, isLast: stands, undo: () => plain.type(unit, code, channel, on, before) })
  return findings
}

/** A new session or a change of one: held, moved, cancelled, its figures given, split or taken away. */
async function writeSession(life: Life): Promise<string[]> {
  const { random, plain } = life
  const known = [...plain.sessions.keys()]
  const isNew = known.length === 0 || random.isIn(35)
  const id = isNew ? `life-session-${String(life.calls + 1).padStart(4, '0')}` : pick(random, known)
  const before = plain.sessions.get(id)
  const after = nextSession(life, id, before)
  const isSame = before !== undefined && sessionText(before) === sessionText(after)
  const basedOn = isNew || random.isIn(30) ? null : await entryStanding(life, id)
  const figures = [...after.figures].map(([key, value]) => {
    const [unitCode = '', indicator = ''] = key.split(' ')
    return { unitCode, indicator, value }
  })
  const input = { clientId: clientId(life), plan: after.plan, figures, basedOn }
  const answer = await ask(life, 'sessions.saveSession', input)
  const touched = [before, after].flatMap((one) => (one?.plan.status === 'done' ? [one.plan.on] : []))
  const findings = isSame ? [] : judged(life, sessionStep(before, after), touched, answer)
  const entryId = entryOf(answer)
  if (entryId === null) return findings
  plain.put(id, after)
  const stands = (): boolean => plain.sessions.get(id) === after
  life.undoable.push({ entryId, isLast: stands, undo: () => plain.put(id, before ?? null) })
  return findings
}

const sessionText = ({ plan, figures }: PlainSession): string =>
  JSON.stringify([plan, [...figures].map(([key, value]) => `${key}=${value}`).toSorted()])

function sessionStep(before: PlainSession | undefined, after: PlainSession): string {
  if (before === undefined) return `session ${after.plan.status}`
  if (before.plan.on !== after.plan.on) return 'session moved'
  return before.plan.status === after.plan.status ? 'session changed' : `session becomes ${after.plan.status}`
}

async function entryStanding({ book }: Life, id: string): Promise<number> {
  return (await book.call('sessions.getSession', { id })).session.entryId
}

function nextSession({ random, rows }: Life, id: string, before: PlainSession | undefined): PlainSession {
  const status = random.isIn(75) ? 'done' : pick(random, ['planned', 'cancelled'] as const)
  const on = before !== undefined && random.isIn(60) ? before.plan.on : localDate(pick(random, days))
  const plan: Plan = sessionPlan(id, on, {
    place: pick(random, places),
    placeUnitCode: random.isIn(50) ? (rows[0] ?? null) : null,
    status,
    cancelReason: status === 'cancelled' ? 'mưa lớn' : '',
  })
  if (status !== 'done') return { plan, figures: new Map() }
  if (before !== undefined && before.figures.size > 0 && random.isIn(40))
    return { plan, figures: mayBeSplit(before.figures) ? splitByCommunes(before.figures, rows) : before.figures }
  return { plan, figures: anyFigures(random, rows) }
}

function anyFigures(random: Random, rows: readonly string[]): Map<string, number> {
  const figures = new Map<string, number>()
  for (const unit of random.isIn(50) ? [unallocated] : rows.filter(() => random.isIn(60))) {
    const [fresh, exchanged] = [random.between(0, 30), random.between(0, 9)]
    if (random.isIn(30)) figures.set(`${unit} CC_TOTAL`, fresh + exchanged)
    else figures.set(`${unit} CC_NEW`, fresh).set(`${unit} CC_EXCH`, exchanged)
    if (random.isIn(60)) figures.set(`${unit} EID2_COL`, random.between(0, 25))
  }
  return figures
}

/** Beside figures that communes have already, a total typed for one might become less than its parts. */
function mayBeSplit(figures: ReadonlyMap<string, number>): boolean {
  return [...figures.keys()].every((key) => key.startsWith(unallocated))
}

/** What was of no commune goes to the communes, all of it. */
function splitByCommunes(figures: ReadonlyMap<string, number>, rows: readonly string[]): Map<string, number> {
  const split = new Map(figures)
  const [first = '', second = ''] = rows
  for (const [key, value] of figures) {
    const [unit, code = ''] = key.split(' ')
    if (unit !== unallocated) continue
    split.delete(key)
    const half = Math.floor(value / 2)
    for (const [row, share] of [[first, half] as const, [second, value - half] as const])
      split.set(`${row} ${code}`, (split.get(`${row} ${code}`) ?? 0) + share)
  }
  return split
}

async function turnDay(life: Life): Promise<string[]> {
  const on = localDate(pick(life.random, days))
  const status = life.status.get(on) ?? 'open'
  const { state } = await life.book.call('figures.getDay', { on })
  if (status === 'open') {
    const { issues, rows } = await life.book.call('figures.getDay', { on })
    const keys = new Set([
      ...issues.map(({ code, where, params }) =>
        [code, where.unitCode ?? '', where.indicator ?? '', ...(params['channel'] === 'MOBILE' ? ['MOBILE'] : [])].join(
          ':',
        ),
      ),
      ...rows.map(({ code }) => `blank:${code}`),
    ])
    const reasons = [...keys].map((key) => ({ key, reason: 'đã kiểm tra lại' }))
    if ((await ask(life, 'figures.closeDay', { on, reasons })) !== null) turned(life, on, 'closed')
  } else if (status === 'closed' && life.random.isIn(50)) {
    if ((await ask(life, 'figures.reopenDay', { on, reason: 'bổ sung' })) !== null) turned(life, on, 'open')
  } else if (status === 'closed') {
    if ((await ask(life, 'figures.approveDays', { days: [on] })) !== null) turned(life, on, 'approved')
  } else if (status === 'approved') {
    const input = { days: [on], unitCodes: null, reason: 'điều chỉnh', hours: 4 }
    if ((await ask(life, 'figures.unlockDays', input)) !== null) turned(life, on, 'unlocked')
  } else {
    const [unlock] = state.unlocks
    if (unlock !== undefined && (await ask(life, 'figures.relockDays', { number: unlock.number })) !== null)
      turned(life, on, 'approved')
  }
  return []
}

function turned(life: Life, on: string, status: 'open' | 'closed' | 'approved' | 'unlocked'): void {
  life.status.set(on, status)
  count(life, `day ${status}`)
}

/** An entry is taken back whole, the session with its figures, or nothing of it. */
async function takeBack(life: Life): Promise<string[]> {
  const chosen = life.undoable[life.random.between(0, Math.max(0, life.undoable.length - 1))]
  if (chosen === undefined) return []
  const { entryId, isLast, undo } = chosen
  const wasLast = isLast()
  const answer = await ask(life, 'figures.undoEntry', { clientId: clientId(life), entryId })
  count(life, answer === null ? 'taken back refused' : 'taken back')
  if (answer === null) return []
  undo()
  return wasLast ? [] : [`entry ${entryId} was taken back over what came later`]
}

if (import.meta.main) process.exitCode = await runAlone(randomSessionHistories)
