/** What is said of a returned form: what the sender did to it, and what cannot be taken because of that. */
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { groupDigits } from '#shared/kernel/numbers.ts'
import { unknownVersionText, versionReadingText } from './form-version.texts.ts'

type ReturnedFormText = (issue: Issue) => string

export const returnedFormIssueTexts = {
  'import/marks-contradict': () =>
    'Các dấu nhận dạng trong tệp nói về hai báo cáo khác nhau: tệp được ghép từ hai tệp. Đề nghị đơn vị gửi lại tệp gốc.',
  'import/unknown-form': (issue) =>
    `Tệp theo biểu mẫu ${param(issue, 'form')} bản ${param(issue, 'version')}, phần mềm này chưa có biểu mẫu đó. Xin tệp mẫu biểu, nhập ở Cài đặt → Mẫu biểu (hoặc cập nhật phần mềm) rồi nhập lại.`,
  'import/unknown-period': (issue) =>
    `Tệp ghi kỳ báo cáo ${day(issue, 'from')} – ${day(issue, 'to')}, không phải một kỳ hợp lệ. Đề nghị đơn vị xuất lại tệp.`,
  'import/other-unit': (issue) =>
    `Tệp của ${param(issue, 'unit')}, không phải của ${param(issue, 'own')}. Kiểm tra lại tệp đã chọn.`,
  'import/unknown-form-version': ({ params }) => unknownVersionText(params),
  'import/form-version-read': ({ params }) => versionReadingText(params),
  'import/form-altered': (issue) =>
    `Phần khai báo mẫu ${param(issue, 'form')} bản ${param(issue, 'version')} trong tệp không khớp mã kiểm tra nên không đọc cột nào. Đề nghị đơn vị gửi lại tệp gốc, hoặc nhập tệp mẫu biểu bản đó ở Cài đặt → Mẫu biểu.`,
  'import/other-form-version': (issue) =>
    `Tệp dùng biểu mẫu ${param(issue, 'form')} bản ${param(issue, 'version')}, kỳ này phải dùng bản ${param(issue, 'inForce')}. Số liệu vẫn đọc được theo bản của tệp; lần sau đề nghị đơn vị dùng bản mới.`,
  'import/sheet-not-read': (issue) =>
    `Trang “${param(issue, 'name')}” được thêm vào tệp và không được đọc. Nếu trang này có số liệu, tách ra thành tệp riêng rồi nhập.`,
  'import/own-table-lost': (issue) =>
    `Tệp do phần mềm xuất theo biểu ${param(issue, 'form')} nhưng không còn thấy bảng của biểu. Đề nghị đơn vị gửi lại tệp gốc.`,
  'import/own-unit-row': (issue) =>
    `${cell(issue)} ghi “${param(issue, 'name')}”, không phải hàng nào của sổ nên cả dòng không được nhận. Chọn đơn vị cho dòng này hoặc sửa tên.`,
  'import/inactive-unit': (issue) =>
    `${cell(issue)}: “${param(issue, 'name')}” không còn hoặc chưa có trong kỳ của tệp, cả dòng không được nhận. Chọn đơn vị khác cho dòng này hoặc bỏ dòng.`,
  'import/duplicate-row': (issue) =>
    `${cell(issue)}: “${param(issue, 'name')}” có nhiều dòng với số khác nhau, không rõ dòng nào đúng. Giữ lại một dòng.`,
  'import/duplicate-column': (issue) =>
    `${cell(issue)}: cột “${param(issue, 'label')}” có nhiều lần với số khác nhau, không rõ cột nào đúng. Giữ lại một cột.`,
  'import/total-not-sum': (issue) =>
    `${cell(issue)} gõ tổng ${count(issue, 'stated')} nhưng ${added(issue)}. Sửa tổng hoặc các số thành phần.`,
  'import/not-recalculated': (issue) =>
    `${cell(issue)} có công thức cho ${count(issue, 'stated')} nhưng ${added(issue)}: tệp lưu mà chưa tính lại. Mở bằng Excel, bấm Lưu rồi nhập lại.`,
  'import/total-of-unread': (issue) =>
    `${cell(issue)} ghi tổng ${count(issue, 'stated')} nhưng có số thành phần chưa đọc được, chưa nhận tổng này. Sửa các số thành phần trước.`,
  'import/cumulative-differs': (issue) =>
    `${cell(issue)} ghi lũy kế ${count(issue, 'stated')} nhưng lũy kế kỳ trước ${count(issue, 'previous')} cộng trong kỳ ${count(issue, 'flow')} là ${count(issue, 'sum')}. Kiểm tra số trong kỳ và lũy kế.`,
  'import/has-comment': (issue) =>
    `${cell(issue)} có ghi chú của người gửi: “${param(issue, 'text')}”. Đọc ghi chú trước khi nhận số.`,
  'import/has-external-link': (issue) =>
    `Tệp có công thức lấy số từ tệp khác (${param(issue, 'target')}): số trong ô có thể đã cũ. Đề nghị người gửi dán giá trị rồi gửi lại.`,
  'import/empty-sheet': (issue) => `Trang “${param(issue, 'name')}” không có số liệu nào.`,
} as const satisfies Record<string, ReturnedFormText>

function cell({ where }: Issue): string {
  const place = where.cell === undefined ? 'Một ô' : `Ô ${where.cell}`
  return where.sheet === undefined ? place : `${place}, trang “${where.sheet}”,`
}

function param({ params }: Issue, name: string): string {
  return String(params[name] ?? '…')
}

function count(issue: Issue, name: string): string {
  return groupDigits(param(issue, name))
}

/** What the parts of a total add up to: nothing where all of them are blank. */
function added(issue: Issue): string {
  return issue.params['sum'] === undefined ? 'các ô thành phần đều trống' : `cộng lại được ${count(issue, 'sum')}`
}

function day(issue: Issue, name: string): string {
  const date = parseLocalDate(param(issue, name))
  return date === null ? param(issue, name) : formatDate(date)
}
