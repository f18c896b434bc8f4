import { formatDate, type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import type { Output } from '#shared/contract/contract.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, NO_VALUE, type PercentFormat } from '#shared/kernel/ratio.ts'
import { isTargetMeasure, canonicalMeasure, measureLabel } from '#shared/targets/measures.rules.ts'
import type { TargetProgress, TargetTotal, Verdict } from '#shared/targets/progress.schema.ts'
import { standingRemarks } from '#shared/reports/target-remarks.rules.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { printedError, Refusal } from '../refusal.ts'
import { textTable } from '../text-table.ts'

type Progress = Output<'targets.getProgress'>

export const targetsCommand = defineCommand({
  name: 'targets',
  summary: 'in tiến độ thực hiện chỉ tiêu tại một ngày',
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'NGÀY', summary: 'ngày tính, NĂM-THÁNG-NGÀY; mặc định hôm nay' },
    measure: { kind: 'text', value: 'MÃ', summary: 'chỉ một chỉ số: CC, COL, ACT, EID2_ACT…' },
  },
  details: `Mỗi chỉ số đang có chỉ tiêu là một bảng: chỉ tiêu, đã đạt, tỷ lệ, còn lại, cần mỗi ngày và mỗi ngày làm việc, ngày dự
kiến xong theo 20 ngày làm việc gần nhất, đánh giá và hạng; dòng cuối là cả đơn vị: chỉ tiêu được giao,
không có thì cộng chỉ tiêu các đơn vị (đơn vị chưa có kết quả vẫn tính đủ chỉ tiêu).
Chỉ tiêu được đặt bằng lệnh record (dòng "target").
JSON: {ok, on, rows:[{unitCode, unitName, target, needed, numerator, remaining, daysLeft, workingDaysLeft, perDay,
perWorkingDay, last20, paceDays, forecastOn, verdict, rank, isWhole, source}], totals:[{measure, to, kind, …, source, counted, silent, average}]}.`,
  run({ options, author }) {
    const asked = options.date === undefined ? null : readDate(options.date)
    const measure = options.measure === undefined ? undefined : readMeasure(options.measure)
    return withBook({ dbPath: options.db, author, isReading: true }, async (book) => {
      const on = asked ?? (await book.call('settings.getToday', {})).on
      const progress = await book.call('targets.getProgress', { on, ...(measure !== undefined && { measure }) })
      const format = await book.call('settings.getReporting', {})
      return { json: { ok: true, on, ...progress }, text: progressText(progress, on, format) }
    })
  },
})

function readDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null)
    throw new Refusal([printedError('targets/date-invalid', `không đọc được ngày “${text}”; gõ như 2023-04-15`)])
  return date
}

function readMeasure(text: string): string {
  const measure = canonicalMeasure(text)
  if (!isTargetMeasure(measure))
    throw new Refusal([printedError('targets/measure-unknown', `không có chỉ tiêu mã “${text}”`)])
  return measure
}

function progressText({ rows, totals }: Progress, on: LocalDate, format: PercentFormat): string {
  if (rows.length === 0) return `Không có chỉ tiêu nào đang áp dụng ngày ${formatDate(on)}.`
  const groups = [...Map.groupBy(rows, (row) => row.target.measure)]
  return groups
    .map(([measure, found]) => {
      const total = totals.find((one) => one.measure === measure)
      const title = `${measureLabel(measure, on)}, đến ngày ${formatDate(on)}`
      const table = textTable(columns, [
        ...found.filter(({ isWhole }) => !isWhole).map((row) => cells(row.unitName, row, format, row.rank)),
        ...(total === undefined ? [] : [cells(totalName(total), total, format, null)]),
      ])
      const remarks = total === undefined ? [] : standingRemarks('Chỉ tiêu', rows, total)
      return [title, '', table, ...remarks].join('\n')
    })
    .join('\n\n')
}

function totalName({ source, counted }: TargetTotal): string {
  return source.from === 'own' ? 'Cả đơn vị (được giao)' : `Cộng ${counted} đơn vị`
}

const columns = [
  { title: 'Đơn vị', align: 'left' },
  { title: 'Chỉ tiêu', align: 'right' },
  { title: 'Đã đạt', align: 'right' },
  { title: 'Tỷ lệ', align: 'right' },
  { title: 'Còn lại', align: 'right' },
  { title: 'Cần/ngày', align: 'right' },
  { title: 'Cần/ngày làm việc', align: 'right' },
  { title: 'Dự kiến xong', align: 'right' },
  { title: 'Đánh giá', align: 'left' },
  { title: 'Hạng', align: 'right' },
] as const

function cells(
  name: string,
  of: TargetProgress | TargetTotal,
  format: PercentFormat,
  rank: number | null,
): readonly string[] {
  return [
    name,
    countText(of.needed),
    countText(of.numerator),
    formatPercent(of.numerator, of.needed, format),
    countText(of.remaining),
    countText(of.perDay),
    countText(of.perWorkingDay),
    of.forecastOn === null ? NO_VALUE : formatDate(of.forecastOn),
    verdictText(of.verdict),
    rank === null ? NO_VALUE : String(rank),
  ]
}

function countText(count: number | null): string {
  return count === null ? NO_VALUE : formatCount(count)
}

const besideTexts = {
  above: 'trên trung bình',
  below: 'dưới trung bình',
  equal: 'bằng trung bình',
} as const satisfies Record<NonNullable<Verdict['beside']>, string>

function verdictText(verdict: Verdict | null): string {
  if (verdict === null) return NO_VALUE
  if (verdict.isDone) return 'hoàn thành'
  return verdict.beside === null ? 'chưa hoàn thành' : besideTexts[verdict.beside]
}
