import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { dbOption, defineCommand, type Result } from '../command.ts'
import { type Book, withBook } from '../open-book.ts'
import { printErrorLine, printLine } from '../print.ts'
import { readJsonLine } from '../record-json.ts'
import type { LineRecorder, RecordKind } from '../record-kind.ts'
import { recordKinds } from '../record-kinds.ts'
import { type PrintedIssue, printedError, Refusal } from '../refusal.ts'

const details = `Mỗi dòng của tệp là một đối tượng JSON và được ghi bằng một lệnh riêng, trọn dòng hoặc không gì cả:
${recordKinds
  .map((kind) => kind.details)
  .toReversed()
  .join('\n\n')}

Mỗi dòng được trả lời một dòng trên stdout sau khi đã nằm chắc trên đĩa:
  {"ok":true,"line":1,"changed":4}              changed là số ô thay đổi
  {"ok":true,"line":1,"changed":0,"repeated":true}   dòng này đã ghi từ lần chạy trước
  {"ok":false,"line":2,"issues":[…]}            dòng bị từ chối; các dòng sau vẫn được ghi
Còn dòng bị từ chối thì kết thúc bằng 1. Với --json không có trả lời từng dòng, chỉ một đối tượng ở cuối:
  {ok, lines, recorded, repeated, refused, changed, issues}

Chạy lại: một dòng được nhận ra bằng nội dung, số thứ tự trong tệp và "id". Đưa lại cùng một tệp (sau khi mất điện giữa
chừng chẳng hạn) không ghi gì hai lần, kể cả khi số đã được sửa sau đó; muốn ghi lại thật thì cho dòng một "id" mới.`

interface Tally {
  lines: number
  recorded: number
  repeated: number
  refused: number
  changed: number
  readonly issues: PrintedIssue[]
}

export const recordCommand = defineCommand({
  name: 'record',
  summary: 'ghi số liệu từ tệp NDJSON, trả lời từng dòng sau khi đã lưu',
  options: {
    db: dbOption,
    file: { kind: 'text', value: 'X.ndjson', summary: 'tệp số liệu; - là stdin', isRequired: true },
  },
  details,
  run({ options, author, isJson }) {
    const path = options.file === '-' ? '-' : resolve(options.file)
    if (path !== '-' && !existsSync(path))
      throw new Refusal([printedError('record/file-missing', `không có tệp ${path}`)])
    return withBook({ dbPath: options.db, author }, (book) => recordFile(book, path, isJson))
  },
})

async function recordFile(book: Book, path: string, isJson: boolean): Promise<Result> {
  const recorders = new Map<RecordKind, LineRecorder>()
  for (const kind of recordKinds) recorders.set(kind, await kind.recorder(book))
  const tally: Tally = { lines: 0, recorded: 0, repeated: 0, refused: 0, changed: 0, issues: [] }
  let number = 0
  for await (const source of createInterface({
    input: path === '-' ? process.stdin : createReadStream(path),
    crlfDelay: Infinity,
  })) {
    number += 1
    const plain = source.replace(/^\uFEFF/, '')
    if (plain.trim() === '') continue
    const answer = await recordLine(recorders, plain, number)
    addTo(tally, answer)
    if (!isJson) printLine(JSON.stringify(answer))
  }
  const { lines, recorded, repeated, refused, changed, issues } = tally
  const isDone = refused === 0
  if (!isJson) printErrorLine(summaryText(tally))
  return {
    json: { ok: isDone, lines, recorded, repeated, refused, changed, ...(isDone ? {} : { issues }) },
    text: '',
    isDone,
  }
}

type Answer =
  | {
      readonly ok: true
      readonly line: number
      readonly changed: number
      readonly repeated?: true
      readonly warnings?: readonly string[]
    }
  | { readonly ok: false; readonly line: number; readonly issues: readonly PrintedIssue[] }

async function recordLine(
  recorders: ReadonlyMap<RecordKind, LineRecorder>,
  source: string,
  number: number,
): Promise<Answer> {
  const reading = readJsonLine(source, number)
  if (!reading.ok) return { ok: false, line: number, issues: reading.issues }
  const { line } = reading
  const [, record] =
    [...recorders].find(([kind]) => Object.hasOwn(line.value, kind.field)) ?? [...recorders].at(-1) ?? []
  if (record === undefined) throw new Error('no kind of lines to record')
  try {
    const { changed, isRepeated, warnings } = await record(line)
    return { ok: true, line: number, changed, ...(isRepeated && { repeated: true }), ...(warnings && { warnings }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, line: number, issues: error.issues.map((issue) => ofLine(issue, number)) }
  }
}

/** Says of which line an issue is, unless it says so itself. */
function ofLine(issue: PrintedIssue, number: number): PrintedIssue {
  if (issue.where.line !== undefined) return issue
  return { ...issue, where: { ...issue.where, line: number }, message: `dòng ${number}: ${issue.message}` }
}

function addTo(tally: Tally, answer: Answer): void {
  tally.lines += 1
  if (!answer.ok) {
    tally.refused += 1
    tally.issues.push(...answer.issues)
    return
  }
  if (answer.repeated === true) tally.repeated += 1
  else tally.recorded += 1
  tally.changed += answer.changed
}

function summaryText({ lines, recorded, repeated, refused, changed, issues }: Tally): string {
  const parts = [
    `${lines} dòng: ghi ${recorded}`,
    ...(repeated > 0 ? [`đã ghi từ trước ${repeated}`] : []),
    `từ chối ${refused}; ${changed} ô thay đổi.`,
  ]
  return [parts.join(', '), ...issues.map((issue) => issue.message)].join('\n')
}
