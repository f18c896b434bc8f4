import { expect, test } from 'vitest'
import { killRecords } from './kill-record.ts'

/** The full size is a script: `node tests/reliability/kill-record.ts --runs 200`. */
const runs = 8
const seed = 2023

test(`kill -9 in the middle of ${runs} record runs loses no acknowledged line and a retry repeats none (seed ${seed})`, {
  timeout: 180_000,
}, async () => {
  const { tried, failures, isControlSeen } = await killRecords(runs, seed)
  console.log(`seed ${seed}: ${tried} tried / ${failures.length} failed`)
  expect(failures).toEqual([])
  expect(isControlSeen).toBe(true)
})
