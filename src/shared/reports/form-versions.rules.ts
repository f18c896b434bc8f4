/**
 * A sheet made with another version of a form than the store's: its file carries the form it was made with, and what
 * the change logs declare of each version (columns kept, renamed, added, removed) says which column is which. A column
 * whose meaning is not declared all the way, or is no longer the same, is not read.
 */
import { z } from 'zod'
import { declaredChanges, FORM_FILE_MARK } from './form-package.rules.ts'
import { formLabel, formProblems } from './form.rules.ts'
import { type FormColumn, type FormDefinition, formDefinitionSchema, type FormHeader } from './reports.schema.ts'
import { type AnyForm, isUnitForm } from './table-form.schema.ts'

/** What the marks of a sheet say of its form. */
export interface FormOfMarks {
  readonly formId: string
  readonly formVersion: number
  /** The form itself, where the sheet carries it. */
  readonly formText?: string | undefined
}

/** How a sheet of a version that the store does not have is read with the one that it has. */
export interface VersionReading {
  readonly form: string
  readonly version: number
  /** The version of the store that the columns are read as. */
  readonly own: number
  /** Columns that the store calls otherwise. */
  readonly readAs: readonly { readonly label: string; readonly as: string }[]
  /** Columns of the sheet that the store's version does not have. */
  readonly notRead: readonly string[]
  /** Columns of the store's version that the sheet does not have. */
  readonly absent: readonly string[]
}

export interface SheetForm {
  /** The form as the sheet was drawn with it. */
  readonly form: FormDefinition
  /** Codes of its columns that nothing is taken from. */
  readonly unread: ReadonlySet<string>
  /** Null for a version that the store has. */
  readonly reading: VersionReading | null
}

/** Why a sheet cannot be read; `missing` is the version whose file must be taken in first. */
export interface UnknownVersion {
  readonly own: number
  readonly missing: number
}

type Changes = ReturnType<typeof declaredChanges>

/** The form in the marks of a sheet; none for the first versions that ship with the product: every store has those. */
export function carriedFormText(form: AnyForm): string | undefined {
  if (!isUnitForm(form) || form.level !== undefined || (form.version === 1 && /^BM0\d$/.test(form.id))) return undefined
  return JSON.stringify({ format: FORM_FILE_MARK, form })
}

/**
 * What a sheet is read with: the store's own form of its version, else the one that it carries, through the declared
 * changes to the newest version of the store. Null where the store has no such form at all.
 * @param on the day whose words the columns are told by
 */
export function formOfSheet(
  forms: readonly AnyForm[],
  marks: FormOfMarks,
  on: string,
): SheetForm | UnknownVersion | null {
  const versions = forms
    .filter((form) => isUnitForm(form))
    .filter(({ id }) => id === marks.formId)
    .toSorted((a, b) => a.version - b.version)
  const newest = versions.at(-1)
  if (newest === undefined) return null
  const same = versions.find(({ version }) => version === marks.formVersion)
  const carried = marks.formText === undefined ? null : readCarriedForm(marks.formText, marks)
  const isAsHere = marks.formText === undefined || JSON.stringify(same) === JSON.stringify(carried)
  if (same !== undefined && isAsHere) return { form: same, unread: new Set(), reading: null }
  if (carried === null) return { own: newest.version, missing: marks.formVersion }
  const trace = tracing(carried, versions)
  return typeof trace === 'number' ? { own: newest.version, missing: trace } : translated(carried, newest, trace, on)
}

/** The version of a form for sheets of a period that ends on a day: the newest that had begun, else the first. */
export function versionInForce(forms: readonly AnyForm[], formId: string, on: string): number | undefined {
  const versions = forms.filter(({ id }) => id === formId).toSorted((a, b) => a.version - b.version)
  return (versions.findLast(({ effectiveFrom }) => effectiveFrom <= on) ?? versions[0])?.version
}

/** The columns of a sheet that something is taken from; none where its version is not known. */
export function readColumns(forms: readonly AnyForm[], marks: FormOfMarks, on: string): readonly FormColumn[] {
  const found = formOfSheet(forms, marks, on)
  return found !== null && 'form' in found ? found.form.columns.filter(({ code }) => !found.unread.has(code)) : []
}

const carriedSchema = z.strictObject({ format: z.literal(FORM_FILE_MARK), form: formDefinitionSchema.strict() })

