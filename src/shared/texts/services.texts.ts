/** What is said of online services and of national figures: their issues, refusals, and what the audit tells of them. */
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { ServiceMeasure } from '#shared/services/services.schema.ts'
import type { IssueNames } from './figure-issues.texts.ts'

type Details = Readonly<Record<string, unknown>>

export const serviceMeasureTexts: Readonly<Record<ServiceMeasure, string>> = {
  DVC_ALL: 'Tiếp nhận',
  DVC_ON: 'Trực tuyến',
}

/** Message of each issue of services and of national figures, by code. */
export const serviceIssueTexts = {
  'unknown-service': ({ params }) =>
    `Không có dịch vụ công mã “${params['code'] ?? ''}”. Kiểm tra mã, hoặc thêm dịch vụ vào danh mục trước.`,
  'service-not-listed': ({ params }) =>
    `${service(params)}: không có trong danh mục từ ${dateText(params['from'])} đến ${dateText(params['to'])}. Sửa kỳ, hoặc sửa danh mục.`,
  'service-span-overlaps': ({ params }) =>
    `${service(params)}: kỳ ${dateText(params['from'])}–${dateText(params['to'])} trùng ngày với kỳ đã ghi ${dateText(params['otherFrom'])}–${dateText(params['otherTo'])}. Hai kỳ trùng nhau không được cộng: xoá số cũ hoặc ghi kỳ khác.`,
  'service-online-exceeds': (issue) =>
    `${service(issue.params)}: trực tuyến ${countOf(issue, 'online')} nhiều hơn tiếp nhận ${countOf(issue, 'received')}. Số trực tuyến nằm trong số tiếp nhận, sửa một trong hai.`,
  'service-number-taken': ({ params }) =>
    `${service(params)}: số thứ tự ${params['number'] ?? 'này'} đã là của “${params['other'] ?? ''}”. Chọn số khác.`,
  'national-not-a-level': (issue, names) =>
    `${names.indicator(issue.where.indicator ?? '', issue.where.date ?? '')}: chỉ đối chiếu số lũy kế hoặc số tồn tại một ngày, không đối chiếu số phát sinh.`,
} as const satisfies Record<string, (issue: Issue, names: IssueNames) => string>

/** What is said when services or national figures are not saved, by permanent code. */
export const serviceRefusalTexts = {
  'services/refused': (data) => `Không ghi số nào vì có ${issueCount(data)} chỗ chưa đúng.`,
  'reconciliation/refused': (data) => `Không ghi số nào vì có ${issueCount(data)} chỗ chưa đúng.`,
} as const satisfies Record<string, (data: Details) => string>

/** What was done to services and national figures, as the audit's reader is told. */
export const serviceEventTexts = {
  'services-recorded': (_subject, details) =>
    `Ghi ${countText(details['figures'])} số dịch vụ công của ${countText(details['services'])} dịch vụ, ${daysText(details)}`,
  'services-listed': (_subject, { names }) => {
    const told = Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : []
    return told.length > 3
      ? `Sửa danh mục dịch vụ công: ${told.length} dịch vụ`
      : `Sửa danh mục dịch vụ công: ${told.join('; ')}`
  },
  'national-recorded': (_subject, details) =>
    `Ghi ${countText(details['figures'])} số liệu gốc của hệ thống quốc gia, ${countText(details['units'])} đơn vị, ${daysText(details)}`,
  'variance-explained': (_subject, details) =>
    `Ghi lý do chênh lệch cho ${countText(details['figures'])} số, ${daysText(details)}`,
} as const satisfies Record<string, (subject: string, details: Details) => string>

function service({ name }: Issue['params']): string {
  return name === undefined ? 'Dịch vụ công' : `Dịch vụ “${name}”`
}

function issueCount({ issues }: Details): number {
  return Array.isArray(issues) ? issues.length : 0
}

function countOf(issue: Issue, name: string): string {
  return formatCount(Number(issue.params[name] ?? 0))
}

function countText(count: unknown): string {
  return typeof count === 'number' ? formatCount(count) : 'các'
}

function daysText({ from, to }: Details): string {
  return from === to ? `ngày ${dateText(from)}` : `${dateText(from)} – ${dateText(to)}`
}

function dateText(value: unknown): string {
  const date = typeof value === 'string' ? parseLocalDate(value) : null
  return date === null ? '' : formatDate(date)
}
