/**
 * What each column of a table holds. In this order of trust: a person's choice, a mapping that was remembered for this
 * header, the words of the header, the cells below it.
 */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { byContent, settled } from './column-content.rules.ts'
import { decodeMeaning } from './column-meaning.rules.ts'
import { columnQuestionId, fingerprintOf, scopesOf } from './column-scopes.rules.ts'
import { type ColumnProfile, columnProfiles } from './column-profile.rules.ts'
import { relateColumns } from './column-relations.rules.ts'
import type { TitleWords } from './header-base.rules.ts'
import { columnKey } from './header-fingerprint.rules.ts'
import { DOUBTFUL, type MeaningDecision } from './header-decision.rules.ts'
import { meaningOfHeader } from './header-meaning.rules.ts'
import type { Surroundings } from './header-surroundings.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'
import { isTotalLabel } from './unit-spelling.rules.ts'

export interface FoundColumn {
  readonly column: number
  readonly header: readonly string[]
  readonly profile: ColumnProfile
  readonly decision: MeaningDecision
  readonly origin: 'person' | 'remembered' | 'synonyms'
  /** What answers about it are known by: shared by all tables of this header, unless it stands there twice. */
  readonly scope: string
  /** A person only told what it counts, as asked: whether it is cumulative is not said by that. */
  readonly isAnswered: boolean
  /** The header text that names the column's own days. */
  readonly dateText: string | null
  /** The header says it is a whole: "tổng", "tổng cộng". */
  readonly saysTotal: boolean
}

export interface ColumnsContext {
  readonly signs: CellSigns
  readonly title: TitleWords
  readonly tableId: string
  /** Encoded meanings of columns a person pointed at. */
  readonly pointed: (column: number) => string | undefined
  /** By question id: of this file, and of others that wait. */
  readonly answers: Readonly<Record<string, string>>
  readonly nearby: Readonly<Record<string, string>>
  /** By fingerprint. */
  readonly mappings: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly around: Surroundings
}

export interface FoundColumns {
  readonly columns: readonly FoundColumn[]
  readonly fingerprint: string
}

/** Features of a header that says itself what it counts. */
const FIGURES = [
  'stage',
  'subject',
  'card',
  'part',
  'level',
  'age',
  'channel',
  'population',
  'excluded',
  'ratio',
  'target',
]

export function findColumns(table: FoundTable, context: ColumnsContext): FoundColumns {
  const profiles = columnProfiles(table, context.signs)
  const numbers = Array.from(profiles.keys())
    .filter((column) => belongs(table, profiles.get(column)))
    .toSorted((a, b) => a - b)
  const headers = numbers.map((column) => table.header.texts.get(column) ?? [])
  const fingerprint = fingerprintOf(table, headers, context)
  const scopes = scopesOf(table, numbers, fingerprint, context)
  const remembered = context.mappings.get(fingerprint)
  const spoken = new Set(headers.flat().flatMap((text) => [...context.signs.features(text).values.keys()]))
  const title = {
    ...context.title,
    stages: spoken.has('stage') ? new Set<string>() : context.title.stages,
    subjects: spoken.has('subject') ? new Set<string>() : context.title.subjects,
    counted: FIGURES.some((name) => spoken.has(name)) ? {} : context.title.counted,
  }
  const columns = numbers.flatMap((column) => {
    const profile = profiles.get(column)
    return profile === undefined ? [] : [foundColumn(table, column, profile, remembered, { ...context, title, scopes })]
  })
  return { columns: relateColumns(withoutDaySums(withOneUnitColumn(columns)), context.signs), fingerprint }
}

/** A column without a header belongs to the table where it stands in it, or most rows have something in it. */
function belongs(table: FoundTable, profile: ColumnProfile | undefined): boolean {
  if (profile === undefined) return false
  const { column, cells } = profile
  if (table.header.texts.has(column)) return true
  if (column > table.left && column < table.right) return cells.length > 0
  return cells.length >= Math.max(1, table.body.length / 2)
}

/** Headers are anybody's words: those of the language's own objects mean nothing here. */
function rememberedFor(
  header: readonly string[],
  remembered: Readonly<Record<string, string>> | undefined,
): string | undefined {
  const key = columnKey(header)
  return header.length > 0 && remembered !== undefined && Object.hasOwn(remembered, key) ? remembered[key] : undefined
}

