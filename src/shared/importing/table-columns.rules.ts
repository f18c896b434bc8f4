/**
 * What each column of a table holds. In this order of trust: a person's choice, a mapping that was remembered for this
 * header, the words of the header, the cells below it.
 */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { decodeMeaning } from './column-meaning.rules.ts'
import { type ColumnProfile, columnProfiles } from './column-profile.rules.ts'
import { relateColumns } from './column-relations.rules.ts'
import { SURE, type TitleWords } from './header-base.rules.ts'
import { areDaysOfMonth } from './day-numbers.rules.ts'
import { columnKey, headerFingerprint } from './header-fingerprint.rules.ts'
import { DOUBTFUL, meaningOfHeader, type MeaningDecision } from './header-meaning.rules.ts'
import { MESSAGE_NOTES, MESSAGE_SHEET } from './message-text.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'
import { isTotalLabel } from './unit-spelling.rules.ts'

export interface FoundColumn {
  readonly column: number
  readonly header: readonly string[]
  readonly profile: ColumnProfile
  readonly decision: MeaningDecision
  readonly origin: 'person' | 'remembered' | 'synonyms'
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
  /** Encoded meanings a person chose, by column. */
  readonly chosen: ReadonlyMap<number, string>
  /** Of these the ones that answer a question. */
  readonly answered: ReadonlySet<number>
  /** By fingerprint. */
  readonly mappings: ReadonlyMap<string, Readonly<Record<string, string>>>
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
  const fingerprint = headerFingerprint(headers.filter((texts) => texts.length > 0))
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
    return profile === undefined ? [] : [foundColumn(table, column, profile, remembered, { ...context, title })]
  })
  return { columns: relateColumns(withoutDaySums(withOneUnitColumn(columns))), fingerprint }
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
  context: ColumnsContext,
): FoundColumn {
  const header = table.header.texts.get(column) ?? []
  const levels = header.map((text) => context.signs.features(text))
  const dateText = header.findLast((_, index) => levels[index]?.namesDate === true) ?? null
  const saysTotal = levels.some(({ values }) => values.has('total'))
  const words = meaningOfHeader(levels, context.title)
  const isAnswered = context.answered.has(column)
  const place = { column, header, profile, dateText, saysTotal, isAnswered }
  const chosen = knownMeaning(context.chosen.get(column))
  if (chosen !== null)
    return { ...place, origin: 'person', decision: settled(words, chosen, 100, 'người dùng đã chọn') }
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

function settled(words: MeaningDecision, meaning: ColumnMeaning, confidence: number, reason: string): MeaningDecision {
  return { meaning, confidence, reason, options: [], period: words.period }
}

/** What the cells say where the header says nothing, or something else. */
function byContent(
  words: MeaningDecision,
  header: readonly string[],
  profile: ColumnProfile,
  table: FoundTable,
): MeaningDecision {
  const { cells, numbers, dates, units, texts } = profile
  const kind = words.meaning.kind
  if (kind === 'unit' && numbers > (units + texts) * 2)
    return unsettled(words, 'tiêu đề là tên đơn vị nhưng các ô là số')
  if (kind === 'date' && dates < cells.length / 2 && !areDaysOfMonth(cells)) {
    return numbers > 0 ? unsettled(words, 'tiêu đề là ngày nhưng các ô không phải ngày') : words
  }
  if (kind === 'target' && numbers === 0 && units > cells.length / 2) {
    return settled(words, { kind: 'unit' }, 93, 'các ô là tên đơn vị')
  }
  if (kind === 'target' && numbers === 0 && dates > cells.length / 2) {
    return settled(words, { kind: 'date' }, 92, 'các ô là ngày')
  }
  if (kind !== 'unknown' || words.relative !== undefined) return words
  if (cells.length === 0) return settled(words, { kind: 'ignored' }, 95, 'cột trống')
  if (units > cells.length / 2) return settled(words, { kind: 'unit' }, 93, 'các ô là tên đơn vị')
  if (dates > cells.length / 2) return settled(words, { kind: 'date' }, 92, 'các ô là ngày')
  if (header.length === 0 && profile.isCounting) return settled(words, { kind: 'sequence' }, 92, 'các ô là số thứ tự')
  if (numbers === 0 && dates === 0 && texts + units === cells.length && words.options.length === 0) {
    return isMessageText(table, header, profile) ? words : settled(words, { kind: 'note' }, SURE, 'các ô chỉ có chữ')
  }
  return words
}

/** Numbers of a message whose words do not say what they count stand as text, and are not passed over. */
function isMessageText({ grid }: FoundTable, header: readonly string[], { cells }: ColumnProfile): boolean {
  return grid.name === MESSAGE_SHEET && header[0] !== MESSAGE_NOTES && cells.some(({ text }) => /\d/.test(text))
}

function unsettled(words: MeaningDecision, reason: string): MeaningDecision {
  return { meaning: { kind: 'unknown' }, confidence: 30, reason, options: [], period: words.period }
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
