import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { FileOutcome } from '#shared/province/submissions.schema.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { submissionRemarkText } from '#shared/texts/submission-remarks.texts.ts'
import { dbOption, defineCommand } from '../command.ts'
import { type Book, withBook } from '../open-book.ts'
import { printedError, Refusal } from '../refusal.ts'

const workbooks = /\.(xlsx|xlsm|xls|ods|csv|tsv)$/i

const details = `Mọi bảng tính trong DIR (không vào thư mục con; bỏ qua tệp ~$ của Excel) được kiểm tra từng tệp: dấu nhận dạng, từng ô, tổng
kiểm tra, đơn vị, kỳ, số lần xuất. Tệp đúng được nhận trọn vẹn, tệp sai bị từ chối kèm lý do và không ghi số nào; nộp lại thì lần mới
thay lần cũ. Tệp không do chương trình xuất được chuyển sang hàng chờ nhập từ Excel, ghi là “chưa xác thực”.
Biên nhận (.txt) ghi cạnh các tệp; thư mục không ghi được thì ghi cạnh sổ và nói rõ. --dry-run không ghi gì.

JSON: {ok, receipt, subfolders:[thư mục con có bảng tính, không được đọc], files:[{file, state, code, message, unit, form, period:{from, to}, sequence, supersedes, totals:{cột: tổng},
changes:[{column, before, after}], remarks:[{code, message, cells:[…]}]}]}. state: accepted, refused, unverified.
Kết thúc bằng 1 chỉ khi có tệp bị từ chối.`

export const receiveCommand = defineCommand({
  name: 'receive',
  summary: 'nhận tệp báo cáo của các đơn vị vào sổ của tỉnh',
  operands: { value: 'DIR', isMany: false },
  options: {
    db: dbOption,
    'accept-older': {
      kind: 'text',
      value: 'TEXT',
      summary: 'nhận dù số lần xuất cũ hơn (đơn vị cài lại máy), kèm lý do; chỉ tệp xuất sau tệp đã nhận',
    },
    'dry-run': { kind: 'flag', summary: 'chỉ xem sẽ nhận gì, không ghi gì' },
  },
  details,
  run({ options, operands, author }) {
    const folder = resolve(operands[0] ?? '')
    const acceptOlder = options['accept-older']
    const { files: found, subfolders } = readFolder(folder)
    const files = found.map((file) => (acceptOlder === undefined ? file : { ...file, acceptOlder }))
    return withBook({ dbPath: options.db, author }, async (book) => {
      const nameOf = await namesOf(book)
      const isTrial = options['dry-run']
      const { outcomes, receipt } = isTrial
        ? { outcomes: (await book.call('province.previewFiles', { files })).outcomes, receipt: null }
        : await receive(book, folder, files)
      const isDone = outcomes.every(({ state }) => state !== 'refused')
      return {
        json: { ok: isDone, receipt, subfolders, files: outcomes.map((one) => fileJson(one, nameOf)) },
        text: [
          ...outcomes.flatMap((one) => fileLines(one, nameOf)),
          summaryLine(outcomes, isTrial),
          ...subfolderLines(subfolders),
          ...receiptLines(receipt, folder),
        ].join('\n'),
        isDone,
      }
    })
  },
})

interface FolderFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly acceptOlder?: string
}

type NameOf = (unitCode: string) => string

const isWorkbook = (name: string): boolean => workbooks.test(name) && !name.startsWith('~$')

/** The workbooks of a folder, and which folders in it have some: those are received by themselves, with a receipt each. */
function readFolder(folder: string): { files: FolderFile[]; subfolders: string[] } {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Refusal([printedError('receive/folder-missing', `không có thư mục ${folder}`)])
  const entries = readdirSync(folder, { withFileTypes: true })
  const names = entries.filter((one) => one.isFile() && isWorkbook(one.name)).map(({ name }) => name)
  const subfolders = entries
    .filter((one) => one.isDirectory() && holdsWorkbooks(join(folder, one.name)))
    .map(({ name }) => name)
    .toSorted()
  if (names.length === 0) {
    const text = `thư mục ${folder} không có bảng tính nào ở ngay trong đó (không vào thư mục con)`
    throw new Refusal([printedError('receive/no-files', [text, ...subfolderLines(subfolders)].join('. '))])
  }
  return { files: names.toSorted().map((name) => ({ name, bytes: readBytes(join(folder, name)) })), subfolders }
}

/** A folder that may not be read has none that could be received. */
function holdsWorkbooks(folder: string): boolean {
  try {
    return readdirSync(folder).some(isWorkbook)
  } catch {
    return false
  }
}

function subfolderLines(subfolders: readonly string[]): string[] {
  if (subfolders.length === 0) return []
  return [`Thư mục con có bảng tính, chưa đọc: ${subfolders.join(', ')}. Chạy receive cho từng thư mục đó.`]
}

