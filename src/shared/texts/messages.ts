/** What is said of issues and refusals, by the window and the command line alike: what, where, what to do. */
import { z } from 'zod'
import { findIndicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { type Issue, issueSchema } from '#shared/kernel/issue.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { campaignIssueTexts } from './campaigns.texts.ts'
import { figureIssueTexts, type IssueNames } from './figure-issues.texts.ts'
import { importIssueTexts } from './import-issues.texts.ts'
import { importQuestionTexts } from './import-questions.texts.ts'
import { levelIssueTexts } from './level-issues.texts.ts'
import { reorganisationIssueTexts } from './reorganisation.texts.ts'
import { refusalTexts } from './refusals.texts.ts'
import { serviceIssueTexts } from './services.texts.ts'
import { sessionIssueTexts } from './session.texts.ts'

const recordingIssueTexts = {
  'unknown-unit': ({ params }) => `Không có đơn vị mã “${params['code'] ?? ''}” trong sổ này. Kiểm tra lại mã đơn vị.`,
  'unknown-indicator': ({ params }) => `Không có chỉ tiêu mã “${params['code'] ?? ''}”. Kiểm tra lại mã chỉ tiêu.`,
  'not-typed': (issue, names) => `${cellName(issue, names)}: số này do chương trình tính, không gõ vào.`,
  'not-a-row': (issue, names) =>
    `${names.unit(issue.where.unitCode ?? '')}: số phát sinh và số dư đầu ghi theo từng xã. Số chưa chia được theo xã thì ghi vào hàng “Chưa phân xã”.`,
  'draft-has-identifier': (issue, names) =>
    `${cellName(issue, names)}: chữ vừa gõ có dãy 9 đến 12 chữ số, giống số định danh của công dân, nên không giữ lại. Gõ số lượng vào ô này.`,
  'not-valid-on': (issue, names) =>
    `${cellName(issue, names)}: chỉ tiêu này chỉ có số liệu từ ngày ${dateText(issue.params['from'])}.`,
  'unit-not-valid-on': (issue, names) =>
    `${unitName(issue, names)}: đơn vị không còn hoặc chưa có vào ngày ${dateText(issue.where.date)}.`,
  'day-closed': (issue, names) =>
    `${names.unit(issue.where.unitCode ?? '')}: ngày ${dateText(issue.where.date)} đã chốt. Mở lại ngày (nêu lý do) rồi sửa.`,
  'day-approved': (issue, names) =>
    `${names.unit(issue.where.unitCode ?? '')}: ngày ${dateText(issue.where.date)} đã ký duyệt. Đề nghị chỉ huy mở khoá ngày (nêu lý do) rồi sửa; số sửa được đánh số điều chỉnh và in ở báo cáo kế tiếp.`,
  'span-overlaps': (issue, names) =>
    `${cellName(issue, names)}: khoảng ${dateText(issue.params['from'])}–${dateText(issue.params['to'])} trùng ngày với số đã ghi ${dateText(issue.params['otherFrom'])}–${dateText(issue.params['otherTo'])}. Hai khoảng trùng nhau không được cộng: xoá số cũ hoặc ghi khoảng khác.`,
  'stock-span': (issue, names) =>
    `${cellName(issue, names)}: số tồn, số dư là số tại một ngày, không ghi cho một khoảng.`,
  'stock-channel': (issue, names) => `${cellName(issue, names)}: số tồn, số dư không chia tại chỗ và lưu động.`,
} as const satisfies Record<string, (issue: Issue, names: IssueNames) => string>

const issueTexts: Readonly<Record<string, (issue: Issue, names: IssueNames) => string>> = {
  ...figureIssueTexts,
  ...recordingIssueTexts,
  ...levelIssueTexts,
  ...sessionIssueTexts,
  ...campaignIssueTexts,
  ...serviceIssueTexts,
  ...reorganisationIssueTexts,
  ...importIssueTexts,
  ...importQuestionTexts,
}

/** Codes of issues that have a message. */
export const issueCodes: readonly string[] = Object.keys(issueTexts)

/** Names as they stand in the catalogue, and codes for units: for where nobody knows the units' names. */
export const plainNames: IssueNames = {
  unit: (code) => code,
  indicator: (code, on) => (findIndicator(code) === undefined ? code : indicatorLabel(code, on)),
}

/** The message of an issue; `names` gives units their names. */
export function issueText(issue: Issue, names: IssueNames = plainNames): string {
  return own(issueTexts, issue.code)?.(issue, names) ?? `Lỗi ${issue.code}.`
}

/** The message of a refusal by its permanent code and data. */
export function refusalText(code: string, data: unknown, names: IssueNames = plainNames): string {
  const issues = z.object({ issues: z.array(issueSchema) }).safeParse(data)
  const [first] = issues.success ? issues.data.issues : []
  const text =
    own(refusalTexts, code)?.(z.record(z.string(), z.unknown()).catch({}).parse(data)) ?? `Không làm được (${code}).`
  return first === undefined ? text : `${text} ${issueText(first, names)}`
}

/** An entry of a table, and never what every object has by birth. */
function own<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined
}

/** As it is called here, or as the issue names it where only its code is known. */
function unitName({ where: { unitCode = '' }, params: { name } }: Issue, names: IssueNames): string {
  const known = names.unit(unitCode)
  return known === unitCode && name !== undefined ? String(name) : known
}

function cellName(issue: Issue, names: IssueNames): string {
  return `${names.unit(issue.where.unitCode ?? '')}, ${names.indicator(issue.where.indicator ?? '', issue.where.date ?? '')}`
}

function dateText(value: string | number | undefined): string {
  const date = typeof value === 'string' ? parseLocalDate(value) : null
  return date === null ? String(value ?? '') : formatDate(date)
}
