import { resolve } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { dbOption, defineCommand } from '../command.ts'
import { requireFolderOf } from '../file-trouble.ts'
import { withBook } from '../open-book.ts'
import { UsageError } from '../refusal.ts'
import { completeRequest, readGeography, readPeriod, readRounding, reportOptions } from '../report-request.ts'

type Report = Output<'reports.exportWorkbook'>['report']
type Cells = Report['total']['cells']

export const consolidateCommand = defineCommand({
  name: 'consolidate',
  summary: 'cộng số liệu các đơn vị của tỉnh, xuất BM08',
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'D', summary: 'tổng hợp một ngày' },
    from: { kind: 'text', value: 'D', summary: 'ngày đầu của kỳ, cùng với --to' },
    to: { kind: 'text', value: 'D', summary: 'ngày cuối của kỳ' },
    out: {
      kind: 'text',
      value: 'X.xlsx',
      summary: 'tệp được ghi; tệp cũ cùng tên được thay trọn vẹn',
      isRequired: true,
    },
    geography: reportOptions.geography,
    policy: reportOptions.policy,
    decimals: reportOptions.decimals,
  },
  details: `Sổ phải là sổ của tỉnh. Tệp có trang tổng hợp BM08 và một trang cho mỗi đơn vị, công thức nối giữa các trang.
JSON: {ok, path, bytes, sequence, checkCode, form, period, isComplete, units:[{unit, name, totals:{CODE:số}, ratios:{CODE:{num, den, text}},
days:{submitted, missing, again}}], totals:{CODE:số}, ratios:{CODE:{num, den, text}}, missing:[mã đơn vị chưa có số liệu], remarks}.

Ví dụ: consolidate --db tinh.db --from 2023-04-01 --to 2023-04-30 --out BM08.xlsx --json`,
  run({ options, author }) {
    const period = readPeriod(options, 'consolidate')
    if (!options.out.toLowerCase().endsWith('.xlsx')) throw new UsageError('--out phải là tệp .xlsx', 'consolidate')
    const asked = readRounding(options, 'consolidate')
    const geography = readGeography(options, 'consolidate')
    requireFolderOf(resolve(options.out))
    return withBook({ dbPath: options.db, author }, async (book) => {
      const request = await completeRequest(book, { form: 'BM08', period, ...geography, ...asked })
      const { report, ...file } = await book.call('reports.exportWorkbook', { ...request, path: resolve(options.out) })
      return {
        json: { ok: true, ...file, ...consolidated(report) },
        text: [
          `Đã xuất ${report.form}, lần ${file.sequence}, mã kiểm tra ${file.checkCode}: ${file.path} (${formatCount(file.bytes)} byte)`,
          ...report.remarks,
        ].join('\n'),
      }
    })
  },
})

function consolidated({ form, period, rows, total, missing, remarks }: Report) {
  const units = rows.map(({ unit, name, cells }) => ({
    unit,
    name,
    totals: countsOf(cells),
    ratios: ratiosOf(cells),
    days: {
      submitted: countIn(cells, 'DAYS_SENT'),
      missing: countIn(cells, 'DAYS_MISSING'),
      again: countIn(cells, 'DAYS_AGAIN'),
    },
  }))
  const isComplete = missing.length === 0 && units.every(({ days }) => (days.missing ?? 0) === 0)
  const { from, to } = period
  return {
    form,
    period: { from, to },
    isComplete,
    units,
    totals: countsOf(total.cells),
    ratios: ratiosOf(total.cells),
    missing,
    remarks,
  }
}

function countIn(cells: Cells, code: string): number | null {
  const value = cells[code]?.value
  return typeof value === 'number' ? value : null
}

/** Whole numbers of the columns that are none of a share; blank is null. */
function countsOf(cells: Cells): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([code, { num, value }]) =>
      num === undefined && typeof value !== 'string' && !/_(CHANGE|RANK)$|^DAYS_|^NOTE$/.test(code)
        ? [[code, value]]
        : [],
    ),
  )
}

function ratiosOf(cells: Cells): Record<string, { num: number | null; den: number | null; text: string }> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([code, { num, den, text }]) =>
      num === undefined ? [] : [[code, { num, den: den ?? null, text }]],
    ),
  )
}
