/** What is said of reorganisations of units: kinds, what keeps them from being carried out, what the audit tells. */
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { ReorganisationKind } from '#shared/province/reorganisation.schema.ts'
import type { IssueNames } from './figure-issues.texts.ts'

type Data = Readonly<Record<string, unknown>>

export const reorganisationKindTexts: Readonly<Record<ReorganisationKind, string>> = {
  merge: 'Nhập',
  split: 'Chia, tách',
  rename: 'Đổi tên',
  move: 'Chuyển về đơn vị khác',
}

function overAllocatedText({ unit, level, count }: Data): string {
  const who = typeof unit === 'string' ? unit : 'đơn vị cũ'
  const what = typeof level === 'string' ? level : 'một mức'
  const more = typeof count === 'number' ? ` ${formatCount(count)}` : ''
  return `Chưa lập được theo địa giới hiện nay: ${what} của ${who} đã phân bổ cho các đơn vị mới nhiều hơn số có${more}. Sửa số phân bổ ở Tổng hợp tỉnh › Sắp xếp đơn vị, hoặc số của ${who}; trong lúc đó vẫn lập được theo “Lúc đó”.`
}

/** What is said when a reorganisation cannot be done, by permanent code. */
export const reorganisationRefusalTexts = {
  'province/reorganisation-refused': () => 'Chưa ghi: việc sắp xếp đơn vị còn chỗ phải sửa.',
  'province/unknown-reorganisation': () =>
    'Không còn lần sắp xếp này trong sổ: có thể đã được hoàn tác. Mở lại danh sách sắp xếp đơn vị.',
  'province/over-allocated': overAllocatedText,
} as const satisfies Record<string, (data: Data) => string>

/** Message of each issue of reorganisations, by code. */
export const reorganisationIssueTexts = {
  'reorganisation-empty': () =>
    'Chưa nêu đơn vị nào được nhập, chia tách, đổi tên hay chuyển. Chọn ít nhất một đơn vị.',
  'reorganisation-before-start': (issue) =>
    `Ngày có hiệu lực ${day(issue.where.date)} phải sau ngày bắt đầu của sổ (${day(issue.params['startOn'])}).`,
  'reorganisation-unknown': (issue) => `Không có đơn vị mã “${param(issue, 'code')}” trong sổ này. Chọn lại đơn vị.`,
  'reorganisation-own-unit': (issue, names) =>
    `${unit(issue, names)} là đơn vị của chính sổ này: đổi tên ở Cài đặt › Thiết lập đơn vị.`,
  'reorganisation-ended': (issue, names) =>
    (issue.params['to'] ?? '') === ''
      ? `${unit(issue, names)} chỉ có từ ngày ${day(issue.params['from'])}, không sắp xếp được vào ngày ${day(issue.where.date)}. Chọn ngày sau đó.`
      : `${unit(issue, names)} đã kết thúc ngày ${day(issue.params['to'])}. Chọn đơn vị đang có.`,
  'reorganisation-later': (issue, names) =>
    `${unit(issue, names)} đã được sắp xếp ngày ${day(issue.params['on'])} (${param(issue, 'document')}). Hoàn tác lần đó trước, hoặc chọn ngày sau nó.`,
  'reorganisation-code-taken': (issue) =>
    `Mã ${param(issue, 'code')} ${(issue.params['name'] ?? '') === '' ? 'được dùng hai lần' : `đã là mã của ${param(issue, 'name')}`}. Đặt mã khác cho đơn vị mới, ví dụ ${param(issue, 'code')}.2.`,
  'reorganisation-without-source': (issue) =>
    `Đơn vị mới ${param(issue, 'name')}: chưa nêu đơn vị này lập từ đơn vị nào. Chọn đơn vị nhập vào.`,
  'reorganisation-gap': (issue, names) =>
    `${unit(issue, names)}: nêu toàn bộ đi về một đơn vị, hoặc mỗi phần đi về đâu (từ hai nơi nhận trở lên, mỗi nơi nêu một lần).`,
  'reorganisation-cycle': (issue, names) =>
    `${unit(issue, names)} không thể vào ${param(issue, 'to')}: đơn vị nhận cũng kết thúc trong lần sắp xếp này.`,
  'reorganisation-into-old': (issue, names) =>
    `${unit(issue, names)} chỉ nhập được vào một đơn vị mới lập từ ngày có hiệu lực. Nếu ${param(issue, 'to')} giữ tên cũ, lập dòng mới cùng tên với mã khác và cho cả ${param(issue, 'to')} nhập vào đó.`,
  'reorganisation-bad-place': (issue) =>
    `Đơn vị ${param(issue, 'name')} không thể thuộc ${param(issue, 'place')}: chọn đơn vị cấp trên đang có và không kết thúc trong lần sắp xếp này.`,
  'reorganisation-same-place': (issue, names) => `${unit(issue, names)} đang thuộc đúng đơn vị đó. Bỏ dòng này.`,
  'reorganisation-same-name': (issue, names) => `${unit(issue, names)}: tên mới giống tên đang có. Bỏ dòng này.`,
  'reorganisation-left-behind': (issue, names) =>
    `${unit(issue, names)} kết thúc mà còn ${param(issue, 'names')}. Nêu các đơn vị này chuyển về đâu.`,
  'reorganisation-twice': (issue, names) =>
    `${unit(issue, names)} được nêu hai lần: vừa kết thúc vừa đổi tên hoặc chuyển, hoặc hai dòng cùng một việc. Giữ một dòng.`,
  'reorganisation-has-figures': (issue, names) =>
    `${unit(issue, names)} đã có ${count(issue, 'figures')} số liệu từ ngày ${day(issue.where.date)} trở đi (đến ${day(issue.params['last'])}). Số gõ tay thì xoá hoặc chuyển sang đơn vị mới, số do bản nộp ghi thì rút bản nộp đó, rồi sắp xếp.`,
  'reorganisation-has-sheet': (issue, names) =>
    `${sheet(issue, names)} đã ghi vào sổ theo đơn vị cũ. Mở tệp trong danh sách tiếp nhận, bấm “Rút bản nộp”, ghi việc sắp xếp, rồi ${isLater(issue) ? 'đề nghị đơn vị xuất lại theo đơn vị mới' : 'nhận lại tệp'}.`,
  'reorganisation-known': () => 'Lần sắp xếp này đã được ghi. Mở lại danh sách sắp xếp đơn vị.',
  'reorganisation-has-identifier': () =>
    'Căn cứ hoặc tên đơn vị có dãy 9 đến 12 chữ số, giống số định danh của công dân. Bỏ dãy số đó.',
  'reorganisation-undo-later': (issue) =>
    `Lần sắp xếp ngày ${day(issue.params['on'])} (${param(issue, 'document')}) dựa trên lần này. Hoàn tác lần đó trước.`,
  'reorganisation-undo-figures': (issue, names) =>
    `${unit(issue, names)} đã có ${count(issue, 'figures')} số liệu hoặc số đầu kỳ (đến ${day(issue.params['last'])}). Hoàn tác các lần ghi đó ở Nhật ký, số do bản nộp ghi thì rút bản nộp đó, rồi hoàn tác sắp xếp.`,
  'reorganisation-undo-sheet': (issue, names) =>
    `${sheet(issue, names)} đã ghi vào sổ theo đơn vị mới. Mở tệp trong danh sách tiếp nhận, bấm “Rút bản nộp”, hoàn tác sắp xếp, rồi ${isLater(issue) ? 'đề nghị đơn vị xuất lại theo đơn vị cũ' : 'nhận lại tệp'}.`,
  'reorganisation-openings-changed': (issue, names) =>
    `${unit(issue, names)}, ${label(issue, names)}: tổng của các đơn vị cũ đã khác số vừa xem. Mở lại rồi xác nhận.`,
  'allocation-unknown': (issue, names) =>
    `${unit(issue, names)} không có phần nào đi về đơn vị mã ${param(issue, 'to')} trong lần sắp xếp này.`,
  'allocation-without-document': (issue, names) =>
    `${unit(issue, names)}, ${label(issue, names)}: nêu văn bản làm căn cứ phân bổ.`,
  'allocation-exceeds': (issue, names) =>
    `${unit(issue, names)}, ${label(issue, names)}: phân bổ ${count(issue, 'sum')} lớn hơn số của đơn vị cũ ${count(issue, 'whole')}. Sửa lại các phần.`,
} as const satisfies Record<string, (issue: Issue, names: IssueNames) => string>

