/**
 * Lets LibreOffice recalculate exported workbooks and compares every cell of the sheet: nothing may change, nothing may
 * be an error. Without files the sheets of sample books are tried, one book for each seed.
 *
 *   node tests/reliability/recalculate.ts [BM01-….xlsx …]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { hasLibreOffice, notHere, saveWithLibreOffice } from '#tests/backend/excel/oracles.ts'
import { type ReadCell, readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export { hasLibreOffice, notHere }

export const recalculatedSheets: ReliabilityTest = {
  number: 3,
  name: 'recalculate',
  title: 'sheets of sample books recalculated by LibreOffice',
  quick: 1,
  full: 20,
  missing: () => (hasLibreOffice ? null : 'thiếu LibreOffice'),
  run: recalculateSamples,
}

export interface Recalculation {
  readonly cells: number
  readonly formulas: number
  /** `F13: 51 → 52`, one for each cell that is not what it was. */
  readonly changes: readonly string[]
  /** Cells that show an error, before or after. */
  readonly errors: readonly string[]
}

/** Compares the first sheet of a workbook with itself after LibreOffice has calculated every formula anew. */
export async function recalculate(bytes: Uint8Array): Promise<Recalculation> {
  const before = readCells(readParts(bytes), 1)
  const after = readCells(readParts(await saveWithLibreOffice(bytes)), 1)
  const addresses = [...new Set([...before.keys(), ...after.keys()])]
  return {
    cells: before.size,
    formulas: [...before.values()].filter((cell) => cell.formula !== undefined).length,
    changes: addresses.flatMap((at) => {
      const [ours, theirs] = [valueAt(before, at), valueAt(after, at)]
      return ours === theirs ? [] : [`${at}: ${String(ours)} → ${String(theirs)}`]
    }),
    errors: addresses.filter((at) => isError(valueAt(before, at)) || isError(valueAt(after, at))),
  }
}

/** The same workbook with the cached result of one formula off by one: the control. */
export function withWrongResult(bytes: Uint8Array): Uint8Array {
  const path = 'xl/worksheets/sheet1.xml'
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts[path] ?? new Uint8Array())
  const wrong = xml.replace(
    /(<f>[^<]*<\/f><v>)([\d.]+)(<\/v>)/,
    (_, start: string, value: string, end: string) => `${start}${Number(value) + 1}${end}`,
  )
  if (wrong === xml) throw new Error('no formula with a number as its result')
  return zipSync({ ...parts, [path]: strToU8(wrong) })
}

function valueAt(cells: ReadonlyMap<string, ReadCell>, at: string): ReadCell['value'] {
  return cells.get(at)?.value ?? null
}

function isError(value: ReadCell['value']): boolean {
  return Number.isNaN(value) || (typeof value === 'string' && /^#(REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL)/.test(value))
}

async function recalculateSamples(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-sheets-'))
  try {
    const paths: string[] = []
    for (let book = seed; book < seed + size; book += 1) {
      const out = join(dir, String(book))
      const { code, stderr } = await runCli(['demo', '--out', out, '--seed', String(book)])
      if (code !== 0) throw new Error(stderr)
      const names = readdirSync(out).filter((name) => name.endsWith('.xlsx'))
      paths.push(...names.map((name) => join(out, name)))
    }
    return await recalculateFiles(paths, tell)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function recalculateFiles(paths: readonly string[], tell: (line: string) => void): Promise<Trial> {
  const failures: string[] = []
  let formulaCount = 0
  for (const path of paths) {
    const { cells, formulas, changes, errors } = await recalculate(readFileSync(path))
    formulaCount += formulas
    tell(`${path}: ${cells} cells, ${formulas} formulas, ${changes.length} changed, ${errors.length} errors`)
    const wrong = [...changes, ...errors]
    if (wrong.length > 0) failures.push(`${path}: ${wrong.slice(0, 20).join(', ')}`)
  }
  const control = await recalculate(withWrongResult(readFileSync(paths[0] ?? '')))
  return {
    tried: paths.length,
    failures,
    control: { what: 'one cached result off by one', isSeen: control.changes.length === 1 },
    notes: [`${formulaCount} formulas`],
  }
}

if (import.meta.main) {
  const files = process.argv.slice(2).filter((argument) => argument.endsWith('.xlsx'))
  const given: ReliabilityTest = { ...recalculatedSheets, run: (_size, _seed, tell) => recalculateFiles(files, tell) }
  process.exitCode = files.length === 0 ? await runAlone(recalculatedSheets) : await runAlone(given, [])
}
