/**
 * kill -9 in the middle of `restore`. At every moment a whole store must lie under the store's name: the one before the
 * restore, or the backup, and then the one before it is kept beside it. Nothing that was recorded may be lost, and the
 * same command again must bring the backup back.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '#tests/support/run-cli.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { allOf, recordAll, seedStore } from './kill-backup.ts'
import { acknowledged, fileMark, filesIn, halfStores, randomMoment, runUntil } from './killed-cli.ts'
import { checkLines, type FigureLine, randomLines } from './recorded-lines.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const lineCount = 400
const inBackup = 250

const kept = fileMark(/truoc-khoi-phuc[^/]*\.db$/)
const incoming = fileMark(/^so\.db\.khoi-phuc$/)
const marks = [
  incoming,
  fileMark(/truoc-khoi-phuc[^/]*\.tam$/),
  kept,
  {
    name: 'the rename',
    isThere: (names: readonly string[]): boolean => kept.isThere(names) && !incoming.isThere(names),
  },
]

export const killRestore: ReliabilityTest = {
  number: 1,
  name: 'kill-restore',
  title: 'kill -9 in the middle of `restore`',
  quick: 3,
  full: 200,
  run: killRestores,
}

interface Seeded {
  readonly current: string
  readonly backup: string
  readonly lines: readonly FigureLine[]
}

async function killRestores(runs: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-kill-'))
  try {
    const lines = randomLines(random, lineCount)
    const seeded = { current: join(dir, 'current.db'), backup: join(dir, 'backup.db'), lines }
    await seedStore(seeded.backup, lines.slice(0, inBackup))
    copyFileSync(seeded.backup, seeded.current)
    await recordAll(seeded.current, lines.slice(inBackup))
    const failures: string[] = []
    const hits = { 'the old store': 0, 'the backup': 0, 'the end': 0 }
    for (let run = 1; run <= runs; run += 1) {
      const { moment, hit, problems } = await killOnce(seeded, join(dir, `${run}`), random)
      hits[hit] += 1
      tell(`run ${run}: killed ${moment}, in place was ${hit}`)
      if (problems.length > 0) failures.push(`run ${run}, ${moment}: ${problems.join('; ')}`)
    }
    const notes = [
      `in place was: ${Object.entries(hits)
        .map(([hit, count]) => `${hit} ${count}`)
        .join(', ')}`,
    ]
    const isSeen = seesLoss(seeded, join(dir, 'control'))
    return { tried: runs, failures, control: { what: 'a backup put over the store, nothing kept', isSeen }, notes }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function killOnce(seeded: Seeded, work: string, random: Random) {
  mkdirSync(work)
  const dbPath = join(work, 'so.db')
  copyFileSync(seeded.current, dbPath)
  const args = ['restore', '--db', dbPath, '--from', seeded.backup, '--json']
  const moment = randomMoment(random, work, marks)
  const { code, stdout } = await runUntil(args, moment)
  const isRestored = isBackup(dbPath, seeded)
  const problems = checkAll(work, seeded)
  if (acknowledged(stdout) !== null && !isRestored) problems.push('acknowledged, and the old store is in place')
  const retry = await runCli(args)
  if (retry.code !== 0) problems.push(`the retry was refused: ${retry.stdout}${retry.stderr}`)
  problems.push(...checkAll(work, seeded))
  if (!isBackup(dbPath, seeded)) problems.push('after the retry the old store is in place')
  const left = filesIn(work).filter((name) => name.includes('.khoi-phuc') || name.endsWith('.tam'))
  if (left.length > 0) problems.push(`after the retry there is ${left.join(', ')}`)
  rmSync(work, { recursive: true })
  const hit: 'the end' | 'the backup' | 'the old store' =
    code !== null ? 'the end' : isRestored ? 'the backup' : 'the old store'
  return { moment: moment.name, hit, problems }
}

/** Every store under a final name is whole, the one at work is one of the two, and every line stands somewhere. */
function checkAll(work: string, seeded: Seeded): string[] {
  const half = halfStores(work)
  if (half.length > 0) return half
  const stores = filesIn(work).filter((name) => name.endsWith('.db'))
  const holdsAll = stores.some((name) => checkLines(join(work, name), seeded.lines, allOf(seeded.lines)).length === 0)
  return [
    ...(stores.includes('so.db') ? [] : ['there is no store']),
    ...(holdsAll ? [] : ['no store holds every line any more']),
    ...checkLines(join(work, 'so.db'), seeded.lines.slice(0, inBackup), allOf(seeded.lines.slice(0, inBackup))),
  ]
}

function isBackup(dbPath: string, { lines }: Seeded): boolean {
  return checkLines(dbPath, lines, allOf(lines)).length > 0
}

/** The control: the backup copied over the store, as a careless program does it. */
function seesLoss(seeded: Seeded, work: string): boolean {
  mkdirSync(work)
  copyFileSync(seeded.backup, join(work, 'so.db'))
  return checkAll(work, seeded).includes('no store holds every line any more')
}

if (import.meta.main) process.exitCode = await runAlone(killRestore)
