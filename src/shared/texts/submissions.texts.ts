/** What is said of sheets that units send to the province: why one is not taken. */
import { z } from 'zod'
import { sheetChangeSchema } from '#shared/importing/understanding.schema.ts'
import { formatInstant } from '#shared/kernel/instant.ts'
import { correctionSchema } from '#shared/province/submissions.schema.ts'
import { type Data, day, days, label, shown, text } from './submission-words.ts'
import { sheetChangesSummary } from './sheet-changes.texts.ts'
import { unknownVersionText } from './form-version.texts.ts'

/** Why a file is not taken in, and what to do, by permanent code. */
export const submissionRefusalTexts = {
  'province/plan-changed': () => 'Sổ đã thay đổi sau khi xem trước nên chưa nhận tệp nào. Xem trước lại rồi nhận.',
  'figures/undo-submission': () =>
    'Lần ghi này là tệp đơn vị gửi lên nên không hoàn tác ở đây. Đề nghị đơn vị sửa sổ và gửi lại tệp, hoặc sửa thẳng ô số trong sổ của tỉnh.',
  'province/unknown-submission': () => 'Không có tệp này trong danh sách tiếp nhận. Tải lại danh sách.',
  'province/not-counted': () =>
    'Bản nộp này không phải bản đang được tính (đã rút, đã có bản thay, hoặc không được nhận) nên không rút được. Chọn bản mới nhất của kỳ đó.',
  'province/corrections-unanswered': (data) =>
    `Chưa rút: có ${text(data['count']) || 'những'} số đã sửa tay đè lên số của tệp này${correctionPlaces(data['corrections'])}. Chọn giữ các số đó hay bỏ cùng bản nộp, rồi rút lại.`,
  'province/unknown-batch': () => 'Không có lần nhận này nên chưa lập biên nhận. Tải lại danh sách tiếp nhận.',
  'province/no-copy': () =>
    'Tệp này không đọc được nên sổ không giữ bản sao, chỉ giữ tên và mã băm. Lấy lại tệp từ đơn vị gửi.',
  'submission/marks-lost': () =>
    'Tệp mất phần nhận dạng ẩn nên không kiểm tra được số liệu. Đề nghị đơn vị gửi lại đúng tệp do chương trình xuất, không chép sang tệp khác.',
  'submission/marks-contradict': () =>
    'Các phần nhận dạng ẩn trong tệp không khớp nhau: tệp bị sửa hoặc ghép từ hai tệp. Đề nghị đơn vị xuất lại biểu và gửi đúng tệp đó.',
  'submission/marks-altered': () =>
    'Phần nhận dạng ẩn trong tệp bị sửa, không khớp mã kiểm tra. Đề nghị đơn vị xuất lại biểu và gửi đúng tệp đó.',
  'submission/older-program': () =>
    'Tệp do phiên bản cũ của chương trình xuất, thiếu tổng kiểm tra. Đề nghị đơn vị cập nhật chương trình rồi xuất lại.',
  'submission/newer-program': () =>
    'Tệp do phiên bản mới hơn của chương trình xuất, máy này chưa đọc được. Cập nhật chương trình ở cấp tỉnh rồi nhận lại.',
  'submission/unknown-form': (data) =>
    `Không có biểu mẫu ${text(data['form'])} trong chương trình này. Cập nhật chương trình hoặc nhập biểu mẫu đó trước.`,
  'submission/unknown-version': (data) => unknownVersionText(data),
  'submission/form-not-added': (data) =>
    `${text(data['form'])} không phải biểu cộng số liệu. Tỉnh cộng BM01, BM02 và BM04: đề nghị đơn vị gửi các biểu đó.`,
  'submission/unknown-period': (data) =>
    `Kỳ ghi trong tệp (${days(data)}) không phải một kỳ báo cáo. Đề nghị đơn vị xuất lại biểu.`,
  'submission/as-of': (data) =>
    `Biểu “tính đến ngày ${day(data['to'])}” không cộng vào ngày, kỳ nào được. Đề nghị đơn vị gửi BM01 của ngày, hoặc BM02, BM04 của tuần, tháng.`,
  'submission/wrong-kind': (data) =>
    `${text(data['form'])} không lập cho kỳ ${days(data)}: BM01 lập cho một ngày, BM02 cho nhiều ngày. Đề nghị đơn vị xuất đúng biểu.`,
  'submission/future': (data) =>
    `Kỳ ${days(data)} chưa hết (hôm nay ${day(data['today'])}). Nhận khi kỳ đã qua, hoặc kiểm tra ngày giờ của máy đã xuất tệp và máy này.`,
  'submission/before-start': (data) =>
    `Kỳ ${days(data)} trước ngày bắt đầu sổ của tỉnh (${day(data['startOn'])}). Số liệu trước ngày đó đã nằm trong số dư đầu.`,
  'submission/period-line-differs': () =>
    'Dòng ghi kỳ báo cáo trên biểu bị sửa, không còn đúng kỳ mà tệp được xuất. Đề nghị đơn vị xuất lại biểu của đúng kỳ.',
  'submission/unknown-unit': (data) =>
    `Tệp của ${named(data)}, không phải đơn vị của tỉnh này. Kiểm tra xem tệp gửi nhầm nơi, hoặc thêm đơn vị vào phần thiết lập.`,
  'submission/own-sheet': () => 'Đây là biểu của chính tỉnh, không phải của đơn vị gửi lên. Bỏ tệp này ra.',
  'submission/part-of-unit': (data) =>
    `Tệp chỉ của ${named(data)}, không phải của cả đơn vị. Đề nghị đơn vị xuất biểu của toàn đơn vị.`,
  'submission/unit-not-valid': (data) =>
    `Kỳ ${days(data)}: ${named(data)} không còn hoặc chưa có. Kiểm tra kỳ của tệp và phần sắp xếp đơn vị.`,
  'submission/foreign-rows': (data) =>
    `Tệp của ${text(data['unit'])} có hàng mà những ngày đó không thuộc đơn vị: ${listed(placedRows(data['rows']))}. Đề nghị đơn vị bỏ các hàng đó khỏi sổ của mình rồi xuất lại; nếu tỉnh ghi sai ngày chuyển thì sửa ở Sắp xếp đơn vị.`,
  'submission/unknown-rows': (data) =>
    `Tệp của ${text(data['unit'])} có hàng mà sổ của tỉnh chưa có: ${list(data['rows'])}. Thêm các xã đó vào đơn vị ở phần thiết lập rồi nhận lại.`,
  'submission/no-table': () =>
    'Không dựng lại được bảng số liệu từ phần nhận dạng của tệp. Đề nghị đơn vị xuất lại biểu và gửi đúng tệp đó.',
  'submission/sheet-lost': (data) =>
    `Trang “${text(data['form'])}” trong tệp bị đổi tên hoặc bị xoá. Đề nghị đơn vị gửi lại đúng tệp đã xuất.`,
  'submission/sheet-changed': (data) =>
    `Tệp bị sửa sau khi xuất${changedPlaces(data)}. Đề nghị đơn vị sửa số trong sổ của đơn vị rồi xuất lại, không sửa trên tệp.`,
  'submission/values-changed': (data) =>
    `${changedCells(data['cells'])} khác số đã xuất. Đề nghị đơn vị sửa số trong sổ của đơn vị rồi xuất lại, không sửa trên tệp.`,
  'submission/row-count': (data) =>
    `Khi xuất có ${text(data['was'])} hàng, nay có ${text(data['now'])} hàng. Đề nghị đơn vị gửi lại đúng tệp đã xuất.`,
  'submission/totals-differ': (data) =>
    `Tổng cột “${text(data['label'])}” (ô ${text(data['cell'])}) không khớp: ${shown(data['was'])} và ${shown(data['now'])}. Đề nghị đơn vị gửi lại đúng tệp đã xuất.`,
  'submission/not-certain': () =>
    'Trên biểu có ô không đọc chắc chắn được. Đề nghị đơn vị gửi lại đúng tệp đã xuất, không sửa trên tệp.',
  'submission/duplicate': (data) =>
    `Tệp này đã nhận rồi (tệp “${text(data['file'])}”). Không nhận lần thứ hai; không phải làm gì thêm.`,
  'submission/older': (data) =>
    `Đây là lần xuất số ${text(data['sequence'])}, tỉnh đã nhận lần xuất số ${text(data['counted'])} (tệp “${text(data['file'])}”) mới hơn. Giữ lần đã nhận.${restarted(data)}`,
  'submission/same-number': (data) =>
    `Lần xuất số ${text(data['sequence'])} đã nhận với số liệu khác (tệp “${text(data['file'])}”). Đề nghị đơn vị kiểm tra có hai máy cùng xuất không, rồi xuất lại để có số mới.${restarted(data)}`,
  'submission/contradicts': (data) =>
    `${text(data['unitName']) || `Hàng mã ${text(data['unitCode'])}`}, ${label(data['indicator'])}: ${text(data['form'])} (tệp “${text(data['file'])}”, ô ${text(data['cell'])}) ghi ${shown(data['value'])}, còn ${text(data['otherForm'])} cùng kỳ đã nhận (tệp “${text(data['otherFile'])}”, ô ${text(data['otherCell'])}) ghi ${shown(data['otherValue'])}. Hỏi đơn vị số nào đúng; đơn vị xuất lại cả hai biểu từ cùng một sổ, tỉnh nhận cả hai tệp cùng lúc.`,
  'submission/span-stands': (data) =>
    data['file'] === undefined
      ? `Ngày ${day(data['on'])} đã có trong số cộng cả kỳ ${days(data)} ghi trong sổ của tỉnh. Một ngày không được cộng hai lần: gỡ số của kỳ đó trước, rồi nhận lại tệp.`
      : `Ngày ${day(data['on'])} đã có trong ${text(data['form'])} cả kỳ ${days(data)} (tệp “${text(data['file'])}”, lần xuất ${text(data['sequence'])}, nhận ${receivedText(data['receivedAt'])}). Một ngày không được cộng hai lần nên chưa nhận. Muốn lấy số từng ngày: gom đủ tệp BM01 các ngày có số của kỳ; mở tệp của kỳ trong danh sách tiếp nhận, bấm “Rút bản nộp”; rồi nhận các tệp BM01 cùng lúc với tệp của kỳ: ngày được ghi, kỳ được đối chiếu với tổng các ngày.`,
  'submission/impossible': (data) =>
    `${label(data['indicator'])} của hàng mã ${text(data['unitCode'])}: phần lưu động lớn hơn tổng, hoặc có số thành phần mà không có tổng. Đề nghị đơn vị kiểm tra sổ rồi xuất lại.`,
  'submission/day-locked': (data) =>
    `Ngày ${day(data['on'])} trong sổ của tỉnh đã ${data['status'] === 'approved' ? 'ký duyệt' : 'chốt'}. Mở ${data['status'] === 'approved' ? 'khoá' : 'lại'} ngày đó (nêu lý do) rồi nhận lại tệp.`,
  'submission/not-written': (data) =>
    `Sổ không ghi được ${count(data['issues'])} số của tệp. Kiểm tra ngày hiệu lực của đơn vị và chỉ tiêu, rồi nhận lại.`,
  'submission/not-exact': (data) =>
    `${label(data['indicator'])} của hàng mã ${text(data['unitCode'])}: sổ của tỉnh có số khác không gỡ được (buổi lưu động ghi tại tỉnh). Gỡ số đó rồi nhận lại tệp.`,
} as const satisfies Record<string, (data: Data) => string>

