/** What is said of levels that break a rule: both numbers, their days, and what to do. */
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { IssueNames } from './figure-issues.texts.ts'

/** Message of each issue of levels, by code. */
export const levelIssueTexts = {
  'level-exceeds-whole': (issue, names) =>
    `${place(issue, names)} ${count(issue, 'value')} (số ngày ${day(issue, 'valueOn')}) lớn hơn ${lower(names.indicator(String(issue.params['whole'] ?? 'CLEAN_ALL'), issue.where.date ?? ''))} ${count(issue, 'most')} (số ngày ${day(issue, 'mostOn')}). Sửa một trong hai số.`,
  'eligible-exceeds-residents': (issue, names) =>
    `${place(issue, names)} ${count(issue, 'eligible')} lớn hơn thường trú ${count(issue, 'residents')} + tạm trú ${count(issue, 'temporary')} = ${count(issue, 'sum')}. Kiểm tra lại ba số này.`,
  'level-tenfold': (issue, names) =>
    `${place(issue, names)} ${count(issue, 'value')}, trước đó ${count(issue, 'previous')}, chênh khoảng 10 lần. Kiểm tra xem có gõ thừa hoặc thiếu chữ số không.`,
} as const satisfies Record<string, (issue: Issue, names: IssueNames) => string>

function place({ where }: Issue, names: IssueNames): string {
  return `${names.unit(where.unitCode ?? '')}: ${lower(names.indicator(where.indicator ?? '', where.date ?? ''))}`
}

function lower(label: string): string {
  return label.charAt(0).toLocaleLowerCase('vi') + label.slice(1)
}

function count(issue: Issue, name: string): string {
  return formatCount(Number(issue.params[name] ?? 0))
}

function day(issue: Issue, name: string): string {
  const date = parseLocalDate(String(issue.params[name] ?? ''))
  return date === null ? '' : formatDate(date)
}
