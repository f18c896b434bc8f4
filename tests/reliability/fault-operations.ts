/** The work that disk faults interrupt: what each command needs, and what must be true after it failed or not. */
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openReadOnly } from '#backend/db/open-store.ts'
import { readParts } from '#tests/backend/excel/read-package.ts'
import { type CliResult, runCli } from '#tests/support/run-cli.ts'
import { projectDir } from '#tests/support/test-book.ts'
import { createRandom } from '../../src/main/cli/sample/seeded-random.ts'
import {
  acknowledgedLines,
  checkLines,
  type FigureLine,
  makeEmptyStore,
  randomLines,
  writeLines,
} from './recorded-lines.ts'

const baseLines = 6
const lines = randomLines(createRandom(7), 10)
const standing = lines.slice(0, baseLines)
const added = lines.slice(baseLines)
const oldStore = join(projectDir, 'tests/fixtures/store-version-1')

/** Files that stay the same for all runs, and the folder in which a command runs. */
export interface Place {
  readonly kept: string
  readonly work: string
}

export interface FaultOperation {
  readonly name: string
  /** Files of `kept` that the folder starts with. */
  readonly needs: readonly string[]
  args(work: string): string[]
  /** What is wrong after the command ended by itself, done or refused. */
  check(place: Place, result: CliResult): string[]
}

