import { defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { completeRequest, readReportRequest, reportDetails, reportOptions } from '../report-request.ts'
import { reportText } from '../report-text.ts'

export const reportCommand = defineCommand({
  name: 'report',
  summary: 'lập một biểu và in số liệu',
  options: reportOptions,
  details: `${reportDetails}
JSON: {ok, form, unit, period, policy, decimals, rows:[{unit, name, cells:{CODE:{value, num?, den?, text}}}], total:{cells},
missing:[mã đơn vị chưa có số liệu], remarks, groups?:[{key, name, cells}], subject?, subtitle?}; unit của một dòng là mã đơn vị,
mã buổi lưu động (BM03), mã dòng (BM05), mã dịch vụ (BM06) hoặc MÃ_ĐƠN_VỊ/CHỈ_TIÊU (BM09).

Ví dụ: report --db so.db --form BM01 --unit 654 --date 2023-04-15 --policy trunc --json`,
  run({ options, author }) {
    const asked = readReportRequest(options, 'report')
    return withBook({ dbPath: options.db, author, isReading: true }, async (book) => {
      const built = await book.call('reports.buildReport', await completeRequest(book, asked))
      return { json: { ok: true, ...built.report }, text: reportText(built) }
    })
  },
})
