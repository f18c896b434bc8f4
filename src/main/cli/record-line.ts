import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Input } from '#shared/contract/contract.ts'
import { channelSchema } from '#shared/figures/figures.schema.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { MAX_COUNT } from '#shared/kernel/numbers.ts'
import { type LineUnit, unitOfFigure } from './record-rows.ts'
import { type PrintedIssue, printedError } from './refusal.ts'

type RecordInput = Input<'figures.recordFigures'>

/** A line of `record` that could be read. The row its unit means is looked up in the store. */
export interface RecordLine {
  readonly unit: string
  readonly channel: 'FIXED' | 'MOBILE'
  readonly from: string
  readonly to: string
  readonly figures: Readonly<Record<string, number | null>>
  readonly document: string
  /** The same whenever the same line stands at the same place, so that a file given again records nothing twice. */
  readonly clientId: string
}

export type LineReading =
  | { readonly ok: true; readonly line: RecordLine }
  | { readonly ok: false; readonly issues: PrintedIssue[] }

const text = (max: number) =>
  z.string('cần chữ trong ngoặc kép').min(1, 'không được rỗng').max(max, `tối đa ${max} ký tự`)
const dateMessage = 'cần ngày có thật, dạng NĂM-THÁNG-NGÀY (2023-04-15)'
const date = z.string(dateMessage).refine((value) => parseLocalDate(value) !== null, dateMessage)
const countMessage = `cần số nguyên từ 0 đến ${MAX_COUNT}, hoặc null là để trống`
const count = z.int(countMessage).min(0, countMessage).max(MAX_COUNT, countMessage).nullable()

const lineSchema = z
  .strictObject({
    date: date.optional(),
    from: date.optional(),
    to: date.optional(),
    unit: text(32),
    channel: z.enum(channelSchema.options, 'cần "FIXED" (tại chỗ) hoặc "MOBILE" (lưu động)').default('FIXED'),
    figures: z
      .record(text(40), count, 'cần {"MÃ": số}')
      .refine((figures) => Object.keys(figures).length > 0, 'cần ít nhất một chỉ tiêu'),
    document: text(200).default(''),
    id: text(100).optional(),
  })
  .refine(
    ({ date: on, from, to }) =>
      on === undefined ? from !== undefined && to !== undefined : from === undefined && to === undefined,
    {
      path: ['date'],
      message: 'cần "date", hoặc cả "from" và "to"',
    },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'sớm hơn "from"',
  })

/** Reads one line; `number` is its 1-based place in the file. */
export function readRecordLine(source: string, number: number): LineReading {
  const repeated = repeatedName(source)
  if (repeated !== undefined)
    return refused(number, 'record/name-repeated', `“${repeated}” có hai lần trong dòng`, repeated)
  let value: unknown
  try {
    value = JSON.parse(source, plainIntegers)
  } catch {
    return refused(number, 'record/not-json', 'không phải một đối tượng JSON trên một dòng')
  }
  const parsed = lineSchema.safeParse(value, { error: strictWords })
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) =>
      lineError(number, 'record/field-invalid', message, path.join('.')),
    )
    return { ok: false, issues: [...new Map(issues.map((issue) => [issue.message, issue])).values()] }
  }
  const { unit, channel, figures, document, id, date: on, from = on ?? '', to = on ?? '' } = parsed.data
  const clientId = `cli-${createHash('sha256')
    .update(JSON.stringify([id ?? null, number, source.trim()]))
    .digest('hex')
    .slice(0, 48)}`
  return { ok: true, line: { unit, channel, from, to, figures, document, clientId } }
}

/** The command that records a line for the unit it names. */
export function recordRequest(
  { figures, channel, from, to, document, clientId }: RecordLine,
  unit: LineUnit,
): RecordInput {
  const postings = Object.entries(figures).map(([indicator, value]) => ({
    unitCode: unitOfFigure(unit, indicator),
    indicator,
    channel,
    from,
    to,
    value,
  }))
  return { clientId, source: 'command-line', document, postings }
}

function refused(number: number, code: string, message: string, path = ''): LineReading {
  return { ok: false, issues: [lineError(number, code, message, path)] }
}

function lineError(number: number, code: string, message: string, path: string): PrintedIssue {
  const field = path === '' ? '' : ` trường ${path}:`
  return printedError(code, `dòng ${number}:${field} ${message}`, { line: number, ...(path === '' ? {} : { path }) })
}

/** A name given twice would silently hide its first value. */
function repeatedName(source: string): string | undefined {
  const names = [...source.matchAll(/"(\w+)"\s*:/g)].map(([, name]) => name)
  return names.find((name, index) => names.indexOf(name) !== index)
}

/** Keeps only numbers written as plain digits: 5.0, 1e3 and -0 become text, which no figure may be. */
function plainIntegers(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && !/^(0|[1-9]\d*)$/.test(context?.source ?? '') ? String(context?.source) : value
}

function strictWords(issue: { readonly code?: string; readonly keys?: readonly string[] }): string {
  return issue.code === 'unrecognized_keys' ? `không có trường ${(issue.keys ?? []).join(', ')}` : 'thiếu hoặc sai kiểu'
}
