/**
 * The power goes while `record` writes: the program runs on a disk of its own, which is stopped without writing anything
 * more at a random moment and mounted again. Every line acknowledged before that moment must then be in the store, what
 * is beyond them must be whole lines, the store must verify, and giving the same file again must record the rest.
 *
 * Lines answered after the cut began do not count: ext4 may tell an fsync that is under way while it is shut down that
 * it succeeded, which no disk without power can.
 *
 * The control is the same program, made to wait less for the disk (WAL with `synchronous=NORMAL`): it must be seen to
 * lose lines that it had acknowledged.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { makeImage, missingLoopDisk, mountDisk } from './loop-disk.ts'
import {
  checkLines,
  checkRetry,
  type Interruption,
  makeEmptyStore,
  randomLines,
  recordUntil,
  writeLines,
} from './recorded-lines.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const lineCount = 150
/** Some cuts come while the program starts; the rest after a random acknowledgement, or while the store is closed. */
const startPercent = 10
const longestStartMs = 700
const longestPauseMs = 12
/**
 * The control is cut as often as the program itself, within limits, and after fewer lines: from about a hundred on the
 * store is written back to its file, which waits for the disk whatever the setting.
 */
const controlCuts = { least: 3, most: 40, lines: 60 } as const
const weakerSync = ['--import', new URL('weaker-sync.ts', import.meta.url).href]

export const powerCut: ReliabilityTest = {
  number: 2,
  name: 'power-cut',
  title: 'a power cut in the middle of `record`',
  quick: 3,
  full: 300,
  missing: missingLoopDisk,
  run: cutPowers,
}

interface Cut {
  readonly acknowledged: number
  readonly problems: readonly string[]
}

async function cutPowers(runs: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-power-'))
  try {
    mkdirSync(join(dir, 'content'))
    await makeEmptyStore(join(dir, 'content', 'so.db'))
    makeImage(join(dir, 'fresh'), join(dir, 'content'))
    const failures: string[] = []
    let acknowledgedLines = 0
    for (let run = 1; run <= runs; run += 1) {
      const { acknowledged, problems } = await cutOnce(dir, random, anyMoment(random))
      acknowledgedLines += acknowledged
      tell(`run ${run}: ${acknowledged} of ${lineCount} lines acknowledged before the cut${toldOf(problems)}`)
      if (problems.length > 0) failures.push(`run ${run}${toldOf(problems)}`)
    }
    const controls = Math.min(Math.max(runs, controlCuts.least), controlCuts.most)
    const lossy = await countLossyControls(dir, random, controls)
    return {
      tried: runs,
      failures,
      control: {
        what: `synchronous=NORMAL lost acknowledged lines in ${lossy} of ${controls} cuts`,
        isSeen: lossy > 0,
      },
      notes: [`${acknowledgedLines} lines acknowledged before ${runs} cuts`],
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function toldOf(problems: readonly string[]): string {
  return problems.length === 0 ? '' : `: ${problems.join('; ')}`
}

async function countLossyControls(dir: string, random: Random, controls: number): Promise<number> {
  let lossy = 0
  for (let run = 1; run <= controls; run += 1) {
    const { problems } = await cutOnce(dir, random, { ...afterLine(random, controlCuts.lines), nodeArgs: weakerSync })
    if (problems.some((problem) => problem.startsWith('acknowledged lines lost'))) lossy += 1
  }
  return lossy
}

type Moment = Omit<Interruption, 'interrupt'>

function anyMoment(random: Random): Moment {
  const isStart = random.isIn(startPercent)
  return isStart ? { after: 0, waitMs: random.between(0, longestStartMs) } : afterLine(random, lineCount)
}

function afterLine(random: Random, last: number): Moment {
  return { after: random.between(1, last), waitMs: random.between(0, longestPauseMs) }
}

async function cutOnce(dir: string, random: Random, moment: Moment): Promise<Cut> {
  const image = join(dir, 'image')
  const file = join(dir, 'lines.ndjson')
  const lines = randomLines(random, lineCount)
  writeLines(file, lines)
  copyFileSync(join(dir, 'fresh'), image)
  const disk = mountDisk(image, join(dir, 'disk'), dir)
  try {
    const dbPath = join(disk.folder, 'so.db')
    const { before, all } = await recordUntil(dbPath, file, { ...moment, interrupt: () => disk.cutPower() })
    disk.powerOn()
    const lost = checkLines(dbPath, lines, before, all)
    const problems = lost.length > 0 ? lost : await checkRetry(dbPath, file, lines)
    return { acknowledged: before.length, problems }
  } finally {
    disk.unmount()
  }
}

if (import.meta.main) process.exitCode = await runAlone(powerCut)