function foundColumn(
  table: FoundTable,
  column: number,
  profile: ColumnProfile,
  remembered: Readonly<Record<string, string>> | undefined,
  context: ColumnsContext & { readonly scopes: ReadonlyMap<number, string> },
): FoundColumn {
  const header = table.header.texts.get(column) ?? []
  const levels = header.map((text) => context.signs.features(text))
  const dateText = header.findLast((_, index) => levels[index]?.namesDate === true) ?? null
  const saysTotal = levels.some(({ values }) => values.has('total'))
  const words = meaningOfHeader(levels, context.title)
  const scope = context.scopes.get(column) ?? `${context.tableId}!${column}`
  const place = { column, header, profile, dateText, saysTotal, scope, isAnswered: false }
  const told = toldMeaning(column, scope, context)
  if (told !== null) {
    const decision = settled(words, told.meaning, told.confidence, told.reason)
    return { ...place, origin: 'person', isAnswered: told.isAnswered, decision }
  }
  const known = knownMeaning(rememberedFor(header, remembered))
  if (known !== null) {
    return {
      ...place,
      origin: 'remembered',
      decision: settled(words, known, 96, 'đã nhớ từ lần nhập trước cho mẫu bảng này'),
    }
  }
  const isOpen = (table.header.cells.get(column) ?? []).some(({ readings }) => readings.length > 1)
  const decision = byContent(words, header, profile, table)
  return { ...place, origin: 'synonyms', decision: isOpen ? inOldFont(decision) : decision }
}

/** What a person said of the column: pointing at it, answering about it, or about its like in another file. */
function toldMeaning(column: number, scope: string, { pointed, answers, nearby }: ColumnsContext) {
  const id = columnQuestionId(scope)
  const said = [
    { text: pointed(column), confidence: 100, reason: 'người dùng đã chọn', isAnswered: false },
    { text: answers[id], confidence: 100, reason: 'người dùng đã chọn', isAnswered: true },
    { text: nearby[id], confidence: 97, reason: 'theo câu trả lời ở tệp khác cùng tiêu đề', isAnswered: true },
  ]
  for (const { text, ...told } of said) {
    const meaning = knownMeaning(text)
    if (meaning !== null) return { ...told, meaning }
  }
  return null
}

/** A header in an old encoding that could be read in two ways says nothing of figures yet. */
function inOldFont(decision: MeaningDecision): MeaningDecision {
  if (!('indicator' in decision.meaning)) return decision
  const reason = `${decision.reason}, nhưng tiêu đề viết bằng phông chữ cũ chưa chắc đọc đúng`
  const meaning = { kind: 'unknown' as const }
  return { ...decision, meaning, confidence: DOUBTFUL, reason, options: [decision.meaning] }
}

function knownMeaning(text: string | undefined): ColumnMeaning | null {
  const meaning = text === undefined ? null : decodeMeaning(text)
  if (meaning === null || meaning.kind === 'unknown') return null
  return 'indicator' in meaning && findIndicator(meaning.indicator) === undefined ? null : meaning
}

/** Of several columns with unit names the one most of whose names are rows of the book says whose a row is. */
function withOneUnitColumn(columns: readonly FoundColumn[]): FoundColumn[] {
  const named = columns.filter(({ decision }) => decision.meaning.kind === 'unit')
  const [best] = named.toSorted((a, b) => b.profile.units - a.profile.units)
  if (best === undefined) return [...columns]
  return columns.map((column) => {
    if (column === best || column.decision.meaning.kind !== 'unit' || column.origin === 'person') return column
    const reason = 'cột khác cho biết đơn vị của hàng'
    return { ...column, decision: settled(column.decision, { kind: 'ignored' }, 91, reason) }
  })
}

/** "Cộng" beside days is their sum: it says nothing that they do not. */
function withoutDaySums(columns: readonly FoundColumn[]): FoundColumn[] {
  const days = columns.filter(({ header, dateText }) => header.length === 1 && dateText !== null)
  if (days.length < 2) return [...columns]
  return columns.map((column) => {
    const [text = ''] = column.header
    if (column.decision.meaning.kind !== 'unknown' || column.header.length !== 1 || !isTotalLabel(text)) return column
    return { ...column, decision: settled(column.decision, { kind: 'ignored' }, 91, 'cột cộng các ngày') }
  })
}
