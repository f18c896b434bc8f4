import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import { type ImportChoices, noChoices } from '#shared/importing/understanding.schema.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { plainNames } from '#shared/texts/messages.ts'
import { dbOption, defineCommand, type Result } from '../command.ts'
import { policies, readChoices } from '../import-choices.ts'
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

const mostBytes = 50 * 1024 * 1024

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
      const files: ImportedFile[] = []
      for (const path of paths) files.push(await (isTrial ? inspect : take)(book, path, sender, choicesFor(path)))
      return resultOf(files, await namesOf(book, files))
    })
  },
})

function requireFile(path: string): void {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new Refusal([printedError('import/file-missing', `không có tệp ${path}`)])
}

/** Looks only: nothing of it is kept. */
async function inspect(book: Book, path: string, sender: string, choices: ImportChoices): Promise<ImportedFile> {
  const bytes = bytesOf(path)
  if (bytes === null) return tooLarge(path)
  const { refusal, preview, sameAs } = await book.call('importing.inspectFile', {
    name: basename(path),
    bytes,
    sender,
    choices,
  })
  return { path, refusal, preview, committed: null, importId: null, sameAs }
}

async function take(book: Book, path: string, sender: string, choices: ImportChoices): Promise<ImportedFile> {
  const bytes = bytesOf(path)
  if (bytes === null) return tooLarge(path)
  const head = await book.call('importing.addFile', { name: basename(path), bytes, sender })
  const importId = head.id
  const taken = { path, importId, sameAs: head.sameAs, committed: null }
  if (head.refusal !== null) return { ...taken, refusal: head.refusal, preview: null }
  if (JSON.stringify(choices) !== JSON.stringify(noChoices))
    await book.call('importing.setChoices', { importId, choices })
  const { head: seen, ...preview } = await book.call('importing.getPreview', { importId })
  if (seen.refusal !== null) return { ...taken, refusal: seen.refusal, preview }
  if (preview.writes + preview.requests > 0) {
    const call = { importId, clientId: randomUUID(), planHash: preview.planHash }
    return { ...taken, refusal: null, preview, committed: await book.call('importing.commitImport', call) }
  }
  // What asks or is refused waits in the queue for a person; what the book has already does not.
  if (preview.counts.asked + preview.counts.refused === 0) await book.call('importing.discardImport', { importId })
  return { ...taken, refusal: null, preview }
}

function bytesOf(path: string): Uint8Array<ArrayBuffer> | null {
  return statSync(path).size > mostBytes ? null : new Uint8Array(readFileSync(path))
}

function tooLarge(path: string): ImportedFile {
  const refusal = { code: 'read/too-large', data: { file: basename(path) } }
  return { path, refusal, preview: null, committed: null, importId: null, sameAs: null }
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
