/** Lines given to `record`, and what a store must hold of them: shared by the tests that interrupt it. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { openReadOnly } from '#backend/db/open-store.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import { cliEntry, runCli } from '#tests/support/run-cli.ts'
import { sampleCommunes } from '#tests/support/sample-setup.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

const firstOn = localDate('2023-04-01')

export interface FigureLine {
  readonly date: string
  readonly unit: string
  readonly figures: Readonly<Record<string, number>>
}

/** Makes a store of one district without figures. */
export async function makeEmptyStore(dbPath: string): Promise<void> {
  const made = await runCli(['init', '--db', dbPath, '--preset', 'huyen', '--unit', '654', '--from', firstOn])
  if (made.code !== 0) throw new Error(made.stderr)
}

/** Every line is of another commune or day, so that each can be looked for by itself. */
export function randomLines(random: Random, count: number): FigureLine[] {
  return Array.from({ length: count }, (_, index) => ({
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

export function writeLines(path: string, lines: readonly FigureLine[]): void {
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

export interface Interruption {
  /** Acknowledgements to wait for, and then milliseconds. */
  readonly after: number
  readonly waitMs: number
  /** What happens then; the program is killed right after it. */
  readonly interrupt?: () => void
  /** Options of Node itself. */
  readonly nodeArgs?: readonly string[]
}

export interface Interrupted {
  /** Numbers of the lines answered with ok before the interruption began, and until the program was gone. */
  readonly before: readonly number[]
  readonly all: readonly number[]
}

/** Runs `record` until the interruption. */
export function recordUntil(
  dbPath: string,
  file: string,
  { after, waitMs, interrupt = () => undefined, nodeArgs = [] }: Interruption,
): Promise<Interrupted> {
  return new Promise((resolve, reject) => {
    const args = [...nodeArgs, cliEntry, 'record', '--db', dbPath, '--file', file]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    let before = ''
    let isDue = false
    const strikeWhenDue = (): void => {
      if (isDue || output.split('\n').length - 1 < after) return
      isDue = true
      setTimeout(() => {
        before = output
        interrupt()
        child.kill('SIGKILL')
      }, waitMs)
    }
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8')
      strikeWhenDue()
    })
    child.on('error', reject)
    child.on('close', () => resolve({ before: acknowledgedLines(before), all: acknowledgedLines(output) }))
    strikeWhenDue()
  })
}

/** Numbers of the lines that were answered with ok. Only whole lines count: half of one was never read by anybody. */
export function acknowledgedLines(output: string): number[] {
  const answers = output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { ok: boolean; line: number })
  return answers.filter(({ ok }) => ok).map(({ line }) => line)
}

/**
 * What is wrong with a store in which these lines were acknowledged: all of them must stand, none in part, and none
 * beyond the one after the last that was answered. Reads the file itself, not through the product.
 */
export function checkLines(
  dbPath: string,
  lines: readonly FigureLine[],
  acknowledged: readonly number[],
  answered = acknowledged,
): string[] {
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
    const next = Math.max(0, ...answered) + 1
    const ahead = lines.flatMap((_, index) => (isWhole(index) && index + 1 > next ? [index + 1] : []))
    return [
      ...(lost.length > 0 ? [`acknowledged lines lost: ${lost.join(', ')}`] : []),
      ...(torn.length > 0 ? [`lines half recorded: ${torn.join(', ')}`] : []),
      ...(ahead.length > 0 ? [`lines recorded out of turn: ${ahead.join(', ')}`] : []),
    ]
  } finally {
    db.close()
  }
}

/** The store verifies; the same file again records what is missing and no figure a second time. */
export async function checkRetry(dbPath: string, file: string, lines: readonly FigureLine[]): Promise<string[]> {
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
      ...checkLines(dbPath, lines, all),
      ...(recorded === lines.length ? [] : [`${recorded} entries for ${lines.length} lines`]),
      ...(revisions === figures ? [] : [`${revisions} revisions for ${figures} figures`]),
    ]
  } finally {
    db.close()
  }
}
