/**
 * Random histories of a book against a small model in memory that keeps whole copies of the figures: entered, corrected,
 * sent again, typed as a total, as a text or over a span, taken by a mobile team, opened, rebased, closed, reopened, approved,
 * unlocked, marked, taken back, put back, by a clock that also goes back, with restarts, backups and restores between.
 */
import { type WrongRule, wrongRules } from './plain-life.ts'
import { compareAdjustments, compareNow, comparePage } from './random-histories-compare.ts'
import { exportAndCorrect, fillBook, stepKinds, takeStep } from './random-histories-steps.ts'
import { anyDay, closeHistory, count, type History, openHistory, some } from './random-histories-state.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const randomHistories: ReliabilityTest = {
  number: 3,
  name: 'random-histories',
  title: 'random histories against a plain model',
  quick: 20,
  full: 10_000,
  run: runHistories,
}

/** A step is looked at so often; the book is looked at as a whole at the end. */
const lookPercent = 15
/** A workbook takes as long as several histories, so one in so many exports. */
const exportEvery = { histories: 100, rest: 23 }
/** Within so many histories each wrong rule must have shown. */
const controlHistories = 20
/** From so many histories on every kind of step must have been met. */
const enoughHistories = 100

/** Runs histories with seeds `seed`, `seed + 1`, …; then with each wrong rule until it is seen. */
async function runHistories(runs: number, seed: number): Promise<Trial> {
  const failures: string[] = []
  const counts = new Map<string, number>()
  for (let run = 0; run < runs; run += 1) {
    const found = await runHistory(seed + run)
    for (const [what, number] of found.counts) count({ counts }, what, number)
    if (found.differences.length > 0) failures.push(`seed ${seed + run}: ${found.differences.slice(0, 3).join('; ')}`)
  }
  const unmet = stepKinds.filter((kind) => !counts.has(kind))
  if (runs >= enoughHistories && unmet.length > 0) failures.push(`never done: ${unmet.join(', ')}`)
  const unseen: string[] = []
  for (const rule of wrongRules) if (!(await isSeen(rule, seed))) unseen.push(rule)
  return {
    tried: runs,
    failures,
    control: { what: unseen.length > 0 ? unseen.join('; ') : wrongRules.join('; '), isSeen: unseen.length === 0 },
    notes: notesOf(counts),
  }
}

async function isSeen(rule: WrongRule, seed: number): Promise<boolean> {
  for (let run = 0; run < controlHistories; run += 1)
    if ((await runHistory(seed + run, rule)).differences.length > 0) return true
  return false
}

async function runHistory(
  seed: number,
  wrong: WrongRule | null = null,
): Promise<{ differences: string[]; counts: ReadonlyMap<string, number> }> {
  const history = await openHistory(seed, wrong)
  try {
    return { differences: await live(history, seed), counts: history.counts }
  } catch (error) {
    return { differences: [`not answered at all: ${String(error)}`], counts: history.counts }
  } finally {
    await closeHistory(history)
  }
}

/** Goes on to the first difference; what comes after one says nothing new. */
async function live(history: History, seed: number): Promise<string[]> {
  const begun = await fillBook(history)
  if (begun.length > 0) return begun
  for (let step = 1; step <= history.stepCount; step += 1) {
    const differences = await takeStep(history)
    if (differences.length === 0 && history.random.isIn(lookPercent))
      differences.push(...(await comparePage(history, anyDay(history))))
    if (differences.length > 0) return differences.map((one) => `step ${step}: ${one}`)
  }
  const isExporting = seed % exportEvery.histories === exportEvery.rest
  const atLast = isExporting ? await exportAndCorrect(history) : []
  return [...atLast, ...(await compareWhole(history))]
}

async function compareWhole(history: History): Promise<string[]> {
  const differences = [...(await compareAdjustments(history)), ...(await compareNow(history))]
  for (const on of some(history.random, history.days, 3)) differences.push(...(await comparePage(history, on)))
  const { ok, problems } = await history.book.call('backup.verifyStore', {})
  return [...differences, ...(ok ? [] : problems)]
}

function notesOf(counts: ReadonlyMap<string, number>): string[] {
  const of = (what: string): number => counts.get(what) ?? 0
  const steps = stepKinds.map((kind) => {
    const refused = of(`${kind} refused`)
    return `${kind} ${of(kind)}${refused === 0 ? '' : ` (${refused} refused)`}`
  })
  return [
    `done: ${steps.join(', ')}`,
    `compared: ${of('page lines')} lines of days, ${of('corrected cells')} corrected cells, ${of('totals')} totals (${of('filled totals')} not blank), ${of('export')} exports`,
  ]
}

if (import.meta.main) process.exitCode = await runAlone(randomHistories)
