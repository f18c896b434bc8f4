/** The day's figures as a short text for a message (Zalo, SMS): no table, no mark-up. */
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import { formatDate, formatDayOfWeek, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, type PercentFormat } from '#shared/kernel/ratio.ts'
import type { Today } from './today.schema.ts'

export interface DayMessageInput {
  readonly unitName: string
  readonly on: LocalDate
  readonly measures: readonly Pick<Today['measures'][number], 'measure' | 'today' | 'parts' | 'cumulative' | 'target'>[]
  /** How many communes, or units of a province, report, and the names of those that have not; a rest day expects none. */
  readonly reporting: { readonly word: 'xã' | 'đơn vị'; readonly total: number; readonly missing: readonly string[] }
  readonly format: PercentFormat
  /** Invented figures are said to be so. */
  readonly isSample?: boolean
}

const noFigure = 'chưa có số liệu'

/** Lines joined by '\n', each measure on its own line. */
export function composeDayMessage({ unitName, on, measures, reporting, format, isSample }: DayMessageInput): string {
  return [
    ...(isSample === true ? ['(Số liệu mẫu)'] : []),
    `${unitName}: số liệu ngày ${formatDate(on)} (${formatDayOfWeek(on)})`,
    ...measures.map((one) => measureLine(one, on, format)),
    ...reportingLines(reporting),
  ].join('\n')
}

function measureName(measure: TargetMeasure, on: LocalDate): string {
  const names = { CC: on < '2024-07-01' ? 'Hồ sơ CCCD' : 'Hồ sơ căn cước', COL: 'Thu nhận định danh', ACT: 'Kích hoạt' }
  return names[measure]
}

function measureLine(one: DayMessageInput['measures'][number], on: LocalDate, format: PercentFormat): string {
  const parts = one.parts.flatMap(({ indicator, value }) =>
    value === null ? [] : `${lowerShort(indicator, on)}: ${formatCount(value)}`,
  )
  const { numerator, needed } = one.target
  return [
    `- ${measureName(one.measure, on)}: ${one.today === null ? noFigure : formatCount(one.today)}`,
    ...(parts.length === 0 ? [] : [` (${parts.join(', ')})`]),
    ...(one.cumulative === null ? [] : [`; lũy kế ${formatCount(one.cumulative)}`]),
    ...(numerator === null || needed === null || needed === 0
      ? []
      : [`; đạt ${formatPercent(numerator, needed, format)} chỉ tiêu ${formatCount(needed)}`]),
  ].join('')
}

function lowerShort(indicator: string, on: LocalDate): string {
  return indicatorShortLabel(indicator, on).toLocaleLowerCase('vi').replace('mđ', 'MĐ')
}

function reportingLines({ word, total, missing }: DayMessageInput['reporting']): string[] {
  if (total === 0) return []
  const count = `Đã có số liệu: ${total - missing.length}/${total} ${word}.`
  return [missing.length === 0 ? count : `${count} Chưa có: ${missing.join(', ')}.`]
}
