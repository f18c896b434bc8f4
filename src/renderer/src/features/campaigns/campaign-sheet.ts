/** A week of a campaign as the grid shows it: lines × days, what the book holds with what is being typed. */
import { type GroupEdit, type GroupSaverState, standsFor } from '#renderer/rpc/group-saver.ts'
import { t } from '#renderer/texts/vi.ts'
import type { GridCell, GridColumn, GridEdit, GridRow, GridTotal } from '#renderer/ui/grid/grid.types.ts'
import { campaignFigureKey } from '#shared/campaigns/campaign-figures.rules.ts'
import type { Campaign, CampaignLine, CampaignProgress, CampaignSpan } from '#shared/campaigns/campaigns.schema.ts'
import type { Output } from '#shared/contract/contract.ts'
import { dayOfWeek, formatDate, type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { type CampaignPlace, groupOfLine } from './campaigns-saver.ts'

export type CampaignSaving = GroupSaverState<CampaignPlace>

export interface CampaignSheet {
  readonly campaign: Campaign
  readonly days: readonly LocalDate[]
  readonly lines: ReadonlyMap<string, CampaignLine>
  readonly saving: CampaignSaving
  readonly answeredAtMs: number
  /** Figures of the book by line. */
  readonly stands: ReadonlyMap<string, readonly CampaignSpan[]>
  readonly progress: ReadonlyMap<string, CampaignProgress['lines'][number]>
  /** Of the lines whose needed and done are known. */
  readonly total: CampaignProgress['total'] | undefined
}

export function campaignSheet(
  { campaign, typed, booked }: Output<'campaigns.getDays'>,
  days: readonly LocalDate[],
  progress: CampaignProgress | undefined,
  saving: CampaignSaving,
  answeredAtMs: number,
): CampaignSheet {
  return {
    campaign,
    days,
    lines: new Map(campaign.lines.map((line) => [line.key, line])),
    saving,
    answeredAtMs,
    stands: Map.groupBy([...typed, ...booked], ({ line }) => line),
    progress: new Map(progress?.lines.map((one) => [one.line.key, one])),
    total: progress?.total,
  }
}

const dayNames = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const

export function sheetColumns({ campaign, days }: Pick<CampaignSheet, 'campaign' | 'days'>): GridColumn[] {
  const derived = (id: string, label: string): GridColumn => ({
    id,
    label,
    widthPx: 62,
    editable: false,
    tint: 'derived',
  })
  return [
    ...days.map((day): GridColumn => {
      const isWithin = day >= campaign.from && day <= campaign.to
      const label = `${dayNames[dayOfWeek(day) - 1] ?? ''} ${formatDate(day).slice(0, 5)}`
      return { id: day, label, widthPx: 62, editable: isWithin, ...(isWithin ? {} : { tint: 'derived' as const }) }
    }),
    derived('week', t('campaigns.weekSum')),
    derived('needed', t('campaigns.needed')),
    derived('done', t('campaigns.soFar')),
    derived('remaining', t('campaigns.left')),
  ]
}

export function sheetRows({ campaign }: Pick<CampaignSheet, 'campaign'>, mayRecord: boolean): GridRow[] {
  return campaign.lines.map((line, index) => ({
    id: line.key,
    label: line.name,
    order: String(index + 1),
    muted: line.fromBook,
    editable: mayRecord && !line.fromBook,
  }))
}

export function sheetCells(sheet: CampaignSheet): (rowId: string, colId: string) => GridCell {
  return (rowId, colId) => {
    const line = sheet.lines.get(rowId)
    const day = parseLocalDate(colId)
    if (line === undefined) return plainCell(null)
    if (day !== null) return line.fromBook ? bookedCell(sheet, rowId, day) : typedCell(sheet, rowId, day)
    return plainCell(derivedOf(sheet, line, colId))
  }
}

/** What follows from the week: its sum with what is being typed, and where the line stands in the campaign. */
function derivedOf(sheet: CampaignSheet, line: CampaignLine, colId: string): number | null {
  switch (colId) {
    case 'week':
      return sumOf(sheet.days.map((day) => dayValue(sheet, line.key, day)))
    case 'needed':
      return line.needed
    case 'done':
      return sheet.progress.get(line.key)?.done ?? null
    case 'remaining':
      return sheet.progress.get(line.key)?.remaining ?? null
    default:
      return null
  }
}

export function sheetTotals(sheet: CampaignSheet): Record<string, GridTotal | undefined> {
  const keys = [...sheet.lines.keys()]
  const days = sheet.days.map((day) => [day, sumOf(keys.map((key) => dayValue(sheet, key, day)))] as const)
  const { needed = null, done = null, remaining = null } = sheet.total ?? {}
  const sums = { ...Object.fromEntries(days), week: sumOf(days.map(([, sum]) => sum)), needed, done, remaining }
  return Object.fromEntries(
    Object.entries(sums).map(([column, sum]) => [column, sum === null ? undefined : { text: formatCount(sum) }]),
  )
}

/** Edits of the grid as figures; clearing the first day of a span takes the span away. */
export function sheetEdits(sheet: CampaignSheet, edits: readonly GridEdit[]): GroupEdit<CampaignPlace>[] {
  return edits.flatMap(({ rowId, colId, text }) => {
    const day = parseLocalDate(colId)
    if (day === null || !sheet.lines.has(rowId)) return []
    const span = spanOver(sheet, rowId, day)
    const reading = readCellCount(text)
    const value = reading.ok ? reading.value : undefined
    const place = {
      campaignId: sheet.campaign.id,
      line: rowId,
      from: span?.from ?? day,
      to: span?.to ?? day,
    }
    return [{ key: keyOf(place), group: groupOfLine(rowId, place.from), place, text: text.trim(), value }]
  })
}

function typedCell(sheet: CampaignSheet, rowId: string, day: LocalDate): GridCell {
  const span = spanOver(sheet, rowId, day)
  if (span !== undefined && span.from !== day) return coveredCell(span)
  const place = {
    campaignId: sheet.campaign.id,
    line: rowId,
    from: span?.from ?? day,
    to: span?.to ?? day,
  }
  const pending = pendingOf(sheet, place)
  const isUnread = pending !== undefined && pending.value === undefined
  const value =
    pending === undefined ? (standing(sheet, rowId, place.from, place.to)?.value ?? null) : (pending.value ?? null)
  return {
    text: isUnread ? pending.text : countText(value),
    editText: isUnread ? pending.text : value === null ? '' : String(value),
    value: isUnread ? null : value,
    state: pending?.state,
    severity: pending?.state === 'failed' ? 'error' : undefined,
    hasNote: span !== undefined,
    hint: isUnread ? t('campaigns.unread') : span === undefined ? undefined : t('campaigns.spanStart', spanWords(span)),
  }
}

/** A day inside a span that begins earlier: its figure stands at the first day. */
function coveredCell(span: CampaignSpan): GridCell {
  const hint = t('campaigns.spanHint', { ...spanWords(span), value: formatCount(span.value) })
  return { text: '…', editText: '', value: null, derived: true, readOnly: true, hint }
}

function bookedCell(sheet: CampaignSheet, rowId: string, day: LocalDate): GridCell {
  const value = standing(sheet, rowId, day, day)?.value ?? null
  return { ...plainCell(value), hint: t('campaigns.bookHint') }
}

/** A span of several days that stands over a day; one that is being cleared no longer does. */
function spanOver(sheet: CampaignSheet, line: string, day: LocalDate): CampaignSpan | undefined {
  const found = sheet.stands.get(line)?.find(({ from, to }) => from !== to && from <= day && to >= day)
  if (found === undefined) return undefined
  const pending = pendingOf(sheet, { campaignId: sheet.campaign.id, ...found })
  return pending?.value === null && pending.state === 'saved' ? undefined : found
}

/** The figure of one day as it would stand; a span counts at its first day. */
function dayValue(sheet: CampaignSheet, line: string, day: LocalDate): number | null {
  const isBooked = sheet.lines.get(line)?.fromBook === true
  return (isBooked ? bookedCell(sheet, line, day) : typedCell(sheet, line, day)).value
}

function standing(sheet: CampaignSheet, line: string, from: LocalDate, to: LocalDate): CampaignSpan | undefined {
  return sheet.stands.get(line)?.find((one) => one.from === from && one.to === to)
}

function pendingOf({ saving, answeredAtMs }: CampaignSheet, place: CampaignPlace) {
  const cell = saving.cells.get(keyOf(place))
  return cell !== undefined && standsFor(cell, answeredAtMs) ? cell : undefined
}

function keyOf(place: CampaignPlace): string {
  return `${place.campaignId} ${campaignFigureKey(place)}`
}

function spanWords({ from, to }: CampaignSpan) {
  return { from: formatDate(from), to: formatDate(to) }
}

function plainCell(value: number | null): GridCell {
  return { text: countText(value), editText: '', value, derived: true, readOnly: true }
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function countText(count: number | null): string {
  return count === null ? '' : formatCount(count)
}
