import { expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import type { SheetCell } from '#shared/reports/sheet-model.schema.ts'
import { sheetPicture } from '#shared/reports/sheet-picture.rules.ts'
import { sheetPictureSchema } from '#shared/reports/sheet-picture.schema.ts'
import { bm02, factsOf, halfUp, letterhead, month, monthBefore, row } from './report-samples.ts'

const rows = [row({ code: '1', flows: { CC_NEW: 3, EID2_ACT: 2 } }), row({ code: '2', name: 'Xã Ea Kly', flows: {} })]
const report = buildReport(bm02, factsOf(month, rows), factsOf(monthBefore, rows), halfUp)
const sheet = layoutSheet(bm02, report, letterhead, { date: localDate('2023-04-14'), signer: 0, isSample: false })
const picture = sheetPictureSchema.parse(sheetPicture(sheet))

/** How a cell of the sheet looks, told without the code under test. */
function seen({ style, value }: SheetCell): object {
  const side = typeof value === 'number' && style.align === undefined ? { align: 'right' } : {}
  return { ...Object.fromEntries(Object.entries(style).filter(([name]) => name !== 'numberFormat')), ...side }
}

test('a picture shows every printed cell of the sheet in its place, as it looks, and no other', () => {
  const printed = sheet.cells.filter(({ column }) => column <= sheet.printColumns)
  expect(printed.length).toBeLessThan(sheet.cells.length)
  const cells = picture.rows.flatMap(({ texts, looks }, index) =>
    texts.flatMap((text, at) =>
      text === null ? [] : [{ row: index + 1, column: at + 1, text, style: picture.looks[looks[at] ?? -1] }],
    ),
  )
  const expected = printed.map((cell) => ({ row: cell.row, column: cell.column, text: cell.text, style: seen(cell) }))
  const inOrder = <T extends { row: number; column: number }>(some: readonly T[]): T[] =>
    some.toSorted((a, b) => a.row - b.row || a.column - b.column)
  expect(cells).toEqual(inOrder(expected))
  expect(picture.merges).toEqual(
    printed.flatMap(({ row, column, rowSpan = 1, columnSpan = 1 }) =>
      rowSpan * columnSpan === 1 ? [] : [{ row, column, rowSpan, columnSpan }],
    ),
  )
  expect(picture).toMatchObject({
    columns: sheet.columns,
    rowHeightsPt: sheet.rowHeightsPt,
    headerRows: sheet.headerRows,
    page: sheet.page,
  })
})

test('cells that look alike share one look', () => {
  expect(new Set(picture.looks.map((look) => JSON.stringify(look))).size).toBe(picture.looks.length)
  expect(picture.looks.length).toBeLessThan(sheet.cells.length / 3)
})

test('a number stands to the right where the sheet says nothing', () => {
  const bare = { row: 1, text: '7', style: {} }
  const { rows: shown, looks } = sheetPicture({
    ...sheet,
    cells: [
      { ...bare, column: 1, value: 7 },
      { ...bare, column: 2, value: '7' },
      { ...bare, column: 3, value: 7, style: { align: 'center' } },
    ],
  })
  expect(shown[0]?.looks.slice(0, 3).map((look) => looks[look]?.align)).toEqual(['right', undefined, 'center'])
})
