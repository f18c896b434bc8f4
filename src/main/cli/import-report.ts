import { basename } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import { encodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { ImportCounts } from '#shared/importing/importing.schema.ts'
import type { Question } from '#shared/importing/understanding.schema.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { columnLetters } from '#shared/reports/cell-address.rules.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { importQuestionText } from '#shared/texts/import-questions.texts.ts'
import { issueText, refusalText } from '#shared/texts/messages.ts'
import type { PrintedIssue } from './refusal.ts'

type Preview = Omit<Output<'importing.getPreview'>, 'head'>

/** What became of one file. */
export interface ImportedFile {
  readonly path: string
  readonly refusal: { readonly code: string; readonly data: Readonly<Record<string, unknown>> } | null
  readonly preview: Preview | null
  /** Null where nothing was written: a trial, or nothing to write. */
  readonly committed: Output<'importing.commitImport'> | null
  readonly importId: number | null
  readonly sameAs: number | null
  /** Why it went no further, in words; empty where it did. What is not written waits in the queue. */
  readonly failed: readonly PrintedIssue[]
}

/** A file of the answer, as the JSON has it. */
export type FileReport = Readonly<Record<string, unknown>> & { readonly isRefused: boolean }

const noCounts: ImportCounts = { new: 0, changed: 0, same: 0, kept: 0, asked: 0, locked: 0, refused: 0 }

/** One file as an object: recognised shape, mapping with confidence, counts of cells, issues with addresses, questions. */
export function fileReport(file: ImportedFile, names: IssueNames): FileReport {
  const { preview, refusal, committed, importId, sameAs } = file
  const issues = issuesOf(file)
  return {
    name: basename(file.path),
    importId,
    sameAs,
    shape: preview?.shape ?? null,
    shapeReason: preview?.shapeReason ?? null,
    own: preview?.own ?? null,
    mapping: preview === null ? [] : mappingOf(preview),
    counts: preview?.counts ?? noCounts,
    written: committed?.changed ?? 0,
    requested: committed?.requested ?? 0,
    entry: committed?.entryId ?? null,
    issues: [
      ...(refusal === null
        ? []
        : [{ code: refusal.code, severity: 'error', sheet: null, cell: null, message: refusedText(file) }]),
      ...file.failed.map(printedFailed),
      ...issues.map((issue) => printed(issue, names)),
    ],
    newIssues: (preview?.newIssues ?? []).map((issue) => printed(issue, names)),
    questions: (preview?.questions ?? []).map((question) => printedQuestion(question, preview)),
    isRefused: isRefused(file),
  }
}

/** The file was not taken, or a cell of it. */
function isRefused(file: ImportedFile): boolean {
  const refused = file.preview?.counts.refused ?? 0
  if (file.refusal !== null || file.failed.length > 0) return true
  return refused > 0 || issuesOf(file).some(({ severity }) => severity === 'error')
}

function issuesOf({ preview }: ImportedFile): Issue[] {
  return (preview?.issues ?? []).flatMap(({ issues }) => issues)
}

function refusedText({ path, refusal }: ImportedFile): string {
  return refusal === null ? '' : refusalText(refusal.code, { name: basename(path), ...refusal.data })
}

function mappingOf({ tables, sheets }: Preview): Record<string, unknown>[] {
  return tables.flatMap(({ id, sheet, columns, counted = [], isTransposed, origin }) =>
    [...columns, ...counted].map(({ column, header, meaning, confidence, reason }) => ({
      sheet: sheets[sheet]?.name ?? '',
      table: id,
      column: isTransposed === true ? String(column) : columnLetters(column),
      header: header.join(' / '),
      meaning: encodeMeaning(meaning),
      confidence,
      reason,
      origin,
    })),
  )
}

function printed(issue: Issue, names: IssueNames): Record<string, unknown> {
  const { code, severity, where } = issue
  return {
    code,
    severity,
    sheet: where.sheet ?? null,
    cell: where.cell ?? null,
    unit: where.unitCode ?? null,
    indicator: where.indicator ?? null,
    date: where.date ?? null,
    message: issueText(issue, names),
  }
}

function printedFailed({ code, severity, where, message }: PrintedIssue): Record<string, unknown> {
  const { sheet = null, cell = null, unitCode: unit = null, indicator = null, date = null } = where
  return { code, severity, sheet, cell, unit, indicator, date, message }
}

function printedQuestion(question: Question, preview: Preview | null): Record<string, unknown> {
  const { id, code, kind, sheet, addresses, cells, options, answer } = question
  return {
    id,
    code,
    kind,
    sheet: preview?.sheets[sheet]?.name ?? '',
    addresses,
    cells: cells ?? addresses.length,
    options,
    answer,
    message: importQuestionText(question),
  }
}

const words: Readonly<Record<keyof ImportCounts, string>> = {
  new: 'mới',
  changed: 'đổi',
  same: 'đã có',
  kept: 'giữ số trong sổ',
  asked: 'chờ trả lời',
  locked: 'thành đề nghị sửa (ngày đã khoá)',
  refused: 'không nhận',
}

/** Lines a person reads of one file. */
export function fileText(file: ImportedFile, names: IssueNames): string {
  const { preview, committed, path } = file
  const failed = file.failed.map(({ message }) => message)
  if (preview === null)
    return `${basename(path)}: ${[...(file.refusal === null ? [] : [refusedText(file)]), ...failed].join(' ')}`
  const counted = Object.entries(words).flatMap(([key, word]) => {
    const count = preview.counts[key as keyof ImportCounts]
    return count === 0 ? [] : [`${formatCount(count)} ô ${word}`]
  })
  const done =
    committed === null
      ? 'chưa ghi gì'
      : `đã ghi ${formatCount(committed.changed)} số (lần ghi ${committed.entryId ?? '–'})`
  return [
    `${basename(path)}: ${preview.shapeReason}; ${counted.length === 0 ? 'không có số nào' : counted.join(', ')}; ${done}.`,
    ...(file.refusal === null ? [] : [`  ${refusedText(file)}`]),
    ...failed.map((message) => `  ${message}`),
    ...preview.issues.flatMap(({ issues }) => issuesText(issues, names)),
    ...preview.newIssues.map((issue) => `  Sau khi nhập: ${issueText(issue, names)}`),
    ...preview.questions
      .filter(({ answer }) => answer === null)
      .map((question) => `  Hỏi: ${importQuestionText(question)}${optionsText(question)}`),
  ].join('\n')
}

const SHOWN = 5

function issuesText(issues: readonly Issue[], names: IssueNames): string[] {
  const told = issues.slice(0, SHOWN).map((issue) => `  ${issueText(issue, names)}`)
  return issues.length > SHOWN ? [...told, `  … và ${issues.length - SHOWN} chỗ như vậy nữa`] : told
}

function optionsText({ id, options }: Question): string {
  const told = options.map((option) => `${option.id} = ${option.label}`).join('; ')
  return ` [${id}${told === '' ? '' : `: ${told}`}]`
}
