// Reads every file of a folder of real or hostile workbooks, each with a `cli read` process of its own, and reports per
// file the outcome, the time and the peak memory. Nothing of the folder is copied.
//   node tests/reliability/corpus.ts --dir DIR [--only-trouble]
// Ends with 1 for a crash, or a file under 5 MB that takes more than 2 s of processor time or 200 MB; with 3 where there
// is no such folder.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ReadProcess, readInProcess } from './read-process.ts'
import { notHere } from './reliability-test.ts'

interface Reading extends ReadProcess {
  readonly file: string
  readonly bytes: number
}

const SMALL_BYTES = 5 * 1024 * 1024
const MAX_MS = 2000
const MAX_MB = 200

async function run(dir: string, isTroubleOnly: boolean): Promise<number> {
  if (dir === '' || !existsSync(dir)) {
    console.log(notHere(`không có thư mục ${dir === '' ? '(--dir)' : dir}`))
    return 3
  }
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .toSorted()
  const readings: Reading[] = []
  for (const file of files) {
    const reading = { file, bytes: statSync(file).size, ...(await readInProcess(file)) }
    readings.push(reading)
    if (!isTroubleOnly || isTrouble(reading)) console.log(line(reading))
  }
  return report(readings)
}

function isTrouble({ outcome, bytes, cpuMs, peakMb }: Reading): boolean {
  return outcome.startsWith('CRASH') || (bytes < SMALL_BYTES && (cpuMs > MAX_MS || peakMb > MAX_MB))
}

function line({ file, outcome, wallMs, cpuMs, peakMb }: Reading): string {
  const figures = `${String(wallMs).padStart(6)} ms  ${String(cpuMs).padStart(6)} ms CPU  ${String(peakMb).padStart(4)} MB`
  return `${basename(file).padEnd(50)}  ${figures}  ${outcome}`
}

function report(readings: readonly Reading[]): number {
  const troubles = readings.filter(isTrouble)
  const outcomes = new Map<string, number>()
  for (const { outcome } of readings) {
    const kind = outcome.split(/[ ,]/)[0] ?? ''
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1)
  }
  const small = readings.filter(({ bytes }) => bytes < SMALL_BYTES)
  const most = (of: (reading: Reading) => number): number => Math.max(0, ...small.map(of))
  console.log(`\n${[...outcomes].map(([kind, count]) => `${kind} ${count}`).join(', ')}`)
  console.log(
    `under 5 MB: longest ${most((one) => one.wallMs)} ms (${most((one) => one.cpuMs)} ms CPU), peak ${most((one) => one.peakMb)} MB`,
  )
  console.log(`${readings.length} tried / ${troubles.length} failed`)
  return troubles.length > 0 ? 1 : 0
}

const { values } = parseArgs({
  options: { dir: { type: 'string', default: '' }, 'only-trouble': { type: 'boolean', default: false } },
})
process.exitCode = await run(values.dir, values['only-trouble'])
