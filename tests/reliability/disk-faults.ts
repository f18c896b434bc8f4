/**
 * The disk fails or is full, or the program is killed, at every call that changes the disk, one run for each: while a
 * store is made, recorded in, closed, backed up, restored, exported from and brought to a newer schema. Every run must
 * end with what was done or a refusal in words (unless it was killed), nothing half-written under a final name,
 * everything acknowledged still there and the store sound; the same command given again on a sound disk must be done.
 *
 * The control copies a sheet straight to its final name, as no command does: it must be seen to leave half of it.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { availableParallelism, constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CliResult, cliEntry, runCli, runScript } from '#tests/support/run-cli.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { compileC, missingCompiler } from './compiled-c.ts'
import {
  checkSheet,
  checkStores,
  exportArgs,
  type FaultOperation,
  leftovers,
  makeKept,
  operations,
  type Place,
} from './fault-operations.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const carelessSave = join(import.meta.dirname, 'careless-save.ts')

export const diskFaults: ReliabilityTest = {
  number: 7,
  name: 'disk-faults',
  title: 'an I/O error, a full disk or a kill at every call that changes the disk',
  quick: 6,
  full: 1_000_000,
  missing: missingShim,
  run: failDisks,
}

const { EIO, ENOSPC } = constants.errno
/** Ways to fail: once, for good, by having no room, and by the end of the program (which the shim takes 0 for). */
const modes = [
  { name: 'EIO once', error: EIO, stays: false, kills: false },
  { name: 'EIO from then on', error: EIO, stays: true, kills: false },
  { name: 'ENOSPC from then on', error: ENOSPC, stays: true, kills: false },
  { name: 'killed', error: 0, stays: true, kills: true },
] as const

interface Fault {
  readonly operation: FaultOperation
  readonly mode: (typeof modes)[number]
  /** The call that fails, counted from 1 among those the mode can fail, and what it is: `fsync so.db-wal`. */
  readonly at: number
  readonly call: string
}

interface Bench extends Place {
  readonly shim: string
  readonly log: string
}

function missingShim(): string | null {
  return process.platform === 'linux' ? missingCompiler() : 'cần Linux'
}

