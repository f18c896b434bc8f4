import { resolve } from 'node:path'
import { formatCount } from '#shared/kernel/numbers.ts'
import { defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { UsageError } from '../refusal.ts'
import { completeRequest, readReportRequest, reportDetails, reportOptions } from '../report-request.ts'

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'xuất một biểu ra tệp Excel',
  options: {
    ...reportOptions,
    out: {
      kind: 'text',
      value: 'X.xlsx',
      summary: 'tệp được ghi; tệp cũ cùng tên được thay trọn vẹn',
      isRequired: true,
    },
  },
  details: `${reportDetails}
JSON: {ok, path, bytes, sequence, checkCode, form, policy, missing}; sequence là lần xuất thứ mấy của biểu này, checkCode là
mã kiểm tra in ở cuối biểu.

Ví dụ: export --db so.db --form BM02 --unit 654 --from 2023-04-01 --to 2023-04-30 --out BM02.xlsx`,
  run({ options, author }) {
    const asked = readReportRequest(options, 'export')
    if (!options.out.toLowerCase().endsWith('.xlsx')) throw new UsageError('--out phải là tệp .xlsx', 'export')
    return withBook({ dbPath: options.db, author }, async (book) => {
      const request = await completeRequest(book, asked)
      const { path, bytes, sequence, checkCode, report } = await book.call('reports.exportWorkbook', {
        ...request,
        path: resolve(options.out),
      })
      const { form, policy, missing } = report
      return {
        json: { ok: true, path, bytes, sequence, checkCode, form, policy, missing },
        text: `Đã xuất ${form}, lần ${sequence}, mã kiểm tra ${checkCode}: ${path} (${formatCount(bytes)} byte)`,
      }
    })
  },
})
