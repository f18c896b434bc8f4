/**
 * Workbooks made to hurt a reader: bombs, names that lead elsewhere, ranges over whole sheets, records that make a
 * library run in circles. Each is read by a `cli read` process of its own: refused by name, or read, in 2 s of the
 * processor and 200 MB, prototypes as they were.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostileFiles, type HostileFile } from './hostile-files.ts'
import { type ReadProcess, readInProcess } from './read-process.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const FULL_ROUNDS = 5
const MAX_MS = 2000
const MAX_MB = 200
/** A check runs on any machine beside anything else: it is given more, and the full run measures. */
const CHECK_ALLOWANCE = 3

export const hostileWorkbooks: ReliabilityTest = {
  number: 5,
  name: 'hostile-workbooks',
  title: 'hostile workbooks, rounds of all of them',
  quick: 1,
  full: FULL_ROUNDS,
  run: (size, _seed, tell) => readAll(size, tell),
}

async function readAll(rounds: number, tell: (line: string) => void): Promise<Trial> {
  const dir = mkdtempSync(join(tmpdir(), 'hostile-'))
  const files = hostileFiles()
  const failures: string[] = []
  const allowance = rounds < FULL_ROUNDS ? CHECK_ALLOWANCE : 1
  let [longest, peak] = [0, 0]
  for (let round = 0; round < rounds; round += 1)
    for (const file of files) {
      const path = join(dir, file.name)
      writeFileSync(path, file.bytes)
      const reading = await readInProcess(path)
      longest = Math.max(longest, reading.cpuMs)
      peak = Math.max(peak, reading.peakMb)
      const line = `${file.name}: ${reading.outcome}, ${reading.wallMs} ms, ${reading.cpuMs} ms CPU, ${reading.peakMb} MB`
      tell(line)
      if (!isAsWanted(file, reading, allowance)) failures.push(line)
    }
  rmSync(dir, { recursive: true })
  const honest: HostileFile = { name: 'a.csv', bytes: Buffer.from('a;b'), wanted: /^read\/hostile$/ }
  const control = !isAsWanted(honest, { outcome: 'read, 1 sheets, 2 cells', wallMs: 1, cpuMs: 1, peakMb: 1 }, 1)
  return {
    tried: rounds * files.length,
    failures,
    control: { what: 'an honest file that is not refused', isSeen: control },
    notes: [`${files.length} files; longest ${longest} ms of the processor, peak ${peak} MB`],
  }
}

function isAsWanted({ wanted }: HostileFile, { outcome, cpuMs, peakMb }: ReadProcess, allowance: number): boolean {
  return wanted.test(outcome) && cpuMs <= allowance * MAX_MS && peakMb <= allowance * MAX_MB
}

if (import.meta.main) process.exitCode = await runAlone(hostileWorkbooks)
