import type { GridColumn, GridLabels, GridRow } from '#renderer/ui/grid/grid.types.ts'

const FIGURES: [group: string, label: string, number: string, width: number, tint?: 'derived'][] = [
  ['CCCD trong ngày', 'Mới', '(3)', 36],
  ['CCCD trong ngày', 'Đổi', '(4)', 36],
  ['CCCD trong ngày', 'Lại', '(5)', 36],
  ['CCCD trong ngày', 'Tổng', '(6)=3+4+5', 64, 'derived'],
  ['CCCD trong ngày', 'Lưu động', '(7)', 56, 'derived'],
  ['Thu nhận định danh', 'Mức 1', '(8)', 42],
  ['Thu nhận định danh', 'Mức 2', '(9)', 42],
  ['Thu nhận định danh', 'Tổng', '(10)=8+9', 56, 'derived'],
  ['Phê duyệt', 'Mức 1', '(11)', 42],
  ['Phê duyệt', 'Mức 2', '(12)', 42],
  ['Phê duyệt', 'Không đạt', '(13)', 52],
  ['Kích hoạt', 'Mức 1', '(14)', 42],
  ['Kích hoạt', 'Mức 2', '(15)', 42],
  ['Kích hoạt', 'Tổng', '(16)=14+15', 66, 'derived'],
  ['Thẻ', 'Về', '(17)', 36],
  ['Thẻ', 'Trả', '(18)', 36],
  ['Theo độ tuổi', 'Dưới 6', '(19)', 46],
  ['Theo độ tuổi', '6–14', '(20)', 46],
  ['Theo độ tuổi', 'Từ 14', '(21)', 46],
  ['', 'Hồ sơ lỗi', '(22)', 50],
]

export const columns: GridColumn[] = FIGURES.map(([group, label, numberLabel, widthPx, tint], index) => ({
  id: `c${index}`,
  label,
  groupId: group === '' ? undefined : group,
  groupLabel: group === '' ? undefined : group,
  numberLabel,
  widthPx,
  editable: tint === undefined,
  tint,
}))

const NAMES =
  'Thị trấn Phước An,Xã Ea Hiu,Xã Ea Kênh,Xã Ea Kly,Xã Ea Knuếc,Xã Ea Kuăng,Xã Ea Phê,Xã Ea Uy,Xã Ea Yiêng,Xã Ea Yông'

/** 47, or as many as the address asks for. */
const rowCount = Number(new URLSearchParams(location.search).get('rows') ?? 47)

export const rows: GridRow[] = Array.from({ length: rowCount }, (_, index) => ({
  id: `r${index}`,
  label:
    index < 45
      ? (NAMES.split(',')[index] ?? `Xã Hòa Đông ${index + 1}`)
      : (['Chưa phân xã', 'Ngoài địa bàn'][index - 45] ?? ''),
  order: index < 45 ? String(index + 1) : '–',
  muted: index >= 45,
}))

export const labels: GridLabels = {
  grid: 'Số liệu trong ngày',
  order: 'STT',
  orderNumber: '(1)',
  rowHead: 'Đơn vị',
  rowHeadNumber: '(2)',
  blank: 'chưa có số liệu',
  readOnly: 'chỉ đọc',
  error: 'lỗi',
  warning: 'cảnh báo',
  note: 'có ghi chú',
  saving: 'đang lưu',
  saved: 'đã lưu',
  failed: 'chưa lưu được',
}

/** The figures a day begins with: row 8 is blank, the rest is filled. */
export function startingTexts(): Map<string, string> {
  const texts = new Map<string, string>()
  rows.forEach((row, r) => {
    columns.forEach((column, c) => {
      if (column.editable && r !== 8) texts.set(`${row.id}/${column.id}`, String((r * 7 + c * 3) % 25))
    })
  })
  texts.set('r3/c6', '1234')
  return texts
}
