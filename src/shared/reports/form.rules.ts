/** What a form says of itself: its words on a day, the periods it takes, and whether its data hold together. */
import { findIndicator, ratioIndicator, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { ratios } from '#shared/indicators/catalogue.ts'
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import type { Period } from '#shared/kernel/period.ts'
import { shareLevels } from '#shared/targets/measures.rules.ts'
import type { ColumnSource, FormColumn, FormDefinition, FormHeader, FormLabel } from './reports.schema.ts'

/** The words of a label on a day; the earliest ones before any of them is dated. */
export function formLabel(label: FormLabel, on: string): string {
  if (typeof label === 'string') return label
  return (label.findLast((one) => one.from <= on) ?? label[0])?.label ?? ''
}

/** Whether a form may be drawn for a period. */
export function formTakes(form: Pick<FormDefinition, 'periods'>, period: Period): boolean {
  return form.periods.includes(period.kind === 'day' ? 'day' : 'span')
}

/** Whether a form prints anything of the period before. */
export function comparesPeriods(form: FormDefinition): boolean {
  return form.columns.some(({ source }) => source.kind === 'change' || isPrevious(source))
}

/** Levels that a form needs: what it prints, what its ratios are made of, and what a target's share may be taken of. */
export function formLevels(form: FormDefinition): string[] {
  const levels = form.columns.flatMap(({ source }) => {
    if (source.kind === 'stock') return [source.indicator]
    if (source.kind === 'target') return [targetNumerators(source.measure).cumulative, ...shareLevels()]
    return 'ratio' in source ? ratioLevels(source.ratio) : []
  })
  return [...new Set(levels)]
}

/** Measures whose targets a form prints or compares with. */
export function formMeasures({ columns }: FormDefinition): TargetMeasure[] {
  const measures = columns.flatMap(({ source }) => {
    if (source.kind === 'target') return [source.measure]
    if (source.kind !== 'ratio') return []
    const { denominator } = ratioIndicator(source.ratio)
    return denominator.kind === 'target' ? [denominator.measure] : []
  })
  return [...new Set(measures)]
}

/** What is read of a period; all flows where none are named. */
export interface NeededCodes {
  readonly levels: readonly string[]
  readonly flows?: readonly string[]
}

/** What is read of a period that another is compared with. */
export type ComparedCodes = Required<NeededCodes>

/** What a form needs of its own period: what it prints, and the parts of totals, since a total may lack some. */
export function formCodes(form: FormDefinition): NeededCodes {
  return { levels: formLevels(form), flows: formFlows(form) }
}

/** Flows that a form prints, with their parts. */
export function formFlows({ columns }: FormDefinition): string[] {
  const flows = columns.flatMap(({ source }) =>
    source.kind === 'flow' || source.kind === 'mobile' ? withParts(source.indicator) : [],
  )
  return [...new Set(flows)]
}

/** An indicator and the parts of one that is a total. */
export function withParts(code: string): string[] {
  return [code, ...(findIndicator(code)?.parts ?? [])]
}

/** What a form needs of the period before. */
export function comparedCodes({ columns }: FormDefinition): ComparedCodes {
  const levels = columns.flatMap(({ source }) => {
    if (source.kind === 'change') return ratioLevels(source.ratio)
    return source.kind === 'ratio' && isPrevious(source) ? ratioLevels(source.ratio) : []
  })
  const flows = columns.flatMap(({ source }) =>
    source.kind === 'flow' && isPrevious(source) ? [source.indicator] : [],
  )
  return { levels: [...new Set(levels)], flows: [...new Set(flows)] }
}

function ratioLevels(code: string): string[] {
  const { numerator, less, denominator } = ratioIndicator(code)
  const below = denominator.kind === 'stocks' ? denominator.codes : shareLevels()
  return [numerator, ...(less === undefined ? [] : [less]), ...below]
}

/** Whether a column is read over the period before. */
export function isPrevious(source: ColumnSource): boolean {
  return 'previous' in source && source.previous === true
}

/** The codes of the columns under a part of the header, in printed order. */
export function headerCodes(nodes: readonly (string | FormHeader)[]): string[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [node] : headerCodes(node.columns)))
}

/** How many levels a part of the header has. */
export function headerDepth(nodes: readonly (string | FormHeader)[]): number {
  return 1 + Math.max(0, ...nodes.map((node) => (typeof node === 'string' ? 0 : headerDepth(node.columns))))
}

/** What is wrong with the data of a form, in words for whoever writes forms; empty when nothing is. */
export function formProblems(form: FormDefinition): string[] {
  const codes = form.columns.map((column) => column.code)
  const problems: string[] = []
  if (new Set(codes).size !== codes.length) problems.push('một mã cột dùng hai lần')
  if (headerCodes(form.header).join(' ') !== codes.join(' '))
    problems.push('header không kể đủ các cột theo đúng thứ tự của columns')
  const [sequence, unit] = form.columns
  if (sequence?.source.kind !== 'sequence' || unit?.source.kind !== 'unit')
    problems.push('hai cột đầu phải là số thứ tự (sequence) và đơn vị (unit)')
  return [...problems, ...form.columns.flatMap((column) => columnProblems(column, codes))]
}

function columnProblems(
  { code, source, sumOf = [], differenceOf = [] }: FormColumn,
  codes: readonly string[],
): string[] {
  const isNoColumn = (part: string): boolean => !codes.includes(part)
  const problems = [
    ...sumOf.filter(isNoColumn).map((part) => `cột ${code} là tổng của ${part}, nhưng không có cột ${part}`),
    ...differenceOf.filter(isNoColumn).map((part) => `cột ${code} là hiệu có ${part}, nhưng không có cột ${part}`),
  ]
  if ('indicator' in source && !isRightIndicator(source.kind, source.indicator))
    problems.push(`cột ${code}: không có chỉ tiêu ${source.indicator} loại ${source.kind}`)
  if ('ratio' in source && !ratios.some((one) => one.code === source.ratio))
    problems.push(`cột ${code}: không có tỷ lệ ${source.ratio}`)
  return problems
}

function isRightIndicator(kind: 'flow' | 'mobile' | 'stock', code: string): boolean {
  const found = findIndicator(code)
  return found !== undefined && (found.type === 'flow') === (kind !== 'stock')
}
