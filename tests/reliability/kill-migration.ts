/**
 * kill -9 while a store of the first schema is brought up to date. The store must be whole before and after, of one
 * schema or the other, its totals and its chain the same; the copy made before it must be whole; the next start finishes.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { latestVersion } from '#backend/db/migrations/index.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { projectDir } from '#tests/support/test-book.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { fileMark, filesIn, halfStores, randomMoment, runUntil } from './killed-cli.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const fixture = join(projectDir, 'tests/fixtures/store-version-1.db.gz')

export const killMigration: ReliabilityTest = {
  number: 14,
  name: 'kill-migration',
  title: 'kill -9 while a store of schema 1 is brought to this one: totals before = after',
  quick: 3,
  full: 200,
  run: killMigrations,
}

async function killMigrations(runs: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-kill-'))
  try {
    const old = join(dir, 'old.db')
    writeFileSync(old, gunzipSync(readFileSync(fixture)))
    const failures: string[] = []
    const hits = { 'schema 1': 0, 'the newest': 0, 'the end': 0 }
    for (let run = 1; run <= runs; run += 1) {
      const { moment, hit, problems } = await killOnce(old, join(dir, `${run}`), random)
      hits[hit] += 1
      tell(`run ${run}: killed ${moment}, there was ${hit}`)
      if (problems.length > 0) failures.push(`run ${run}, ${moment}: ${problems.join('; ')}`)
    }
    const notes = [
      `there was: ${Object.entries(hits)
        .map(([hit, count]) => `${hit} ${count}`)
        .join(', ')}`,
    ]
    const isSeen = seesOtherTotal(old, join(dir, 'control.db'))
    return { tried: runs, failures, control: { what: 'one month sum changed', isSeen }, notes }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function killOnce(old: string, work: string, random: Random) {
  mkdirSync(work)
  const dbPath = join(work, 'so.db')
  copyFileSync(old, dbPath)
  const before = contentsOf(old)
  const args = ['verify', '--db', dbPath, '--json']
  const moment = randomMoment(random, work, [
    fileMark(/truoc-nang-cap.*\.tam$/),
    fileMark(/truoc-nang-cap.*\.db$/),
    fileMark(/^so\.db-wal$/),
  ])
  const { code } = await runUntil(args, moment)
  const { version, problems } = checkAll(work, before)
  const next = await runCli(args)
  if (next.code !== 0) problems.push(`the next start: ${next.stdout}${next.stderr}`)
  const after = checkAll(work, before)
  problems.push(
    ...after.problems,
    ...(after.version === latestVersion ? [] : [`the next start left schema ${after.version}`]),
  )
  rmSync(work, { recursive: true })
  const hit: 'the end' | 'the newest' | 'schema 1' =
    code !== null ? 'the end' : version === latestVersion ? 'the newest' : 'schema 1'
  return { moment: moment.name, hit, problems }
}

/** The store and every copy of it hold what the old store held, and are whole. */
function checkAll(work: string, before: string): { version: number; problems: string[] } {
  const stores = filesIn(work).filter((name) => name.endsWith('.db'))
  const problems = [
    ...halfStores(work),
    ...stores.filter((name) => contentsOf(join(work, name)) !== before).map((name) => `${name} has other totals`),
  ]
  const db = new Database(join(work, 'so.db'), { readonly: true })
  const version = Number(db.pragma('user_version', { simple: true }))
  db.close()
  return { version, problems }
}

/** Totals of every row, indicator and month, and the whole chain as the first schema's program wrote it. */
function contentsOf(path: string): string {
  const db = new Database(path, { readonly: true })
  try {
    const rows = (sql: string): unknown[] => db.prepare(sql).raw().all()
    const isFirst = `id <= (SELECT coalesce(max(entry_id), 0) FROM (SELECT entry_id FROM revisions UNION SELECT entry_id FROM day_events))`
    return JSON.stringify([
      rows('SELECT unit_id, indicator, month, channel, total, days FROM month_sums ORDER BY 1, 2, 3, 4'),
      rows('SELECT unit_id, indicator, channel, sum(value), count(*) FROM postings GROUP BY 1, 2, 3 ORDER BY 1, 2, 3'),
      rows(`SELECT id, hash FROM entries WHERE ${isFirst} ORDER BY id`),
      rows('SELECT day_on, action, reason FROM day_events ORDER BY id'),
      rows('SELECT form, unit_code, from_on, to_on, sequence FROM exports ORDER BY id'),
    ])
  } finally {
    db.close()
  }
}

/** The control: a store whose totals changed on the way. */
function seesOtherTotal(old: string, changed: string): boolean {
  copyFileSync(old, changed)
  const db = new Database(changed)
  db.exec('UPDATE month_sums SET total = total + 1 WHERE month = (SELECT min(month) FROM month_sums)')
  db.close()
  return contentsOf(changed) !== contentsOf(old)
}

if (import.meta.main) process.exitCode = await runAlone(killMigration)
