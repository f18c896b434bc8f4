/** Workbooks as colleagues send them, made for the tests of the window. */
import ExcelJS from 'exceljs'

type Value = string | number | null

export interface SentFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One sheet of rows; `merges` as `A1:D1`. */
export async function workbook(
  name: string,
  rows: readonly (readonly Value[])[],
  merges: readonly string[] = [],
): Promise<SentFile> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('BC')
  for (const row of rows) sheet.addRow([...row])
  for (const merge of merges) sheet.mergeCells(merge)
  return { name, mimeType: workbookType, buffer: Buffer.from(await book.xlsx.writeBuffer()) }
}

/** Sheets of rows, by name. */
export async function sheetsOf(
  name: string,
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
): Promise<SentFile> {
  const book = new ExcelJS.Workbook()
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(title)
    for (const row of rows) sheet.addRow([...row])
  }
  return { name, mimeType: workbookType, buffer: Buffer.from(await book.xlsx.writeBuffer()) }
}

export interface DaySheet {
  readonly name: string
  /** The line that tells the day: `Ngày 14/04/2023`. */
  readonly dayLine: string
  /** Name of each unit and its figures: mới, đổi, lại. */
  readonly units: readonly (readonly [string, Value, Value, Value])[]
  /** Header of a fourth column of figures, and its figures. */
  readonly extra?: { readonly header: string; readonly figures: readonly Value[] }
}

/** A day of card files as a commune types it: a title, two header rows, the units, a total. */
export function daySheet({ name, dayLine, units, extra }: DaySheet): Promise<SentFile> {
  const first = 7
  const total = ['C', 'D', 'E'].map((_, index) =>
    units.reduce((sum, unit) => {
      const figure = [unit[1], unit[2], unit[3]][index]
      return typeof figure === 'number' ? sum + figure : sum
    }, 0),
  )
  const more = extra === undefined ? [] : [extra.header]
  return workbook(
    name,
    [
      ['CÔNG AN HUYỆN KRÔNG PẮC'],
      ['BÁO CÁO KẾT QUẢ CẤP CCCD'],
      [dayLine],
      [],
      ['STT', 'Đơn vị', 'CCCD trong ngày', null, null, ...more],
      [null, null, 'Cấp mới', 'Cấp đổi', 'Cấp lại', ...(extra === undefined ? [] : [null])],
      ...units.map(([unit, ...figures], index) => [
        index + 1,
        unit,
        ...figures,
        ...(extra === undefined ? [] : [extra.figures[index] ?? null]),
      ]),
      ['Tổng cộng', null, ...total],
    ],
    [
      'A5:A6',
      'B5:B6',
      'C5:E5',
      `A${first + units.length}:B${first + units.length}`,
      ...(extra === undefined ? [] : ['F5:F6']),
    ],
  )
}
