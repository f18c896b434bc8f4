/** Levels at a date as the grid shows them: what is given at the day itself, else what stands from before. */
import { type GroupEdit, type GroupSaverState, standsFor } from '#renderer/rpc/group-saver.ts'
import { t } from '#renderer/texts/vi.ts'
import type { GridCell, GridColumn, GridEdit, GridRow, GridTotal } from '#renderer/ui/grid/grid.types.ts'
import { sumReported } from '#shared/figures/effective.rules.ts'
import type { LevelBook, LevelCell } from '#shared/figures/level-book.schema.ts'
import { levelWarnings } from '#shared/figures/level-check.rules.ts'
import { groupLabel, indicatorShortLabel, levelIndicators } from '#shared/indicators/indicators.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { NO_VALUE, type PercentFormat, percentText } from '#shared/kernel/ratio.ts'
import { levelKey, type LevelPlace } from './levels-saver.ts'

export type Saving = GroupSaverState<LevelPlace>

/** A column that is typed, or one that follows from others of its row. */
type Derived = 'EXCLUDED' | 'CLEAN_RATIO'

export interface LevelSheet {
  readonly book: LevelBook
  readonly saving: Saving
  readonly answeredAtMs: number
  /** By row and indicator. */
  readonly cells: ReadonlyMap<string, LevelCell>
  readonly issues: readonly Issue[]
}

interface Shown {
  readonly value: number | null
  /** The day it stands from, when that is not the day shown. */
  readonly since: string | null
  readonly pending: ReturnType<Saving['cells']['get']>
}

export function levelSheet(book: LevelBook, saving: Saving, answeredAtMs: number): LevelSheet {
  const cells = new Map(book.cells.map((cell) => [`${cell.unitCode}|${cell.indicator}`, cell]))
  const sheet = { book, saving, answeredAtMs, cells, issues: [] }
  const rows = book.whole === null ? book.rows : [book.whole, ...book.rows]
  const codes = levelIndicators(book.on).map(({ code }) => code)
  const issues = rows.flatMap(({ code: unitCode }) => {
    const pick = (read: (indicator: string) => number | null) =>
      Object.fromEntries(codes.map((indicator) => [indicator, read(indicator)]))
    const shown = new Map(codes.map((indicator) => [indicator, shownAt(sheet, unitCode, indicator)]))
    const standing = pick((indicator) => shown.get(indicator)?.value ?? null)
    const given = pick((indicator) => (shown.get(indicator)?.since === null ? (standing[indicator] ?? null) : null))
    const before = pick((indicator) => cells.get(`${unitCode}|${indicator}`)?.before?.value ?? null)
    return levelWarnings(unitCode, book.on, standing, given, before)
  })
  return { ...sheet, issues }
}

/** What a cell shows: what is being typed, what was given at the day, or what stands from before. */
export function shownAt(
  { book, saving, answeredAtMs, cells }: Omit<LevelSheet, 'issues'>,
  unitCode: string,
  indicator: string,
): Shown {
  const cell = cells.get(`${unitCode}|${indicator}`)
  const found = saving.cells.get(levelKey({ unitCode, indicator, on: book.on }))
  const pending = found !== undefined && standsFor(found, answeredAtMs) ? found : undefined
  const given = pending === undefined ? (cell?.given?.value ?? null) : (pending.value ?? null)
  if (given !== null || (pending?.text !== undefined && pending.text !== ''))
    return { value: given, since: null, pending }
  const before = cell?.before ?? null
  return { value: before?.value ?? null, since: before?.on ?? null, pending }
}

export function levelColumns(on: string): GridColumn[] {
  const typed = levelIndicators(on).map(({ code, group }) => ({
    id: code,
    label: indicatorShortLabel(code, on),
    groupId: group,
    groupLabel: groupLabel(group, on),
    widthPx: 74,
    editable: true,
  }))
  const lastExcluded = typed.findLastIndex(({ groupId }) => groupId === 'excluded')
  const lastClean = typed.findLastIndex(({ groupId }) => groupId === 'cleaning')
  return typed.flatMap((column, index): GridColumn[] => [
    column,
    ...(index === lastExcluded ? [derivedColumn('EXCLUDED', t('entry.levelsExcluded'), column)] : []),
    ...(index === lastClean ? [derivedColumn('CLEAN_RATIO', t('entry.levelsRatio'), column)] : []),
  ])
}

function derivedColumn(id: Derived, label: string, beside: GridColumn): GridColumn {
  return { ...beside, id, label, editable: false, tint: 'derived', widthPx: 66 }
}

