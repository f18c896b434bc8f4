/** BM07: units against each target in force at a day. */
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import { measureLabel } from '#shared/targets/measures.rules.ts'
import type { TargetProgress, TargetTotal } from '#shared/targets/progress.schema.ts'
import type { TableFacts, TableField, TableGroup, TableRow } from './table-facts.ts'
import { verdictWords } from './table-verdicts.rules.ts'
import { standingRemarks } from './target-remarks.rules.ts'

const measureNames: Readonly<Record<string, string>> = {
  CC: 'Thu nhận hồ sơ CCCD',
  COL: 'Thu nhận tài khoản định danh',
  ACT: 'Kích hoạt tài khoản định danh',
}

/** Where units stand at a day, measures in the order they are printed. */
export interface TargetStandings {
  /** Of the units and of the whole. */
  readonly rows: readonly TargetProgress[]
  readonly totals: readonly TargetTotal[]
}

/**
 * @param standings at the last day of the period
 * @param unitOrder codes of the rows in the order they are printed
 */
export function targetTable(
  { rows: progress, totals }: TargetStandings,
  period: Period,
  unitOrder: readonly string[],
): TableFacts {
  const places = new Map(unitOrder.map((code, index) => [code, index]))
  const placeOf = ({ unitCode }: TargetProgress): number => places.get(unitCode) ?? unitOrder.length
  const ofRows = progress.filter(({ isWhole }) => !isWhole)
  const measures = [...new Set(ofRows.map(({ target }) => target.measure))]
  const printed = totals.filter(({ measure }) => measures.includes(measure))
  const repeats = measures.map((key): TableGroup => ({ key, name: measureNames[key] ?? measureLabel(key, period.to) }))
  const rows = [
    ...Map.groupBy(
      ofRows.toSorted((a, b) => placeOf(a) - placeOf(b)),
      ({ unitCode }) => unitCode,
    ).values(),
  ].map(unitRow)
  return {
    period,
    subtitle: `Tính đến ngày ${formatDate(period.to)}`,
    groups: [],
    repeats,
    rows,
    totals: Object.fromEntries(
      printed.flatMap(({ measure, needed, numerator }) => [
        [`needed_${measure}`, needed],
        [`numerator_${measure}`, numerator],
      ]),
    ),
    remarks: remarksOf({ rows, repeats, progress: ofRows, totals: printed }),
    emptyText: 'Chưa có chỉ tiêu nào giao cho các đơn vị đang trong thời hạn.',
  }
}

function unitRow(targets: readonly TargetProgress[]): TableRow {
  const fields: Record<string, TableField> = {}
  for (const { target, needed, numerator, verdict } of targets) {
    fields[`needed_${target.measure}`] = needed
    fields[`numerator_${target.measure}`] = numerator
    fields[`verdict_${target.measure}`] = needed === null || needed === 0 ? null : verdictWords(verdict)
  }
  return { key: targets[0]?.unitCode ?? '', kind: 'unit', name: targets[0]?.unitName ?? '', group: null, fields }
}

interface RemarkInput {
  readonly rows: readonly TableRow[]
  readonly repeats: readonly TableGroup[]
  /** Of the units alone. */
  readonly progress: readonly TargetProgress[]
  readonly totals: readonly TargetTotal[]
}

function remarksOf({ rows, repeats, progress, totals }: RemarkInput): string[] {
  if (rows.length === 0) return []
  const unranked = rows.filter(({ fields }) => repeats.some(({ key }) => !hasRatio(fields, key)))
  return [
    'Điểm: cộng tỷ lệ của các chỉ tiêu, mỗi tỷ lệ tính tối đa 100 %, chia cho số chỉ tiêu; xếp hạng theo điểm chưa làm tròn, bằng điểm thì cùng hạng.',
    'Đánh giá: cao, thấp hơn trung bình (TB) là chưa hoàn thành chỉ tiêu, so với tỷ lệ chung của các đơn vị có kết quả.',
    ...(unranked.length === 0
      ? []
      : [
          `Thiếu tỷ lệ của một chỉ tiêu nên chưa chấm điểm, chưa xếp hạng: ${unranked.map(({ name }) => name).join(', ')}.`,
        ]),
    ...repeats.flatMap(({ key, name }) => {
      const total = totals.find(({ measure }) => measure === key)
      return total === undefined ? [] : standingRemarks(`Chỉ tiêu ${lowerFirst(name)}`, progress, total)
    }),
  ]
}

function hasRatio(fields: TableRow['fields'], measure: string): boolean {
  const needed = fields[`needed_${measure}`]
  return typeof fields[`numerator_${measure}`] === 'number' && typeof needed === 'number' && needed > 0
}
