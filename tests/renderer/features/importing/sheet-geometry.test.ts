import { describe, expect, it } from 'vitest'
import { layOutSheet, rowHeightPx } from '#renderer/features/importing/sheet/sheet-geometry.ts'
import type { SheetCell } from '#renderer/features/importing/sheet/sheet-cells.ts'

const cell = (row: number, column: number, text: string, merge?: string): SheetCell => ({
  address: '',
  row,
  column,
  text,
  type: 'text',
  ...(merge !== undefined && { merge }),
})

const table = {
  range: { top: 3, left: 1, bottom: 50_000, right: 3 },
  headerRows: { first: 3, last: 4 },
  columns: [{ column: 1 }, { column: 2 }, { column: 3 }],
}
const size = { rows: 50_000, columns: 3 }

describe('the layout of a foreign sheet', () => {
  it('finds the row and the column under every place it has put one', () => {
    const layout = layOutSheet(size, [table], [cell(4, 2, 'Lũy kế từ đầu chiến dịch cấp thẻ căn cước')])
    for (const row of [1, 2, 3, 4, 5, 6, 1234, 49_999, 50_000]) {
      expect(layout.rowAt(layout.rowTop(row))).toBe(row)
      expect(layout.rowAt(layout.rowTop(row) + layout.rowHeight(row) - 1)).toBe(row)
    }
    for (const column of [1, 2, 3]) {
      expect(layout.columnAt(layout.columnLeft(column))).toBe(column)
      expect(layout.columnAt(layout.columnLeft(column) + layout.columnWidth(column) - 1)).toBe(column)
    }
    expect(layout.columnAt(1_000_000)).toBe(3)
    expect(layout.rowAt(100_000_000)).toBe(50_000)
  })

  it('gives a header row the height its longest text needs, and every other row the same', () => {
    const layout = layOutSheet(size, [table], [cell(4, 2, 'Lũy kế từ đầu chiến dịch cấp thẻ căn cước')])
    expect(layout.rowHeight(4)).toBeGreaterThan(rowHeightPx)
    expect(layout.rowHeight(5)).toBe(rowHeightPx)
    expect(layout.heightPx).toBe(50_000 * rowHeightPx + layout.rowHeight(4) - rowHeightPx)
  })

  it('widens a column for what is in its table, and not for a title that runs over it', () => {
    const plain = layOutSheet(size, [table], [])
    const title = layOutSheet(size, [table], [cell(1, 2, 'BÁO CÁO KẾT QUẢ CẤP THẺ CĂN CƯỚC CÔNG DÂN')])
    const named = layOutSheet(size, [table], [cell(9, 2, 'Thị trấn Phước An, huyện Krông Pắc')])
    expect(title.columnWidth(2)).toBe(plain.columnWidth(2))
    expect(named.columnWidth(2)).toBeGreaterThan(plain.columnWidth(2))
  })

  it('lays out a sheet without rows or columns', () => {
    const layout = layOutSheet({ rows: 0, columns: 0 }, [], [])
    expect([layout.widthPx, layout.heightPx, layout.columnAt(10)]).toEqual([0, 0, 1])
  })
})
