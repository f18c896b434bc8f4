import { strToU8, zipSync } from 'fflate'
import { readFile } from '#backend/excel/reading/read-file.ts'
import { unpackWorkbook } from '#backend/excel/reading/unpack-workbook.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { type PlainCell, type PlainWorkbook, plainWorkbookSchema } from '#shared/importing/plain-workbook.schema.ts'

/** A file read on this thread; what comes out fits its schema. */
export async function readPlain(name: string, bytes: Uint8Array): Promise<PlainWorkbook> {
  const workbook = await unpackWorkbook(await readFile(name, bytes))
  plainWorkbookSchema.parse(workbook)
  return workbook
}

/** The code of the refusal and what it names; `read` for a file that was read. */
export async function refusalOf(name: string, bytes: Uint8Array): Promise<{ code: string; data?: unknown }> {
  try {
    await readFile(name, bytes)
    return { code: 'read' }
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, data: error.data }
    throw error
  }
}

/** The cells of a sheet by address. */
export function cellsByAddress(workbook: PlainWorkbook, sheet = 0): Map<string, PlainCell> {
  return new Map((workbook.sheets[sheet]?.cells ?? []).map((cell) => [cell.address, cell]))
}

/** Address → value of a sheet. */
export function valuesOf(workbook: PlainWorkbook, sheet = 0): Record<string, PlainCell['value']> {
  return Object.fromEntries((workbook.sheets[sheet]?.cells ?? []).map(({ address, value }) => [address, value]))
}

/** Address → shown text of a sheet. */
export function textsOf(workbook: PlainWorkbook, sheet = 0): Record<string, string> {
  return Object.fromEntries((workbook.sheets[sheet]?.cells ?? []).map(({ address, text }) => [address, text]))
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The parts of a small workbook by hand; `rows` is the inside of `sheetData`, `after` what follows it. */
export function handMadeParts(rows: string, { after = '', workbook = '', styles = '' } = {}): Record<string, string> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  return {
    '_rels/.rels': `<Relationships xmlns="${packageRelations}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Bảng" sheetId="1" r:id="r1"/></sheets>${workbook}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}">${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${styles === '' ? '' : relation('r2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...(styles === '' ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>` }),
  }
}

export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

export function handMade(rows: string, more: { after?: string; workbook?: string; styles?: string } = {}): Uint8Array {
  return zipOf(handMadeParts(rows, more))
}
