/** What is said when something about an imported file is not done. */
import { z } from 'zod'

type Data = Readonly<Record<string, unknown>>

export const importRefusalTexts: Readonly<Record<string, (data: Data) => string>> = {
  'importing/unknown': () => 'Không có lần nhập này trong sổ. Tải lại danh sách.',
  'importing/not-waiting': () => 'Tệp này không còn chờ nhập: đã nhập, đã bỏ hoặc không được nhận. Tải lại danh sách.',
  'importing/plan-changed': () => 'Sổ hoặc lựa chọn đã thay đổi từ lúc xem trước nên chưa ghi gì. Xem lại rồi nhập.',
  'importing/nothing-to-write': () =>
    'Không có gì để ghi: mọi ô đều đã có trong sổ, được giữ nguyên, chờ trả lời hoặc không nhận.',
  'importing/not-committed': () => 'Lần nhập này chưa ghi số nào vào sổ nên không có gì để hoàn tác.',
  'importing/undo-conflict': (data) =>
    `Có ${text(data['count'])} ô đã sửa tiếp sau lần nhập: ${listed(data['cells'])}. Chọn bỏ qua các ô này nếu vẫn muốn hoàn tác phần còn lại.`,
  'importing/no-issues': () => 'Tệp này không có chỗ nào cần sửa.',
  'importing/no-copy': () =>
    'Sổ không giữ bản sao của tệp này, vì tệp không đọc được hoặc có thông tin của từng người.',
  'importing/unknown-request': () => 'Có đề nghị sửa không còn chờ. Tải lại danh sách.',
  'importing/bad-mapping': () =>
    'Bộ nhớ nhập có cột mang ý nghĩa mà phiên bản này không có. Cập nhật chương trình rồi thử lại.',
  'importing/personal-data': (data) =>
    `Tệp “${text(data['file'] ?? data['name'])}” có thông tin của từng người (${columns(data['columns'])}). Chương trình chỉ nhận số lượng nên không nhập và không giữ bản sao. ${removal(data['columns'])}`,
}

const TOLD = 5
/** `line`: `cột E` or `hàng 5`; empty for a message, and for what older versions refused. */
const columnSchema = z
  .object({ sheet: z.string(), column: z.string(), line: z.string().default('') })
  .catch({ sheet: '', column: '', line: '' })

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '…'
}

function listed(cells: unknown): string {
  if (!Array.isArray(cells)) return '…'
  return [...cells.slice(0, TOLD).map(text), ...(cells.length > TOLD ? ['…'] : [])].join('; ')
}

function columns(found: unknown): string {
  if (!Array.isArray(found)) return '…'
  const told = found.slice(0, TOLD).map((one: unknown) => {
    const { sheet, column, line } = columnSchema.parse(one)
    if (line !== '') return `${line}${column === '' ? '' : ` “${column}”`} trên trang “${sheet}”`
    return `${column === '' ? 'một cột' : `cột “${column}”`} trên trang “${sheet}”`
  })
  return told.join(', ')
}

/** What to take out of the file, called by its letters where they are known. */
function removal(found: unknown): string {
  const all = Array.isArray(found) ? found.map((one: unknown) => columnSchema.parse(one)) : []
  const lines = [...new Set(all.map(({ line }) => line))].filter((line) => line !== '')
  const named = lines.length === 0 || all.length > TOLD ? (all.length > 1 ? 'các cột đó' : 'cột đó') : lines.join(', ')
  return `Xoá ${named} trong tệp rồi nhập lại.`
}