/** What the audit's reader is told. */
export const submissionEventTexts = {
  'submission-received': (file, { sequence }) =>
    `Nhận tệp ${file}${sequence === undefined ? '' : `, lần xuất số ${text(sequence)}`}`,
  'submission-refused': (file) => `Không nhận tệp ${file} của đơn vị`,
  'submission-withdrawn': (file, { reason }) => `Rút bản nộp ${file}: ${text(reason)}`,
} as const satisfies Record<string, (subject: string, details: Data) => string>

function restarted({ isExportedLater }: Data): string {
  return isExportedLater === true
    ? ' Tệp này xuất sau lần đã nhận: nếu đơn vị cài lại máy thì nhận dù số thứ tự cũ hơn, kèm lý do.'
    : ''
}

function count(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function list(value: unknown): string {
  return listed(Array.isArray(value) ? value.map(text) : [])
}

const placedRowsSchema = z.array(z.object({ name: z.string(), of: z.string(), until: z.string() }))

/** "Xã A (thuộc Huyện B)", "Xã C (chỉ đến 15/03/2023)". */
function placedRows(value: unknown): string[] {
  const rows = placedRowsSchema.safeParse(value).data ?? []
  return rows.map(({ name, of, until }) => {
    const place = until === '' ? (of === '' ? '' : `thuộc ${of}`) : `chỉ đến ${day(until)}`
    return place === '' ? name : `${name} (${place})`
  })
}

function listed(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} và ${names.length - 5} hàng khác`
}

/** Where a sheet was changed; the count alone where nothing of it is known any more. */
function changedPlaces({ changes, count: all }: Data): string {
  const known = z.array(sheetChangeSchema).min(1).safeParse(changes)
  if (!known.success) return ` (${text(all)} chỗ)`
  const more = typeof all === 'number' && all > known.data.length ? ` và ${all - known.data.length} chỗ nữa` : ''
  return `: ${sheetChangesSummary(known.data)}${more}`
}

function changedCells(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  if (typeof first !== 'object' || first === null || !('address' in first)) return 'Số trên biểu'
  const was: unknown = 'was' in first ? first.was : ''
  const now: unknown = 'now' in first ? first.now : ''
  const more = count(value) > 1 ? ` và ${count(value) - 1} ô nữa` : ''
  return `Ô ${text(first.address)} (khi xuất ${shown(was)}, nay ${shown(now)})${more}`
}

function correctionPlaces(value: unknown): string {
  const found = z.array(correctionSchema).safeParse(value).data ?? []
  const places = found.map((one) => {
    return `hàng mã ${one.unitCode} ${label(one.indicator)}: tệp ghi ${shown(one.sheet)}, ${one.author} sửa thành ${shown(one.value)}`
  })
  return places.length === 0 ? '' : ` (${places.slice(0, 3).join('; ')})`
}

function named(data: Data): string {
  const name = text(data['name'])
  const code = text(data['code'])
  return name === '' ? `đơn vị mã ${code}` : `${name} (mã ${code})`
}

function receivedText(value: unknown): string {
  return text(value) === '' ? '' : formatInstant(text(value))
}
