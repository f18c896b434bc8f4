/** A district with the files that its communes send. */
import type { Output } from '#shared/contract/contract.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import type { TestBook } from '../support/test-backend.ts'

export const header = 'Đơn vị,CCCD cấp mới,CCCD cấp đổi,CCCD cấp lại,Tổng'

/** A sheet of a day as text with commas. */
export function sheetOf(rows: readonly string[], title = 'BÁO CÁO NGÀY 14/4/2023'): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode([title, header, ...rows].join('\n'))
}

export const usualRows = ['Xã Ea Kly,12,3,0,15', 'Xã Ea Yông,2,3,1,6', 'Xã Hòa Đông,0,1,0,1']

let calls = 0
export const clientId = (): string => `import-test-${String((calls += 1)).padStart(6, '0')}`

export function addFile(book: TestBook, bytes: Uint8Array<ArrayBuffer>, name = 'bao-cao.csv', sender = '') {
  return book.call('importing.addFile', { name, bytes, sender })
}

export function choose(book: TestBook, importId: number, choices: Partial<ImportChoices>) {
  return book.call('importing.setChoices', { importId, choices: { ...noChoices, ...choices } })
}

export function preview(book: TestBook, importId: number): Promise<Output<'importing.getPreview'>> {
  return book.call('importing.getPreview', { importId })
}

/** Commits what the preview shows now. */
export async function commit(book: TestBook, importId: number): Promise<Output<'importing.commitImport'>> {
  const { planHash } = await preview(book, importId)
  return book.call('importing.commitImport', { importId, clientId: clientId(), planHash })
}

/** Adds a sheet and commits it. */
export async function importSheet(book: TestBook, rows: readonly string[], title?: string): Promise<number> {
  const { id } = await addFile(book, sheetOf(rows, title))
  await commit(book, id)
  return id
}

/** What counts of a row's cell on a day. */
export async function figure(book: TestBook, unitCode: string, indicator: string, on: string): Promise<number | null> {
  const { cells } = await book.call('figures.getDay', { on })
  return cells.find((cell) => cell.unitCode === unitCode && cell.indicator === indicator)?.effective ?? null
}
