/**
 * Store files that are cut off, garbled, foreign or newer. Each is opened as a window opens its store: it must be told as
 * what it is with every byte as it was, or open and be found unsound, or hold exactly what the whole one holds.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { StartProblem } from '#shared/startup/startup.contract.ts'
import { sampleCommunes, sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook } from '#tests/support/test-book.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const pageBytes = 4096
const longestMs = 10_000
const days = 8

export const damagedStores: ReliabilityTest = {
  number: 8,
  name: 'damaged-stores',
  title: 'damaged, truncated, newer and foreign store files',
  quick: 80,
  full: 2000,
  run: openDamaged,
}

interface Damage {
  readonly name: string
  /** What the start must say; null where it may also open. */
  readonly expected: StartProblem | null
  readonly spoil: (whole: Buffer, random: Random) => Buffer
}

const damages: readonly Damage[] = [
  {
    name: 'cut at a page',
    expected: 'damaged',
    spoil: (whole, random) => whole.subarray(0, random.between(0, whole.length / pageBytes - 1) * pageBytes),
  },
  {
    name: 'cut anywhere',
    expected: null,
    spoil: (whole, random) => whole.subarray(0, random.between(16, whole.length - 1)),
  },
  { name: 'one bit', expected: null, spoil: (whole, random) => flipped(whole, random, 1) },
  { name: 'many bits', expected: null, spoil: (whole, random) => flipped(whole, random, 200) },
  {
    name: 'a page of zeros',
    expected: null,
    spoil: (whole, random) => {
      const page = random.between(1, whole.length / pageBytes - 1)
      return Buffer.from(whole).fill(0, page * pageBytes, (page + 1) * pageBytes)
    },
  },
  { name: 'foreign', expected: 'foreign', spoil: (whole) => withBytes(whole, 0, Buffer.from('PK\u0003\u0004')) },
  { name: 'another program’s', expected: 'foreign', spoil: (whole) => withBytes(whole, 68, Buffer.from([0, 0, 0, 7])) },
  { name: 'newer', expected: 'newer', spoil: (whole) => withBytes(whole, 60, Buffer.from([0, 0, 0, 99])) },
]

async function openDamaged(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-hong-'))
  try {
    const wholePath = join(dir, 'nguyen.db')
    await makeStore(wholePath)
    const whole = readFileSync(wholePath)
    const content = contentOf(wholePath)
    const random = createRandom(seed)
    const failures: string[] = []
    const outcomes: Record<string, number> = {}
    for (let run = 0; run < size; run += 1) {
      const damage = damages[run % damages.length]
      if (damage === undefined) continue
      const path = join(dir, `${run}.db`)
      writeFileSync(path, damage.spoil(whole, random))
      const { outcome, problem } = await openOne(path, damage, content)
      tell(`${run}: ${damage.name}: ${outcome}`)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (problem !== null) failures.push(`run ${run} (${damage.name}): ${problem}`)
      for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true })
    }
    return {
      tried: size,
      failures,
      control: {
        what: 'a store with one figure changed, compared with the whole one',
        isSeen: seesChange(wholePath, content),
      },
      notes: Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${count}`),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** A closed store with figures of some days, another kind of channel, and a closed day. */
async function makeStore(path: string): Promise<void> {
  const book = openTestBook({ dbPath: path })
  await book.call('settings.applySetup', sampleSetup())
  for (let day = 1; day <= days; day += 1) {
    const on = `2023-04-0${day}`
    const postings = sampleCommunes.flatMap(({ code: unitCode }, index) => [
      { unitCode, indicator: 'CC_NEW', from: on, to: on, value: day * 10 + index },
      { unitCode, indicator: 'EID2_COL', from: on, to: on, value: day + index },
    ])
    await book.call('figures.recordFigures', { clientId: `ngay-${on}`, source: 'typed', postings })
  }
  await book.dispose()
}

async function openOne(
  path: string,
  { expected }: Damage,
  content: Content,
): Promise<{ outcome: string; problem: string | null }> {
  const before = stampOf(path)
  const startedAt = performance.now()
  const book = openTestBook({ dbPath: path, onFailedStart: 'recover', log: silentLog })
  try {
    const state = await book.call('startup.getState', {})
    if (state.status === 'failed') return toldAs(state.problem, expected, stampOf(path) === before)
    const sound = await isFoundSound(book)
    const tookMs = performance.now() - startedAt
    if (expected !== null) return { outcome: 'opened', problem: `opened, not told as ${expected}` }
    if (tookMs > longestMs) return { outcome: 'slow', problem: `took ${Math.round(tookMs)} ms` }
    if (!sound) return { outcome: 'found unsound', problem: null }
    await book.backend.close()
    const differing = differingTables(contentOf(path), content)
    return { outcome: 'sound', problem: differing === '' ? null : `believed although it differs in ${differing}` }
  } finally {
    await book.dispose()
  }
}

function toldAs(problem: StartProblem, expected: StartProblem | null, isUntouched: boolean) {
  const known: readonly StartProblem[] = expected === null ? ['damaged', 'foreign', 'newer'] : [expected]
  const wrong = known.includes(problem) ? null : `told as ${problem}`
  return { outcome: `told as ${problem}`, problem: isUntouched ? wrong : `told as ${problem}, but its bytes changed` }
}

/** Whether the full check believes the store; one that refuses the check as unsound is not believed either. */
async function isFoundSound(book: ReturnType<typeof openTestBook>): Promise<boolean> {
  const reply = await book.backend.dispatch(
    'backup.verifyStore',
    {},
    { transport: 'test', identity: { author: 'x', roles: [] } },
  )
  if (reply.ok) return (reply.value as { ok: boolean }).ok
  if (reply.failure.kind === 'domain') return false
  throw new Error(`the check broke: ${JSON.stringify(reply.failure)}`)
}

const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined }

function stampOf(path: string): string {
  const logs = ['-wal', '-shm'].map((ending) => existsSync(path + ending))
  return `${createHash('sha256').update(readFileSync(path)).digest('hex')} ${statSync(path).mtimeMs} ${logs.join()}`
}

/** The rows of each table, as text. */
type Content = ReadonlyMap<string, string>

/** Everything the ledger and its projections hold. */
function contentOf(path: string): Content {
  const db = new Database(path, { readonly: true })
  try {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
      .pluck()
      .all()
    return new Map(tables.map((table) => [table, JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).raw().all())]))
  } finally {
    db.close()
  }
}

function differingTables(one: Content, other: Content): string {
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((table) => one.get(table) !== other.get(table))
    .join(', ')
}

function seesChange(path: string, content: Content): boolean {
  const db = new Database(path)
  db.exec("UPDATE postings SET value = value + 1 WHERE indicator = 'CC_NEW' AND from_on = '2023-04-01'")
  db.close()
  return differingTables(contentOf(path), content).includes('postings')
}

function flipped(whole: Buffer, random: Random, bits: number): Buffer {
  const bytes = Buffer.from(whole)
  for (let bit = 0; bit < bits; bit += 1) {
    const at = random.between(100, bytes.length - 1)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.between(0, 7)), at)
  }
  return bytes
}

function withBytes(whole: Buffer, at: number, given: Buffer): Buffer {
  const bytes = Buffer.from(whole)
  given.copy(bytes, at)
  return bytes
}

if (import.meta.main) process.exitCode = await runAlone(damagedStores)
