// Reads every file of a folder of real or hostile workbooks, each with a `cli read` process of its own, and reports per
// file the outcome, the time and the peak memory. Nothing of the folder is copied.
//   node tests/reliability/corpus.ts --dir DIR [--only-trouble]
// Ends with 1 for a crash, a file under 5 MB over 2 s or 200 MB; with 3 where there is no such folder.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { cliEntry } from '#tests/support/run-cli.ts'
import { notHere } from './reliability-test.ts'

interface Reading {
  readonly file: string
  readonly bytes: number
  /** `read, 3 sheets, 120 cells`, the code of a refusal, or `CRASH …`. */
  readonly outcome: string
  readonly ms: number
  readonly peakMb: number
}

const SMALL_BYTES = 5 * 1024 * 1024
const MAX_MS = 2000
const MAX_MB = 200
/** Loaded into the process first: it writes its peak memory where it ends. */
const peakWriter = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs'
  process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)))`,
)}`

const { values } = parseArgs({
  options: { dir: { type: 'string' }, 'only-trouble': { type: 'boolean', default: false } },
})

async function run(dir: string): Promise<number> {
  if (dir === '' || !existsSync(dir)) {
    console.log(notHere(`không có thư mục ${dir === '' ? '(--dir)' : dir}`))
    return 3
  }
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .toSorted()
  const work = mkdtempSync(join(tmpdir(), 'corpus-'))
  const readings: Reading[] = []
  for (const file of files) {
    const reading = await readOne(file, work)
    readings.push(reading)
    if (!values['only-trouble'] || isTrouble(reading)) console.log(line(reading))
  }
  rmSync(work, { recursive: true })
  return report(readings)
}

function readOne(file: string, work: string): Promise<Reading> {
  const peakFile = join(work, 'peak')
  const child = spawn(process.execPath, ['--import', peakWriter, cliEntry, 'read', file, '--json'], {
    env: { ...process.env, PEAK_FILE: peakFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
  let errors = ''
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString('utf8')))
  const startedAt = performance.now()
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const ms = Math.round(performance.now() - startedAt)
      const peakMb = Math.round(Number(readFileSync(peakFile, 'utf8')) / 1024)
      const outcome = outcomeOf(code, Buffer.concat(out).toString('utf8'), errors)
      resolve({ file, bytes: statSync(file).size, outcome, ms, peakMb })
    })
  })
}

function outcomeOf(code: number | null, out: string, errors: string): string {
  try {
    const answer = JSON.parse(out) as { ok?: boolean; code?: string; sheets?: { cells: unknown[] }[] }
    if (code === 0 && answer.sheets !== undefined)
      return `read, ${answer.sheets.length} sheets, ${answer.sheets.reduce((sum, { cells }) => sum + cells.length, 0)} cells`
    if (code === 1 && answer.ok === false && answer.code?.startsWith('read/') === true) return answer.code
  } catch {
    // Told below: whatever is not one JSON object is a crash.
  }
  return `CRASH ${code} ${(errors || out).trim().slice(0, 300)}`
}

function isTrouble({ outcome, bytes, ms, peakMb }: Reading): boolean {
  return outcome.startsWith('CRASH') || (bytes < SMALL_BYTES && (ms > MAX_MS || peakMb > MAX_MB))
}

function line({ file, outcome, ms, peakMb }: Reading): string {
  return `${basename(file).padEnd(50)}  ${String(ms).padStart(6)} ms  ${String(peakMb).padStart(4)} MB  ${outcome}`
}

function report(readings: readonly Reading[]): number {
  const troubles = readings.filter(isTrouble)
  const outcomes = new Map<string, number>()
  for (const { outcome } of readings) {
    const kind = outcome.split(/[ ,]/)[0] ?? ''
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1)
  }
  const small = readings.filter(({ bytes }) => bytes < SMALL_BYTES)
  console.log(`\n${[...outcomes].map(([kind, count]) => `${kind} ${count}`).join(', ')}`)
  console.log(
    `under 5 MB: longest ${Math.max(0, ...small.map(({ ms }) => ms))} ms, peak ${Math.max(0, ...small.map(({ peakMb }) => peakMb))} MB`,
  )
  console.log(`${readings.length} tried / ${troubles.length} failed`)
  return troubles.length > 0 ? 1 : 0
}

process.exitCode = await run(values.dir ?? '')
