/** Periods in Vietnamese words, for titles of reports, and in plain letters, for names of files. */
import { formatDate, formatMonthNumber, isoWeekOf, type LocalDate, partsOf } from './local-date.ts'
import type { MonthBasedKind, Period } from './period.ts'

const QUARTER_NAMES = ['I', 'II', 'III', 'IV'] as const

type Span = { from: LocalDate; to: LocalDate }

/**
 * "Tháng 4 năm 2023", "Quý II năm 2023", "Tháng 4/2023 (từ ngày 15/03/2023 đến ngày 14/04/2023)". Only periods whose
 * days everyone knows come without them: a calendar month, quarter, part of a year or year.
 */
export function periodLabel(period: Period): string {
  switch (period.kind) {
    case 'day':
      return `Ngày ${formatDate(period.from)}`
    case 'week': {
      const { year, week } = isoWeekOf(period.from)
      return `Tuần ${week} năm ${year} (${daysLabel(period)})`
    }
    case 'custom':
      return `Từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}`
    case 'as-of':
      return `Tính đến ngày ${formatDate(period.to)} (${originLabel(period)})`
    default:
      return period.calendar === 'calendar'
        ? monthBasedLabel(period.kind, period.to, ' năm ')
        : `${monthBasedLabel(period.kind, period.to, '/')} (${daysLabel(period)})`
  }
}

/** The same of a sheet that not everybody is in yet. */
export function provisionalPeriodLabel(period: Period): string {
  return `${periodLabel(period)} (số liệu tạm tính)`
}

/** The last day of a month-based period lies in its last month in both calendars. */
function monthBasedLabel(kind: MonthBasedKind, lastDay: LocalDate, ofYear: ' năm ' | '/'): string {
  const { year, month } = partsOf(lastDay)
  switch (kind) {
    case 'month':
      return `Tháng ${formatMonthNumber(month)}${ofYear}${year}`
    case 'quarter':
      return `Quý ${QUARTER_NAMES[month / 3 - 1]}${ofYear}${year}`
    case 'half-year':
      return `6 tháng đầu năm ${year}`
    case 'nine-months':
      return `9 tháng đầu năm ${year}`
    case 'year':
      return `Năm ${year}`
    case 'second-half':
      return `6 tháng cuối năm ${year}`
  }
}

function daysLabel({ from, to }: Span): string {
  return `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`
}

function originLabel({ origin, from }: Extract<Period, { kind: 'as-of' }>): string {
  switch (origin.kind) {
    case 'start':
      return 'lũy kế từ đầu'
    case 'year-start':
      return `lũy kế từ đầu năm, từ ngày ${formatDate(from)}`
    case 'campaign-start':
      return `lũy kế từ đầu đợt, từ ngày ${formatDate(from)}`
  }
}

/**
 * A part of a file name, in plain letters without spaces, different for different periods: 'ngay-2023-04-15',
 * 'thang-2023-04', 'thang-2023-04_2023-03-15_2023-04-14', 'den-2023-04-18_tu-dau'.
 */
export function periodFileSlug(period: Period): string {
  const { from, to } = period
  switch (period.kind) {
    case 'day':
      return `ngay-${from}`
    case 'week': {
      const { year, week } = isoWeekOf(from)
      return `tuan-${year}-${String(week).padStart(2, '0')}`
    }
    case 'custom':
      return `${from}_${to}`
    case 'as-of':
      return `den-${to}_${originSlug(period)}`
    default: {
      const slug = monthBasedSlug(period.kind, to)
      return period.calendar === 'calendar' ? slug : `${slug}_${from}_${to}`
    }
  }
}

function monthBasedSlug(kind: MonthBasedKind, lastDay: LocalDate): string {
  const { year, month } = partsOf(lastDay)
  switch (kind) {
    case 'month':
      return `thang-${lastDay.slice(0, 7)}`
    case 'quarter':
      return `quy-${year}-${month / 3}`
    case 'half-year':
      return `6-thang-dau-nam-${year}`
    case 'nine-months':
      return `9-thang-${year}`
    case 'year':
      return `nam-${year}`
    case 'second-half':
      return `6-thang-cuoi-nam-${year}`
  }
}

function originSlug({ origin, from }: Extract<Period, { kind: 'as-of' }>): string {
  switch (origin.kind) {
    case 'start':
      return 'tu-dau'
    case 'year-start':
      return `tu-dau-nam-${from}`
    case 'campaign-start':
      return `tu-dau-dot-${from}`
  }
}
