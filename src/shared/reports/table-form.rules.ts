/** What a form of other rows says of itself: whether its data hold together, and its columns once for each target. */
import { formLabel, headerCodes } from './form.rules.ts'
import type { FormHeader } from './reports.schema.ts'
import type { TableGroup } from './table-facts.ts'
import type { TableColumn, TableForm, TableSource } from './table-form.schema.ts'

/** What is wrong with the data of a form, in words for whoever writes forms; empty when nothing is. */
export function tableFormProblems(form: TableForm): string[] {
  const { columns, header } = form
  const codes = columns.map(({ code }) => code)
  const problems: string[] = []
  if (new Set(codes).size !== codes.length) problems.push('một mã cột dùng hai lần')
  if (headerCodes(header).join(' ') !== codes.join(' '))
    problems.push('header không kể đủ các cột theo đúng thứ tự của columns')
  if (columns[0]?.source.kind !== 'sequence') problems.push('cột đầu phải là số thứ tự (sequence)')
  if (columns.filter(({ source }) => source.kind === 'unit').length !== 1)
    problems.push('phải có đúng một cột tên (unit)')
  if ((form.subject === 'campaign') !== (form.rows === 'lines'))
    problems.push('chỉ mẫu theo dòng của đợt (lines) mới gắn với một đợt')
  return [...problems, ...columns.flatMap((column) => columnProblems(column, columns))]
}

function columnProblems(column: TableColumn, columns: readonly TableColumn[]): string[] {
  const { code, source } = column
  const kindOf = (other: string): string | undefined => columns.find((one) => one.code === other)?.source.kind
  const wrong = operandsOf(column).filter(({ other, kinds }) => !kinds.includes(kindOf(other) ?? ''))
  const problems = wrong.map(({ other }) => `cột ${code} tính từ ${other}, nhưng không có cột như vậy`)
  if (source.kind !== 'quotient') return problems
  const isPaired = (one: string, other: string): boolean => {
    const found = columns.find((each) => each.code === one)?.source
    return found?.kind !== 'count' || found.total === 'none' || found.countedWith?.includes(other) === true
  }
  const arePaired = isPaired(source.num, source.den) && isPaired(source.den, source.num)
  return arePaired ? problems : [...problems, `cột ${code} chia tổng của những dòng khác nhau`]
}

function operandsOf({ source, sumOf = [], differenceOf = [], remainderOf = [] }: TableColumn) {
  const counts = [...sumOf, ...differenceOf, ...remainderOf]
  const ofSource = (): { readonly names: readonly string[]; readonly kind: string } => {
    switch (source.kind) {
      case 'count':
        return { names: source.countedWith ?? [], kind: 'count' }
      case 'quotient':
      case 'verdict':
        return { names: [source.num, source.den], kind: 'count' }
      case 'points':
        return { names: [source.now, source.before], kind: 'quotient' }
      case 'score':
        return { names: source.of, kind: 'quotient' }
      case 'place':
        return { names: [source.of], kind: 'score' }
      default:
        return { names: [], kind: '' }
    }
  }
  const { names, kind } = ofSource()
  const target = source.kind === 'verdict' && source.target !== undefined ? [source.target] : []
  return [
    ...counts.map((other) => ({ other, kinds: ['count'] })),
    ...names.map((other) => ({ other, kinds: [kind] })),
    ...target.map((other) => ({ other, kinds: ['share'] })),
  ]
}

/** The form with its repeated columns once for each thing; a form that repeats nothing is given back as it is. */
export function expandForm(form: TableForm, repeats: readonly TableGroup[], on: string): TableForm {
  const repeated = new Set(form.columns.filter(({ isRepeated }) => isRepeated === true).map(({ code }) => code))
  if (repeated.size === 0) return form
  const copies = (code: string): string[] => (repeated.has(code) ? repeats.map(({ key }) => `${code}_${key}`) : [code])
  const [first, last] = [form.columns.findIndex(isRepeatedColumn), form.columns.findLastIndex(isRepeatedColumn)]
  const template = form.columns.slice(first, last + 1)
  return {
    ...form,
    columns: [
      ...form.columns.slice(0, first),
      ...repeats.flatMap(({ key }) => template.map((column) => copyOf(column, key, repeated))),
      ...form.columns.slice(last + 1).map((column) => ({ ...column, source: withAll(column.source, copies) })),
    ],
    header: form.header.flatMap((node) => expandHeader(node, { repeats, repeated, on })),
  }
}

function isRepeatedColumn({ isRepeated }: TableColumn): boolean {
  return isRepeated === true
}

function copyOf(column: TableColumn, key: string, repeated: ReadonlySet<string>): TableColumn {
  const of = (code: string): string => (repeated.has(code) ? `${code}_${key}` : code)
  const { sumOf, differenceOf, remainderOf, source } = column
  return {
    ...column,
    code: of(column.code),
    source: copiedSource(source, key, of),
    ...(sumOf === undefined ? {} : { sumOf: sumOf.map(of) }),
    ...(differenceOf === undefined ? {} : { differenceOf: differenceOf.map(of) }),
    ...(remainderOf === undefined ? {} : { remainderOf: remainderOf.map(of) }),
  }
}

function copiedSource(source: TableSource, key: string, of: (code: string) => string): TableSource {
  switch (source.kind) {
    case 'text':
    case 'date':
    case 'share':
      return { ...source, field: `${source.field}_${key}` }
    case 'count': {
      const { countedWith, ...rest } = source
      const paired = countedWith === undefined ? {} : { countedWith: countedWith.map(of) }
      return { ...rest, field: `${source.field}_${key}`, ...paired }
    }
    case 'quotient':
      return { ...source, num: of(source.num), den: of(source.den) }
    case 'points':
      return { ...source, now: of(source.now), before: of(source.before) }
    case 'verdict': {
      const { target, ...rest } = source
      const share = target === undefined ? {} : { target: of(target) }
      return { ...rest, field: `${source.field}_${key}`, num: of(source.num), den: of(source.den), ...share }
    }
    default:
      return source
  }
}

function withAll(source: TableSource, copies: (code: string) => string[]): TableSource {
  return source.kind === 'score' ? { ...source, of: source.of.flatMap(copies) } : source
}

interface Expanding {
  readonly repeats: readonly TableGroup[]
  readonly repeated: ReadonlySet<string>
  readonly on: string
}

/** A part of the header over repeated columns stands once for each thing, `{…}` in its label being the thing's name. */
function expandHeader(node: string | FormHeader, { repeats, repeated, on }: Expanding): (string | FormHeader)[] {
  if (typeof node === 'string') return [node]
  if (!headerCodes([node]).some((code) => repeated.has(code))) return [node]
  return repeats.map(({ key, name }) => ({
    label: formLabel(node.label, on).replace('{…}', name),
    columns: node.columns.map((below) => (typeof below === 'string' ? `${below}_${key}` : below)),
  }))
}
