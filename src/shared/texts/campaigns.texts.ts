/** What is said of campaigns: kinds of their lines, issues, refusals, and what the audit tells of them. */
import type { LineKind } from '#shared/campaigns/campaigns.schema.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { IssueNames } from './figure-issues.texts.ts'

type Details = Readonly<Record<string, unknown>>

export const lineKindTexts: Readonly<Record<LineKind, string>> = {
  commune: 'Xã, phường, thị trấn',
  school: 'Trường học',
  agency: 'Cơ quan, đơn vị',
  'birth-year': 'Năm sinh',
  group: 'Nhóm khác',
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'Tên đợt',
  people: 'Đối tượng',
  document: 'Căn cứ',
}

/** Message of each issue of a campaign, by code. */
export const campaignIssueTexts = {
  'campaign-unknown-line': ({ params }) =>
    `Đợt “${params['campaign'] ?? ''}” không có dòng mã “${params['line'] ?? ''}”. Kiểm tra mã dòng, hoặc thêm dòng vào đợt trước.`,
  'campaign-line-from-book': ({ params }) =>
    `${line(params)}: dòng này lấy số từ sổ của đơn vị, không gõ riêng. Ghi số ở Nhập ngày, hoặc sửa dòng thành gõ tay.`,
  'campaign-outside-days': ({ params }) =>
    `${line(params)}: ${span(params['from'], params['to'])} nằm ngoài đợt (${span(params['campaignFrom'], params['campaignTo'])}). Sửa ngày của số, hoặc sửa ngày của đợt.`,
  'campaign-span-overlaps': ({ params }) =>
    `${line(params)}: ${span(params['from'], params['to'])} trùng ngày với số đã ghi ${span(params['otherFrom'], params['otherTo'])}. Hai khoảng trùng nhau không được cộng: xoá số cũ hoặc ghi khoảng khác.`,
  'campaign-not-a-flow': (issue, names) =>
    `${names.indicator(issue.where.indicator ?? '', issue.where.date ?? '')}: đợt cao điểm đếm số phát sinh, không đếm số tồn, số dư. Chọn chỉ tiêu khác.`,
  'campaign-indicator-has-figures': () =>
    'Đợt đã có số liệu nên không đổi sang đếm chỉ tiêu khác được: số đã ghi sẽ mang nghĩa khác. Lập đợt mới.',
  'campaign-book-without-unit': ({ params }) =>
    `${line(params)}: dòng lấy số từ sổ thì phải chọn đơn vị. Chọn đơn vị, hoặc để dòng gõ tay.`,
  'campaign-line-has-figures': (issue) =>
    `${line(issue.params)}: không bỏ được vì đã có ${countOf(issue)} số liệu trong đợt. Giữ lại dòng, hoặc xoá số của dòng trước.`,
  'campaign-book-has-figures': (issue) =>
    `${line(issue.params)}: đã có ${countOf(issue)} số gõ tay nên không chuyển sang lấy từ sổ được. Xoá số của dòng trước.`,
  'campaign-figures-outside': ({ params }) =>
    `${line(params)}: đã có số ${span(params['from'], params['to'])}, nằm ngoài ngày mới của đợt. Giữ ngày cũ, hoặc xoá số đó trước.`,
  'campaign-has-figures': (issue) =>
    `Đợt “${issue.params['name'] ?? ''}” đã có ${countOf(issue)} số liệu nên không bỏ được. Xoá số liệu của đợt trước.`,
  'campaign-has-identifier': ({ where }) =>
    `${fieldNames[where.path ?? ''] ?? 'Tên hoặc ghi chú của dòng'}: có dãy 9 đến 12 chữ số, giống số định danh của công dân. Sổ chỉ giữ số lượng: bỏ dãy số đó đi.`,
} as const satisfies Record<string, (issue: Issue, names: IssueNames) => string>

/** What is said when a campaign or its figures are not saved, by permanent code. */
export const campaignRefusalTexts = {
  'campaigns/refused': ({ issues }) => `Không lưu vì có ${Array.isArray(issues) ? issues.length : 0} chỗ chưa đúng.`,
  'campaigns/changed-since': ({ author }) =>
    `Chưa lưu: đợt này đã được ${typeof author === 'string' && author !== '' ? author : 'người khác'} sửa hoặc bỏ sau khi mở ra đây. Bỏ phần đang sửa, mở lại đợt rồi sửa tiếp.`,
  'campaigns/unknown': () => 'Không có đợt này trong sổ: có thể đã bỏ. Chọn đợt khác.',
} as const satisfies Record<string, (data: Details) => string>

const verbs: Readonly<Record<string, string>> = {
  created: 'Lập đợt cao điểm',
  changed: 'Sửa đợt cao điểm',
  withdrawn: 'Bỏ đợt cao điểm',
}

/** What was done to campaigns, as the audit's reader is told. */
export const campaignEventTexts = {
  'campaign-saved': (_subject, { what, name, lines }) =>
    `${verbs[String(what)] ?? 'Sửa đợt cao điểm'} “${String(name)}”${typeof lines === 'number' ? `, ${formatCount(lines)} dòng` : ''}`,
  'campaign-figures': (_subject, { name, figures, lines, from, to }) =>
    `Ghi ${counted(figures)} số của đợt “${String(name)}”, ${counted(lines)} dòng, ${span(from, to)}`,
} as const satisfies Record<string, (subject: string, details: Details) => string>

function line({ name }: Issue['params']): string {
  return `Dòng “${name ?? ''}”`
}

function countOf({ params }: Issue): string {
  return formatCount(Number(params['figures'] ?? 0))
}

function counted(count: unknown): string {
  return typeof count === 'number' ? formatCount(count) : 'các'
}

function span(from: unknown, to: unknown): string {
  return from === to ? `ngày ${dateText(from)}` : `${dateText(from)} – ${dateText(to)}`
}

function dateText(value: unknown): string {
  const date = typeof value === 'string' ? parseLocalDate(value) : null
  return date === null ? '' : formatDate(date)
}
