/**
 * A form as a file that a person can read and change in a text editor: checked whole before anything of it is taken.
 * What a version did to the columns of the one before is declared in its change log (`added`, `removed`, `renamed`), so
 * that sheets made with either stay readable.
 */
import { z } from 'zod'
import { jsonFaultAt } from '#shared/kernel/json-fault.ts'
import { schemaIssueText } from '#shared/kernel/schema-issue-text.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { formProblems } from './form.rules.ts'
import { formDefinitionSchema } from './reports.schema.ts'
import { tableFormProblems } from './table-form.rules.ts'
import { type AnyForm, isUnitForm, tableFormSchema } from './table-form.schema.ts'

export const FORM_FILE_MARK = 'so-can-cuoc/mau-bieu/1'

/** What stands where bytes of another encoding were no letter. */
const LOST_LETTER = '\uFFFD'

const fileSchema = z.strictObject({ format: z.literal(FORM_FILE_MARK), form: z.looseObject({}) })

/** Where in the file something is wrong and what to do about it; `line` of a text that is no JSON. */
export const formFileProblemSchema = z.object({ path: z.string(), line: z.int().nullable(), text: z.string() })
export type FormFileProblem = z.infer<typeof formFileProblemSchema>

export type FormFileReading =
  | { readonly ok: true; readonly form: AnyForm }
  | { readonly ok: false; readonly problems: FormFileProblem[] }

/** The text of the file of a form, the same for the same form. */
export function writeFormFile(form: AnyForm): string {
  return `${JSON.stringify({ format: FORM_FILE_MARK, form }, null, 2)}\n`
}

/** Reads the file of a form against the forms that are known; the same version again must say the same. */
export function readFormFile(text: string, known: readonly AnyForm[]): FormFileReading {
  const parsed = parseJson(text)
  if ('problem' in parsed) return { ok: false, problems: [parsed.problem] }
  const file = fileSchema.safeParse(parsed.value, { error: schemaIssueText })
  if (!file.success) {
    const problem = problemAt('format', `không phải tệp mẫu biểu: dòng "format" phải là "${FORM_FILE_MARK}"`)
    return { ok: false, problems: [problem] }
  }
  const { form: data } = file.data
  const schema = 'rows' in data ? tableFormSchema.strict() : formDefinitionSchema.strict()
  const read = schema.safeParse(data, { error: schemaIssueText })
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map(({ path, message }) => problemAt(pathText(path, data), message)),
    }
  }
  const form: AnyForm = read.data
  const unknown = unknownPaths(data, form, '')
  if (unknown.length > 0)
    return {
      ok: false,
      problems: unknown.map((path) => problemAt(path, 'chương trình không biết trường này: kiểm tra chính tả')),
    }
  const own = isUnitForm(form) ? formProblems(form) : tableFormProblems(form)
  const problems = [
    ...own.map((words) => problemAt('columns', words)),
    ...versionProblems(form, known),
    ...columnLogProblems(form, known),
  ]
  return problems.length === 0 ? { ok: true, form } : { ok: false, problems }
}

/** What a version says it did to the columns of the version before it. */
interface ColumnChanges {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** New code by old code. */
  readonly renamed: Readonly<Record<string, string>>
}

/** Of one version of a form, as its change log declares it. */
export function declaredChanges({ version, changes }: Pick<AnyForm, 'version' | 'changes'>): ColumnChanges {
  const entry = changes.find((one) => one.version === version)
  return { added: entry?.added ?? [], removed: entry?.removed ?? [], renamed: entry?.renamed ?? {} }
}

function versionProblems(form: AnyForm, known: readonly AnyForm[]): FormFileProblem[] {
  const versions = known.filter(({ id }) => id === form.id).toSorted((a, b) => a.version - b.version)
  const same = versions.find(({ version }) => version === form.version)
  if (same !== undefined) {
    if (JSON.stringify(same) === JSON.stringify(form)) return []
    return [problemAt('version', `${form.id} phiên bản ${form.version} đã có với nội dung khác: tăng số phiên bản`)]
  }
  const problems: FormFileProblem[] = []
  const newest = versions.at(-1)
  if (parseLocalDate(form.effectiveFrom) === null)
    problems.push(problemAt('effectiveFrom', 'ngày áp dụng phải có dạng NĂM-THÁNG-NGÀY, như 2024-07-01'))
  if (newest === undefined) {
    if (!/^BM[1-9]\d$/.test(form.id))
      problems.push(problemAt('id', 'mẫu mới phải có mã từ BM10 đến BM99; mã nhỏ hơn dành cho mẫu của phần mềm'))
    return problems
  }
  if (form.version !== newest.version + 1)
    problems.push(
      problemAt('version', `phiên bản mới nhất đang có là ${newest.version}: tệp này phải là ${newest.version + 1}`),
    )
  if (form.effectiveFrom <= newest.effectiveFrom)
    problems.push(
      problemAt('effectiveFrom', `ngày áp dụng phải sau ngày của phiên bản trước (${newest.effectiveFrom})`),
    )
  if (!form.changes.some(({ version, text }) => version === form.version && text.trim() !== ''))
    problems.push(problemAt('changes', `thiếu dòng nhật ký nói phiên bản ${form.version} đổi gì`))
  if (
    isUnitForm(form) !== isUnitForm(newest) ||
    (!isUnitForm(form) && !isUnitForm(newest) && form.rows !== newest.rows)
  )
    problems.push(problemAt('rows', 'không đổi được các dòng của mẫu thành loại khác'))
  return problems
}

