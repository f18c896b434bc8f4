/** What was done to a sheet of this product since it went out, in one short sentence each, by permanent code. */
import type { SheetChange } from '#shared/importing/understanding.schema.ts'
import { groupDigits } from '#shared/kernel/numbers.ts'

type ChangeText = (change: SheetChange) => string

const sheetChangeTexts = {
  'own/cell-changed': (one) => `Ô ${at(one)} bị sửa: ${value(one, 'was')} → ${value(one, 'now')}`,
  'own/cell-cleared': (one) => `Ô ${at(one)} bị xoá số (trước là ${value(one, 'was')})`,
  'own/cell-filled': (one) => `Ô ${at(one)} trước để trống, nay ghi ${value(one, 'now')}`,
  'own/number-as-text': (one) => `Ô ${at(one)} có số ${value(one, 'now')} bị đổi thành chữ`,
  'own/formula-overwritten': (one) =>
    `Ô ${at(one)}: công thức bị gõ đè bằng ${value(one, 'now')} (trước là ${value(one, 'was')})`,
  'own/formula-cleared': (one) => `Ô ${at(one)}: công thức bị xoá (trước là ${value(one, 'was')})`,
  'own/formula-changed': (one) => `Ô ${at(one)}: công thức bị sửa thành ${value(one, 'formula')}`,
  'own/formula-added': (one) => `Ô ${at(one)}: số được thay bằng công thức ${value(one, 'formula')}`,
  'own/column-deleted': (one) => `Cột “${value(one, 'label')}” bị xoá`,
  'own/column-added': (one) => `Cột ${at(one)} “${value(one, 'label')}” được thêm vào`,
  'own/column-moved': (one) => `Cột “${value(one, 'label')}” bị chuyển sang vị trí ${at(one)}`,
  'own/column-duplicated': (one) => `Cột “${value(one, 'label')}” có nhiều lần: ${at(one)}`,
  'own/column-blank': (one) => `Cột trống ${at(one)} được chèn vào`,
  'own/column-hidden': (one) => `Cột ${at(one)} “${value(one, 'label')}” bị ẩn`,
  'own/header-retyped': (one) => `Tiêu đề ở ô ${at(one)} bị sửa: “${value(one, 'was')}” → “${value(one, 'now')}”`,
  'own/row-deleted': (one) => `Dòng “${value(one, 'name')}” bị xoá`,
  'own/row-added': (one) => `Dòng “${value(one, 'name')}” (ô ${at(one)}) được thêm vào`,
  'own/row-moved': (one) => `Dòng “${value(one, 'name')}” bị chuyển sang vị trí ${at(one)}`,
  'own/rows-reordered': (one) => `Các dòng bị sắp xếp lại (${value(one, 'count')} dòng đổi chỗ)`,
  'own/row-duplicated': (one) => `Dòng “${value(one, 'name')}” có nhiều lần: ${at(one)}`,
  'own/row-hidden': (one) => `Dòng “${value(one, 'name')}” (ô ${at(one)}) bị ẩn`,
  'own/rows-blank': (one) => `${value(one, 'count')} dòng trống được chèn vào bảng (dòng ${at(one)})`,
  'own/rows-inserted-above': (one) => `${value(one, 'count')} dòng được chèn vào phía trên bảng`,
  'own/rows-deleted-above': (one) => `${value(one, 'count')} dòng phía trên bảng bị xoá`,
  'own/unit-retyped': (one) => `Tên đơn vị ở ô ${at(one)} bị sửa: “${value(one, 'was')}” → “${value(one, 'now')}”`,
  'own/total-deleted': () => 'Dòng “Tổng cộng” bị xoá',
  'own/sheet-renamed': (one) => `Trang “${value(one, 'was')}” bị đổi tên thành “${value(one, 'now')}”`,
  'own/sheet-added': (one) => `Trang “${value(one, 'name')}” được thêm vào`,
  'own/sheet-hidden': () => 'Trang báo cáo bị ẩn',
  'own/period-retyped': (one) => `Kỳ báo cáo ở ô ${at(one)} bị sửa: “${value(one, 'was')}” → “${value(one, 'now')}”`,
  'own/period-line-missing': (one) => `Dòng ghi kỳ báo cáo “${value(one, 'was')}” không còn`,
  'own/comment': (one) => `Ô ${at(one)} có ghi chú: “${value(one, 'text')}”`,
  'own/external-link': (one) => `Có công thức lấy số từ tệp khác: ${value(one, 'target')}`,
  'own/hash-differs': () => 'Số liệu không còn như khi xuất',
  'own/marks-altered': () => 'Phần nhận dạng ẩn trong tệp bị sửa',
  'own/row-count': (one) => `Khi xuất có ${value(one, 'was')} dòng đơn vị, nay có ${value(one, 'now')}`,
  'own/total-differs': (one) =>
    `Cột “${value(one, 'label')}”: tổng khi xuất là ${value(one, 'was')}, nay cộng các dòng được ${value(one, 'now')}`,
} as const satisfies Record<string, ChangeText>

