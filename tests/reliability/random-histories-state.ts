/** A book and the model of it, on their way through one random history. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { outsideRow, sampleCommunes, sampleSetup, unallocatedRow } from '#tests/support/sample-setup.ts'
import { openTestBook, type TestBook, testCaller } from '#tests/support/test-book.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { PlainLife, type WrongRule } from './plain-life.ts'

export const root = '654'
export const rows = [...sampleCommunes.map((one) => one.code), unallocatedRow, outsideRow]
export const flowCodes = [
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
/** A level of one day, typed with its figures. */
export const dayLevel = 'CC_ERR'

/** An ordinary spring, a leap day, a turn of the year, the day the card was renamed. */
const firstDays = ['2023-03-29', '2024-02-27', '2022-12-29', '2024-06-28'] as const
const hour = 3_600_000

/** Few days and figures are written over again and again; many days make whole months; long lives meet every rule. */
const sizes = {
  narrow: { days: { min: 3, max: 6 }, units: 2, codes: 4, steps: { min: 12, max: 30 } },
  control: { days: { min: 3, max: 4 }, units: 2, codes: 2, steps: { min: 120, max: 160 } },
  wide: { days: { min: 40, max: 70 }, units: rows.length, codes: flowCodes.length, steps: { min: 12, max: 26 } },
} as const
const narrowPercent = 75
/** Nobody cuts the power here, so memory does where there is a disk of it: thousands of stores, many writes each. */
const placeForStores = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export interface History {
  readonly book: TestBook
  /** Of the store and whatever is kept of it. */
  readonly folder: string
  readonly life: PlainLife
  readonly random: Random
  readonly days: readonly LocalDate[]
  /** What figures are mostly of. */
  readonly units: readonly string[]
  readonly codes: readonly (typeof flowCodes)[number][]
  readonly stepCount: number
  /** How often something was met. */
  readonly counts: Map<string, number>
  readonly numbers: { calls: number }
  /** A backup, and the model as it was then. */
  kept: { readonly path: string; readonly life: PlainLife } | null
  /** The last figures recorded, to be sent once more. */
  last: { readonly input: Input<'figures.recordFigures'>; readonly entryId: number } | null
}

/** A district without figures on the morning of one of the last days. */
export async function openHistory(seed: number, wrong: WrongRule | null): Promise<History> {
  const random = createRandom(seed)
  const size = wrong !== null ? sizes.control : random.isIn(narrowPercent) ? sizes.narrow : sizes.wide
  const firstOn = localDate(pick(random, firstDays))
  const days = Array.from({ length: random.between(size.days.min, size.days.max) }, (_, index) =>
    addDays(firstOn, index),
  )
  const today = days.at(-random.between(1, 2)) ?? firstOn
  const life = new PlainLife(Date.parse(`${today}T01:00:00.000Z`), wrong)
  const clock = { instant: () => new Date(life.now).toISOString(), today: () => dayOf(life.now) }
  const folder = mkdtempSync(join(placeForStores, 'so-can-cuoc-'))
  const book = openTestBook({ clock, dbPath: join(folder, 'so.db') })
  await book.call('settings.applySetup', sampleSetup({ startOn: firstOn }))
  life.note()
  return {
    book,
    folder,
    life,
    random,
    days,
    units: some(random, rows, size.units),
    codes: some(random, flowCodes, size.codes),
    stepCount: random.between(size.steps.min, size.steps.max),
    counts: new Map(),
    numbers: { calls: 0 },
    kept: null,
    last: null,
  }
}

export async function closeHistory({ book, folder }: History): Promise<void> {
  await book.dispose()
  rmSync(folder, { recursive: true, force: true })
}

/** The day of an instant in Vietnam. */
export function dayOf(instant: number): LocalDate {
  return localDate(new Date(instant + 7 * hour).toISOString().slice(0, 10))
}

/** The instant at which a day is over in Vietnam. */
export function endOf(on: LocalDate): number {
  return Date.parse(`${on}T17:00:00.000Z`)
}

/** What a call answers, or the code of its refusal. */
export async function ask<N extends ProcedureName>(
  { book }: History,
  name: N,
  input: Input<N>,
): Promise<{ value: Output<N> } | { refusal: string }> {
  const reply = await book.backend.dispatch(name, input, testCaller)
  if (reply.ok) return { value: reply.value as Output<N> }
  return { refusal: reply.failure.kind === 'domain' ? reply.failure.code : JSON.stringify(reply.failure) }
}

/** Counts a step, and says so when the book and the model do not answer the same. */
export function outcome(history: History, kind: string, store: string, model: string): string[] {
  const isDone = model === 'done' || model === 'nothing'
  count(history, isDone ? kind : `${kind} refused`)
  return store === model ? [] : [`${kind}: ${store}, model ${model}`]
}

/** A call that only answers whether it was done. */
export async function told(asked: ReturnType<typeof ask>): Promise<string> {
  const reply = await asked
  return 'refusal' in reply ? reply.refusal : 'done'
}

export function count({ counts }: Pick<History, 'counts'>, what: string, by = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + by)
}

export function clientId({ numbers }: History): string {
  numbers.calls += 1
  return `history-${String(numbers.calls).padStart(6, '0')}`
}

export function anyDay({ random, days }: History): LocalDate {
  return pick(random, days)
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[random.between(0, from.length - 1)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** So many of a list or fewer, in its order, at least one. */
export function some<T>(random: Random, from: readonly T[], most: number): T[] {
  const chosen = new Set(Array.from({ length: most }, () => pick(random, from)))
  return from.filter((one) => chosen.has(one))
}
