import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { MAX_COUNT } from '#shared/kernel/numbers.ts'
import { type PrintedIssue, printedError } from './refusal.ts'

/** A line of `record` as the JSON object it is. */
export interface JsonLine {
  readonly value: Readonly<Record<string, unknown>>
  readonly source: string
  /** 1-based place in the file. */
  readonly number: number
}

export type Reading<T> =
  | { readonly ok: true; readonly line: T }
  | { readonly ok: false; readonly issues: PrintedIssue[] }

const countMessage = `cần số nguyên từ 0 đến ${MAX_COUNT}, hoặc null là để trống`
const wholeMessage = `cần số nguyên từ 0 đến ${MAX_COUNT}`
const dateMessage = 'cần ngày có thật, dạng NĂM-THÁNG-NGÀY (2023-04-15)'

/** Fields that lines of every kind are made of. */
export const lineFields = {
  text: (max: number) => z.string('cần chữ trong ngoặc kép').min(1, 'không được rỗng').max(max, `tối đa ${max} ký tự`),
  date: z.string(dateMessage).refine((value) => parseLocalDate(value) !== null, dateMessage),
  /** A count, or null for a blank. */
  countOrBlank: z.int(countMessage).min(0, countMessage).max(MAX_COUNT, countMessage).nullable(),
  count: z.int(wholeMessage).min(0, wholeMessage).max(MAX_COUNT, wholeMessage),
}

/** Reads one line as an object: integers as plain digits, no name twice in one object. */
export function readJsonLine(source: string, number: number): Reading<JsonLine> {
  let value: unknown
  try {
    value = JSON.parse(source, plainIntegers)
  } catch {
    return refusedLine(number, 'record/not-json', 'không phải một đối tượng JSON trên một dòng')
  }
  const repeated = repeatedName(source)
  if (repeated !== undefined)
    return refusedLine(number, 'record/name-repeated', `“${repeated}” có hai lần trong dòng`, repeated)
  const object = z.record(z.string(), z.unknown()).safeParse(value)
  if (!object.success) return refusedLine(number, 'record/not-json', 'không phải một đối tượng JSON trên một dòng')
  return { ok: true, line: { value: object.data, source, number } }
}

/** Checks a line against the schema of its kind. */
export function readFields<T>({ value, number }: JsonLine, schema: z.ZodType<T>): Reading<T> {
  const parsed = schema.safeParse(value, { error: strictWords })
  if (parsed.success) return { ok: true, line: parsed.data }
  const issues = parsed.error.issues.map(({ path, message }) =>
    lineError(number, 'record/field-invalid', message, path.join('.')),
  )
  return { ok: false, issues: [...new Map(issues.map((issue) => [issue.message, issue])).values()] }
}

/** The same whenever the same line stands at the same place, so that a file given again records nothing twice. */
export function lineClientId({ source, number }: JsonLine, id: string | undefined): string {
  const told = JSON.stringify([id ?? null, number, source.trim()])
  return `cli-${createHash('sha256').update(told).digest('hex').slice(0, 48)}`
}

function refusedLine(number: number, code: string, message: string, path = ''): Reading<never> {
  return { ok: false, issues: [lineError(number, code, message, path)] }
}

function lineError(number: number, code: string, message: string, path: string): PrintedIssue {
  const field = path === '' ? '' : ` trường ${path}:`
  return printedError(code, `dòng ${number}:${field} ${message}`, { line: number, ...(path === '' ? {} : { path }) })
}

/** A name given twice in one object would silently hide its first value. `source` is JSON. */
function repeatedName(source: string): string | undefined {
  const open: Set<string>[] = []
  for (const [token, name] of source.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (name !== undefined) {
      const plain = String(JSON.parse(name))
      const names = open.at(-1)
      if (names?.has(plain) === true) return plain
      names?.add(plain)
    }
  }
  return undefined
}

/** Keeps only numbers written as plain digits: 5.0, 1e3 and -0 become text, which no figure may be. */
function plainIntegers(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && !/^(0|[1-9]\d*)$/.test(context?.source ?? '') ? String(context?.source) : value
}

function strictWords(issue: { readonly code?: string; readonly keys?: readonly string[] }): string {
  return issue.code === 'unrecognized_keys' ? `không có trường ${(issue.keys ?? []).join(', ')}` : 'thiếu hoặc sai kiểu'
}
