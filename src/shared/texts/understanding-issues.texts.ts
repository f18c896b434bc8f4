/** What is said of rows, tables and totals of a foreign file that cannot be taken as they stand. */
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { groupDigits } from '#shared/kernel/numbers.ts'
import type { IssueNames } from './figure-issues.texts.ts'

type UnderstandingIssueText = (issue: Issue, names: IssueNames) => string

export const understandingIssueTexts = {
  'import/nothing-found': () =>
    'Không thấy số liệu: đã tìm bảng có dòng tiêu đề (tên đơn vị, thu nhận, phê duyệt, kích hoạt…) và tin nhắn dạng “Xã …: CCCD 12, mức 2: 15”. Chỉ ra dòng tiêu đề trên trang, hoặc gửi tệp khác.',
  'import/personal-data': (issue) =>
    issue.params['line'] === ''
      ? 'Nội dung có số giấy tờ hoặc số điện thoại của từng người. Chương trình chỉ nhận số lượng nên không đọc và không giữ lại chữ nào. Xoá các số đó rồi nhập lại.'
      : `${place(issue)}: ${personalLine(issue)} ghi số giấy tờ, số điện thoại hoặc họ tên của từng người. Chương trình chỉ nhận số lượng nên không đọc bảng này và không giữ lại chữ nào ở đó. Xoá ${text(issue, 'line')} trong tệp rồi nhập lại.`,
  'import/parts-without-total': (issue) =>
    `${place(issue)}: các hàng ghi theo tổ, thôn (${text(issue, 'parts')}), không có một dòng cộng duy nhất nên không nhập. Thêm dòng “Tổng cộng” vào bảng rồi nhập lại.`,
  'import/parts-total-differs': (issue) =>
    `${place(issue)}: dòng cộng khác tổng của các tổ, thôn hoặc có tổ, thôn chưa đọc được, nên không nhập. Sửa dòng cộng hoặc các hàng.`,
  'import/row-without-unit': (issue) =>
    `${place(issue)}: hàng có số nhưng không ghi đơn vị nên không nhập. Chọn đơn vị cho hàng này hoặc bỏ qua hàng.`,
  'import/row-without-date': (issue) =>
    `${place(issue)}: hàng có số nhưng ô ngày trống nên không nhập. Ghi ngày cho hàng này trong tệp rồi nhập lại.`,
  'import/merged-figure': (issue) =>
    `${place(issue)}: một số ghi chung cho các ô gộp ${text(issue, 'range')}, chưa rõ là của hàng nào nên không nhập. Bỏ gộp ô và ghi số cho từng hàng.`,
  'import/unit-twice': (issue, names) =>
    `${place(issue)}: ${names.unit(issue.where.unitCode ?? '')} có hai hàng trong bảng (cùng với hàng ${text(issue, 'rows')}) nên cả hai không nhập. Giữ lại một hàng, hoặc đánh dấu hàng cộng.`,
  'import/total-not-sum-of-rows': (issue) =>
    `${place(issue)}: dòng “${text(issue, 'label')}” ghi ${count(issue, 'stated')} nhưng cộng các xã là ${count(issue, 'computed')}. Kiểm tra các xã trong cột này.`,
  'import/section-total-not-sum': (issue) =>
    `${place(issue)}: dòng “${text(issue, 'label')}” ghi ${count(issue, 'stated')} nhưng cộng các hàng của nhóm là ${count(issue, 'computed')}. Kiểm tra các hàng của nhóm.`,
  'import/days-total-differs': (issue) =>
    `${place(issue)}: cột cộng ghi ${count(issue, 'stated')} nhưng cộng các ngày trong bảng là ${count(issue, 'computed')}. Kiểm tra số của từng ngày.`,
  'import/ratio-differs': (issue) =>
    `${place(issue)}: tỷ lệ ghi ${text(issue, 'stated')}% nhưng ${count(issue, 'num')}/${count(issue, 'den')} là ${text(issue, 'expected')}%. Kiểm tra hai số và tỷ lệ.`,
  'import/mobile-exceeds-total': (issue) =>
    `${place(issue)}: lưu động ${count(issue, 'mobile')} (ô ${text(issue, 'part')}) lớn hơn tổng ${count(issue, 'total')} (ô ${text(issue, 'place')}) nên cả hai không nhập. Sửa một trong hai.`,
  'import/parts-differ': (issue) =>
    `${place(issue)}: tổng ghi ${count(issue, 'total')} nhưng các phần ${text(issue, 'parts')} cộng lại là ${count(issue, 'sum')}, chưa rõ số nào sai nên không nhập. Sửa tổng hoặc các phần.`,
  'import/parts-exceed-total': (issue) =>
    `${place(issue)}: tổng ghi ${count(issue, 'total')} nhưng riêng các phần ${text(issue, 'parts')} đã là ${count(issue, 'sum')}, chưa rõ số nào sai nên không nhập. Sửa tổng hoặc các phần.`,
  'import/figure-twice': (issue) =>
    `${place(issue)}: số ${count(issue, 'value')} đã có ở ${text(issue, 'place')}, chỉ lấy một lần.`,
  'import/figures-differ': (issue) =>
    `${place(issue)}: ghi ${count(issue, 'value')} nhưng ${text(issue, 'place')} ghi ${count(issue, 'other')} cho cùng đơn vị, chỉ tiêu và ngày, nên cả hai không nhập. Bỏ qua một trong hai trang hoặc bảng.`,
  'import/twin-contradicted': (issue) =>
    `${place(issue)}: ghi ${count(issue, 'value')}, số này cũng ở ${text(issue, 'place')} (${count(issue, 'other')}) trong một hàng có các số mâu thuẫn nhau, nên cả hai không nhập. Sửa hàng đó hoặc bỏ qua một trong hai.`,
  'import/span-holds-others': (issue) =>
    `${place(issue)}: số của khoảng ${day(issue, 'from')}–${day(issue, 'to')} trùng ngày với ${text(issue, 'place')}. Chỉ nhập số từng ngày, số của khoảng không cộng thêm.`,
} as const satisfies Record<string, UnderstandingIssueText>

/** `Ô C7, trang “BC 15-4”`; what is known of it. */
function place({ where }: Issue): string {
  const sheet = where.sheet === undefined ? '' : `trang “${where.sheet}”`
  if (where.cell === undefined) return sheet === '' ? 'Tệp này' : `T${sheet.slice(1)}`
  return sheet === '' ? `Ô ${where.cell}` : `Ô ${where.cell}, ${sheet}`
}

/** `cột E “Số CCCD”`. */
function personalLine(issue: Issue): string {
  const header = issue.params['column'] ?? ''
  return header === '' ? text(issue, 'line') : `${text(issue, 'line')} “${header}”`
}

function text(issue: Issue, name: string): string {
  return String(issue.params[name] ?? '…')
}

function count(issue: Issue, name: string): string {
  return groupDigits(text(issue, name))
}

function day(issue: Issue, name: string): string {
  const date = parseLocalDate(text(issue, name))
  return date === null ? text(issue, name) : formatDate(date)
}