function readCarriedForm(text: string, { formId, formVersion }: FormOfMarks): FormDefinition | null {
  const file = carriedSchema.safeParse(parsedJson(text))
  if (!file.success) return null
  const { form } = file.data
  const isIt = form.id === formId && form.version === formVersion && form.level === undefined
  return isIt && formProblems(form).length === 0 ? form : null
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The store's code of a column of the sheet, null where it has none. */
type Trace = (code: string) => string | null

/**
 * Back from the sheet's version to the last one that both have alike, and forward from there to the store's newest.
 * A number is the version whose declaration is missing.
 */
function tracing(carried: FormDefinition, versions: readonly FormDefinition[]): Trace | number {
  const theirs = logOf([carried])
  const ours = logOf(versions)
  const newest = versions.at(-1)?.version ?? 1
  let common = 1
  while (common < Math.min(carried.version, newest) && isAlike(theirs.get(common + 1), ours.get(common + 1)))
    common += 1
  const back = stepsOf(theirs, common + 1, carried.version)
  const forward = stepsOf(ours, common + 1, newest)
  const gap = [...back, ...forward].find(({ changes }) => changes === undefined)
  if (gap !== undefined) return gap.version
  return (code) => {
    const former = back.reduceRight<string | null>((at, { changes }) => formerCode(at, changes), code)
    return forward.reduce<string | null>((at, { changes }) => laterCode(at, changes), former)
  }
}

/** What each version declares of itself; of versions that are gone, what the last one remembers of them. */
function logOf(versions: readonly FormDefinition[]): Map<number, Changes> {
  const remembered = versions.at(-1)?.changes ?? []
  return new Map([
    ...remembered.map(
      ({ version, added = [], removed = [], renamed = {} }) => [version, { added, removed, renamed }] as const,
    ),
    ...versions
      .filter(({ version, changes }) => changes.some((one) => one.version === version))
      .map((form) => [form.version, declaredChanges(form)] as const),
  ])
}

/** A log that was cut short speaks of its last versions only: the earlier ones are the store's. */
function isAlike(theirs: Changes | undefined, ours: Changes | undefined): boolean {
  if (ours === undefined) return false
  return theirs === undefined || told(theirs) === told(ours)
}

function told({ added, removed, renamed }: Changes): string {
  return JSON.stringify([
    added.toSorted(),
    removed.toSorted(),
    Object.entries(renamed)
      .map((pair) => pair.join(' '))
      .toSorted(),
  ])
}

interface Step {
  readonly version: number
  readonly changes: Changes | undefined
}

function stepsOf(log: ReadonlyMap<number, Changes>, from: number, to: number): Step[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({
    version: from + index,
    changes: log.get(from + index),
  }))
}

function formerCode(code: string | null, changes: Changes | undefined): string | null {
  if (code === null || changes === undefined) return null
  const former = Object.entries(changes.renamed).find(([, now]) => now === code)?.[0]
  return former ?? (changes.added.includes(code) ? null : code)
}

function laterCode(code: string | null, changes: Changes | undefined): string | null {
  if (code === null || changes === undefined) return null
  const now = new Map(Object.entries(changes.renamed)).get(code)
  return now ?? (changes.removed.includes(code) ? null : code)
}

function translated(form: FormDefinition, own: FormDefinition, trace: Trace, on: string): SheetForm {
  const pairs = form.columns.map((column) => {
    const found = own.columns.find(({ code }) => code === trace(column.code))
    return { column, as: found !== undefined && meansTheSame(column, found) ? found : null }
  })
  const told = pairs.filter(({ column }) => isTold(column))
  const seen = new Set(pairs.map(({ as }) => as))
  const reading: VersionReading = {
    form: form.id,
    version: form.version,
    own: own.version,
    readAs: told.flatMap(({ column, as }) =>
      as === null || formLabel(as.label, on) === formLabel(column.label, on)
        ? []
        : [{ label: columnWords(form, column, on), as: columnWords(own, as, on) }],
    ),
    notRead: told.filter(({ as }) => as === null).map(({ column }) => columnWords(form, column, on)),
    absent: own.columns
      .filter((column) => isTold(column) && !seen.has(column))
      .map((column) => columnWords(own, column, on)),
  }
  return { form, unread: new Set(pairs.flatMap(({ column, as }) => (as === null ? [column.code] : []))), reading }
}

function meansTheSame({ source: one }: FormColumn, { source: other }: FormColumn): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isTold({ source: { kind } }: FormColumn): boolean {
  return kind !== 'sequence' && kind !== 'unit'
}

/** What a column is called; with the words above it where others of the form are called alike. */
function columnWords({ columns, header }: FormDefinition, { code, label }: FormColumn, on: string): string {
  const words = formLabel(label, on)
  const isAlone = columns.filter((one) => formLabel(one.label, on) === words).length === 1
  return isAlone ? words : [...groupsOver(header, code, on), words].join(' – ')
}

function groupsOver(nodes: readonly (string | FormHeader)[], code: string, on: string): string[] {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    if (node.columns.includes(code)) return [formLabel(node.label, on)]
    const below = groupsOver(node.columns, code, on)
    if (below.length > 0) return [formLabel(node.label, on), ...below]
  }
  return []
}

/** A reading as the parameters of what is said of it: one column a line, of two names a tab between. */
export function readingParams({ readAs, notRead, absent, ...rest }: VersionReading): Record<string, string | number> {
  return {
    ...rest,
    readAs: readAs.map(({ label, as }) => `${label}\t${as}`).join('\n'),
    notRead: notRead.join('\n'),
    absent: absent.join('\n'),
  }
}
