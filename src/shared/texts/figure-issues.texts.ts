/** What is said of figures that break a rule: the cells, both sides of the arithmetic, and what to do. */
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator, indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

export interface IssueNames {
  unit(code: string): string
  indicator(code: string, on: string): string
}

type IssueText = (issue: Issue, names: IssueNames) => string

const ageCodes = indicators.filter((one) => one.type === 'flow' && one.group === 'card-age').map((one) => one.code)

/** Message of each issue of the row rules, by code. */
export const figureIssueTexts = {
  'not-a-number': (issue, names) =>
    `${at(issue, names)}: “${issue.params['draft'] ?? ''}” chưa đọc được thành số nên chưa tính vào tổng. Sửa thành số nguyên hoặc xoá ô.`,
  'total-differs': (issue, names) =>
    `${at(issue, names)}${inMobile(issue)} gõ ${count(issue, 'total')} nhưng ${partsText(issue, partsOf(issue))} = ${count(issue, 'sum')}. Sửa tổng hoặc các phần.`,
  'parts-exceed-total': (issue, names) =>
    `${at(issue, names)}${inMobile(issue)} gõ ${count(issue, 'total')} nhưng riêng ${partsText(issue, partsOf(issue))} đã là ${count(issue, 'sum')}. Sửa tổng hoặc các phần.`,
  'ages-differ': (issue, names) =>
    `${at(issue, names)} là ${count(issue, 'total')} nhưng cộng theo độ tuổi ${partsText(issue, ageCodes)} = ${count(issue, 'sum')}. Sửa số theo độ tuổi hoặc tổng.`,
  'ages-exceed-total': (issue, names) =>
    `${at(issue, names)} là ${count(issue, 'total')} nhưng riêng độ tuổi ${partsText(issue, ageCodes)} đã là ${count(issue, 'sum')}. Sửa số theo độ tuổi hoặc tổng.`,
  'upgrade-exceeds-approved': (issue, names) =>
    `${unitOf(issue, names)}: nâng mức ${count(issue, 'upgraded')} lớn hơn ${lower(names.indicator('EID2_APP', dateOf(issue)))} ${count(issue, 'approved')}. Số nâng mức nằm trong số phê duyệt, sửa một trong hai.`,
  'stock-negative': (issue, names) =>
    `${unitOf(issue, names)}: thẻ tồn ${count(issue, 'before')} + nhận về ${count(issue, 'received')} − đã trả ${count(issue, 'delivered')} = ${count(issue, 'stock')}, nhỏ hơn 0. Sửa số nhận, số trả, hoặc bổ sung số dư thẻ tồn đầu kỳ.`,
  tenfold: (issue, names) =>
    `${unitOf(issue, names)}: thẻ tồn ${count(issue, 'before')} hôm trước thành ${count(issue, 'stock')} (nhận về ${count(issue, 'received')}, đã trả ${count(issue, 'delivered')}), chênh khoảng 10 lần, có thể gõ thừa hoặc thiếu chữ số. Sửa, hoặc nêu lý do để chốt ngày.`,
  'waiting-negative': (issue, names) =>
    `${unitOf(issue, names)}: lũy kế thu nhận ${count(issue, 'collected')} − phê duyệt ${count(issue, 'approved')} − không đạt ${count(issue, 'rejected')} = ${count(issue, 'waiting')}, số chờ phê duyệt nhỏ hơn 0. Kiểm tra các số này và số dư đầu kỳ, hoặc nêu lý do để chốt ngày.`,
  'activated-exceeds-approved': (issue, names) =>
    `${unitOf(issue, names)}: lũy kế kích hoạt ${count(issue, 'activated')} lớn hơn lũy kế phê duyệt ${count(issue, 'approved')}. Kiểm tra hai số và số dư đầu kỳ, hoặc nêu lý do để chốt ngày.`,
  'deletion-needs-note': (issue, names) =>
    `${unitOf(issue, names)}: ${count(issue, 'value')} hồ sơ bị xoá, điều chỉnh giảm chưa có ghi chú. Ghi lý do vào ghi chú của ô, hoặc nêu lý do khi chốt ngày.`,
} as const satisfies Record<string, IssueText>

function dateOf(issue: Issue): string {
  return issue.where.date ?? ''
}

function unitOf(issue: Issue, names: IssueNames): string {
  return names.unit(issue.where.unitCode ?? '')
}

function at(issue: Issue, names: IssueNames): string {
  return `${unitOf(issue, names)}: ${lower(names.indicator(issue.where.indicator ?? '', dateOf(issue)))}`
}

/** For the middle of a sentence; "CCCD cấp mới" keeps its capitals. */
function lower(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase('vi') + label.slice(1)
}

function inMobile(issue: Issue): string {
  return issue.params['channel'] === 'MOBILE' ? ' (lưu động)' : ''
}

function count(issue: Issue, name: string): string {
  return formatCount(Number(issue.params[name] ?? 0))
}

function partsOf(issue: Issue): readonly string[] {
  return findIndicator(issue.where.indicator ?? '')?.parts ?? []
}

/** "mới 9 + đổi 2 + lại 3", "mức 1: 6 + mức 2: 2". */
function partsText(issue: Issue, codes: readonly string[]): string {
  return codes
    .filter((code) => issue.params[code] !== undefined)
    .map((code) => {
      const short = indicatorShortLabel(code, dateOf(issue)).toLocaleLowerCase('vi').replace('mđ', 'MĐ')
      return `${short}${/\d$/.test(short) ? ':' : ''} ${count(issue, code)}`
    })
    .join(' + ')
}
