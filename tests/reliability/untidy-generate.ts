import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { dressDecomposed, dressFonts, dressNames, dressNumbers } from './untidy-dress.ts'
import { cellFaults, type FaultMaker } from './untidy-faults-cells.ts'
import { columnFaults } from './untidy-faults-columns.ts'
import { dayFaults } from './untidy-faults-days.ts'
import { rowFaults } from './untidy-faults-rows.ts'
import type { UntidyFormat, UntidyWorkbook } from './untidy-model.ts'
import { longShapes } from './untidy-shapes-long.ts'
import { severalShapes } from './untidy-shapes-several.ts'
import { singleShapes } from './untidy-shapes-single.ts'
import { trickyShapes } from './untidy-shapes-tricky.ts'
import { turn } from './untidy-turn.ts'
import { writeUntidyOds } from './untidy-write-ods.ts'
import { csvEncodings, writeUntidyCsv, writeUntidyHtml } from './untidy-write-text.ts'
import { writeUntidyXls } from './untidy-write-xls.ts'
import { writeUntidyXlsx } from './untidy-write-xlsx.ts'
import { writeUntidyXml } from './untidy-write-xml.ts'

export const shapes = { ...singleShapes, ...severalShapes, ...trickyShapes, ...longShapes }
export const faults: Readonly<Record<string, FaultMaker>> = {
  ...cellFaults,
  ...rowFaults,
  ...columnFaults,
  ...dayFaults,
}

export interface Generated {
  readonly workbook: UntidyWorkbook
  /** Name of the fault, or `none`. */
  readonly fault: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** What names it again: the number it was made from. */
  readonly seed: number
}

export interface Wanted {
  readonly shape?: string
  readonly fault?: string
  readonly format?: UntidyFormat
}

const mostTries = 400

/** The workbook of a seed: the same seed gives the same bytes. */
export async function generateUntidy(seed: number, wanted: Wanted = {}): Promise<Generated> {
  const random = createRandom(seed)
  let fault = wanted.fault ?? pickFault(random)
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const name = wanted.shape ?? pick(random, Object.keys(shapes))
    const shape = shapes[name]
    if (shape === undefined) throw new Error(`no shape ${name}`)
    const workbook = shape(random)
    workbook.format = wanted.format ?? formatFor(workbook, random)
    dress(workbook, random)
    if (wanted.fault === undefined && attempt % 40 === 39) fault = pickFault(random)
    const make = faults[fault]
    if (fault !== 'none' && make === undefined) throw new Error(`no fault ${fault}`)
    if (workbook.truth.figures.length === 0 || make?.(workbook, random) === false) continue
    turn(workbook)
    dressFonts(workbook, random)
    return { workbook, fault, seed, ...(await written(workbook, random)) }
  }
  throw new Error(`seed ${seed}: no workbook has a place for ${fault}`)
}

/** Nearly a third are in order. */
function pickFault(random: Random): string {
  return random.isIn(30) ? 'none' : pick(random, Object.keys(faults))
}

function dress(workbook: UntidyWorkbook, random: Random): void {
  dressNames(workbook, random)
  dressNumbers(workbook, random)
  dressDecomposed(workbook, random)
}

/** Formats that can hold the workbook; xlsx is what most people send. */
function formatFor({ sheets, shape }: UntidyWorkbook, random: Random): UntidyFormat {
  const single: readonly UntidyFormat[] = sheets.length === 1 && shape !== 'hidden-rows' ? ['csv', 'html', 'xls'] : []
  const several: readonly UntidyFormat[] = shape === 'hidden-rows' ? [] : ['xls']
  return pick(random, ['xlsx', 'xlsx', 'xlsx', 'ods', 'xml-2003', ...several, ...single])
}

async function written(workbook: UntidyWorkbook, random: Random): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { fileName } = workbook
  switch (workbook.format) {
    case 'xlsx':
      return { fileName: `${fileName}.xlsx`, bytes: await writeUntidyXlsx(workbook) }
    case 'xls':
      return { fileName: `${fileName}.xls`, bytes: writeUntidyXls(workbook) }
    case 'ods':
      return { fileName: `${fileName}.ods`, bytes: writeUntidyOds(workbook) }
    case 'html':
      return { fileName: `${fileName}.xls`, bytes: writeUntidyHtml(workbook) }
    case 'xml-2003':
      return { fileName: `${fileName}.xls`, bytes: writeUntidyXml(workbook) }
    case 'csv': {
      const hasOldFonts = workbook.dress.some((one) => /tcvn3|vni/.test(one))
      const encoding = pick(random, hasOldFonts ? csvEncodings.slice(0, 3) : csvEncodings)
      const separator = pick(random, [',', ';', '\t'] as const)
      workbook.dress.push(`${encoding} ${separator === '\t' ? 'tab' : separator}`)
      return { fileName: `${fileName}.csv`, bytes: writeUntidyCsv(workbook, { separator, encoding }) }
    }
  }
}
