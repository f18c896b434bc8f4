/**
 * What an error workbook carries, so that it is known when it comes back corrected: the import it belongs to, a sheet
 * that lists what to mend, and remarks on cells. None of it is the sender's, and none of it is read as figures.
 */
import { plainCopy } from './plain-cell.ts'
import type { PlainCell, PlainSheet, PlainWorkbook } from './plain-workbook.schema.ts'

export const ERROR_LIST_SHEET = 'Lỗi cần sửa'
export const ERROR_MARK_SHEET = '_sua_loi'
export const ERROR_MARK_NAME = 'SO_CAN_CUOC_SUA_LOI'
/** Begins every remark this product puts on a cell of somebody else's file. */
export const ERROR_REMARK = 'Sổ Căn Cước – cần sửa:'

/** What stays of such a remark once its cell is right. */
export const MENDED_REMARK = 'Sổ Căn Cước: đã sửa.'

export interface ReturnedMark {
  readonly importId: number
  /** SHA-256 of the file as it was first sent, hex. */
  readonly hash: string
}

const MARK = /^(\d{1,15})\/([0-9a-f]{64})$/

export function markText({ importId, hash }: ReturnedMark): string {
  return `${importId}/${hash}`
}

/** The import whose error workbook this is, by whichever of its two marks survived; null for any other file. */
export function returnedMark({ textNames, sheets }: PlainWorkbook): ReturnedMark | null {
  const names = new Map(Object.entries(textNames).map(([name, text]) => [name.toUpperCase(), text]))
  const sheet = sheets.find(({ name }) => name === ERROR_MARK_SHEET)
  const first = sheet?.cells.find(({ row, column }) => row === 1 && column === 1)
  const texts = [names.get(ERROR_MARK_NAME) ?? '', typeof first?.value === 'string' ? first.value : '']
  for (const text of texts) {
    const [, importId = '', hash = ''] = MARK.exec(text.trim()) ?? []
    if (hash !== '') return { importId: Number(importId), hash }
  }
  return null
}

/** The sender's part of an error workbook alone; any other workbook as it is. */
export function withoutErrorMarks(workbook: PlainWorkbook): PlainWorkbook {
  const isOurs = ({ name }: PlainSheet): boolean => name === ERROR_LIST_SHEET || name === ERROR_MARK_SHEET
  if (returnedMark(workbook) === null) return workbook
  const sheets = workbook.sheets.filter((sheet) => !isOurs(sheet))
  return {
    ...workbook,
    sheets: sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(withoutRemark) })),
  }
}

function withoutRemark(cell: PlainCell): PlainCell {
  if (cell.comment === undefined) return cell
  const { comment = '', ...rest } = plainCopy(cell)
  const at = comment.indexOf(ERROR_REMARK)
  const kept = (at < 0 ? comment : comment.slice(0, at)).trim()
  if (at < 0 && kept !== MENDED_REMARK) return cell
  return kept === '' || kept === MENDED_REMARK ? rest : { ...rest, comment: kept }
}