export const sheetChangeCodes: readonly string[] = Object.keys(sheetChangeTexts)

const texts: ReadonlyMap<string, ChangeText> = new Map(Object.entries(sheetChangeTexts))

/** One change: "Ô C7 bị sửa: 41 → 45". */
export function sheetChangeText(change: SheetChange): string {
  return texts.get(change.code)?.(change) ?? `Thay đổi ${change.code}`
}

const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ['ô bị sửa', ['own/cell-changed', 'own/cell-cleared', 'own/cell-filled']],
  ['công thức bị gõ đè', ['own/formula-overwritten']],
  ['công thức bị xoá', ['own/formula-cleared']],
  ['công thức bị sửa', ['own/formula-changed', 'own/formula-added']],
  ['số bị đổi thành chữ', ['own/number-as-text']],
  ['cột bị xoá', ['own/column-deleted']],
  ['cột thêm vào', ['own/column-added', 'own/column-blank', 'own/column-duplicated']],
  ['cột bị chuyển chỗ', ['own/column-moved']],
  ['tiêu đề bị sửa', ['own/header-retyped']],
  ['dòng bị xoá', ['own/row-deleted', 'own/total-deleted']],
  ['dòng thêm vào', ['own/row-added', 'own/row-duplicated']],
  ['dòng bị chuyển chỗ', ['own/row-moved', 'own/rows-reordered']],
  ['tên đơn vị bị sửa', ['own/unit-retyped']],
  ['ghi chú trên ô', ['own/comment']],
]
const NAMED_CELLS = 3

/** All changes in one line: "3 ô bị sửa (C7 41→45, D9 2→3, …), 1 công thức bị gõ đè, 1 cột bị xoá". */
export function sheetChangesSummary(changes: readonly SheetChange[]): string {
  if (changes.length === 0) return 'Không có gì bị sửa từ khi xuất'
  const known = new Set(KINDS.flatMap(([, codes]) => codes))
  const counted = KINDS.flatMap(([label, codes]) => {
    const ones = changes.filter(({ code }) => codes.includes(code))
    if (ones.length === 0) return []
    const places = codes.includes('own/cell-changed') ? ` (${placesText(ones)})` : ''
    return [`${ones.length} ${label}${places}`]
  })
  const rest = changes.filter(({ code }) => !known.has(code)).map(sheetChangeText)
  return [...counted, ...new Set(rest.map(lowerFirst))].join(', ')
}

function placesText(changes: readonly SheetChange[]): string {
  const named = changes
    .slice(0, NAMED_CELLS)
    .map((one) => `${at(one)} ${value(one, 'was') || 'trống'}→${value(one, 'now') || 'trống'}`)
  return [...named, ...(changes.length > NAMED_CELLS ? ['…'] : [])].join(', ')
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

function at({ address }: SheetChange): string {
  return address ?? '…'
}

function value({ params }: SheetChange, name: string): string {
  const text = String(params[name] ?? '')
  return /^-?\d+$/.test(text) ? groupDigits(text) : text
}
