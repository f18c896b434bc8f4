/** The receipt that goes beside the files of units: what was taken, what was not and why, totals and check codes. */
import { dateOfInstant, formatInstant, timeOfInstant } from '#shared/kernel/instant.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Submission } from '#shared/province/submissions.schema.ts'
import { refusalText } from './messages.ts'
import { submissionRemarkText } from './submission-remarks.texts.ts'

export interface Receipt {
  readonly province: string
  readonly batch: string
  readonly receivedAt: string
  readonly receivedBy: string
  readonly submissions: readonly Submission[]
  /** Names of files that went to the importer. */
  readonly unverified: readonly string[]
  readonly nameOf: (unitCode: string) => string
}

/** Lines end as Notepad shows them. */
const LINE_END = '\r\n'

/** The whole text, without the mark of its encoding. */
export function receiptText({ submissions, unverified, nameOf, ...receipt }: Receipt): string {
  const accepted = submissions.filter(({ state }) => state === 'accepted')
  const refused = submissions.filter(({ state }) => state === 'refused')
  const lines = [
    `BIÊN NHẬN TỆP BÁO CÁO — ${receipt.province}`,
    `Nhận lúc ${formatInstant(receipt.receivedAt)}, người nhận: ${receipt.receivedBy}. Lần nhận: ${receipt.batch}`,
    `Đã nhận ${formatCount(accepted.length)} tệp; không nhận ${formatCount(refused.length)} tệp; chuyển sang nhập từ Excel ${formatCount(unverified.length)} tệp.`,
    '',
    ...section(
      'ĐÃ NHẬN',
      accepted.flatMap((one) => acceptedLines(one, nameOf)),
    ),
    ...section('KHÔNG NHẬN', refused.flatMap(refusedLines)),
    ...section(
      'CHƯA XÁC THỰC (xem ở màn hình Nhập từ Excel)',
      unverified.map((name) => `- ${name}`),
    ),
    'Số liệu trên biên nhận là tổng ghi trong tệp đơn vị gửi. Giữ tệp này cùng các tệp đã gửi.',
  ]
  return lines.join(LINE_END) + LINE_END
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, '']
}

function acceptedLines(one: Submission, nameOf: Receipt['nameOf']): string[] {
  const again = one.supersedes === null ? '' : ', nộp lại (thay lần đã nhận)'
  return [
    `- ${one.unitName ?? one.unitCode ?? ''}: ${one.form ?? ''} ${periodText(one)}, lần xuất số ${one.sequence ?? ''}${again}`,
    `  Tệp: ${one.fileName}; mã kiểm tra ${one.checkCode ?? ''}`,
    `  Tổng: ${one.totals.map(({ label, value }) => `${label} ${formatCount(value)}`).join('; ')}${one.isEmpty ? ' (không phát sinh)' : ''}`,
    ...one.remarks.map((remark) => `  Lưu ý: ${submissionRemarkText(remark, nameOf)}`),
  ]
}

function refusedLines(one: Submission): string[] {
  const subject = one.form === null ? '' : ` (${one.unitName ?? one.unitCode ?? ''}, ${one.form} ${periodText(one)})`
  const { code = '', data = {} } = one.refusal ?? {}
  return [`- ${one.fileName}${subject}`, `  Lý do: ${refusalText(code, data)}`]
}

function periodText({ period }: Submission): string {
  if (period === null) return ''
  const [from, to] = [dayText(period.from), dayText(period.to)]
  return from === to ? `ngày ${from}` : `${from} – ${to}`
}

function dayText(text: string): string {
  const date = parseLocalDate(text)
  return date === null ? text : formatDate(date)
}

/** `Biên nhận 2023-04-15 09h42 3f7k.txt`: sorts by time, and no two calls share one. */
export function receiptName({ receivedAt, batch }: Pick<Receipt, 'receivedAt' | 'batch'>): string {
  const day = dateOfInstant(receivedAt)
  const time = timeOfInstant(receivedAt).slice(0, 'HH:MM'.length)
  const tail = batch.replace(/[^0-9A-Za-z]/g, '').slice(-4)
  return `Biên nhận ${day} ${time.replace(':', 'h')} ${tail}.txt`
}
