/** BM07: units against each target in force at a day. */
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Period } from '#shared/kernel/period.ts'
import { measureLabel } from '#shared/targets/measures.rules.ts'
import type { TargetProgress } from '#shared/targets/progress.schema.ts'
import { sumKnown } from './report-ratio.rules.ts'
import type { TableFacts, TableField, TableGroup, TableRow } from './table-facts.ts'
import { verdictWords } from './table-verdicts.rules.ts'

const measureNames: Readonly<Record<string, string>> = {
  CC: 'Thu nhận hồ sơ CCCD',
  COL: 'Thu nhận tài khoản định danh',
  ACT: 'Kích hoạt tài khoản định danh',
}

/**
 * @param progress of the rows and of the whole unit at the last day of the period, measures in the order they are printed
 * @param unitOrder codes of the rows in the order they are printed
 */
export function targetTable(
  progress: readonly TargetProgress[],
  period: Period,
  unitOrder: readonly string[],
): TableFacts {
  const places = new Map(unitOrder.map((code, index) => [code, index]))
  const placeOf = ({ unitCode }: TargetProgress): number => places.get(unitCode) ?? unitOrder.length
  const ofRows = progress.filter(({ isWhole }) => !isWhole)
  const measures = [...new Set(ofRows.map(({ target }) => target.measure))]
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
    remarks: remarksOf({ rows, repeats, whole: progress.filter(({ isWhole }) => isWhole) }),
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
  /** Targets of the whole unit. */
  readonly whole: readonly TargetProgress[]
}

function remarksOf({ rows, repeats, whole }: RemarkInput): string[] {
  if (rows.length === 0) return []
  const unranked = rows.filter(({ fields }) => repeats.some(({ key }) => !hasRatio(fields, key)))
  return [
    'Điểm: cộng tỷ lệ của các chỉ tiêu, mỗi tỷ lệ tính tối đa 100 %, chia cho số chỉ tiêu; xếp hạng theo điểm chưa làm tròn, bằng điểm thì cùng hạng.',
    'Đánh giá: cao, thấp hơn trung bình (TB) là chưa hoàn thành chỉ tiêu, so với tỷ lệ chung ở dòng tổng cộng.',
    ...(unranked.length === 0
      ? []
      : [
          `Thiếu tỷ lệ của một chỉ tiêu nên chưa chấm điểm, chưa xếp hạng: ${unranked.map(({ name }) => name).join(', ')}.`,
        ]),
    ...repeats.flatMap(({ key, name }) => [
      ...leftOutRemark(rows, key, name),
      ...wholeRemark(whole, rows, { key, name }),
    ]),
  ]
}

function hasRatio(fields: TableRow['fields'], measure: string): boolean {
  const needed = fields[`needed_${measure}`]
  return typeof fields[`numerator_${measure}`] === 'number' && typeof needed === 'number' && needed > 0
}

function leftOutRemark(rows: readonly TableRow[], measure: string, name: string): string[] {
  const without = rows.filter(({ fields }) => {
    const [needed, numerator] = [fields[`needed_${measure}`], fields[`numerator_${measure}`]]
    return typeof needed !== 'number' || typeof numerator !== 'number'
  })
  if (without.length === 0) return []
  return [
    `${name}: chưa có chỉ tiêu hoặc kết quả, không tính vào tổng cộng: ${without.map((row) => row.name).join(', ')}.`,
  ]
}

/** The whole unit's own target, where it is not what its rows come to. */
function wholeRemark(whole: readonly TargetProgress[], rows: readonly TableRow[], { key, name }: TableGroup): string[] {
  const own = whole.find(({ target }) => target.measure === key)?.needed ?? null
  const sum = sumKnown(rows.map(({ fields }) => asCount(fields[`needed_${key}`])))
  if (own === null || sum === null || own === sum) return []
  return [
    `${name}: chỉ tiêu giao cho toàn đơn vị là ${formatCount(own)}, cộng chỉ tiêu các đơn vị là ${formatCount(sum)}; bảng dùng số cộng.`,
  ]
}

function asCount(field: TableField | undefined): number | null {
  return typeof field === 'number' ? field : null
}