async function failDisks(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'so-can-cuoc-fault-')))
  try {
    mkdirSync(join(dir, 'kept'))
    compileC('fault-shim.c', join(dir, 'shim.so'), ['-shared', '-fPIC'])
    await makeKept(join(dir, 'kept'))
    const bench = benchIn(dir, 0)
    const benches = Array.from({ length: availableParallelism() }, (_, index) => benchIn(dir, index))
    const faults: Fault[] = []
    for (const operation of operations) faults.push(...(await faultsOf(bench, operation)))
    const chosen = sampleOf(faults, size, createRandom(seed))
    tell(`${faults.length} ways to fail, ${chosen.length} of them tried`)
    const waiting = [...chosen]
    const failures = await Promise.all(benches.map((one) => failAll(one, waiting, tell)))
    return {
      tried: chosen.length,
      failures: failures.flat().toSorted(),
      control: { what: 'a sheet copied straight to its final name', isSeen: await seesHalfSheet(bench) },
      notes: [`${faults.length} ways to fail in ${operations.length} commands, ${chosen.length} tried`],
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function benchIn(dir: string, index: number): Bench {
  return {
    kept: join(dir, 'kept'),
    work: join(dir, `work-${index}`),
    shim: join(dir, 'shim.so'),
    log: join(dir, `log-${index}`),
  }
}

/** Takes fault after fault from those waiting until none is left; answers what went wrong. */
async function failAll(bench: Bench, waiting: Fault[], tell: (line: string) => void): Promise<string[]> {
  const failures: string[] = []
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    const problems = await failOnce(bench, fault)
    const place = `${fault.operation.name}, ${fault.mode.name} at call ${fault.at} (${fault.call})`
    if (problems.length > 0) failures.push(`${place}: ${problems.join('; ')}`)
    tell(`${place}: ${problems.length === 0 ? 'sound' : problems.join('; ')}`)
  }
  return failures
}

/** One fault for each call and mode of a command, found by a run in which nothing fails. */
async function faultsOf(bench: Bench, operation: FaultOperation): Promise<Fault[]> {
  prepare(bench, operation.needs)
  const { code, stderr } = await runWatched(bench, cliEntry, operation.args(bench.work))
  if (code !== 0) throw new Error(`${operation.name}: ${stderr}`)
  const calls = callsIn(bench.log)
  return modes.flatMap((mode) =>
    calls
      .filter((call) => mode.error !== ENOSPC || call.needsRoom)
      .map(({ text }, index) => ({ operation, mode, at: index + 1, call: text })),
  )
}

async function failOnce(bench: Bench, { operation, mode, at, call }: Fault): Promise<string[]> {
  prepare(bench, operation.needs)
  const result = await runWatched(bench, cliEntry, operation.args(bench.work), { mode, at })
  const problems = [...(mode.kills ? [] : wordProblems(result)), ...operation.check(bench, result)]
  const left = leftovers(bench.work)
  if (!mode.stays && !call.startsWith('unlink') && left.length > 0) problems.push(`left over: ${left.join(', ')}`)
  problems.push(...(await checkStores(bench, operation.needs)))
  const again = await runCli(operation.args(bench.work))
  if (again.code !== 0 && !isDoneBefore(again)) problems.push(`refused when given again: ${again.stderr.trim()}`)
  return problems
}

/** What is wrong with the way a command ended: it must be by itself, done or refused in words. */
function wordProblems({ code, stdout, stderr }: CliResult): string[] {
  if (code !== 0 && code !== 1) return [`ended with ${code}: ${stderr.trim().slice(-300)}`]
  const words = `${stdout}\n${stderr}`
  return [
    ...(/^\s+at /m.test(words) || /unexpected|ngoài dự kiến/.test(words) ? [`unexpected: ${firstError(stderr)}`] : []),
    ...(code === 1 && words.trim() === '' ? ['refused without a word'] : []),
  ]
}

function firstError(stderr: string): string {
  return stderr.split('\n').find((line) => /Error/.test(line)) ?? stderr.trim().slice(0, 200)
}

/** A day that was closed although its closing could not be told. */
function isDoneBefore({ stderr }: CliResult): boolean {
  return /đã chốt/.test(stderr)
}

/** Copies straight to the final name, failing at every call; true when a half sheet was seen. */
async function seesHalfSheet(bench: Bench): Promise<boolean> {
  prepare(bench, ['so.db', 'sheet.xlsx'])
  const fresh = join(bench.kept, 'fresh.xlsx')
  await runCli([...exportArgs(bench.work).slice(0, -1), fresh])
  for (const at of [1, 2, 3, 4]) {
    prepare(bench, ['sheet.xlsx'])
    const args = [fresh, join(bench.work, 'sheet.xlsx')]
    const { code } = await runWatched(bench, carelessSave, args, { mode: modes[1], at })
    if (checkSheet(bench, { code }).length > 0) return true
  }
  return false
}

function prepare({ kept, work }: Place, needs: readonly string[]): void {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
  for (const name of needs) copyFileSync(join(kept, name), join(work, name))
}

function runWatched(
  { shim, work, log }: Bench,
  script: string,
  args: readonly string[],
  fault?: Pick<Fault, 'mode' | 'at'>,
): Promise<CliResult> {
  rmSync(log, { force: true })
  return runScript(script, args, {
    env: {
      LD_PRELOAD: shim,
      FAULT_UNDER: work,
      FAULT_LOG: log,
      FAULT_AT: String(fault?.at ?? 0),
      FAULT_ERRNO: String(fault?.mode.error ?? EIO),
      FAULT_STAYS: fault?.mode.stays === true ? '1' : '0',
    },
  })
}

/** The calls of a run that was watched: `fsync so.db-wal`, and whether each needs room on the disk. */
function callsIn(log: string): { text: string; needsRoom: boolean }[] {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return lines.map((line) => {
    const [, name = '', file = '', room] = line.split(' ')
    return { text: `${name} ${file}`, needsRoom: room === 'room' }
  })
}

/** So many of them in random order, or all. */
function sampleOf(faults: readonly Fault[], size: number, random: Random): Fault[] {
  const order = faults.map((fault) => ({ fault, key: random.between(0, 1_000_000_000) }))
  return order
    .toSorted((a, b) => a.key - b.key)
    .slice(0, size)
    .map(({ fault }) => fault)
}

if (import.meta.main) process.exitCode = await runAlone(diskFaults)
