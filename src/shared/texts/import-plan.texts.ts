/** What is said and asked when figures of a foreign file are compared with the book. */
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { groupDigits } from '#shared/kernel/numbers.ts'
import type { IssueNames } from './figure-issues.texts.ts'

type PlanIssueText = (issue: Issue, names: IssueNames) => string
type Params = Issue['params']

export const planIssueTexts = {
  'import/not-a-count': (issue, names) =>
    `${cell(issue, names)}: “${text(issue, 'value')}” không phải số lượng. Sửa lại số này.`,
  'import/future-day': (issue, names) =>
    `${cell(issue, names)}: ${span(issue)} chưa đến nên không nhập. Kiểm tra lại ngày của bảng.`,
  'import/ends-in-future': (issue, names) =>
    `${cell(issue, names)}: ${span(issue)} chưa hết. Chỉ nhập nếu đây là số của cả kỳ.`,
  'import/twice-in-file': (issue, names) =>
    `${cell(issue, names)}: ghi ${text(issue, 'value')} nhưng ô ${text(issue, 'otherCell')} ghi ${text(issue, 'other')} cho cùng một số, nên cả hai không nhập. Giữ lại một ô.`,
  'import/channels-differ': (issue, names) =>
    `${cell(issue, names)}: tổng ghi ${count(issue, 'total')} nhưng tại chỗ ${count(issue, 'fixed')} và lưu động ${count(issue, 'mobile')} cộng lại khác tổng, nên không nhập. Sửa tổng hoặc các phần.`,
  'import/sessions-exceed-mobile': (issue, names) =>
    `${cell(issue, names)}: tệp ghi lưu động ${count(issue, 'mobile')}, ít hơn ${count(issue, 'sessions')} của các buổi lưu động đã ghi, nên không nhập. Kiểm tra tệp, hoặc sửa số của buổi lưu động.`,
  'import/mobile-exceeds-book': (issue, names) =>
    `${cell(issue, names)}: tệp ghi tổng ${count(issue, 'total')}, ít hơn ${count(issue, 'mobile')} lưu động đã có, nên không nhập. Kiểm tra tổng trong tệp và số lưu động trong sổ.`,
  'import/part-not-taken': (issue, names) =>
    `${cell(issue, names)}: tệp ghi tổng ${count(issue, 'total')}, nhưng có phần không nhập được nên các phần cộng lại sẽ là ${count(issue, 'counted')}; không nhập tổng này. Xử lý phần không nhập được trước.`,
  'import/spans-cross-in-file': (issue, names) =>
    `${cell(issue, names)}: tệp ghi ${count(issue, 'value')} cho ${span(issue)}, còn ô ${text(issue, 'otherCell')} ghi cho ${otherSpan(issue)}. Hai khoảng có ngày chung nên cả hai không nhập: giữ lại một khoảng.`,
  'import/blank-over-mobile': (issue, names) =>
    `${cell(issue, names)}: tệp để trống nhưng sổ có ${count(issue, 'mobile')} lưu động, nên không xoá. Xoá số lưu động trong sổ trước nếu đúng là không có.`,
  'import/add-level': (issue, names) =>
    `${cell(issue, names)}: ${count(issue, 'value')} là số tại một ngày, không cộng thêm được. Chọn “thay bằng số trong tệp” cho ô này.`,
  'import/day-in-span': (issue, names) =>
    `${cell(issue, names)}: tệp ghi ${count(issue, 'value')} cho ngày ${day(issue.params['from'])}, nhưng sổ đã có số của cả khoảng ${otherSpan(issue)}. Hai số không được cộng: xoá số của khoảng trong sổ, hoặc bỏ ô này.`,
  'import/span-crosses': (issue, names) =>
    `${cell(issue, names)}: tệp ghi ${count(issue, 'value')} cho ${span(issue)}, trùng ngày với số đã có của ${otherSpan(issue)}. Hai khoảng trùng nhau không được cộng: xoá số trong sổ, hoặc bỏ ô này.`,
  'import/span-differs': (issue, names) =>
    `${cell(issue, names)}: tệp ghi ${count(issue, 'value')} cho ${span(issue)}, nhưng các ngày đã có trong sổ cộng lại là ${count(issue, 'sum')}. Không cộng hai số: tìm ngày bị thiếu hoặc sai.`,
  'import/span-over-days': (issue, names) =>
    `${cell(issue, names)}: tệp ghi ${count(issue, 'value')} cho ${span(issue)}, nhưng trong khoảng này sổ đã có số theo ngày của cùng nhóm chỉ tiêu. Không cộng thêm số của khoảng: nhập số theo ngày.`,
  'import/before-start': (issue) =>
    `Trang “${issue.where.sheet ?? '…'}” có ${count(issue, 'count')} số của ${span(issue)}, trước ngày bắt đầu sổ (${day(issue.params['startOn'])}). Các số này được ghi để tra cứu nhưng không cộng vào lũy kế, vì số dư đầu kỳ đã tính cả những ngày đó.`,
  'import/tenfold': (issue, names) =>
    `${cell(issue, names)}: ${count(issue, 'value')} gấp từ 8 lần trở lên hoặc chỉ bằng khoảng một phần mười mức thường ngày (${count(issue, 'median')}). Kiểm tra xem có thừa, thiếu chữ số hoặc lẫn số lũy kế.`,
  'import/tenfold-of-standing': (issue, names) =>
    `${cell(issue, names)}: ${count(issue, 'value')} đúng bằng mười lần hoặc một phần mười số đang có (${count(issue, 'standing')}). Kiểm tra xem có thừa hoặc thiếu chữ số 0.`,
  'import/cumulative-differs-from-book': (issue, names) =>
    `${cell(issue, names)}: lũy kế trong tệp là ${count(issue, 'stated')}, nhưng lũy kế trước đó ${count(issue, 'previous')} và ${count(issue, 'flow')} trong kỳ là ${count(issue, 'expected')}. Kiểm tra số trong kỳ, hoặc lũy kế của đơn vị gửi.`,
  'import/cumulative-without-opening': (issue, names) =>
    `${cell(issue, names)}: lũy kế trong tệp là ${count(issue, 'stated')}, sổ chưa có số dư đầu kỳ để đối chiếu.`,
  'import/request-moved': (issue, names) =>
    `${request(issue, names)} được lập khi sổ đang là ${count(issue, 'stood')}, nay sổ là ${count(issue, 'now')}, nên không ghi. Bỏ đề nghị này rồi nhập lại tệp, hoặc gõ số đúng vào ô.`,
  'import/request-beside-moved': (issue, names) =>
    `${request(issue, names)} chỉ đúng khi ${issue.params['channel'] === 'MOBILE' ? 'tại chỗ' : 'lưu động'} là ${count(issue, 'stood')}, nay sổ là ${count(issue, 'now')}, nên không ghi. Chọn ghi cùng đề nghị của phần kia nếu có; nếu không, bỏ đề nghị này rồi nhập lại tệp, hoặc gõ số đúng vào ô.`,
  'import/request-twice': (issue, names) =>
    `${request(issue, names)} và một đề nghị khác ghi ${count(issue, 'other')} cho cùng một ô, nên không ghi. Chọn một đề nghị, bỏ đề nghị kia.`,
  'import/ratio-differs-from-book': (issue, names) =>
    `${cell(issue, names)}: tỷ lệ ghi ${text(issue, 'stated')}% nhưng theo sổ ${count(issue, 'numerator')}/${count(issue, 'denominator')} là ${text(issue, 'expected')}%. Kiểm tra hai số và tỷ lệ.`,
} as const satisfies Record<string, PlanIssueText>

