/**
 * The shape of a reliability test. A module under tests/reliability is one such test:
 *
 *   export const tampering: ReliabilityTest = { number: 9, name: 'tampering', title: '…', quick: 40, full: 10_000, run }
 *   if (import.meta.main) process.exitCode = await runAlone(tampering)
 *
 * It is listed in `all-tests.ts`, runs with `node tests/reliability/<name>.ts [--full] [--runs n] [--seed n]`, and in
 * vitest by `tampering.test.ts`, whose one line is `quickTest(tampering)` of `quick-test.ts`.
 *
 * `run` returns what it tried and what failed, and shows with a positive control that a failure would have been seen:
 * something wrong on purpose, checked the same way. The same size and seed try the same things.
 */
import { parseArgs } from 'node:util'

export interface ReliabilityTest {
  /** Its row in the list of the fifteen; several modules may share one. */
  readonly number: number
  /** Its file without the ending. */
  readonly name: string
  /** What is tried, a noun phrase: `kill -9 in the middle of record`. */
  readonly title: string
  /** Size for every check, and the size to be reached on demand. */
  readonly quick: number
  readonly full: number
  /** What this machine lacks to run it, in a few words; null when nothing. */
  readonly missing?: () => string | null
  /** Tries so many; `tell` is given a line for whatever is worth following. */
  run(size: number, seed: number, tell: (line: string) => void): Promise<Trial>
}

export interface Trial {
  readonly tried: number
  /** One line for each that failed, with what is needed to see it again. */
  readonly failures: readonly string[]
  readonly control: { readonly what: string; readonly isSeen: boolean }
  /** Counts that say how much was really met. */
  readonly notes?: readonly string[]
}

export type Outcome =
  | { readonly kind: 'run'; readonly trial: Trial; readonly seconds: number; readonly isPassed: boolean }
  | { readonly kind: 'not-here'; readonly missing: string }

export const defaultSeed = 2023
/** A failing run prints this many of its failures. */
const shownFailures = 20

/** Runs a test and prints its outcome: failures, the seed, "n tried / n failed", the control. */
export async function runAndPrint(
  test: ReliabilityTest,
  { size, seed, isTold = false }: { readonly size: number; readonly seed: number; readonly isTold?: boolean },
): Promise<Outcome> {
  const missing = test.missing?.() ?? null
  if (missing !== null) {
    console.log(notHere(missing))
    return { kind: 'not-here', missing }
  }
  const startedAt = performance.now()
  const trial = await test.run(size, seed, isTold ? (line) => console.log(line) : () => undefined)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const { tried, failures, control, notes = [] } = trial
  for (const failure of failures.slice(0, shownFailures)) console.error(failure)
  console.log(`seed ${seed}: ${tried} tried / ${failures.length} failed, ${seconds} s`)
  for (const note of notes) console.log(note)
  console.log(`control (${control.what}): ${control.isSeen ? 'seen' : 'NOT SEEN'}`)
  return { kind: 'run', trial, seconds, isPassed: tried > 0 && failures.length === 0 && control.isSeen }
}

/** Said of what a machine cannot run, so that nobody takes its run for a full one. */
export function notHere(missing: string): string {
  return `không chạy được ở đây: ${missing}`
}

/** The command line of one module; answers the exit code: 0 passed, 1 failed or control not seen, 3 not runnable here. */
export async function runAlone(test: ReliabilityTest, args = process.argv.slice(2)): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string' },
      seed: { type: 'string', default: String(defaultSeed) },
      full: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(
      `${test.number}. ${test.title}\nnode tests/reliability/${test.name}.ts [--full (${test.full})] [--runs n (${test.quick})] [--seed n (${defaultSeed})]`,
    )
    return 0
  }
  const size = values.runs === undefined ? (values.full ? test.full : test.quick) : Number(values.runs)
  const outcome = await runAndPrint(test, { size, seed: Number(values.seed), isTold: true })
  if (outcome.kind === 'not-here') return 3
  return outcome.isPassed ? 0 : 1
}