/** Makes the files that the operations start from. */
export async function makeKept(kept: string): Promise<void> {
  const at = (name: string): string => join(kept, name)
  const done = async (...args: string[]): Promise<void> => {
    const { code, stderr, stdout } = await runCli(args)
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`)
  }
  writeLines(at('standing.ndjson'), standing)
  writeLines(at('added.ndjson'), added)
  await makeEmptyStore(at('so.db'))
  await done('record', '--db', at('so.db'), '--file', at('standing.ndjson'))
  copyFileSync(at('so.db'), at('backup.db'))
  await done('record', '--db', at('backup.db'), '--file', at('added.ndjson'))
  await done('export', '--db', at('so.db'), '--form', 'BM01', '--date', '2023-04-02', '--out', at('sheet.xlsx'))
  writeFileSync(at('old.db'), gunzipSync(readFileSync(`${oldStore}.db.gz`)))
}

export const operations: readonly FaultOperation[] = [
  {
    name: 'init',
    needs: [],
    args: (work) => ['init', '--db', join(work, 'so.db'), '--preset', 'huyen', '--unit', '654', '--from', '2023-04-01'],
    check: ({ work }, { code }) => (code === 0 && !existsSync(join(work, 'so.db')) ? ['done without a store'] : []),
  },
  {
    name: 'record',
    needs: ['so.db', 'added.ndjson'],
    args: (work) => ['record', '--db', join(work, 'so.db'), '--file', join(work, 'added.ndjson')],
    check: ({ work }, { code, stdout }) => {
      const acknowledged = acknowledgedLines(stdout)
      return [
        ...checkLines(join(work, 'so.db'), added, acknowledged, [added.length]),
        ...(code === 0 && acknowledged.length < added.length ? ['done with lines unanswered'] : []),
      ]
    },
  },
  {
    name: 'close',
    needs: ['so.db'],
    args: (work) => ['close', '--db', join(work, 'so.db'), '--date', '2023-04-01', '--reason', 'số thử'],
    check: ({ work }, { code }) =>
      code === 0 && !isClosed(join(work, 'so.db'), '2023-04-01') ? ['done, and the day is open'] : [],
  },
  {
    name: 'backup',
    needs: ['so.db'],
    args: (work) => ['backup', '--db', join(work, 'so.db'), '--out', join(work, 'backups')],
    check: ({ work }, { code }) =>
      code === 0 && storesIn(join(work, 'backups')).length !== 1 ? ['done without a backup'] : [],
  },
  {
    name: 'restore',
    needs: ['so.db', 'backup.db'],
    args: (work) => ['restore', '--db', join(work, 'so.db'), '--from', join(work, 'backup.db')],
    check: ({ kept, work }, { code }) => [
      ...(code === 0 ? checkLines(join(work, 'so.db'), lines, allOf(lines)) : []),
      ...(code === 0 && storesIn(work).length !== 3 ? ['the store before it was not kept'] : []),
      ...(sameBytes(join(kept, 'backup.db'), join(work, 'backup.db')) ? [] : ['the backup was written to']),
    ],
  },
  {
    name: 'export',
    needs: ['so.db', 'sheet.xlsx'],
    args: (work) => exportArgs(work),
    check: checkSheet,
  },
  {
    name: 'open an older store',
    needs: ['old.db'],
    args: (work) => ['verify', '--db', join(work, 'old.db')],
    check: ({ work }) => {
      const recorded = readFileSync(`${oldStore}.ndjson`, 'utf8').trim().split('\n')
      const figures = recorded.map((line) => JSON.parse(line) as FigureLine)
      const copies = storesIn(join(work, 'sao-luu'))
      return [
        ...checkLines(join(work, 'old.db'), figures, allOf(figures)),
        ...copies.flatMap((copy) => (isWhole(copy) ? [] : [`half a copy under its final name: ${basename(copy)}`])),
      ]
    },
  },
]

export function exportArgs(work: string): string[] {
  return [
    'export',
    '--db',
    join(work, 'so.db'),
    '--form',
    'BM01',
    '--date',
    '2023-04-01',
    '--out',
    join(work, 'sheet.xlsx'),
  ]
}

/** The sheet is the old one to the byte, or a new one that can be read. */
export function checkSheet({ kept, work }: Place, { code }: Pick<CliResult, 'code'>): string[] {
  const path = join(work, 'sheet.xlsx')
  if (!existsSync(path)) return ['the old sheet is gone']
  const isOld = sameBytes(join(kept, 'sheet.xlsx'), path)
  if (isOld) return code === 0 ? ['done with the old sheet in its place'] : []
  try {
    readParts(readFileSync(path))
    return []
  } catch {
    return ['half a sheet under its final name']
  }
}

/** Every store under its final name is whole, and the one at work has what stood in it before. */
export async function checkStores({ work }: Place, needs: readonly string[]): Promise<string[]> {
  const problems: string[] = []
  if (needs.includes('so.db') && !existsSync(join(work, 'so.db'))) return ['the store is gone']
  for (const path of [...storesIn(work), ...storesIn(join(work, 'backups'))]) {
    const { code, stdout, stderr } = await runCli(['verify', '--db', path])
    if (code !== 0) problems.push(`${path.slice(work.length + 1)} does not verify: ${stdout}${stderr}`)
  }
  if (problems.length === 0 && needs.includes('so.db'))
    problems.push(...checkLines(join(work, 'so.db'), standing, allOf(standing)))
  return problems
}

/** Files that nobody will look for again: temporary ones that were left. */
export function leftovers(work: string): string[] {
  const isKnown = /^(so|old|backup)\.db(\.khoa)?(-wal|-shm|-journal)?$|\.(db|xlsx|ndjson)$|^(backups|sao-luu)$/
  const names = [work, join(work, 'backups')].flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []))
  return names.filter((name) => !isKnown.test(name))
}

function storesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names
    .filter((name) => name.endsWith('.db') && statSync(join(folder, name)).isFile())
    .map((name) => join(folder, name))
}

function isClosed(path: string, day: string): boolean {
  const db = openReadOnly(path)
  try {
    return db.prepare("SELECT 1 FROM day_events WHERE day_on = ? AND action = 'close'").get(day) !== undefined
  } finally {
    db.close()
  }
}

/** The copy that is kept before a store is brought to a newer schema. */
function isWhole(path: string): boolean {
  const db = openReadOnly(path)
  try {
    return db.pragma('integrity_check', { simple: true }) === 'ok' && db.pragma('user_version', { simple: true }) === 1
  } catch {
    return false
  } finally {
    db.close()
  }
}

function sameBytes(a: string, b: string): boolean {
  return readFileSync(a).equals(readFileSync(b))
}

function allOf(all: readonly unknown[]): number[] {
  return all.map((_, index) => index + 1)
}
