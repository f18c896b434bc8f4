/** What is said of mobile sessions: in the audit and of their issues. */
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import type { SessionStatus } from '#shared/sessions/sessions.schema.ts'
import type { IssueNames } from './figure-issues.texts.ts'

export const sessionStatusTexts: Readonly<Record<SessionStatus, string>> = {
  planned: 'Kế hoạch',
  done: 'Đã thực hiện',
  cancelled: 'Huỷ',
}

const fieldNames: Readonly<Record<string, string>> = {
  'plan.workedBy': 'Đơn vị thực hiện',
  'plan.place': 'Địa điểm',
  'plan.host': 'Cơ quan phối hợp',
  'plan.groupNote': 'Đối tượng',
  'plan.cancelReason': 'Lý do huỷ',
  'plan.note': 'Ghi chú',
}

/** Message of each issue of a session, by code. */
export const sessionIssueTexts = {
  'session-has-identifier': ({ where }) =>
    `${fieldNames[where.path ?? ''] ?? 'Buổi lưu động'}: có dãy 9 đến 12 chữ số, giống số định danh của công dân. Sổ chỉ giữ số lượng: bỏ dãy số đó đi.`,
  'session-figures-not-done': ({ params }) =>
    params['status'] === 'cancelled'
      ? 'Buổi đã huỷ thì không có số liệu. Xoá số liệu của buổi, hoặc đổi trạng thái thành đã thực hiện.'
      : 'Buổi còn là kế hoạch thì chưa có số liệu. Đổi trạng thái thành đã thực hiện, hoặc xoá số liệu.',
  'session-not-a-flow': (issue, names) =>
    `${cellName(issue, names)}: buổi lưu động chỉ ghi số phát sinh trong buổi, không ghi số tồn, số dư.`,
  'session-figure-repeated': (issue, names) =>
    `${cellName(issue, names)}: có hai số trong cùng một buổi. Giữ lại một số.`,
  'session-beside-mobile': (issue, names) =>
    `${cellName(issue, names)}: ${spanText(issue)} có ${count(issue, 'unrecorded')} lưu động gõ chung và ${count(issue, 'sessions')} của buổi lưu động, có thể tính hai lần. Nếu là cùng những hồ sơ đó thì xoá số lưu động gõ chung; nếu không thì nêu lý do để chốt ngày.`,
} as const satisfies Record<string, (issue: Issue, names: IssueNames) => string>

type Details = Readonly<Record<string, unknown>>

const eventVerbs: Readonly<Record<string, string>> = {
  planned: 'Lên kế hoạch buổi lưu động',
  added: 'Thêm buổi lưu động',
  changed: 'Sửa buổi lưu động',
  done: 'Ghi kết quả buổi lưu động',
  cancelled: 'Huỷ buổi lưu động',
  withdrawn: 'Bỏ buổi lưu động',
}

/** What was done to a session, as the audit's reader is told. */
export function sessionEventText(details: Details): string {
  const verb = eventVerbs[textOf(details, 'what')] ?? 'Sửa buổi lưu động'
  const [on, movedFrom, reason] = [textOf(details, 'on'), textOf(details, 'movedFrom'), textOf(details, 'reason')]
  return [
    `${verb} ngày ${dateText(on)} tại ${textOf(details, 'place')}`,
    ...(movedFrom === '' ? [] : [`dời từ ngày ${dateText(movedFrom)}`]),
    ...(reason === '' ? [] : [`lý do: ${reason}`]),
  ].join(', ')
}

/** The span the figure without a record covers: the day itself, or longer. */
function spanText(issue: Issue): string {
  const [from, to] = [String(issue.params['from'] ?? ''), String(issue.params['to'] ?? '')]
  return from === to || from === '' ? 'ngày này' : `kỳ ${dateText(from)}–${dateText(to)}`
}

function cellName(issue: Issue, names: IssueNames): string {
  const { unitCode = '', indicator = '', date = '' } = issue.where
  return `${names.unit(unitCode)}, ${lowerFirst(names.indicator(indicator, date))}`
}

function count(issue: Issue, name: string): string {
  return formatCount(Number(issue.params[name] ?? 0))
}

function textOf(details: Details, name: string): string {
  const value = details[name]
  return typeof value === 'string' ? value : ''
}

function dateText(on: string): string {
  const date = parseLocalDate(on)
  return date === null ? on : formatDate(date)
}
