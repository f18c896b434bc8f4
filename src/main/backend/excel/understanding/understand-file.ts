import { DomainError } from '#backend/rpc/domain-error.ts'
import { plainCopy } from '#shared/importing/plain-cell.ts'
import type { PlainCell, PlainWorkbook, WorkbookFormat } from '#shared/importing/plain-workbook.schema.ts'
import { readMessage } from '#shared/importing/message-text.rules.ts'
import { returnedFormRemarks } from '#shared/importing/returned-form.rules.ts'
import { type ReturnedMark, returnedMark, withoutErrorMarks } from '#shared/importing/returned-form-mark.rules.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import type { ImportChoices, Understanding } from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { type MarksReading, readSubmissionMarks } from '#shared/province/submissions-marks.rules.ts'
import type { ReadPort } from '../read-port.ts'

/** A file as it was kept. `bytes` are left out while the workbook may still be held from before. */
export interface KeptFile {
  readonly hash: string
  readonly name: string
  readonly isText: boolean
  readonly bytes?: Uint8Array
}

export interface SheetSummary {
  readonly name: string
  readonly hidden: boolean
  readonly rows: number
  readonly columns: number
}

export interface UnderstoodFile {
  readonly format: WorkbookFormat
  readonly sheets: readonly SheetSummary[]
  /** Cells that hold something, in all sheets. */
  readonly cells: number
  readonly understanding: Understanding
  /** The import whose error workbook this is, come back; null for any other file. */
  readonly returned: ReturnedMark | null
}

interface Held {
  readonly raw: PlainWorkbook
  /** Without what this product added to it. */
  readonly workbook: PlainWorkbook
  readonly returned: ReturnedMark | null
}

/** Cells of these many workbooks together are held: one large file, or many of the usual size. */
const HELD_CELLS = 600_000

/** Reads files and understands them, holding what was read last, so that a changed choice is answered at once. */
export function createFileUnderstanding(reader: Pick<ReadPort, 'readViews'>) {
  const held = new Map<string, Held>()

  /** Null when it is not held and no bytes came along. */
  async function workbookOf({ bytes, ...file }: KeptFile): Promise<Held | null> {
    const { hash } = file
    const known = held.get(hash)
    held.delete(hash)
    const found = known ?? (bytes === undefined ? null : asHeld(await readForeign(reader, file, bytes)))
    if (found === null) return null
    held.set(hash, found)
    for (const oldest of held.keys()) {
      if (held.size === 1 || heldCells(held.values()) <= HELD_CELLS) break
      held.delete(oldest)
    }
    return found
  }

  return {
    /** @throws DomainError `read/…` for a file that is not read */
    async understand(
      file: KeptFile,
      context: UnderstandingContext,
      choices: ImportChoices,
    ): Promise<UnderstoodFile | null> {
      const found = await workbookOf(file)
      if (found === null) return null
      const { workbook, returned } = found
      return {
        returned,
        cells: heldCells([found]),
        format: workbook.format,
        sheets: workbook.sheets.map(summaryOf),
        understanding: understandAny(workbook, context, choices),
      }
    },
    /** Cells of some rows of a sheet, in its order. */
    async cells(file: KeptFile, sheet: number, firstRow: number, rowCount: number): Promise<PlainCell[] | null> {
      const found = await workbookOf(file)
      if (found === null) return null
      const cells = found.workbook.sheets[sheet]?.cells ?? []
      return cells.filter(({ row }) => row >= firstRow && row < firstRow + rowCount).map(plainCopy)
    },
    /** What a file says of itself, where it is a sheet of this product. */
    async marks(file: KeptFile): Promise<MarksReading | null> {
      const found = await workbookOf(file)
      return found === null ? null : readSubmissionMarks(found.workbook)
    },
    /** The whole workbook as it was read, with what this product added to it. */
    async workbook(file: KeptFile): Promise<PlainWorkbook | null> {
      const raw = (await workbookOf(file))?.raw
      if (raw === undefined) return null
      return { ...raw, sheets: raw.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(plainCopy) })) }
    },
  }
}

/** A message is read as text, everything else as a workbook. */
async function readForeign(
  reader: Pick<ReadPort, 'readViews'>,
  { name, isText }: Pick<KeptFile, 'name' | 'isText'>,
  bytes: Uint8Array,
): Promise<PlainWorkbook> {
  if (!isText) return reader.readViews(name, bytes)
  const workbook = readMessage(new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes))
  if (workbook.sheets.every(({ cells }) => cells.length === 0)) throw new DomainError('read/no-cells', { file: name })
  return workbook
}

/** Remarks that an own export tells by itself are not told twice. */
function understandAny(workbook: PlainWorkbook, context: UnderstandingContext, choices: ImportChoices): Understanding {
  const understanding = understand(workbook, context, choices)
  if (understanding.own !== null) return understanding
  return { ...understanding, issues: [...understanding.issues, ...returnedFormRemarks(workbook)] }
}

function asHeld(read: PlainWorkbook): Held {
  return { raw: read, workbook: withoutErrorMarks(read), returned: returnedMark(read) }
}

function summaryOf({ name, hidden, cells }: PlainWorkbook['sheets'][number]): SheetSummary {
  let [rows, columns] = [0, 0]
  for (const cell of cells) {
    if (cell.row > rows) rows = cell.row
    if (cell.column > columns) columns = cell.column
  }
  return { name, hidden, rows, columns }
}

function heldCells(all: Iterable<Held>): number {
  let count = 0
  for (const { workbook } of all) for (const { cells } of workbook.sheets) count += cells.length
  return count
}
