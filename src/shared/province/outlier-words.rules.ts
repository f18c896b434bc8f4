import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Outlier } from './outliers.schema.ts'

/** Why a figure is asked about: '41; trung vị 6, cao nhất 90 ngày là 19 (ngày 12/04/2023). Giống gõ …'. */
export function outlierWhy(outlier: Outlier, nameOf: (unitCode: string) => string): string {
  const { value, median, highest, highestOn } = outlier
  const usual = `${formatCount(value)} hôm nay, trung vị ${formatCount(median)}, cao nhất 90 ngày là ${formatCount(highest)} (ngày ${formatDate(highestOn)})`
  return `${usual}. ${likeliest(outlier, nameOf)}.`
}

function likeliest(outlier: Outlier, nameOf: (unitCode: string) => string): string {
  const { kind, value, suggestion, total, otherOn, otherUnitCode } = outlier
  const meant = suggestion === null ? '' : formatCount(suggestion)
  switch (kind) {
    case 'cumulative':
      return `Giống số lũy kế gõ vào số trong ngày: ${formatCount(value)} − ${formatCount(total ?? 0)} = ${meant}`
    case 'tenfold':
      return `Giống gõ thừa một số 0: ${formatCount(value)} thay vì ${meant}`
    case 'rows':
      return `Giống gõ nhầm dòng với ${nameOf(otherUnitCode ?? '')}: số ở dòng đó là ${meant}`
    case 'repeated':
      return `Mọi số của dòng trùng ngày ${otherOn === undefined ? '' : formatDate(otherOn)}`
    case 'digits':
      return `Giống gõ đảo chữ số: ${formatCount(value)} thay vì ${meant}`
    case 'high':
      return 'Cao khác hẳn những ngày trước'
    case 'low':
      return 'Thấp khác hẳn những ngày trước'
  }
}

/** The question to the unit, ready to be sent. */
export function outlierQuestion(outlier: Outlier, nameOf: (unitCode: string) => string): string {
  const { unitCode, indicator, on, value } = outlier
  const place = `${nameOf(unitCode)}, ngày ${formatDate(on)}, ${indicatorLabel(indicator, on)}: ${formatCount(value)}`
  return `Đề nghị kiểm tra lại: ${place}. ${outlierWhy(outlier, nameOf)} Đúng thì trả lời "đúng", sai thì sửa rồi gửi lại biểu của ngày này.`
}
