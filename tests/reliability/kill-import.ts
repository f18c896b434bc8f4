/**
 * kill -9 in the middle of `import`. After each kill the store must verify and hold every figure of the file or none,
 * what stood before must stand, the copy made before must be whole; an acknowledged import must be there, and the same
 * command again must write what is missing and nothing twice.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { sampleCommunes } from '#tests/support/sample-setup.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { allOf, seedStore } from './kill-backup.ts'
import { acknowledged, fileMark, filesIn, halfStores, randomMoment, runUntil } from './killed-cli.ts'
import { checkLines, type FigureLine, randomLines } from './recorded-lines.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const lineCount = 120
/** After every day of the lines, so that the file's figures are told from them. */
const on = localDate('2023-09-30')
/** From the copy to the end of the program on a busy machine. */
const longestWriteMs = 600
const codes = ['CC_NEW', 'CC_EXCH', 'CC_REIS'] as const

export const killImport: ReliabilityTest = {
  number: 1,
  name: 'kill-import',
  title: 'kill -9 in the middle of `import`',
  quick: 3,
  full: 200,
  run: killImports,
}

async function killImports(runs: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-kill-'))
  try {
    const lines = randomLines(random, lineCount)
    const seeded = join(dir, 'seeded.db')
    await seedStore(seeded, lines)
    const failures: string[] = []
    const hits = { 'nothing yet': 0, 'all of it': 0, 'the end': 0 }
    for (let run = 1; run <= runs; run += 1) {
      const { moment, hit, problems } = await killOnce(seeded, join(dir, `${run}`), lines, random)
      hits[hit] += 1
      tell(`run ${run}: killed ${moment}, there was ${hit}${problems.length === 0 ? '' : ': NOT SOUND'}`)
      if (problems.length > 0) failures.push(`run ${run}, ${moment}: ${problems.join('; ')}`)
    }
    const isSeen = await seesHalfAnImport(seeded, join(dir, 'control'), random)
    return {
      tried: runs,
      failures,
      control: { what: 'a store with one figure of an acknowledged file', isSeen },
      notes: [
        `there was: ${Object.entries(hits)
          .map(([hit, count]) => `${hit} ${count}`)
          .join(', ')}`,
      ],
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

type Figures = readonly (readonly number[])[]

/** One figure of each kind for each commune. */
function randomFigures(random: Random): Figures {
  return sampleCommunes.map(() => codes.map(() => random.between(1, 90)))
}

function writeSheet(path: string, figures: Figures): void {
  const rows = sampleCommunes.map(({ name }, index) => [name, ...(figures[index] ?? [])].join(','))
  const head = 'Đơn vị,CCCD cấp mới,CCCD cấp đổi,CCCD cấp lại'
  writeFileSync(path, [`BÁO CÁO NGÀY ${formatDate(on)}`, head, ...rows].join('\n'))
}

async function killOnce(seeded: string, work: string, lines: readonly FigureLine[], random: Random) {
  mkdirSync(work)
  const dbPath = join(work, 'so.db')
  const file = join(work, 'bao-cao.csv')
  const figures = randomFigures(random)
  copyFileSync(seeded, dbPath)
  writeSheet(file, figures)
  const args = ['import', '--db', dbPath, file, '--json']
  const marks = [fileMark(/^so\.db-wal$/), fileMark(/truoc-nhap.*\.tam$/), fileMark(/truoc-nhap.*\.db$/)]
  // The figures are written after the copy, for longer than the other stages take.
  const moment = random.isIn(50)
    ? randomMoment(random, work, marks)
    : { ...afterCopy(work), waitMs: random.between(0, longestWriteMs) }
  const { code, stdout } = await runUntil(args, moment)
  const found = storedFigures(dbPath)
  const isAcknowledged = acknowledged(stdout)?.['ok'] === true
  const problems = [...checkStores(work, lines), ...checkWhole(found, figures, isAcknowledged)]
  const retry = await runCli(args)
  if (retry.code !== 0) problems.push(`the retry was refused: ${retry.stdout}${retry.stderr}`)
  problems.push(...checkStores(work, lines), ...checkWhole(storedFigures(dbPath), figures, true), ...checkOnce(dbPath))
  rmSync(work, { recursive: true })
  const hit: 'the end' | 'all of it' | 'nothing yet' =
    code !== null ? 'the end' : found.length > 0 ? 'all of it' : 'nothing yet'
  return { moment: `${moment.name}, ${moment.waitMs} ms`, hit, problems }
}

function afterCopy(work: string) {
  const copy = fileMark(/truoc-nhap.*\.db$/)
  return { name: 'after the copy', hasCome: () => copy.isThere(filesIn(work)) }
}

/** The store and the copy beside it are whole, and every line recorded before stands. */
function checkStores(work: string, lines: readonly FigureLine[]): string[] {
  return [...halfStores(work), ...checkLines(join(work, 'so.db'), lines, allOf(lines))]
}

/** `24490 CC_NEW 12` for each figure of the file's day. */
function storedFigures(dbPath: string): string[] {
  const db = new Database(dbPath, { readonly: true })
  try {
    return db
      .prepare<[string], string>(
        `SELECT u.code || ' ' || p.indicator || ' ' || p.typed FROM postings p JOIN units u ON u.id = p.unit_id
         WHERE p.from_on = ? AND p.typed IS NOT NULL`,
      )
      .pluck()
      .all(on)
      .toSorted()
  } finally {
    db.close()
  }
}

function expectedFigures(figures: Figures): string[] {
  return sampleCommunes
    .flatMap(({ code }, row) =>
      codes.map((indicator, column) => `${code} ${indicator} ${figures[row]?.[column] ?? ''}`),
    )
    .toSorted()
}

/** All of the file, or nothing of it unless it was acknowledged. */
function checkWhole(found: readonly string[], figures: Figures, mustBeThere: boolean): string[] {
  if (found.length === 0 && !mustBeThere) return []
  const expected = expectedFigures(figures)
  return JSON.stringify(found) === JSON.stringify(expected)
    ? []
    : [`of ${expected.length} figures there are ${found.length}: ${found.join(', ')}`]
}

/** One entry brought the figures in, and one import is committed. */
function checkOnce(dbPath: string): string[] {
  const db = new Database(dbPath, { readonly: true })
  try {
    const entries = db.prepare("SELECT count(*) FROM entries WHERE source = 'imported'").pluck().get()
    const committed = db.prepare("SELECT count(*) FROM imports WHERE state = 'committed'").pluck().get()
    return entries === 1 && committed === 1
      ? []
      : [`${String(entries)} entries of imports, ${String(committed)} committed`]
  } finally {
    db.close()
  }
}

/** The control: a file of which one figure alone was written, checked as if it had been acknowledged. */
async function seesHalfAnImport(seeded: string, work: string, random: Random): Promise<boolean> {
  mkdirSync(work)
  const dbPath = join(work, 'so.db')
  copyFileSync(seeded, dbPath)
  const figures = randomFigures(random)
  const line = { date: on, unit: sampleCommunes[0]?.code, figures: { CC_NEW: figures[0]?.[0] } }
  const file = join(work, 'one.ndjson')
  writeFileSync(file, `${JSON.stringify(line)}\n`)
  const { code } = await runCli(['record', '--db', dbPath, '--file', file])
  return code === 0 && checkWhole(storedFigures(dbPath), figures, true).length === 1
}

if (import.meta.main) process.exitCode = await runAlone(killImport)
