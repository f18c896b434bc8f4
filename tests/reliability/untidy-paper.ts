import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { type Days, merge, put, type UntidySheet } from './untidy-model.ts'
import type { Place } from './untidy-places.ts'

/** `2023-04-05` → 5, 4, 2023. */
export function partsOf(date: string): { day: number; month: number; year: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { day, month, year }
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** The days after one, as `YYYY-MM-DD`. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** A day as it is written, with its year. */
export function dayText(random: Random, date: string): string {
  const { day, month, year } = partsOf(date)
  return pick(random, [
    `${two(day)}/${two(month)}/${year}`,
    `${day}/${month}/${year}`,
    `${two(day)}-${two(month)}-${year}`,
    `${day}.${month}.${year}`,
    `${two(day)} tháng ${two(month)} năm ${year}`,
  ])
}

/** The line under the title that says whose days they are. */
export function daysLine(random: Random, { from, to }: Days): string {
  if (from === to) {
    const day = dayText(random, to)
    return pick(random, [
      `Ngày ${day}`,
      `(Ngày ${day})`,
      `(Số liệu ngày ${day})`,
      `NGÀY ${day.toUpperCase()}`,
      `Trong ngày ${day}`,
    ])
  }
  const [first, last] = [dayText(random, from), dayText(random, to)]
  return pick(random, [
    `Từ ngày ${first} đến ngày ${last}`,
    `(Từ ngày ${first} đến ngày ${last})`,
    `(Từ ngày ${first} đến hết ngày ${last})`,
    `TỪ NGÀY ${first.toUpperCase()} ĐẾN NGÀY ${last.toUpperCase()}`,
  ])
}

const titles = [
  'BÁO CÁO KẾT QUẢ THU NHẬN CĂN CƯỚC, ĐỊNH DANH ĐIỆN TỬ',
  'KẾT QUẢ CẤP CCCD VÀ TÀI KHOẢN ĐỊNH DANH ĐIỆN TỬ',
  'BẢNG TỔNG HỢP SỐ LIỆU CCCD, ĐDĐT',
  'Biểu tổng hợp kết quả công tác cấp căn cước',
]

/** Quốc hiệu, title and the line of days; answers the first free row. `daysText` null leaves the line out. */
export function layTitle(
  sheet: UntidySheet,
  random: Random,
  place: Place,
  width: number,
  daysText: string | null,
): number {
  const half = Math.max(2, Math.floor(width / 2))
  let row = 1
  if (random.isIn(70)) {
    put(sheet, 1, 1, `CÔNG AN ${place.province.toUpperCase()}`)
    merge(sheet, 1, 1, 1, half - 1)
    put(sheet, 1, half + 1, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    merge(sheet, 1, half + 1, 1, Math.max(half + 2, width))
    put(sheet, 2, 1, `CÔNG AN ${place.unit.name.toUpperCase()}`)
    merge(sheet, 2, 1, 2, half - 1)
    put(sheet, 2, half + 1, 'Độc lập - Tự do - Hạnh phúc')
    merge(sheet, 2, half + 1, 2, Math.max(half + 2, width))
    row = random.isIn(50) ? 4 : 5
  }
  put(sheet, row, 1, pick(random, titles))
  merge(sheet, row, 1, row, Math.max(2, width))
  row += 1
  if (daysText !== null) {
    put(sheet, row, 1, daysText)
    merge(sheet, row, 1, row, Math.max(2, width))
    row += 1
  }
  if (random.isIn(40)) {
    put(
      sheet,
      row,
      Math.max(1, width - 1),
      pick(random, ['Đơn vị tính: hồ sơ', 'ĐVT: Hồ sơ', 'Đơn vị tính: Trường hợp']),
    )
    row += 1
  }
  return random.isIn(50) ? row + 1 : row
}

/** Notes and signatures under a table. `writtenOn` is the day the paper was signed, a day later than its figures. */
export function layTail(
  sheet: UntidySheet,
  random: Random,
  place: Place,
  top: number,
  width: number,
  writtenOn: string | null,
): void {
  let row = top + random.between(1, 2)
  if (random.isIn(40)) {
    put(
      sheet,
      row,
      1,
      pick(random, [
        'Ghi chú: Số liệu lấy lúc 17 giờ 00.',
        '* Số liệu do các xã báo cáo qua điện thoại',
        'Lưu ý: 02 xã chưa có máy.',
      ]),
    )
    row += 1
  }
  const right = Math.max(3, width - 2)
  if (writtenOn !== null) {
    const { day, month, year } = partsOf(writtenOn)
    put(sheet, row, right, `${place.unit.bare}, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`)
    row += 1
  }
  put(sheet, row, 1, pick(random, ['Nơi nhận:', 'NGƯỜI LẬP BIỂU', 'Người tổng hợp']))
  put(sheet, row, right, pick(random, ['KT. TRƯỞNG CÔNG AN HUYỆN', 'TRƯỞNG CÔNG AN', 'ĐỘI TRƯỞNG']))
  put(sheet, row + 4, 1, pick(random, ['- Lưu: VT, QLHC.', 'Nguyễn Văn An']))
  put(sheet, row + 4, right, pick(random, ['Trung tá Lê Văn Bình', 'Thiếu tá Y Thông Niê']))
}
