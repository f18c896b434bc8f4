import { randomUUID } from 'node:crypto'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { WithdrawalPreview } from '#shared/province/submissions.schema.ts'
import { dateOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { printedError, Refusal, UsageError } from '../refusal.ts'

export const withdrawCommand = defineCommand({
  name: 'withdraw',
  summary: 'rút bản nộp đã nhận của một đơn vị ra khỏi sổ của tỉnh',
  options: {
    db: dbOption,
    unit: { kind: 'text', value: 'MÃ', summary: 'đơn vị đã gửi', isRequired: true },
    form: { kind: 'text', value: 'BM', summary: 'biểu: BM01, BM02 hoặc BM04', isRequired: true },
    from: { kind: 'text', value: 'D', summary: 'ngày đầu của kỳ trên biểu', isRequired: true },
    to: { kind: 'text', value: 'D', summary: 'ngày cuối của kỳ trên biểu', isRequired: true },
    corrections: {
      kind: 'text',
      value: 'keep|drop',
      summary: 'số sửa tay đè lên số của bản nộp: keep giữ lại, drop bỏ cùng; không nêu mà có thì chưa rút',
    },
    'dry-run': { kind: 'flag', summary: 'chỉ xem sẽ rút gì, không ghi gì' },
    reason: { kind: 'text', value: 'TEXT', summary: 'lý do, được giữ cùng bản nộp', isRequired: true },
  },
  details: `Bản nộp vẫn nằm trong danh sách, ghi là đã rút; số của nó rời khỏi sổ như chưa từng gửi, đơn vị lại thành thiếu biểu. Bản cũ hơn
của cùng biểu không tự được tính lại: muốn dùng thì nhận lại tệp đó.
--dry-run cho xem số nào sẽ rời sổ, biểu nào còn được tính; không rút.
JSON: {ok, submission, file, entry, rows, changes:[{column, before, after, kept}], corrections:[{unit, indicator, channel, value, sheet, author}],
standing:[{form, file, from, to}]}.`,
  run({ options, author }) {
    const from = dateOption('from', options.from, 'withdraw')
    const to = dateOption('to', options.to, 'withdraw')
    const { unit: unitCode, form, reason } = options
    const corrections = answerOf(options.corrections)
    return withBook({ dbPath: options.db, author }, async (book) => {
      const listed = await book.call('province.listSubmissions', { unitCode, form, from, to, limit: 500 })
      const counted = listed.find(({ period, isCounted }) => isCounted && period?.from === from && period.to === to)
      if (counted === undefined) {
        const days = `${formatDate(from)} – ${formatDate(to)}`
        const text = `không có bản nộp ${form} kỳ ${days} của đơn vị ${unitCode} đang được tính`
        throw new Refusal([printedError('withdraw/none', text)])
      }
      const { id, fileName } = counted
      const preview = await book.call('province.previewWithdrawal', { id })
      const asked = { clientId: randomUUID(), id, reason, ...(corrections && { corrections }) }
      const entry = options['dry-run'] ? null : (await book.call('province.withdrawSubmission', asked)).entryId
      const json = { ok: true, submission: id, file: fileName, entry, ...previewJson(preview) }
      const head = entry === null ? `Chỉ xem trước, chưa rút ${fileName}.` : `Đã rút bản nộp ${fileName}.`
      return { json, text: [head, ...previewLines(preview, corrections === 'keep')].join('\n') }
    })
  },
})

function answerOf(text: string | undefined): 'keep' | 'drop' | undefined {
  if (text === undefined || text === 'keep' || text === 'drop') return text
  throw new UsageError(`--corrections là keep hoặc drop, không phải “${text}”`, 'withdraw')
}

function previewJson({ rows, changes, corrections, standing }: WithdrawalPreview) {
  return {
    rows,
    changes: changes.map(({ code, before, after, kept }) => ({ column: code, before, after, kept })),
    corrections: corrections.map(({ unitCode, ...rest }) => ({ unit: unitCode, ...rest })),
    standing: standing.map(({ fileName, ...rest }) => ({ file: fileName, ...rest })),
  }
}

function previewLines({ rows, changes, corrections, standing }: WithdrawalPreview, areKept: boolean): string[] {
  const shown = (count: number | null): string => (count === null ? 'trống' : formatCount(count))
  const files = standing.map(({ form, fileName }) => `${form} “${fileName}”`).join('; ')
  return [
    `  ${rows} hàng của biểu.`,
    ...changes
      .map((one) => ({ ...one, after: areKept ? one.kept : one.after }))
      .filter(({ before, after }) => before !== after)
      .map(({ label, before, after }) => `  ${label}: ${shown(before)} → ${shown(after)}`),
    ...(corrections.length === 0 ? [] : [`  ${corrections.length} số đã sửa tay đè lên số của biểu.`]),
    standing.length === 0
      ? `  Các ngày này không còn biểu nào: ${areKept && corrections.length > 0 ? 'chỉ còn số đã sửa, ghi là chưa xác thực' : 'đơn vị thành thiếu biểu'}.`
      : `  Còn được tính: ${files}.`,
  ]
}
