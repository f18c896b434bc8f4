/**
 * Lets LibreOffice recalculate exported workbooks and compares every cell of the sheet: nothing may change, nothing may
 * be an error.
 *
 *   node tests/reliability/recalculate.ts BM01-….xlsx [more.xlsx …]
 *
 * Prints per file how many cells and formulas were compared, and that the control (one cached result off by one) was
 * seen. Where LibreOffice is missing it says so and ends with 3.
 */
import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { hasLibreOffice, notHere, saveWithLibreOffice } from '#tests/backend/excel/oracles.ts'
import { type ReadCell, readCells, readParts } from '#tests/backend/excel/read-package.ts'

export { hasLibreOffice, notHere }

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

if (import.meta.main) process.exitCode = hasLibreOffice ? await recalculateFiles(process.argv.slice(2)) : missing()

function missing(): number {
  notHere('LibreOffice')
  return 3
}

async function recalculateFiles(paths: readonly string[]): Promise<number> {
  let isRight = paths.length > 0
  for (const path of paths) {
    const bytes = readFileSync(path)
    const { cells, formulas, changes, errors } = await recalculate(bytes)
    console.log(`${path}: ${cells} cells, ${formulas} formulas, ${changes.length} changed, ${errors.length} errors`)
    for (const change of changes.slice(0, 20)) console.log(`  ${change}`)
    const control = await recalculate(withWrongResult(bytes))
    console.log(`  control (one cached result off by one): ${control.changes.length === 1 ? 'seen' : 'NOT SEEN'}`)
    isRight &&= changes.length === 0 && errors.length === 0 && control.changes.length === 1
  }
  return isRight ? 0 : 1
}
