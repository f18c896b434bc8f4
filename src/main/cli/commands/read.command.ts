import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { createReadPort, type ReadSheets } from '#backend/excel/read-port.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { PlainCell } from '#shared/importing/plain-workbook.schema.ts'
import { readingRefusalTexts } from '#shared/texts/reading-refusals.texts.ts'
import { defineCommand, type Result } from '../command.ts'
import { fileTrouble } from '../file-trouble.ts'
import { printErrorLine } from '../print.ts'

const workerUrl = new URL('../../backend/excel/reading/read-worker.ts', import.meta.url)
const CELLS_PER_PIECE = 2000
const SHOWN_CELLS = 8

export const readCommand = defineCommand({
  name: 'read',
  summary: 'đọc một bảng tính lạ ra các ô, không ghi gì',
  operands: { value: 'FILE' },
  options: {},
  details: `Đọc được .xlsx, .xlsm (không chạy macro), .xls (cả HTML và XML lưu thành .xls), .ods, .csv, .tsv; loại tệp nhận theo nội
dung, không theo tên. Không cần sổ.
JSON: {sheets:[{name, hidden, cells:[{address, type, value, text, formula?, font?, merge?, hidden?}]}]}, chỉ các ô có nội
dung; ngày là NĂM-THÁNG-NGÀY. Tệp không đọc được: {"ok":false,"code","message"} và kết thúc bằng 1.

Ví dụ: read bao-cao-tuan.xls --json`,
  async run({ operands: [path = ''], isJson }): Promise<Result> {
    const port = createReadPort(workerUrl)
    try {
      const read = await port.readSheets(basename(path), await readFile(resolve(path)))
      return isJson ? { json: {}, jsonPieces: jsonPieces(read), text: '' } : { json: {}, text: summary(read) }
    } catch (error) {
      const refused = error instanceof DomainError ? refusalOf(error) : fileTrouble(error)
      if (refused === null) throw error
      printErrorLine(refused.message)
      return { json: { ok: false, code: refused.code, message: refused.message }, text: '', isDone: false }
    } finally {
      await port.close()
    }
  },
})

function refusalOf({ code, data }: DomainError): { code: string; message: string } | null {
  const texts: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = readingRefusalTexts
  const message = Object.hasOwn(texts, code) ? texts[code]?.(asRecord(data)) : undefined
  return message === undefined ? null : { code, message }
}

function asRecord(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

function* jsonPieces({ sheets }: ReadSheets): Generator<string> {
  yield '{"sheets":['
  for (const [index, { name, hidden, cells }] of sheets.entries()) {
    yield `${index === 0 ? '' : ','}{"name":${JSON.stringify(name)},"hidden":${String(hidden)},"cells":[`
    let piece: string[] = []
    let separator = ''
    for (const cell of cells()) {
      piece.push(cellJson(cell))
      if (piece.length < CELLS_PER_PIECE) continue
      yield separator + piece.join(',')
      separator = ','
      piece = []
    }
    yield piece.length === 0 ? ']}' : `${separator}${piece.join(',')}]}`
  }
  yield ']}'
}

function cellJson({ address, type, value, text, formula, font, merge, hidden, comment }: PlainCell): string {
  return JSON.stringify({ address, type, value, text, formula, font, merge, hidden, comment })
}

function summary({ format, sheets }: ReadSheets): string {
  const lines = sheets.flatMap(({ name, hidden, count, cells }) => [
    `${name}${hidden ? ' (ẩn)' : ''}: ${count} ô có nội dung`,
    ...firstCells(cells()).map(({ address, text }) => `  ${address}  ${text.replace(/\s+/g, ' ').slice(0, 80)}`),
  ])
  return [`Loại tệp: ${format}`, ...lines].join('\n')
}

function firstCells(cells: Iterable<PlainCell>): PlainCell[] {
  const first: PlainCell[] = []
  for (const cell of cells) {
    first.push(cell)
    if (first.length === SHOWN_CELLS) break
  }
  return first
}
