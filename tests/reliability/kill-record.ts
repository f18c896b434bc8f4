/**
 * kill -9 in the middle of `record`. After each kill every acknowledged line must be in the store, what is beyond them
 * must be at most one whole line, the store must verify, and giving the same file again must record the rest and
 * nothing twice.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '#tests/support/run-cli.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { checkLines, checkRetry, makeEmptyStore, randomLines, recordUntil, writeLines } from './recorded-lines.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const lineCount = 150
/** Kills while the program starts are as likely as any other; the rest come after a random acknowledgement. */
const startPercent = 20
const longestStartMs = 700
const longestPauseMs = 4

export const killRecord: ReliabilityTest = {
  number: 1,
  name: 'kill-record',
  title: 'kill -9 in the middle of `record`',
  quick: 5,
  full: 1000,
  run: killRecords,
}

async function killRecords(runs: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-kill-'))
  try {
    const emptyDb = join(dir, 'empty.db')
    await makeEmptyStore(emptyDb)
    const failures: string[] = []
    const hits = { early: 0, middle: 0, late: 0 }
    for (let run = 1; run <= runs; run += 1) {
      const { acknowledged, problems, moment } = await killOnce(emptyDb, join(dir, `${run}`), random)
      hits[acknowledged === 0 ? 'early' : acknowledged === lineCount ? 'late' : 'middle'] += 1
      tell(
        `run ${run}: killed ${moment}, ${acknowledged} of ${lineCount} lines acknowledged${problems.length === 0 ? '' : ': NOT SOUND'}`,
      )
      if (problems.length > 0) failures.push(`run ${run}: ${problems.join('; ')}`)
    }
    const isSeen = await seesLostLine(emptyDb, join(dir, 'control'), random)
    return {
      tried: runs,
      failures,
      control: { what: 'a store without one acknowledged line', isSeen },
      notes: [
        `killed before the first acknowledgement ${hits.early}, between two ${hits.middle}, after the last ${hits.late}`,
      ],
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function killOnce(
  emptyDb: string,
  name: string,
  random: Random,
): Promise<{ acknowledged: number; problems: string[]; moment: string }> {
  const dbPath = `${name}.db`
  const file = `${name}.ndjson`
  const lines = randomLines(random, lineCount)
  copyFileSync(emptyDb, dbPath)
  writeLines(file, lines)
  const isStart = random.isIn(startPercent)
  const after = isStart ? 0 : random.between(1, lineCount)
  const waitMs = isStart ? random.between(0, longestStartMs) : random.between(0, longestPauseMs)
  const { all: acknowledged } = await recordUntil(dbPath, file, { after, waitMs })
  const problems = [...checkLines(dbPath, lines, acknowledged), ...(await checkRetry(dbPath, file, lines))]
  for (const path of [dbPath, `${dbPath}-wal`, `${dbPath}-shm`, file]) rmSync(path, { force: true })
  return {
    acknowledged: acknowledged.length,
    problems,
    moment: isStart ? `${waitMs} ms after the start` : `${waitMs} ms after line ${after}`,
  }
}

/** The control: a store that lacks one line, checked as if every line had been acknowledged. */
async function seesLostLine(emptyDb: string, name: string, random: Random): Promise<boolean> {
  const lines = randomLines(random, lineCount)
  const lost = random.between(1, lineCount)
  copyFileSync(emptyDb, `${name}.db`)
  writeLines(
    `${name}.ndjson`,
    lines.filter((_, index) => index + 1 !== lost),
  )
  await runCli(['record', '--db', `${name}.db`, '--file', `${name}.ndjson`])
  const all = lines.map((_, index) => index + 1)
  return checkLines(`${name}.db`, lines, all).some((problem) => problem === `acknowledged lines lost: ${lost}`)
}

if (import.meta.main) process.exitCode = await runAlone(killRecord)
