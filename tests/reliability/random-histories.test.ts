import { expect, test } from 'vitest'
import { runHistories } from './random-histories.ts'

/** The full size is a script: `node tests/reliability/random-histories.ts --runs 1000`. */
const runs = 40
const seed = 2023

test(`every total of BM01 and BM02 over ${runs} random histories is that of a plain fold (seed ${seed})`, {
  timeout: 180_000,
}, async () => {
  const { tried, compared, failures, isControlSeen } = await runHistories(runs, seed)
  console.log(`seed ${seed}: ${tried} tried / ${failures.length} failed, ${compared} totals`)
  expect(failures).toEqual([])
  expect(isControlSeen).toBe(true)
})
