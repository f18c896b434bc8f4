import { markText, type ReturnedMark, withoutErrorMarks } from '#shared/importing/returned-form-mark.rules.ts'
import type { PlainCell, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { type ErrorFinding, findingLines, markedCells } from './error-workbook-findings.ts'
import { listCells } from './error-workbook-list.ts'
import { patchWorkbook } from './error-workbook-patch.ts'
import { redrawWorkbook } from './error-workbook-redrawn.ts'
import { readFile } from './reading/read-file.ts'
import { unpackWorkbook } from './reading/unpack-workbook.ts'

export interface ErrorWorkbookInput {
  /** The file as it was sent, and as it was read. */
  readonly bytes: Uint8Array
  readonly workbook: PlainWorkbook
  readonly fileName: string
  readonly findings: readonly ErrorFinding[]
  readonly mark: ReturnedMark
}

export interface ErrorWorkbook {
  /** An `.xlsx` package, or `.xlsm` where the original is one. */
  readonly bytes: Uint8Array
  /** How many cells are coloured. */
  readonly cells: number
  /** `patched`: the sender's own file with additions; `redrawn`: a new one that looks the same. */
  readonly how: 'patched' | 'redrawn'
}

/**
 * The sender's own file with coloured cells, a remark on each, and a list of what to mend. A package is added to in
 * place; where that fails, or another value is read from it afterwards, and for every other format, the file is drawn
 * anew from its cells.
 */
export async function writeErrorWorkbook(input: ErrorWorkbookInput): Promise<ErrorWorkbook> {
  const { bytes, workbook, fileName, findings, mark } = input
  const additions = {
    marked: markedCells(workbook, findings),
    list: listCells(fileName, findingLines(workbook, findings)),
    mark: markText(mark),
  }
  const cells = additions.marked.length
  if (workbook.format === 'xlsx' || workbook.format === 'xlsm') {
    const patched = await triedPatch(() => {
      const names = workbook.sheets.map(({ name }) => name)
      return patchWorkbook(bytes, names, additions)
    }, workbook)
    if (patched !== null) return { bytes: patched, cells, how: 'patched' }
  }
  return { bytes: await redrawWorkbook(workbook, additions), cells, how: 'redrawn' }
}

/** Null when the patch failed or changed what is read. */
async function triedPatch(patch: () => Uint8Array, workbook: PlainWorkbook): Promise<Uint8Array | null> {
  try {
    const patched = patch()
    const read = withoutErrorMarks(await unpackWorkbook(await readFile(`sua.${workbook.format}`, patched)))
    return sameCells(read, withoutErrorMarks(workbook)) ? patched : null
  } catch {
    return null
  }
}

/** Whether two readings have the same cells; remarks and formats do not count. */
export function sameCells(a: PlainWorkbook, b: PlainWorkbook): boolean {
  return (
    a.sheets.length === b.sheets.length &&
    a.sheets.every((sheet, index) => sheetText(sheet) === sheetText(b.sheets[index]))
  )
}

function sheetText(sheet: { name: string; hidden: boolean; cells: readonly PlainCell[] } | undefined): string {
  if (sheet === undefined) return ''
  const cells = sheet.cells.map(({ address, type, value, text, formula, font, merge, hidden }) => [
    address,
    type,
    value,
    text,
    formula,
    font,
    merge,
    hidden,
  ])
  return JSON.stringify([sheet.name, sheet.hidden, cells])
}