/** Questions that only the book raises; each is answered with taking the figures or leaving them out. */
export const planQuestionTexts = {
  'import/ask-wrong-day': (params) =>
    `Mọi số ngày ${day(params['date'])} trên trang “${params['sheet'] ?? ''}” giống hệt số đã có của ngày ${day(params['other'])}. Có đúng là số của ngày ${day(params['date'])} không?`,
  'import/ask-cumulative-column': (params) =>
    `Cột ${params['column'] ?? '…'} trên trang “${params['sheet'] ?? ''}” ghi số trong ngày nhưng các số lớn như số lũy kế, vượt xa mức thường ngày: có thể số lũy kế nằm ở cột trong ngày. Có đúng là số trong ngày ${day(params['date'])} không?`,
} as const satisfies Record<string, (params: Params) => string>

/** `Ô C7, trang “BC 15-4” (Xã Ea Kly, CCCD cấp mới)`; what is known of it. */
function cell({ where }: Issue, names: IssueNames): string {
  const place = where.cell === undefined ? 'Một ô' : `Ô ${where.cell}`
  const sheet = where.sheet === undefined ? '' : `, trang “${where.sheet}”`
  const about = [
    ...(where.unitCode === undefined ? [] : [names.unit(where.unitCode)]),
    ...(where.indicator === undefined ? [] : [names.indicator(where.indicator, where.date ?? '')]),
  ]
  return `${place}${sheet}${about.length === 0 ? '' : ` (${about.join(', ')})`}`
}

/** `Xã Ea Kly, CCCD cấp mới, 14/04/2023: đề nghị ghi 12 lưu động`. */
function request({ where, params }: Issue, names: IssueNames): string {
  const date = where.date ?? ''
  const what = names.indicator(where.indicator ?? '', date)
  const channel = params['channel'] === 'MOBILE' ? ' lưu động' : params['channel'] === 'FIXED' ? ' tại chỗ' : ''
  return `${names.unit(where.unitCode ?? '')}, ${what}, ${day(date)}: đề nghị ghi ${groupDigits(String(params['value'] ?? '…'))}${channel}`
}

function text(issue: Issue, name: string): string {
  return String(issue.params[name] ?? '…')
}

function count(issue: Issue, name: string): string {
  return groupDigits(text(issue, name))
}

function span({ params }: Issue): string {
  const [from, to] = [params['from'], params['to']]
  return from === to ? `ngày ${day(from)}` : `khoảng ${day(from)}–${day(to)}`
}

function otherSpan({ params }: Issue): string {
  return `${day(params['otherFrom'])}–${day(params['otherTo'])}`
}

function day(value: string | number | undefined): string {
  const date = typeof value === 'string' ? parseLocalDate(value) : null
  return date === null ? String(value ?? '…') : formatDate(date)
}
