import { describe, expect, it } from 'vitest'
import { layOutPaper } from '#renderer/features/reports/paper-layout.ts'
import type { SheetCell, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { sheetPicture } from '#shared/reports/sheet-picture.rules.ts'
import type { SheetPicture } from '#shared/reports/sheet-picture.schema.ts'

function cell(row: number, column: number, text: string, more: Partial<SheetCell> = {}): SheetCell {
  return { row, column, value: text, text, style: {}, ...more }
}

function sheet(cells: SheetCell[], more: Partial<SheetModel> = {}): SheetPicture {
  return sheetPicture({
    name: 'BM01',
    columns: [{ widthChars: 5 }, { widthChars: 20 }, { widthChars: 10 }],
    rowHeightsPt: {},
    cells,
    frozenColumns: 2,
    definedNames: [],
    headerRows: { first: 1, last: 2 },
    printColumns: 3,
    page: { landscape: true, marginsMm: { top: 20, bottom: 20, left: 30, right: 15 } },
    ...more,
  })
}

const rowsOf = (count: number): SheetCell[] =>
  Array.from({ length: count }, (_, index) => cell(index + 1, 1, `${index + 1}`))

describe('layOutPaper', () => {
  it('has the size and the margins of the A4 page it will be printed on', () => {
    const paper = layOutPaper(sheet([cell(1, 1, 'a')]))
    expect(Math.round(paper.widthPx)).toBe(1123)
    expect(Math.round(paper.heightPx)).toBe(794)
    expect(Math.round(paper.marginsPx.left)).toBe(113)
  })

  it('makes a wide table smaller to fit one page, and never a narrow one larger', () => {
    const wide = Array.from({ length: 30 }, () => ({ widthChars: 12 }))
    expect(layOutPaper(sheet([cell(1, 1, 'a')])).scale).toBe(1)
    const { scale, columnsPx, widthPx, marginsPx } = layOutPaper(
      sheet([cell(1, 1, 'a')], { columns: wide, printColumns: 30 }),
    )
    const tablePx = columnsPx.reduce((sum, px) => sum + px, 0)
    expect(tablePx * scale).toBeCloseTo(widthPx - marginsPx.left - marginsPx.right)
  })

  it('keeps merges, and knows the places they cover', () => {
    const paper = layOutPaper(sheet([cell(1, 1, 'tiêu đề', { columnSpan: 2, rowSpan: 2 }), cell(2, 3, 'c')]))
    const [first, second] = paper.pages[0] ?? []
    expect(first?.cells).toMatchObject([{ columnSpan: 2, rowSpan: 2 }, null, 'empty'])
    expect(second?.cells).toMatchObject([null, null, { columnSpan: 1 }])
  })

  it('leaves out columns that are hidden or not printed, also inside a merge', () => {
    const paper = layOutPaper(
      sheet([cell(1, 1, 'tiêu đề', { columnSpan: 3 })], {
        columns: [{ widthChars: 5 }, { widthChars: 20, hidden: true }, { widthChars: 10 }, { widthChars: 10 }],
        printColumns: 3,
      }),
    )
    expect(paper.columnsPx).toHaveLength(2)
    expect(paper.pages[0]?.[0]?.cells).toMatchObject([{ columnSpan: 2 }, null])
  })

  it('repeats the header rows on every page and loses no row', () => {
    const paper = layOutPaper(sheet(rowsOf(90)))
    expect(paper.pages.length).toBeGreaterThan(1)
    for (const page of paper.pages) expect(page.slice(0, 2).map((row) => row.number)).toEqual([1, 2])
    const numbers = paper.pages.flatMap((page, index) => page.slice(index === 0 ? 0 : 2).map((row) => row.number))
    expect(numbers).toEqual(Array.from({ length: 90 }, (_, index) => index + 1))
  })

  it('puts no more rows on a page than there is room for', () => {
    const paper = layOutPaper(sheet(rowsOf(90), { rowHeightsPt: { '10': 60 } }))
    const roomPx = paper.heightPx - paper.marginsPx.top - paper.marginsPx.bottom
    for (const page of paper.pages) expect(page.reduce((sum, row) => sum + row.heightPx, 0)).toBeLessThanOrEqual(roomPx)
  })
})
