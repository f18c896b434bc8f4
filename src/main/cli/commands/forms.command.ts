import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { printedError, Refusal } from '../refusal.ts'
import { textTable } from '../text-table.ts'

type Listed = Output<'reports.listFormVersions'>

export const formsCommand = defineCommand({
  name: 'forms',
  summary: 'liệt kê mẫu biểu của sổ, xuất mẫu ra tệp để sửa, nhập mẫu đã sửa',
  options: {
    db: dbOption,
    export: { kind: 'text', value: 'MẪU', summary: 'xuất mẫu đang áp dụng ra tệp, như BM02 (cần --out)' },
    version: { kind: 'text', value: 'SỐ', summary: 'phiên bản cần xuất; mặc định bản đang áp dụng' },
    out: { kind: 'text', value: 'X.json', summary: 'tệp ghi mẫu ra' },
    import: { kind: 'text', value: 'X.json', summary: 'nhập tệp mẫu đã sửa vào sổ' },
  },
  details: `Sửa tệp bằng trình soạn thảo văn bản: tăng "version", đổi "effectiveFrom", thêm một dòng "changes" nói phiên bản đó đổi gì;
cột thêm, bỏ, đổi mã kê trong "added", "removed", "renamed" của dòng đó. Tệp sai thì không nhận gì, mỗi chỗ sai được nêu rõ.
JSON: {ok, forms:[{id, version, name, effectiveFrom, origin, isInForce, hash}]} hoặc {ok, path, hash} hoặc {ok, form, version}.`,
  run({ options, author }) {
    const { db: dbPath } = options
    if (options.export !== undefined)
      return exportForm(options.export, options.version, options.out, { dbPath, author })
    if (options.import !== undefined) return importForm(options.import, { dbPath, author })
    return withBook({ dbPath, author, isReading: true }, async (book) => {
      const forms = await book.call('reports.listFormVersions', {})
      return { json: { ok: true, forms }, text: formsText(forms) }
    })
  },
})

interface Place {
  readonly dbPath: string
  readonly author: string
}

function exportForm(form: string, version: string | undefined, out: string | undefined, place: Place) {
  if (out === undefined)
    throw new Refusal([printedError('forms/out-missing', 'cần --out X.json để biết ghi mẫu ra tệp nào')])
  const path = resolve(out)
  const wanted = version === undefined ? {} : { version: wholeNumber(version) }
  return withBook({ ...place, isReading: true }, async (book) => {
    const { hash } = await book.call('reports.exportForm', { form, ...wanted, path })
    return { json: { ok: true, path, hash }, text: `Đã ghi ${form} ra ${path}\nSHA-256: ${hash}` }
  })
}

function importForm(file: string, place: Place) {
  const text = readText(file)
  return withBook(place, async (book) => {
    const { problems } = await book.call('reports.previewForm', { text })
    if (problems.length > 0)
      throw new Refusal(
        problems.map(({ path, line, text: words }) => {
          const where = line === null ? path : `dòng ${line}`
          return printedError('forms/file-refused', `${file}: ${where === '' ? '' : `${where}: `}${words}`)
        }),
      )
    const { form, version, changed } = await book.call('reports.addForm', { clientId: randomUUID(), text })
    const done = changed === 0 ? 'đã có từ trước' : 'đã nhận vào sổ'
    return { json: { ok: true, form, version, changed }, text: `${form} phiên bản ${version}: ${done}.` }
  })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refusal([printedError('forms/file-unreadable', `không mở được tệp ${file}`)])
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new Refusal([printedError('forms/version-invalid', `phiên bản “${text}” phải là số nguyên dương`)])
  return Number(text)
}

function formsText(forms: Listed): string {
  return textTable(
    [
      { title: 'Mẫu', align: 'left' },
      { title: 'Phiên bản', align: 'left' },
      { title: 'Áp dụng từ', align: 'left' },
      { title: 'Nguồn', align: 'left' },
      { title: 'Tên', align: 'left' },
    ],
    forms.map(({ id, version, effectiveFrom, origin, isInForce, name }) => [
      id,
      `${version}${isInForce ? ' (đang dùng)' : ''}`,
      formatDate(localDate(effectiveFrom)),
      origin === 'built-in' ? 'phần mềm' : 'nhập từ tệp',
      name,
    ]),
  )
}
