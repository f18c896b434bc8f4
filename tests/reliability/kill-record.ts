/**
 * kill -9 in the middle of `record`. After each kill every acknowledged line must be in the store, what is beyond them
 * must be whole lines, the store must verify, and giving the same file again must record the rest and nothing twice.
 *
 *   node tests/reliability/kill-record.ts [--runs 200] [--seed 1]
 *
 * Prints the seed, each kill, "n tried / n failed", and that the control (a store without one acknowledged line) was seen.
 */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openReadOnly } from '#backend/db/open-store.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import { cliEntry, runCli } from '#tests/support/run-cli.ts'
import { sampleCommunes } from '#tests/support/sample-setup.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'

const lineCount = 150
const firstOn = localDate('2023-04-01')
/** Kills while the program starts are as likely as any other; the rest come after a random acknowledgement. */
const startPercent = 20
const longestStartMs = 700
const longestPauseMs = 4

interface FigureLine {
  readonly date: string
  readonly unit: string
  readonly figures: Readonly<Record<string, number>>
}

export interface KillResult {
  readonly tried: number
  readonly failures: readonly string[]
  /** Kills by what they hit: before the first acknowledgement, between two, after the last. */
  readonly hits: { readonly early: number; readonly middle: number; readonly late: number }
  readonly isControlSeen: boolean
}

/** Kills so many runs; `tell` is given a line for each. */
export async function killRecords(
  runs: number,
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<KillResult> {
  const random = createRandom(seed)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-kill-'))
  try {
    const emptyDb = join(dir, 'empty.db')
    const made = await runCli(['init', '--db', emptyDb, '--preset', 'huyen', '--unit', '654', '--from', firstOn])
    if (made.code !== 0) throw new Error(made.stderr)
    const failures: string[] = []
    const hits = { early: 0, middle: 0, late: 0 }
    for (let run = 1; run <= runs; run += 1) {
      const { acknowledged, problems, moment } = await killOnce(emptyDb, join(dir, `${run}`), random)
      hits[acknowledged === 0 ? 'early' : acknowledged === lineCount ? 'late' : 'middle'] += 1
      tell(
        `run ${run}: killed ${moment}, ${acknowledged} of ${lineCount} lines acknowledged${problems.length === 0 ? '' : `: ${problems.join('; ')}`}`,
      )
      failures.push(...problems.map((problem) => `run ${run}: ${problem}`))
    }
    return { tried: runs, failures, hits, isControlSeen: await seesLostLine(emptyDb, join(dir, 'control'), random) }
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
  const lines = randomLines(random)
  copyFileSync(emptyDb, dbPath)
  writeLines(file, lines)
  const isStart = random.isIn(startPercent)
  const after = isStart ? 0 : random.between(1, lineCount)
  const waitMs = isStart ? random.between(0, longestStartMs) : random.between(0, longestPauseMs)
  const acknowledged = await recordUntilKilled(['record', '--db', dbPath, '--file', file], after, waitMs)
  const problems = [...checkStore(dbPath, lines, acknowledged), ...(await checkRetry(dbPath, file, lines))]
  for (const path of [dbPath, `${dbPath}-wal`, `${dbPath}-shm`, file]) rmSync(path, { force: true })
  return {
    acknowledged: acknowledged.length,
    problems,
    moment: isStart ? `${waitMs} ms after the start` : `${waitMs} ms after line ${after}`,
  }
}

/** Starts `record`, sends SIGKILL so many milliseconds after so many acknowledgements; answers the lines acknowledged. */
function recordUntilKilled(args: readonly string[], after: number, waitMs: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    let isDue = false
    const killWhenDue = (): void => {
      if (isDue || output.split('\n').length - 1 < after) return
      isDue = true
      setTimeout(() => child.kill('SIGKILL'), waitMs)
    }
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8')
      killWhenDue()
    })
    child.on('error', reject)
    child.on('close', () => resolve(acknowledgedLines(output)))
    killWhenDue()
  })
}

/** Only whole lines count: half of one was never read by anybody. */
function acknowledgedLines(output: string): number[] {
  const whole = output.split('\n').slice(0, -1)
  return whole.map((line) => {
    const { ok, line: number } = JSON.parse(line) as { ok: boolean; line: number }
    if (!ok) throw new Error(`a line was refused: ${line}`)
    return number
  })
}