export function levelRows({ book }: LevelSheet, mayRecord: boolean): GridRow[] {
  const rows: GridRow[] = book.rows.map(({ code, name }, index) => ({
    id: code,
    label: name,
    order: String(index + 1),
    editable: mayRecord,
  }))
  if (book.whole === null) return rows
  return [...rows, { id: book.whole.code, label: t('entry.levelsWhole'), editable: mayRecord, muted: true }]
}

export function levelCells(sheet: LevelSheet, format: PercentFormat): (rowId: string, colId: string) => GridCell {
  const warned = new Set(sheet.issues.map(({ where }) => `${where.unitCode}|${where.indicator}`))
  return (rowId, colId) => {
    if (colId === 'EXCLUDED') return derivedCell(countText(excludedOf(sheet, rowId)))
    if (colId === 'CLEAN_RATIO') return derivedCell(cleanRatio(sheet, [rowId], format))
    const isClosed = colId === 'CC_ERR' && (sheet.book.isDayLocked || rowId === sheet.book.whole?.code)
    const { value, since, pending } = shownAt(sheet, rowId, colId)
    const isUnread = pending !== undefined && pending.value === undefined
    return {
      text: isUnread ? pending.text : countText(value),
      editText: isUnread ? pending.text : since !== null || value === null ? '' : String(value),
      value: isUnread ? null : value,
      derived: since !== null,
      readOnly: isClosed || undefined,
      state: pending?.state,
      severity: pending?.state === 'failed' ? 'error' : warned.has(`${rowId}|${colId}`) ? 'warning' : undefined,
      hint: hintOf(sheet, rowId, colId, isUnread),
    }
  }
}

function hintOf(sheet: LevelSheet, rowId: string, colId: string, isUnread: boolean): string | undefined {
  if (isUnread) return t('services.unread')
  const before = sheet.cells.get(`${rowId}|${colId}`)?.before ?? null
  return before === null
    ? undefined
    : t('entry.levelsBefore', { value: formatCount(before.value), date: formatDate(before.on) })
}

/** Σ of the rows as they stand; the row of the whole unit is beside them. */
export function levelTotals(sheet: LevelSheet, format: PercentFormat): Record<string, GridTotal> {
  const rowIds = sheet.book.rows.map(({ code }) => code)
  const codes = levelIndicators(sheet.book.on).map(({ code }) => code)
  return {
    ...Object.fromEntries(
      codes.map((code) => [code, { text: countText(sumReported(rowIds.map((id) => shownAt(sheet, id, code).value))) }]),
    ),
    EXCLUDED: { text: countText(sumReported(rowIds.map((id) => excludedOf(sheet, id)))) },
    CLEAN_RATIO: { text: cleanRatio(sheet, rowIds, format) },
  }
}

/** Edits of the grid as levels of the day; a blank takes away what was given at the day. */
export function levelEdits(
  { book }: LevelSheet,
  edits: readonly GridEdit[],
  document: string,
): GroupEdit<LevelPlace>[] {
  return edits.flatMap(({ rowId, colId, text }) => {
    if (!levelIndicators(book.on).some(({ code }) => code === colId)) return []
    const place = { unitCode: rowId, indicator: colId, on: book.on, document }
    const reading = readCellCount(text)
    const value = reading.ok ? reading.value : undefined
    return [{ key: levelKey(place), group: rowId, place, text: text.trim(), value }]
  })
}

function excludedOf(sheet: LevelSheet, rowId: string): number | null {
  const reasons = levelIndicators(sheet.book.on).filter(({ group }) => group === 'excluded')
  return sumReported(reasons.map(({ code }) => shownAt(sheet, rowId, code).value))
}

/** Σ done / Σ to do over the rows that told both; empty while none did. */
function cleanRatio(sheet: LevelSheet, rowIds: readonly string[], format: PercentFormat): string {
  const pairs = rowIds.flatMap((id) => {
    const done = shownAt(sheet, id, 'CLEAN_DONE').value
    const all = shownAt(sheet, id, 'CLEAN_ALL').value
    return done === null || all === null || done > all ? [] : [{ done, all }]
  })
  const done = sumReported(pairs.map((pair) => pair.done))
  const all = sumReported(pairs.map((pair) => pair.all))
  return percentText(done, all, format).replace(NO_VALUE, '')
}

function derivedCell(text: string): GridCell {
  return { text, editText: text, value: null, derived: true, readOnly: true }
}

function countText(count: number | null): string {
  return count === null ? '' : formatCount(count)
}
