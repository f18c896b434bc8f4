/**
 * What is said of cells of a foreign file that are not taken, and what a person is asked about them. One table per
 * step that finds them; codes are permanent and begin with `import/`.
 */
import type { Issue } from '#shared/kernel/issue.ts'
import { groupDigits } from '#shared/kernel/numbers.ts'
import type { IssueNames } from './figure-issues.texts.ts'
import { planIssueTexts } from './import-plan.texts.ts'
import { returnedFormIssueTexts } from './returned-form-issues.texts.ts'
import { understandingIssueTexts } from './understanding-issues.texts.ts'

type ImportIssueText = (issue: Issue, names: IssueNames) => string

/** Found while a cell of counts or percentages is read. */
const cellIssueTexts = {
  'import/not-a-number': (issue) =>
    `${cell(issue)} ghi ${found(issue)}, không đọc được thành số. Sửa thành số nguyên hoặc xoá ô.`,
  'import/negative': (issue) => `${cell(issue)} ghi số âm ${found(issue)}. Số lượng không nhỏ hơn 0, sửa lại số này.`,
  'import/not-whole': (issue) =>
    `${cell(issue)} ghi ${found(issue)}, có phần lẻ trong khi cột này là số lượng. Sửa thành số nguyên.`,
  'import/decimal-as-thousands': (issue) =>
    `${cell(issue)} chứa số ${found(issue)}, có thể là ${suggestion(issue)} mà Excel đã hiểu dấu chấm thành dấu thập phân. Xem lại rồi nhận số gợi ý hoặc gõ số đúng.`,
  'import/decimal-zeros': (issue) =>
    `${cell(issue)} ghi ${found(issue)}, có phần lẻ bằng 0. Nếu đúng là ${suggestion(issue)} thì nhận số gợi ý.`,
  'import/letter-o': (issue) =>
    `${cell(issue)} ghi ${found(issue)}, có chữ O thay số 0. Nếu đúng là ${suggestion(issue)} thì nhận số gợi ý.`,
  'import/too-large': (issue) =>
    `${cell(issue)} có dãy số từ 9 chữ số trở lên, không phải số lượng. Kiểm tra xem có phải số định danh hay số điện thoại.`,
  'import/percent-among-counts': (issue) =>
    `${cell(issue)} ghi tỷ lệ ${found(issue)} trong cột số lượng. Ghi số lượng, hoặc chọn lại ý nghĩa của cột.`,
  'import/count-among-ratios': (issue) =>
    `${cell(issue)} ghi số lượng ${found(issue)} trong cột tỷ lệ. Sửa ô, hoặc chọn lại ý nghĩa của cột.`,
  'import/error-value': (issue) =>
    `${cell(issue)} đang báo lỗi ${found(issue)} của Excel. Mở tệp sửa công thức, hoặc gõ số vào ô.`,
  'import/no-cached-value': (issue) =>
    `${cell(issue)} có công thức nhưng tệp không lưu kết quả. Mở tệp bằng Excel, bấm Lưu rồi nhập lại, hoặc gõ số vào ô.`,
  'import/boolean': (issue) => `${cell(issue)} chứa giá trị đúng/sai (${found(issue)}), không phải số. Gõ số vào ô.`,
  'import/date-among-counts': (issue) =>
    `${cell(issue)} bị Excel đổi thành ngày ${found(issue)} trong cột số lượng. Gõ lại số vào ô.`,
  'import/shown-differs': (issue) =>
    `${cell(issue)} hiện ${found(issue)} nhưng số lưu trong ô là ${number(issue, 'value')}. Kiểm tra định dạng của ô rồi gõ lại số đúng.`,
  'import/old-font': (issue) =>
    `${cell(issue)} ghi ${found(issue)} bằng phông chữ cũ, chưa chắc đọc đúng. Gõ lại ô bằng phông Unicode.`,
} as const satisfies Record<string, ImportIssueText>

/** Found while a date is read. */
const dateIssueTexts = {
  'import/not-a-date': (issue) =>
    `${cell(issue)} ghi ${found(issue)}, không đọc được thành ngày. Ghi đủ ngày, tháng, năm, ví dụ 15/4/2023.`,
  'import/no-such-day': (issue) => `${cell(issue)} ghi ${found(issue)}, ngày này không có trong lịch. Sửa lại ngày.`,
  'import/two-digit-year': (issue) =>
    `${cell(issue)} ghi ${found(issue)} với năm chỉ có hai chữ số. Ghi đủ bốn chữ số của năm.`,
} as const satisfies Record<string, ImportIssueText>

/** Message of each issue of an import, by code. */
export const importIssueTexts = {
  ...cellIssueTexts,
  ...dateIssueTexts,
  ...returnedFormIssueTexts,
  ...understandingIssueTexts,
  ...planIssueTexts,
} as const satisfies Record<string, ImportIssueText>

/** `Ô C7, trang “BC 15-4”`; what is known of it. */
function cell({ where }: Issue): string {
  const place = where.cell === undefined ? 'Một ô' : `Ô ${where.cell}`
  return where.sheet === undefined ? place : `${place}, trang “${where.sheet}”,`
}

function found(issue: Issue): string {
  return `“${issue.params['text'] ?? ''}”`
}

function suggestion(issue: Issue): string {
  return number(issue, 'suggest')
}

function number(issue: Issue, name: string): string {
  return groupDigits(String(issue.params[name] ?? '…'))
}
