import { expect, test } from 'vitest'
import { defaultSeed, notHere, type ReliabilityTest, runAndPrint } from './reliability-test.ts'

/** A busy machine may take a while. */
const timeoutMs = 180_000
const shownFailures = 5

/** The quick size of a reliability test as a test of vitest; what this machine cannot run is skipped with its reason. */
export function quickTest(reliability: ReliabilityTest): void {
  const { title, quick } = reliability
  test(`${title}: ${quick} tried, none failed, the control seen (seed ${defaultSeed})`, { timeout: timeoutMs }, async ({
    skip,
  }) => {
    const outcome = await runAndPrint(reliability, { size: quick, seed: defaultSeed })
    if (outcome.kind === 'not-here') return skip(notHere(outcome.missing))
    expect(outcome.trial.failures.slice(0, shownFailures)).toEqual([])
    expect(outcome.trial.control.isSeen).toBe(true)
    expect(outcome.trial.tried).toBeGreaterThan(0)
  })
}