/** "Nhận 3 tệp, không nhận 1, chờ ở Nhập từ Excel 0." */
function summaryLine(outcomes: readonly FileOutcome[], isTrial: boolean): string {
  const count = (state: FileOutcome['state']): string =>
    formatCount(outcomes.filter((one) => one.state === state).length)
  const verb = isTrial ? 'Sẽ nhận' : 'Đã nhận'
  return `${verb} ${count('accepted')} tệp; không nhận ${count('refused')} tệp; chờ ở Nhập từ Excel ${count('unverified')} tệp.`
}

function readBytes(path: string): Uint8Array<ArrayBuffer> {
  try {
    accessSync(path, constants.R_OK)
    return new Uint8Array(readFileSync(path))
  } catch {
    throw new Refusal([printedError('receive/file-unreadable', `không đọc được tệp ${basename(path)}`)])
  }
}

async function receive(book: Book, folder: string, files: FolderFile[]) {
  const { batch, outcomes } = await book.call('province.receiveFiles', { clientId: randomUUID(), files })
  const unverified = outcomes.filter(({ submissionId }) => submissionId === null).map(({ name }) => name)
  const { path } = await saveReceipt(book, { batch, folder, unverified })
  return { outcomes, receipt: path }
}

/** Beside the files; where nothing may be written there, beside the store. */
async function saveReceipt(
  book: Book,
  asked: { batch: string; folder: string; unverified: string[] },
): Promise<Output<'province.saveReceipt'>> {
  try {
    return await book.call('province.saveReceipt', asked)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return book.call('province.saveReceipt', { ...asked, folder: null })
  }
}

async function namesOf(book: Book): Promise<NameOf> {
  const workspace = await book.call('units.getWorkspace', {})
  const rows = workspace === null ? [] : await book.call('units.listRows', { on: workspace.startOn })
  const names = new Map(rows.map((row) => [row.code, row.name]))
  return (code) => names.get(code) ?? code
}

function fileJson(one: FileOutcome, nameOf: NameOf) {
  const { name, state, refusal, unitCode, form, period, sequence, supersedes, totals, changes, remarks } = one
  return {
    file: name,
    state,
    code: refusal?.code ?? null,
    message: refusal === null ? null : refusalText(refusal.code, refusal.data),
    unit: unitCode,
    form,
    period,
    sequence,
    supersedes,
    totals: Object.fromEntries(totals.map(({ code, value }) => [code, value])),
    changes: changes.map(({ code, before, after }) => ({ column: code, before, after })),
    remarks: remarks.map((remark) => ({
      code: remark.code,
      message: submissionRemarkText(remark, nameOf),
      cells: (remark.details ?? []).map((one) => submissionRemarkText(one, nameOf)),
    })),
  }
}

const stateWords = { accepted: 'Nhận', refused: 'KHÔNG NHẬN', unverified: 'Chưa xác thực' } as const

function fileLines(one: FileOutcome, nameOf: NameOf): string[] {
  const { name, state, refusal, unitName, unitCode, form, period, sequence, supersedes, changes, remarks } = one
  const whose =
    form === null ? '' : `: ${unitName ?? unitCode ?? ''}, ${form} ${daysText(period)}, lần xuất ${sequence ?? '?'}`
  const again = supersedes === null ? '' : ' (nộp lại)'
  const changed = changes.filter(({ before, after }) => before !== after)
  return [
    `${stateWords[state]} ${name}${whose}${again}`,
    ...(refusal === null ? [] : [`  ${refusalText(refusal.code, refusal.data)}`]),
    ...(state === 'unverified' ? ['  Không do chương trình xuất: chờ ở Nhập từ Excel.'] : []),
    ...changed.map(({ label, before, after }) => `  ${label}: ${countText(before)} → ${countText(after)}`),
    ...remarks.map((remark) => `  Lưu ý: ${submissionRemarkText(remark, nameOf)}`),
  ]
}

function countText(count: number | null): string {
  return count === null ? 'trống' : formatCount(count)
}

function daysText(period: FileOutcome['period']): string {
  if (period === null) return ''
  const [from, to] = [period.from, period.to].map((text) => {
    const date = parseLocalDate(text)
    return date === null ? text : formatDate(date)
  })
  return from === to ? `ngày ${from ?? ''}` : `${from ?? ''} – ${to ?? ''}`
}

function receiptLines(receipt: string | null, folder: string): string[] {
  if (receipt === null) return ['Chỉ xem trước: chưa ghi gì.']
  const isBeside = receipt.startsWith(join(folder, '/'))
  return [isBeside ? `Biên nhận: ${receipt}` : `Thư mục ${folder} không ghi được; biên nhận ghi ở ${receipt}`]
}
