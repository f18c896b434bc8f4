/** The month of the services as the grid shows it: what the book holds with what is being typed, and what follows from it. */
import { type GroupEdit, type GroupSaverState, standsFor } from '#renderer/rpc/group-saver.ts'
import { t } from '#renderer/texts/vi.ts'
import type { GridCell, GridColumn, GridEdit, GridRow, GridTotal } from '#renderer/ui/grid/grid.types.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount, isTenfold } from '#shared/kernel/numbers.ts'
import { NO_VALUE, type PercentFormat, percentText, percentUnits, pointChange } from '#shared/kernel/ratio.ts'
import { figureKey } from '#shared/services/service-figures.rules.ts'
import { shareText } from '#shared/settings/setup-targets.rules.ts'
import { totalOf } from '#shared/services/services-book.rules.ts'
import type { ServiceMeasure, ServicesBook, ServiceShares } from '#shared/services/services.schema.ts'
import { groupOfService, type ServicePlace } from './services-saver.ts'

type Row = ServicesBook['rows'][number]
export type Saving = GroupSaverState<ServicePlace>

/** Columns that are typed, and the figure each is. */
const typed: Readonly<Record<string, ServiceMeasure>> = { received: 'DVC_ALL', online: 'DVC_ON' }
/** Below this a tenfold change is an ordinary one. */
const tenfoldFrom = 100

/** The rows with what is being typed in its place, and the totals of them. */
export interface ServiceSheet {
  readonly book: ServicesBook
  readonly rows: readonly Row[]
  readonly all: ServicesBook['all']
  readonly police: ServicesBook['police']
  readonly saving: Saving
  readonly answeredAtMs: number
}

export function serviceSheet(book: ServicesBook, saving: Saving, answeredAtMs: number): ServiceSheet {
  const rows = book.rows.map((row) => {
    const now = (measure: ServiceMeasure, standing: number | null): number | null => {
      const cell = pendingOf(saving, answeredAtMs, { code: row.service.code, measure, from: book.from, to: book.to })
      return cell === undefined ? standing : (cell.value ?? null)
    }
    return { ...row, now: { received: now('DVC_ALL', row.now.received), online: now('DVC_ON', row.now.online) } }
  })
  const totals = (some: readonly Row[]) => ({
    now: totalOf(some.map((row) => (isSound(row.now) ? row.now : { received: null, online: null }))),
    before: totalOf(some.map((row) => row.before)),
  })
  const police = rows.filter(({ service }) => service.isPolice)
  return { book, rows, all: totals(rows), police: totals(police), saving, answeredAtMs }
}

export function serviceColumns(now: string, before: string): GridColumn[] {
  const column = (id: string, label: string, widthPx: number, group: [string, string] | null): GridColumn => ({
    id,
    label,
    widthPx,
    editable: id in typed,
    ...(id in typed ? {} : { tint: 'derived' as const }),
    ...(group === null ? {} : { groupId: group[0], groupLabel: group[1] }),
  })
  const [ofNow, ofBefore]: [string, string][] = [
    ['now', now],
    ['before', before],
  ]
  return [
    column('received', t('services.received'), 68, ofNow ?? null),
    column('online', t('services.online'), 68, ofNow ?? null),
    column('ratio', t('services.ratio'), 54, ofNow ?? null),
    column('target', t('services.target'), 52, null),
    column('verdict', t('services.verdict'), 66, null),
    column('receivedBefore', t('services.received'), 68, ofBefore ?? null),
    column('onlineBefore', t('services.online'), 68, ofBefore ?? null),
    column('ratioBefore', t('services.ratio'), 54, ofBefore ?? null),
    column('change', t('services.change'), 54, null),
  ]
}

export function serviceGridRows({ rows }: ServiceSheet, mayRecord: boolean): GridRow[] {
  return rows.map(({ service }) => ({
    id: service.code,
    label: service.name,
    order: String(service.number),
    editable: mayRecord,
  }))
}

export function serviceCells(sheet: ServiceSheet, format: PercentFormat): (rowId: string, colId: string) => GridCell {
  const byCode = new Map(sheet.rows.map((row) => [row.service.code, row]))
  return (rowId, colId) => {
    const row = byCode.get(rowId)
    if (row === undefined) return plainCell('')
    const measure = typed[colId]
    return measure === undefined ? plainCell(derivedText(row, colId, format)) : typedCell(sheet, row, colId, measure)
  }
}

