import { blankRowsToExplain, requiredReasonKeys } from '#shared/figures/day.rules.ts'
import type { DayBook } from '#shared/figures/figures.schema.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { plainNames } from '#shared/texts/messages.ts'
import { dateOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { printedIssue } from '../printed-failure.ts'
import { type PrintedIssue, Refusal } from '../refusal.ts'

export const closeCommand = defineCommand({
  name: 'close',
  summary: 'chốt một ngày; cùng một lý do cho mọi cảnh báo và dòng trống',
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'D', summary: 'ngày cần chốt', isRequired: true },
    reason: {
      kind: 'text',
      value: 'TEXT',
      summary: 'lý do cho cảnh báo và dòng còn trống; không có thì bị từ chối khi cần',
    },
  },
  details: 'Ngày còn lỗi thì không chốt được. JSON: {ok, date, status, reasons}; reasons là số chỗ đã nêu lý do.',
  run({ options, author }) {
    const on = dateOption('date', options.date, 'close')
    return withBook({ dbPath: options.db, author }, async (book) => {
      const { reason } = options
      const page = await book.call('figures.getDay', { on })
      const keys = page.state.status === 'open' ? requiredReasonKeys(page, page.issues) : []
      if (reason === undefined && keys.length > 0) throw new Refusal(unexplained(page))
      const reasons = reason === undefined ? [] : keys.map((key) => ({ key, reason }))
      const { status } = await book.call('figures.closeDay', { on, reasons })
      const text = `Đã chốt ngày ${formatDate(on)}${keys.length > 0 ? `, ${keys.length} chỗ có lý do` : ''}.`
      return { json: { ok: true, date: on, status, reasons: keys.length }, text }
    })
  },
})

/** What stands in the way of closing without a reason: errors first, then what only needs one. */
function unexplained(page: DayBook): PrintedIssue[] {
  const name = new Map(page.rows.map((row) => [row.code, row.name]))
  const names = { ...plainNames, unit: (code: string) => name.get(code) ?? code }
  const issues = page.issues.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
  const blank = blankRowsToExplain(page).map((unitCode): PrintedIssue => {
    const message = `${names.unit(unitCode)}: chưa có số liệu, cần lý do (--reason)`
    return { code: 'row-blank', severity: 'warning', where: { unitCode, date: page.state.on }, message }
  })
  return [...issues.map((issue) => printedIssue(issue, names)), ...blank]
}
