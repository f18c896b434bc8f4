/**
 * kill -9 in the middle of `backup`. After each kill the store must hold every line, everything under a final name must
 * be a whole copy of all lines, a backup that was acknowledged must be there, and the same command again must make one.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '#tests/support/run-cli.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { acknowledged, fileMark, filesIn, halfStores, randomMoment, runUntil } from './killed-cli.ts'
import { checkLines, type FigureLine, makeEmptyStore, randomLines, writeLines } from './recorded-lines.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const lineCount = 400

export const killBackup: ReliabilityTest = {
  number: 1,
  name: 'kill-backup',
  title: 'kill -9 in the middle of `backup`',
  quick: 3,
  full: 200,
  run: killBackups,
}

async function killBackups(runs: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-kill-'))
  try {
    const lines = randomLines(random, lineCount)
    const seeded = join(dir, 'seeded.db')
    await seedStore(seeded, lines)
    const failures: string[] = []
    const hits = { 'nothing yet': 0, 'half a copy': 0, 'a whole copy': 0, 'the end': 0 }
    for (let run = 1; run <= runs; run += 1) {
      const { moment, hit, problems } = await killOnce(seeded, join(dir, `${run}`), lines, random)
      hits[hit] += 1
      tell(`run ${run}: killed ${moment}, there was ${hit}`)
      if (problems.length > 0) failures.push(`run ${run}, ${moment}: ${problems.join('; ')}`)
    }
    const notes = [
      `there was: ${Object.entries(hits)
        .map(([hit, count]) => `${hit} ${count}`)
        .join(', ')}`,
    ]
    return {
      tried: runs,
      failures,
      control: { what: 'half a copy under a final name', isSeen: seesHalfCopy(seeded, join(dir, 'control')) },
      notes,
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Makes a store in which these lines stand. */
export async function seedStore(dbPath: string, lines: readonly FigureLine[]): Promise<void> {
  await makeEmptyStore(dbPath)
  await recordAll(dbPath, lines)
}

export async function recordAll(dbPath: string, lines: readonly FigureLine[]): Promise<void> {
  const file = `${dbPath}.ndjson`
  writeLines(file, lines)
  const { code, stderr } = await runCli(['record', '--db', dbPath, '--file', file])
  rmSync(file)
  if (code !== 0) throw new Error(stderr)
}

export function allOf(lines: readonly FigureLine[]): number[] {
  return lines.map((_, index) => index + 1)
}

async function killOnce(seeded: string, work: string, lines: readonly FigureLine[], random: Random) {
  mkdirSync(work)
  const dbPath = join(work, 'so.db')
  copyFileSync(seeded, dbPath)
  const args = ['backup', '--db', dbPath, '--out', join(work, 'usb'), '--json']
  const moment = randomMoment(random, work, [fileMark(/\.tam$/), fileMark(/\.tam$/), fileMark(/^usb\/[^/]*\.db$/)])
  const { code, stdout } = await runUntil(args, moment)
  const copies = filesIn(join(work, 'usb'))
  const whole = copies.filter((name) => name.endsWith('.db'))
  const said = acknowledged(stdout)
  const problems = [
    ...checkAll(work, lines),
    ...(said !== null && !whole.some((name) => join(work, 'usb', name) === said['path'])
      ? ['the acknowledged backup is not there']
      : []),
  ]
  const retry = await runCli(args)
  if (retry.code !== 0) problems.push(`the retry was refused: ${retry.stdout}${retry.stderr}`)
  problems.push(...checkAll(work, lines))
  const after = filesIn(join(work, 'usb'))
  if (after.length !== whole.length + 1) problems.push(`after the retry there is ${after.join(', ')}`)
  rmSync(work, { recursive: true })
  const hit: 'the end' | 'a whole copy' | 'half a copy' | 'nothing yet' =
    code !== null ? 'the end' : whole.length > 0 ? 'a whole copy' : copies.length > 0 ? 'half a copy' : 'nothing yet'
  return { moment: moment.name, hit, problems }
}

/** The store and every copy are whole and hold every line. */
function checkAll(work: string, lines: readonly FigureLine[]): string[] {
  const half = halfStores(work)
  if (half.length > 0) return half
  return filesIn(work)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => checkLines(join(work, name), lines, allOf(lines)).map((problem) => `${name}: ${problem}`))
}

/** The control: a copy that ends in the middle. */
function seesHalfCopy(seeded: string, work: string): boolean {
  mkdirSync(work)
  copyFileSync(seeded, join(work, 'copy.db'))
  truncateSync(join(work, 'copy.db'), 81_920)
  return halfStores(work).length === 1
}

if (import.meta.main) process.exitCode = await runAlone(killBackup)
