import { resolve } from 'node:path'
import type { Input, Output } from '#shared/contract/contract.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { dateOption, integerOption } from '../arguments.ts'
import { defineCommand } from '../command.ts'
import { correctionsText } from '../corrections-text.ts'
import { type Book, withBook } from '../open-book.ts'
import { printedRefusal } from '../printed-failure.ts'
import { Refusal, UsageError } from '../refusal.ts'
import { completeRequest, readReportRequest, reportDetails, reportOptions } from '../report-request.ts'
import { reportText } from '../report-text.ts'

/** More exports of one sheet than anyone makes. */
const mostExports = 999_999

export const pastCommand = defineCommand({
  name: 'past',
  summary: 'lập lại một biểu theo sổ lúc đã báo, kèm những chỗ sửa sau đó',
  options: {
    ...reportOptions,
    'as-of': { kind: 'text', value: 'D', summary: 'theo sổ lúc hết ngày này' },
    export: { kind: 'text', value: 'N', summary: 'theo lần xuất thứ mấy của biểu này' },
    out: { kind: 'text', value: 'X.xlsx', summary: 'ghi lại tệp của lần xuất đó, cùng số liệu và mã kiểm tra' },
  },
  details: `${reportDetails}
Chọn --as-of hoặc --export; --out chỉ dùng với --export.
JSON: {ok, form, unit, period, policy, decimals, rows, total, missing, remarks, entries, isSame,
corrections:[{unitCode, unitName, indicator, channel, from, to, before, after, at, author, adjustment}], path?, bytes?};
isSame là false khi lần xuất không lập lại được đúng số liệu đã báo.

Ví dụ: past --db so.db --form BM01 --date 2023-04-15 --export 1 --out BM01-lap-lai.xlsx`,
  run({ options, author }) {
    const asked = readReportRequest(options, 'past')
    const { 'as-of': asOf, export: number, out } = options
    if ((asOf === undefined) === (number === undefined))
      throw new UsageError('chọn một trong hai: --as-of hoặc --export', 'past')
    if (out !== undefined && number === undefined) throw new UsageError('--out chỉ dùng với --export', 'past')
    if (out !== undefined && !out.toLowerCase().endsWith('.xlsx'))
      throw new UsageError('--out phải là tệp .xlsx', 'past')
    const day = asOf === undefined ? undefined : dateOption('as-of', asOf, 'past')
    const sequence =
      number === undefined ? undefined : integerOption('export', number, { min: 1, max: mostExports }, 'past')
    return withBook({ dbPath: options.db, author, isReading: out === undefined }, async (book) => {
      const request = await completeRequest(book, asked)
      const of: Input<'reports.buildPastReport'> =
        day === undefined ? { exportId: await exportIdOf(book, request, sequence ?? 1) } : { request, asOf: day }
      const past = await book.call('reports.buildPastReport', of)
      const written =
        out !== undefined && 'exportId' in of
          ? await book.call('reports.exportAgain', { exportId: of.exportId, path: resolve(out) })
          : null
      const { report, entries, isSame, corrections } = past
      return {
        json: { ok: true, ...report, entries, isSame, corrections, ...written },
        text: pastText(past, written),
        isDone: isSame,
      }
    })
  },
})

type Asked = Input<'reports.buildReport'>

async function exportIdOf(book: Book, { form, unitCode, period, subject }: Asked, sequence: number): Promise<number> {
  const unit = unitCode ?? (await book.call('units.getWorkspace', {}))?.unit.code
  const exports = await book.call('reports.listExports', {
    form,
    from: period.from,
    to: period.to,
    ...(subject === undefined ? {} : { subject }),
  })
  const found = exports.find((one) => one.unitCode === unit && one.sequence === sequence)
  if (found === undefined) throw new Refusal(printedRefusal('reports/unknown-export', { exportId: sequence }))
  return found.id
}

function pastText(past: Output<'reports.buildPastReport'>, written: Output<'reports.exportAgain'> | null): string {
  return [
    reportText(past),
    '',
    correctionsText(past.corrections),
    ...(past.isSame ? [] : ['', 'Không lập lại được đúng số liệu đã báo: sổ đã bị thay đổi ngoài chương trình.']),
    ...(written === null ? [] : ['', `Đã ghi lại ${written.path} (${formatCount(written.bytes)} byte)`]),
  ].join('\n')
}