/** What follows from a row or a total, as printed. */
export function derivedText(
  row: Pick<Row, 'now' | 'before'> & Partial<Row>,
  colId: string,
  format: PercentFormat,
): string {
  const { now, before, service } = row
  switch (colId) {
    case 'received':
      return countText(now.received)
    case 'online':
      return countText(now.online)
    case 'ratio':
      return ratioText(now, format)
    case 'target':
      return targetText(service?.targetBp ?? null)
    case 'verdict':
      return verdictText(now, service?.targetBp ?? null)
    case 'receivedBefore':
      return countText(before.received)
    case 'onlineBefore':
      return countText(before.online)
    case 'ratioBefore':
      return ratioText(before, format)
    case 'change':
      return changeText(now, before, format)
    default:
      return ''
  }
}

/** The change of two printed percentages; empty while either is not known. */
export function changeText(now: ServiceShares, before: ServiceShares, format: PercentFormat): string {
  const text = pointChange(unitsOf(now, format), unitsOf(before, format), format.decimals)
  return text === NO_VALUE ? '' : text
}

export function serviceTotals({ all }: ServiceSheet, format: PercentFormat): Record<string, GridTotal> {
  const ids = ['received', 'online', 'ratio', 'receivedBefore', 'onlineBefore', 'ratioBefore', 'change']
  return Object.fromEntries(ids.map((id) => [id, { text: derivedText(all, id, format) }]))
}

/** Edits of the grid as figures of the month. */
export function serviceEdits({ book }: ServiceSheet, edits: readonly GridEdit[]): GroupEdit<ServicePlace>[] {
  return edits.flatMap(({ rowId, colId, text }) => {
    const measure = typed[colId]
    if (measure === undefined) return []
    const reading = readCellCount(text)
    const place = { code: rowId, measure, from: book.from, to: book.to }
    const value = reading.ok ? reading.value : undefined
    return [{ key: figureKey(place), group: groupOfService(rowId, book.from), place, text: text.trim(), value }]
  })
}

function typedCell(sheet: ServiceSheet, row: Row, colId: string, measure: ServiceMeasure): GridCell {
  const { book, saving, answeredAtMs } = sheet
  const pending = pendingOf(saving, answeredAtMs, { code: row.service.code, measure, from: book.from, to: book.to })
  const value = colId === 'received' ? row.now.received : row.now.online
  const isUnread = pending?.value === undefined && pending !== undefined
  const text = isUnread ? pending.text : countText(value)
  return {
    text,
    editText: isUnread ? pending.text : value === null ? '' : String(value),
    value: isUnread ? null : value,
    state: pending?.state,
    severity: pending?.state === 'failed' ? 'error' : isUnusual(row, colId) ? 'warning' : undefined,
    hint: isUnread ? t('services.unread') : undefined,
  }
}

function isUnusual({ now, before }: Row, colId: string): boolean {
  const [value, previous] = colId === 'received' ? [now.received, before.received] : [now.online, before.online]
  return value !== null && previous !== null && Math.max(value, previous) >= tenfoldFrom && isTenfold(previous, value)
}

function pendingOf(saving: Saving, answeredAtMs: number, place: ServicePlace) {
  const cell = saving.cells.get(figureKey(place))
  return cell !== undefined && standsFor(cell, answeredAtMs) ? cell : undefined
}

function targetText(targetBp: number | null): string {
  return targetBp === null ? '' : shareText(targetBp)
}

/** Exact: online / received against the target, never of the printed percentages. */
function verdictText({ received, online }: ServiceShares, targetBp: number | null): string {
  if (received === null || online === null || received === 0 || online > received || targetBp === null) return ''
  return BigInt(online) * 10_000n >= BigInt(targetBp) * BigInt(received)
    ? t('services.reached')
    : t('services.notReached')
}

function ratioText(shares: ServiceShares, format: PercentFormat): string {
  return isSound(shares) ? percentText(shares.online, shares.received, format).replace(NO_VALUE, '') : ''
}

function unitsOf(shares: ServiceShares, format: PercentFormat): bigint | null {
  return isSound(shares) ? percentUnits(shares.online, shares.received, format) : null
}

/** While a pair is being typed it may not fit together yet: nothing is worked out of it. */
function isSound({ received, online }: ServiceShares): boolean {
  return received === null || online === null || online <= received
}

function plainCell(text: string): GridCell {
  return { text, editText: text, value: null, derived: true, readOnly: true }
}

function countText(count: number | null): string {
  return count === null ? '' : formatCount(count)
}