/** What was done about units, as the audit's reader is told. */
export const reorganisationEventTexts = {
  'reorganisation-saved': (_id, { what, kind, on, document, made, ended, figures }) => {
    const told = `${String(reorganisationKindTexts[kind as ReorganisationKind] ?? kind).toLocaleLowerCase('vi')} từ ngày ${day(on)}, căn cứ ${String(document)}`
    switch (what) {
      case 'undone':
        return `Hoàn tác sắp xếp đơn vị: ${told}`
      case 'opened':
        return `Ghi ${String(figures)} số đầu kỳ của đơn vị mới sau sắp xếp: ${told}`
      case 'allocated':
        return `Phân bổ ${String(figures)} số của đơn vị bị chia: ${told}`
      default:
        return `Sắp xếp đơn vị: ${told} (${String(ended)} đơn vị kết thúc, ${String(made)} đơn vị mới)`
    }
  },
} as const satisfies Record<string, (subject: string, details: Data) => string>

function unit({ where }: Issue, names: IssueNames): string {
  return names.unit(where.unitCode ?? '')
}

/** A file that a unit sent, with its form and days. */
function sheet(issue: Issue, names: IssueNames): string {
  const [from, to] = [day(issue.params['from']), day(issue.params['to'])]
  const days = from === to ? `ngày ${from}` : `${from} – ${to}`
  return `Tệp “${param(issue, 'file')}” của ${unit(issue, names)} (${param(issue, 'form')}, ${days}, lần xuất ${param(issue, 'sequence')})`
}

/** Its days are all of the new arrangement. */
function isLater({ params, where }: Issue): boolean {
  return String(params['from']) >= (where.date ?? '')
}

function label({ where }: Issue, names: IssueNames): string {
  const text = names.indicator(where.indicator ?? '', where.date ?? '')
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

function param(issue: Issue, name: string): string {
  return String(issue.params[name] ?? '…')
}

function count(issue: Issue, name: string): string {
  return formatCount(Number(issue.params[name] ?? 0))
}

function day(value: unknown): string {
  const date = typeof value === 'string' ? parseLocalDate(value) : null
  return date === null ? '…' : formatDate(date)
}
