import type { CellStyle, SheetCell, SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'

/*
 * A district's report as it is printed: letterhead, three merged header levels, a row of column numbers, 47 communes in
 * 22 columns (the last one hidden), a total row and a signature block.
 */

export const FIRST_ROW = 13
export const COMMUNE_COUNT = 47
export const LAST_ROW = FIRST_ROW + COMMUNE_COUNT - 1
export const TOTAL_ROW = LAST_ROW + 1

/** Names that a careless writer turns into formulas, and a code that it turns into a number. */
export const HOSTILE_NAMES = ['=1+1', '+84 Tân Lập', '-Xã Đoài', '@SUM(A1:A9)', '\tXã Tab', 'Xã <Nậm> & "Chày"']

const HEADER: CellStyle = { bold: true, sizePt: 10, align: 'center', wrap: true, border: true, fill: 'header' }
const LABEL: CellStyle = { sizePt: 11, border: true }
const CENTERED: CellStyle = { ...LABEL, align: 'center' }
const FIGURE: CellStyle = { sizePt: 11, border: true, align: 'right', numberFormat: '#,##0' }
const SUM: CellStyle = { ...FIGURE, fill: 'derived' }
const RATIO: CellStyle = { ...SUM, numberFormat: '0.00%' }

type Letter = 'D' | 'E' | 'F' | 'G' | 'H' | 'J' | 'K' | 'L' | 'M' | 'O' | 'P' | 'Q'
const FIGURE_LETTERS: readonly Letter[] = ['D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'O', 'P', 'Q']
const SUMMED_LETTERS = ['D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q'] as const
type Figures = Record<(typeof SUMMED_LETTERS)[number], number>

export const sampleModel: SheetModel = {
  name: "Báo cáo kỳ 'T4' & lũy kế",
  columns: [
    ...[4, 7, 20, 8, 8].map((widthChars) => ({ widthChars })),
    ...Array.from({ length: 15 }, () => ({ widthChars: 7.5 })),
    { widthChars: 10 },
    { widthChars: 12, hidden: true },
  ],
  rowHeightsPt: rowHeights(),
  cells: [...letterhead(), ...header(), ...communes(), ...totalRow(), ...signature()],
  headerRows: { first: 9, last: 12 },
  frozenColumns: 3,
  printColumns: 21,
  definedNames: [
    { name: 'BANG_SO_LIEU', range: `D${FIRST_ROW}:Q${LAST_ROW}` },
    { name: 'TONG_CONG', range: `I${TOTAL_ROW}` },
  ],
  page: { landscape: true, marginsMm: { top: 20, bottom: 20, left: 30, right: 15 } },
}

export const sampleMeta: SheetMeta = {
  product: 'so-can-cuoc',
  schemaVersion: 1,
  formId: 'BM02',
  formVersion: 3,
  unitCode: '00456',
  unitName: 'Công an huyện "Mường <La> & Sông Mã"',
  period: { kind: 'month', from: '2023-04-01', to: '2023-04-30' },
  policy: 'trunc',
  decimals: 2,
  sequence: 7,
  appVersion: '0.1.0',
  exportedAt: '2023-05-01T17:05:09.120Z',
  cells: Object.fromEntries(
    sampleModel.cells.flatMap(({ row, column, key }) => (key ? [[`R${row}C${column}`, key]] : [])),
  ),
  valuesHash: 'a3f5'.repeat(16),
}

/** A block of figures with row sums, for measuring. */
export function plainModel(rows: number, columns: number): SheetModel {
  const cells = Array.from({ length: rows * columns }, (_, index): SheetCell => {
    const value = (index * 7919) % 100_000
    return {
      row: Math.floor(index / columns) + 2,
      column: (index % columns) + 1,
      value,
      text: String(value),
      style: FIGURE,
    }
  })
  return {
    ...sampleModel,
    name: 'Số liệu',
    columns: Array.from({ length: columns }, () => ({ widthChars: 9 })),
    cells,
    rowHeightsPt: {},
    headerRows: { first: 1, last: 1 },
    definedNames: [],
    printColumns: columns,
  }
}

function rowHeights(): Record<string, number> {
  const heights: Record<string, number> = { '9': 20, '10': 32, '11': 32, '12': 24 }
  for (let row = FIRST_ROW; row <= FIRST_ROW + COMMUNE_COUNT; row += 1) heights[row] = 18
  return heights
}

function label(
  row: number,
  column: number,
  value: string,
  style: CellStyle,
  span: [number, number] = [1, 1],
): SheetCell {
  return { row, column, rowSpan: span[0], columnSpan: span[1], value, text: value, style }
}

function letterhead(): SheetCell[] {
  const center: CellStyle = { align: 'center', sizePt: 13 }
  return [
    label(1, 1, 'CÔNG AN TỈNH SƠN LA', center, [1, 7]),
    label(1, 11, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...center, bold: true }, [1, 11]),
    label(2, 1, 'CÔNG AN HUYỆN MƯỜNG LA', { ...center, bold: true }, [1, 7]),
    label(2, 11, 'Độc lập - Tự do - Hạnh phúc', { ...center, sizePt: 14, bold: true, underline: true }, [1, 11]),
    label(4, 1, 'Số: 05/BC-CAH', center, [1, 7]),
    label(4, 11, 'Mường La, ngày 01 tháng 5 năm 2023', { ...center, italic: true }, [1, 11]),
    label(
      6,
      1,
      'BÁO CÁO KẾT QUẢ CẤP CĂN CƯỚC CÔNG DÂN, ĐỊNH DANH ĐIỆN TỬ',
      { ...center, sizePt: 14, bold: true },
      [1, 21],
    ),
    label(7, 1, 'Từ ngày 01/4/2023 đến ngày 30/4/2023', { ...center, italic: true }, [1, 21]),
    label(8, 17, 'Đơn vị tính: hồ sơ', { align: 'right', italic: true, sizePt: 11 }, [1, 5]),
  ]
}

function header(): SheetCell[] {
  const three = ['STT', 'Mã', 'Đơn vị', 'Đủ điều kiện', 'Chỉ tiêu'].map((text, index) =>
    label(9, index + 1, text, HEADER, [3, 1]),
  )
  const leaves: [number, string][] = [
    [6, 'Cấp mới'],
    [7, 'Cấp đổi'],
    [8, 'Cấp lại'],
    [9, 'Tổng'],
    [12, 'Mức 1'],
    [13, 'Mức 2'],
    [14, 'Tổng'],
  ]
  return [
    ...three,
    label(9, 6, 'Căn cước công dân', HEADER, [1, 6]),
    label(10, 6, 'Trong kỳ', HEADER, [1, 4]),
    label(10, 10, 'Trong đó lưu động', HEADER, [2, 1]),
    label(10, 11, 'Lũy kế', HEADER, [2, 1]),
    label(9, 12, 'Định danh điện tử', HEADER, [1, 6]),
    label(10, 12, 'Thu nhận', HEADER, [1, 3]),
    label(10, 15, 'Phê duyệt', HEADER, [2, 1]),
    label(10, 16, 'Kích hoạt', HEADER, [2, 1]),
    label(10, 17, 'Lũy kế kích hoạt', HEADER, [2, 1]),
    label(9, 18, 'Tỷ lệ (%)', HEADER, [1, 2]),
    label(10, 18, 'Trên chỉ tiêu', HEADER, [2, 1]),
    label(10, 19, 'Trên đủ điều kiện', HEADER, [2, 1]),
    label(9, 20, 'Đánh giá', HEADER, [3, 1]),
    label(9, 21, 'Ghi chú', HEADER, [3, 1]),
    label(9, 22, 'Khóa', HEADER, [3, 1]),
    ...leaves.map(([column, text]) => label(11, column, text, HEADER)),
    ...Array.from({ length: 21 }, (_, index) => {
      const text = index + 1 === 9 ? '(9)=(6)+(7)+(8)' : `(${index + 1})`
      return label(12, index + 1, text, { ...HEADER, bold: false, italic: true, sizePt: 9 })
    }),
  ]
}

function figuresOf(index: number): Figures {
  const noTarget = index === 5
  const [F, G, H] = [(index * 37) % 211, (index * 13) % 97, index % 9]
  const [L, M] = [(index * 29) % 180, (index * 17) % 240]
  const D = 1_000 + ((index * 7919) % 20_000)
  return {
    D,
    E: noTarget ? 0 : Math.floor(D * 0.9),
    F,
    G,
    H,
    I: F + G + H,
    J: F % 40,
    K: Math.floor(D * 0.61) + index,
    L,
    M,
    N: L + M,
    O: M,
    P: Math.floor(M / 2),
    Q: Math.floor(D * 0.4) + index,
  }
}

function communes(): SheetCell[] {
  return Array.from({ length: COMMUNE_COUNT }, (_, index) => communeRow(index)).flat()
}

function communeRow(index: number): SheetCell[] {
  const row = FIRST_ROW + index
  const unitCode = String(3_000 + index * 3).padStart(5, '0')
  const figures = figuresOf(index)
  const name = HOSTILE_NAMES[index] ?? `Xã Nậm Giôn ${index + 1}`
  return [
    { row, column: 1, value: index + 1, text: String(index + 1), style: CENTERED },
    label(row, 2, unitCode, CENTERED),
    label(row, 3, name, LABEL),
    ...FIGURE_LETTERS.map((letter): SheetCell => {
      const isBlank = index === 7 && letter === 'J'
      const value = isBlank ? null : figures[letter]
      return {
        row,
        column: columnOf(letter),
        value,
        text: String(value ?? ''),
        style: FIGURE,
        key: { unitCode, code: letter },
      }
    }),
    formula(row, 'I', `F${row}+G${row}+H${row}`, figures.I, SUM),
    formula(row, 'N', `L${row}+M${row}`, figures.N, SUM),
    ...ratios(row, figures),
    { ...label(row, 21, '', LABEL), locked: false },
    label(row, 22, `=${unitCode}`, LABEL),
  ]
}

function totalRow(): SheetCell[] {
  const style = { ...SUM, fill: 'total', bold: true } satisfies CellStyle
  const totals = Array.from({ length: COMMUNE_COUNT }, (_, index) => figuresOf(index)).reduce(
    (sum, figures, index) => ({
      ...(Object.fromEntries(SUMMED_LETTERS.map((letter) => [letter, sum[letter] + figures[letter]])) as Figures),
      J: sum.J + (index === 7 ? 0 : figures.J),
    }),
  )
  return [
    label(TOTAL_ROW, 1, 'Tổng cộng', { ...style, align: 'center', numberFormat: '@' }, [1, 3]),
    ...SUMMED_LETTERS.map((letter) =>
      formula(TOTAL_ROW, letter, `SUM(${letter}${FIRST_ROW}:${letter}${LAST_ROW})`, totals[letter], style),
    ),
    ...ratios(TOTAL_ROW, totals).map((cell) => ({
      ...cell,
      style: { ...cell.style, bold: true, fill: 'total' as const },
    })),
    label(TOTAL_ROW, 21, '', LABEL),
  ]
}

/** Both ratios cut after two decimals, and a text that is empty for most rows. */
function ratios(row: number, { D, E, K, P }: Figures): SheetCell[] {
  const cut = (whole: number): number | string => (whole === 0 ? '—' : Math.floor((K * 10_000) / whole) / 10_000)
  const guarded = (whole: string): string => `IF(${whole}${row}=0,"—",INT(K${row}*10000/${whole}${row})/10000)`
  return [
    formula(row, 'R', guarded('E'), cut(E), RATIO),
    formula(row, 'S', guarded('D'), cut(D), RATIO),
    formula(row, 'T', `IF(P${row}>100,"Đạt","")`, P > 100 ? 'Đạt' : '', { ...CENTERED, fill: 'derived' }),
  ]
}

function signature(): SheetCell[] {
  const first = TOTAL_ROW + 2
  const center: CellStyle = { align: 'center', bold: true, sizePt: 13 }
  const recipients = ['- PC06 (để báo cáo);', '- Lãnh đạo huyện;', '- Lưu: VT, QLHC.']
  return [
    label(first, 1, 'Nơi nhận:', { bold: true, italic: true, sizePt: 12 }, [1, 5]),
    ...recipients.map((text, index) => label(first + 1 + index, 1, text, { sizePt: 11 }, [1, 5])),
    label(first, 14, 'KT. TRƯỞNG CÔNG AN HUYỆN', center, [1, 8]),
    label(first + 1, 14, 'PHÓ TRƯỞNG CÔNG AN HUYỆN', center, [1, 8]),
    label(first + 6, 14, 'Thượng tá Nguyễn Văn A', center, [1, 8]),
  ]
}

function formula(row: number, letter: string, text: string, value: number | string, style: CellStyle): SheetCell {
  return { row, column: columnOf(letter), value, formula: text, text: String(value), style, locked: true }
}

function columnOf(letter: string): number {
  return letter.charCodeAt(0) - 64
}
