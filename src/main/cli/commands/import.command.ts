import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { plainNames } from '#shared/texts/messages.ts'
import { dbOption, defineCommand, type Result } from '../command.ts'
import { policies, readChoices } from '../import-choices.ts'
import { importFiles } from '../import-files.ts'
import { fileReport, fileText, type ImportedFile } from '../import-report.ts'
import { type Book, withBook } from '../open-book.ts'
import { printedError, Refusal } from '../refusal.ts'

const details = `Mỗi FILE (.xlsx, .xlsm, .xls, .ods, .csv, .tsv) được đọc, hiểu và ghi bằng một lần ghi hoàn tác được. Ô nào chưa chắc
thì không ghi: hoặc thành câu hỏi (trả lời bằng --answers), hoặc bị từ chối kèm lý do. --dry-run không ghi gì vào sổ.
--answers là tệp JSON: {"answers":{"<mã câu hỏi>":"<lựa chọn>"}, "columns":{…}, "rows":{…}, "span":{"from","to"}, …};
thêm "files":{"<tên tệp>":{…}} cho riêng từng tệp. Mã câu hỏi xem ở questions của --dry-run --json.

JSON: {ok, files:[{name, shape, mapping:[{sheet, table, column, header, meaning, confidence, reason}],
counts:{new, changed, same, kept, asked, locked, refused}, written, requested, entry, issues:[{code, severity, sheet, cell,
message}], newIssues, questions:[{id, code, options, addresses, message}]}]}. Kết thúc bằng 1 chỉ khi có tệp hoặc ô bị từ chối.

Ví dụ: import --db so.db bao-cao-15-4.xlsx --date 2023-04-15 --sender "Công an xã Ea Kly" --dry-run --json`

export const importCommand = defineCommand({
  name: 'import',
  summary: 'nhập bảng tính đồng nghiệp gửi',
  operands: { value: 'FILE', isMany: true },
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'D', summary: 'ngày của số liệu, khi tệp không ghi' },
    from: { kind: 'text', value: 'D', summary: 'hoặc ngày đầu của kỳ' },
    to: { kind: 'text', value: 'D', summary: 'ngày cuối của kỳ' },
    sender: { kind: 'text', value: 'TÊN', summary: 'đơn vị hoặc người gửi' },
    answers: { kind: 'text', value: 'X.json', summary: 'câu trả lời và lựa chọn' },
    conflict: {
      kind: 'text',
      value: policies.join('|'),
      summary: 'khi ô trong sổ khác số trong tệp (mặc định: replace)',
    },
    'dry-run': { kind: 'flag', summary: 'chỉ xem sẽ ghi gì, không ghi gì' },
  },
  details,
  run({ options, operands, author }) {
    const paths = operands.map((path) => resolve(path))
    for (const path of paths) requireFile(path)
    const choicesFor = readChoices(options)
    const isTrial = options['dry-run']
    const sender = options.sender ?? ''
    return withBook({ dbPath: options.db, author, isReading: isTrial }, async (book) => {
      const files = await importFiles({ book, paths, sender, choicesFor, isTrial })
      return resultOf(files, await namesOf(book, files))
    })
  },
})

function requireFile(path: string): void {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new Refusal([printedError('import/file-missing', `không có tệp ${path}`)])
  try {
    accessSync(path, constants.R_OK)
  } catch {
    throw new Refusal([printedError('import/file-missing', `không được phép đọc tệp ${path}`)])
  }
}

/** Names of the rows on a day of the figures; a code without a name stands for itself. */
async function namesOf(book: Book, files: readonly ImportedFile[]): Promise<IssueNames> {
  const days = files.flatMap(({ preview }) => preview?.totals.slice(0, 1).map(({ to }) => to) ?? [])
  const spans = files.flatMap(({ preview }) => preview?.tables.flatMap(({ span }) => span?.to ?? []) ?? [])
  const [on] = [...days, ...spans]
  if (on === undefined) return plainNames
  const rows: Output<'units.listRows'> = await book.call('units.listRows', { on })
  const names = new Map(rows.map((row) => [row.code, row.name]))
  return { ...plainNames, unit: (code) => names.get(code) ?? code }
}

function resultOf(files: readonly ImportedFile[], names: IssueNames): Result {
  const reports = files.map((file) => fileReport(file, names))
  const isDone = reports.every(({ isRefused }) => !isRefused)
  return {
    json: { ok: isDone, files: reports.map(({ isRefused: _isRefused, ...report }) => report) },
    text: files.map((file) => fileText(file, names)).join('\n'),
    isDone,
  }
}
