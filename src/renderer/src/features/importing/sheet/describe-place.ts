/** The words for the line above the sheet: what a place was understood as, how sure, and why. */
import { t } from '#renderer/texts/vi.ts'
import { meaningLabel } from '#shared/importing/meaning-label.rules.ts'
import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { columnLetters } from '#shared/reports/cell-address.rules.ts'
import type { RowNames } from '../unit-names.ts'
import { figureLabel } from './meaning-text.ts'
import type { LineHead, SheetOverlay } from './sheet-overlay.ts'
import type { Place } from './sheet-places.ts'

export interface PlaceWords {
  /** `C7`, `Cột C`, `Dòng 7`. */
  readonly where: string
  readonly what: string
  /** How sure and why; empty where nothing was decided. */
  readonly why: string
}

export interface PlaceKnowledge {
  readonly overlay: SheetOverlay
  readonly names: RowNames
  /** What is wrong with a cell, in words. */
  readonly issueAt: (address: string) => string | null
  readonly isAsked: (row: number, column: number) => boolean
  /** The row at the top of what is in sight: which of the tables below each other is meant. */
  readonly lookedAtRow: number
}

export function describePlace({ row, column }: Place, knowledge: PlaceKnowledge): PlaceWords {
  const { overlay, names, issueAt, isAsked, lookedAtRow } = knowledge
  if (row === 0)
    return describeHead(
      t('importing.column', { column: columnLetters(column) }),
      overlay.columnHead(column, lookedAtRow),
      names,
    )
  if (column === 0) return describeHead(t('importing.row', { row }), overlay.rowHead(row), names)
  const where = `${columnLetters(column)}${row}`
  const known = overlay.cell(row, column)
  const issue = issueAt(where)
  if (known.planned !== null) {
    const status = statusText(known.planned.status)
    return { where, what: plannedText(known.planned, names), why: issue === null ? status : `${status}: ${issue}` }
  }
  const of = [
    known.row === null || known.row.unitCode === null ? null : names.unit(known.row.unitCode),
    known.column === null ? null : meaningLabel(known.column.meaning, names.on),
  ].filter((part) => part !== null)
  const decided = known.isHeader || known.row?.kind === 'unit' ? known.column : (known.row ?? known.column)
  const untold = decided === null ? (of.length === 0 ? t('importing.correctHint') : '') : decidedText(decided)
  return {
    where,
    what: of.length === 0 ? t('importing.outsideTable') : of.join(' · '),
    why: issue ?? (isAsked(row, column) ? statusText('asked') : untold),
  }
}

function describeHead(where: string, head: LineHead | null, names: RowNames): PlaceWords {
  if (head === null) return { where, what: t('importing.outsideTable'), why: t('importing.correctHint') }
  return head.is === 'column'
    ? {
        where,
        what: [meaningLabel(head.column.meaning, names.on), headerText(head.column.header)].filter(Boolean).join(' · '),
        why: decidedText(head.column),
      }
    : { where, what: rowText(head.row.kind, head.row.unitCode, names), why: decidedText(head.row) }
}

function headerText(header: readonly string[]): string {
  const texts = header.filter((text) => text !== '')
  return texts.length === 0 ? '' : t('importing.headed', { header: texts.join(' / ') })
}

const rowKindTexts = {
  title: 'importing.rowTitle',
  header: 'importing.rowHeader',
  numbering: 'importing.rowNumbering',
  section: 'importing.rowSection',
  unit: 'importing.rowUnit',
  total: 'importing.rowTotal',
  note: 'importing.rowNote',
  ignored: 'importing.rowIgnored',
  unknown: 'importing.rowUnknown',
} as const

export function rowText(kind: keyof typeof rowKindTexts, unitCode: string | null, names: RowNames): string {
  return unitCode === null ? t(rowKindTexts[kind]) : names.unit(unitCode)
}

function decidedText({ confidence, reason }: { readonly confidence: number; readonly reason: string }): string {
  return t('importing.because', { confidence, reason })
}

/** 'Xã Ea Kly · CCCD cấp mới · 12 → 15'. */
function plannedText(cell: PlannedCell, names: RowNames): string {
  return [names.unit(cell.unitCode), figureLabel(cell, names.on), changeText(cell)].filter(Boolean).join(' · ')
}

/** '12 → 15', 'trống → 15'; the figure alone where nothing changes. */
export function changeText({ before, after, read, status }: PlannedCell): string {
  const isWritten = status === 'new' || status === 'changed' || status === 'locked'
  return isWritten ? `${countText(before)} → ${countText(after)}` : countText(read)
}

export function countText(count: number | null): string {
  return count === null ? t('importing.blank') : formatCount(count)
}

const statusTexts = {
  new: 'importing.statusNew',
  changed: 'importing.statusChanged',
  same: 'importing.statusSame',
  kept: 'importing.statusKept',
  asked: 'importing.statusAsked',
  locked: 'importing.statusLocked',
  refused: 'importing.statusRefused',
} as const

export function statusText(status: PlannedCell['status']): string {
  return t(statusTexts[status])
}