/** Every column that came or went must be declared, so that sheets of both versions are read. */
function columnLogProblems(form: AnyForm, known: readonly AnyForm[]): FormFileProblem[] {
  const before = known.find(({ id, version }) => id === form.id && version === form.version - 1)
  if (before === undefined) return []
  const { added, removed, renamed } = declaredChanges(form)
  const codes = new Set(form.columns.map(({ code }) => code))
  const former = new Set(before.columns.map(({ code }) => code))
  const isNew = (code: string): boolean => !former.has(code) && !Object.values(renamed).includes(code)
  const isGone = (code: string): boolean => !codes.has(code) && !Object.hasOwn(renamed, code)
  return [
    ...meaningProblems(form, before),
    ...[...codes]
      .filter((code) => isNew(code) && !added.includes(code))
      .map((code) => problemAt('changes', `cột ${code} chưa có ở phiên bản trước: ghi vào "added" hoặc "renamed"`)),
    ...[...former]
      .filter((code) => isGone(code) && !removed.includes(code))
      .map((code) =>
        problemAt('changes', `cột ${code} của phiên bản trước không còn: ghi vào "removed" hoặc "renamed"`),
      ),
    ...Object.entries(renamed)
      .filter(([old, now]) => !former.has(old) || !codes.has(now))
      .map(([old, now]) => problemAt('changes', `"renamed" nói ${old} thành ${now}, nhưng không có cột như vậy`)),
  ]
}

/** A column that stays means what it meant: sheets of one version are read by the other one's columns. */
function meaningProblems(form: AnyForm, before: AnyForm): FormFileProblem[] {
  const { added, removed, renamed } = declaredChanges(form)
  const sources = new Map(before.columns.map(({ code, source }) => [code, JSON.stringify(source)]))
  const formerCodes = new Map(Object.entries(renamed).map(([old, now]) => [now, old]))
  const codes = new Set(form.columns.map(({ code }) => code))
  const changed = form.columns.filter(({ code, source }) => {
    const former = sources.get(formerCodes.get(code) ?? code)
    const isAnother = added.includes(code) && removed.includes(code)
    return former !== undefined && !isAnother && former !== JSON.stringify(source)
  })
  const kept = [...codes].filter((code) => sources.has(code) && !formerCodes.has(code))
  return [
    ...changed.map(({ code }) =>
      problemAt('changes', `cột ${code} đổi nguồn số liệu: đặt mã khác, ghi mã cũ vào "removed" và mã mới vào "added"`),
    ),
    ...kept
      .filter((code) => added.includes(code) !== removed.includes(code))
      .map((code) => problemAt('changes', `cột ${code} có ở cả hai phiên bản: bỏ khỏi "added", "removed"`)),
    ...added
      .filter((code) => !codes.has(code))
      .map((code) => problemAt('changes', `"added" có ${code}, nhưng mẫu không có cột đó`)),
    ...removed
      .filter((code) => !sources.has(code))
      .map((code) => problemAt('changes', `"removed" có ${code}, nhưng phiên bản trước không có cột đó`)),
  ]
}

function parseJson(text: string): { value: unknown } | { problem: FormFileProblem } {
  const broken = text.indexOf(LOST_LETTER)
  if (broken >= 0) {
    const words = 'chữ ở dòng này đã hỏng: lưu lại tệp với mã hoá UTF-8 (Notepad: Save as, Encoding, UTF-8)'
    return { problem: { path: '', line: lineOf(text, broken), text: words } }
  }
  const json = text.replace(/^\uFEFF/, '')
  const fault = jsonFaultAt(json)
  if (fault === null) return { value: JSON.parse(json) as unknown }
  const words = 'không đọc được từ dòng này (xem cả dòng ngay trên): thiếu hoặc thừa dấu phẩy, ngoặc hay dấu nháy'
  return { problem: { path: '', line: lineOf(json, fault), text: words } }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function problemAt(path: string, text: string): FormFileProblem {
  return { path, line: null, text }
}

/** Fields of what was read that nothing was made of. */
function unknownPaths(given: unknown, read: unknown, at: string): string[] {
  if (Array.isArray(given))
    return given.flatMap((one, index) =>
      unknownPaths(one, Array.isArray(read) ? read[index] : undefined, `${at}.[${index + 1}]`),
    )
  if (typeof given !== 'object' || given === null) return []
  const known: object = typeof read === 'object' && read !== null ? read : {}
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(known, key)
      ? unknownPaths(value, Object.entries(known).find(([name]) => name === key)?.[1], `${at}.${key}`)
      : [`${at}.${key}`.replace(/^\./, '')],
  )
}

/** 'columns.[23] (CC_DEL).source'; a part of a list is named by its code too, where it has one. */
function pathText(path: readonly PropertyKey[], data: unknown): string {
  let at = data
  return path
    .map((part) => {
      at =
        typeof at === 'object' && at !== null
          ? Object.entries(at).find(([key]) => key === String(part))?.[1]
          : undefined
      const code: unknown = typeof at === 'object' && at !== null && 'code' in at ? at.code : undefined
      if (typeof part !== 'number') return String(part)
      return typeof code === 'string' ? `[${part + 1}] (${code})` : `[${part + 1}]`
    })
    .join('.')
}