/** What is wrong with a store in which these lines were acknowledged. Reads the file itself, not through the product. */
function checkStore(dbPath: string, lines: readonly FigureLine[], acknowledged: readonly number[]): string[] {
  const db = openReadOnly(dbPath)
  try {
    const read = db.prepare<[Record<string, string>], number>(
      `SELECT p.typed FROM postings p JOIN units u ON u.id = p.unit_id
       WHERE u.code = :unit AND p.indicator = :code AND p.from_on = :date AND p.to_on = :date AND p.channel = 'FIXED'`,
    )
    const standing = lines.map(
      ({ date, unit, figures }) =>
        Object.entries(figures).filter(([code, value]) => read.pluck().get({ unit, code, date }) === value).length,
    )
    const isWhole = (index: number): boolean => standing[index] === Object.keys(lines[index]?.figures ?? {}).length
    const lost = acknowledged.filter((number) => !isWhole(number - 1))
    const torn = lines.flatMap((_, index) => (!isWhole(index) && standing[index] !== 0 ? [index + 1] : []))
    const ahead = lines.flatMap((_, index) =>
      isWhole(index) && index + 1 > acknowledged.length + 1 ? [index + 1] : [],
    )
    return [
      ...(lost.length > 0 ? [`acknowledged lines lost: ${lost.join(', ')}`] : []),
      ...(torn.length > 0 ? [`lines half recorded: ${torn.join(', ')}`] : []),
      ...(ahead.length > 0 ? [`lines recorded out of turn: ${ahead.join(', ')}`] : []),
    ]
  } finally {
    db.close()
  }
}

/** The same file again: done, whole, verified, and no figure recorded a second time. */
async function checkRetry(dbPath: string, file: string, lines: readonly FigureLine[]): Promise<string[]> {
  const before = await runCli(['verify', '--db', dbPath, '--json'])
  if (before.code !== 0) return [`the store does not verify: ${before.stdout}${before.stderr}`]
  const retry = await runCli(['record', '--db', dbPath, '--file', file])
  if (retry.code !== 0) return [`the retry was refused: ${retry.stderr}`]
  const db = openReadOnly(dbPath)
  try {
    const recorded = db.prepare<[], number>("SELECT count(*) FROM entries WHERE source = 'command-line'").pluck().get()
    const revisions = db.prepare<[], number>("SELECT count(*) FROM revisions WHERE channel = 'FIXED'").pluck().get()
    const figures = lines.reduce((sum, line) => sum + Object.keys(line.figures).length, 0)
    const all = lines.map((_, index) => index + 1)
    return [
      ...checkStore(dbPath, lines, all),
      ...(recorded === lines.length ? [] : [`${recorded} entries for ${lines.length} lines`]),
      ...(revisions === figures ? [] : [`${revisions} revisions for ${figures} figures`]),
    ]
  } finally {
    db.close()
  }
}

/** The control: a store that lacks one line, checked as if every line had been acknowledged. */
async function seesLostLine(emptyDb: string, name: string, random: Random): Promise<boolean> {
  const lines = randomLines(random)
  const lost = random.between(1, lineCount)
  copyFileSync(emptyDb, `${name}.db`)
  writeLines(
    `${name}.ndjson`,
    lines.filter((_, index) => index + 1 !== lost),
  )
  await runCli(['record', '--db', `${name}.db`, '--file', `${name}.ndjson`])
  const all = lines.map((_, index) => index + 1)
  return checkStore(`${name}.db`, lines, all).some((problem) => problem === `acknowledged lines lost: ${lost}`)
}

/** Every line is of another commune or day, so that each can be looked for by itself. */
function randomLines(random: Random): FigureLine[] {
  return Array.from({ length: lineCount }, (_, index) => ({
    date: addDays(firstOn, Math.floor(index / sampleCommunes.length)),
    unit: sampleCommunes[index % sampleCommunes.length]?.code ?? '',
    figures: {
      CC_NEW: random.between(0, 90),
      CC_EXCH: random.between(0, 40),
      EID1_COL: random.between(0, 9),
      EID2_COL: random.between(0, 99),
    },
  }))
}

function writeLines(path: string, lines: readonly FigureLine[]): void {
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  })
  const startedAt = performance.now()
  const { tried, failures, hits, isControlSeen } = await killRecords(Number(values.runs), Number(values.seed), (line) =>
    console.log(line),
  )
  for (const failure of failures) console.error(failure)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(`seed ${values.seed}: ${tried} tried / ${failures.length} failed, ${seconds} s`)
  console.log(
    `killed before the first acknowledgement ${hits.early}, between two ${hits.middle}, after the last ${hits.late}`,
  )
  console.log(`control (a store without one acknowledged line): ${isControlSeen ? 'seen' : 'NOT SEEN'}`)
  if (failures.length > 0 || !isControlSeen) process.exitCode = 1
}
