import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

type Details = Readonly<Record<string, unknown>>

const verdictWords: Readonly<Record<string, string>> = {
  right: 'Xác nhận đúng',
  wrong: 'Xác nhận sai, hỏi lại đơn vị',
  withdrawn: 'Bỏ xác nhận',
}

/** What was found out about odd figures, as the audit's reader is told. */
export const outlierEventTexts = {
  'verdict-saved': (unit, { on, indicator, value, what, reason }) => {
    const day = typeof on === 'string' ? parseLocalDate(on) : null
    const label = typeof indicator === 'string' && day !== null ? indicatorLabel(indicator, day) : String(indicator)
    const count = typeof value === 'number' ? formatCount(value) : ''
    const told = typeof reason === 'string' && reason !== '' ? ` (${reason})` : ''
    return `${verdictWords[String(what)] ?? ''}: ${unit}, ngày ${day === null ? '' : formatDate(day)}, ${label} ${count}${told}`
  },
} as const satisfies Record<string, (subject: string, details: Details) => string>
