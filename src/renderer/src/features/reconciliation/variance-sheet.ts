/** The comparison as the grid shows it: for each indicator Chuẩn (typed), Tổng hợp, Chênh lệch and the reason (typed). */
import { type GroupEdit, type GroupSaverState, standsFor } from '#renderer/rpc/group-saver.ts'
import { t } from '#renderer/texts/vi.ts'
import type { GridCell, GridColumn, GridEdit, GridRow, GridTotal } from '#renderer/ui/grid/grid.types.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { varianceTotal } from '#shared/reconciliation/reconciliation.rules.ts'
import type { Variance } from '#shared/reconciliation/reconciliation.schema.ts'
import { varianceKey, type VariancePlace } from './national-saver.ts'

export type Saving = GroupSaverState<VariancePlace>
type Part = 'national' | 'own' | 'difference' | 'reason'
const parts: readonly Part[] = ['national', 'own', 'difference', 'reason']
const longestReason = 300

export interface VarianceSheet {
  readonly on: LocalDate
  readonly indicators: readonly string[]
  /** Row by row, with what is being typed in its place. */
  readonly variances: readonly Variance[]
  readonly saving: Saving
  readonly answeredAtMs: number
}

export function varianceSheet(
  on: LocalDate,
  received: readonly Variance[],
  saving: Saving,
  answeredAtMs: number,
): VarianceSheet {
  const variances = received.map((one) => {
    const figure = pendingOf(saving, answeredAtMs, { ...one, on, kind: 'national' })
    const reason = pendingOf(saving, answeredAtMs, { ...one, on, kind: 'reason' })
    const national = figure === undefined ? one.national : (figure.value ?? null)
    return {
      ...one,
      national,
      difference: national === null || one.own === null ? null : one.own - national,
      reason: reason?.text ?? one.reason,
    }
  })
  const indicators = [...new Set(received.map(({ indicator }) => indicator))]
  return { on, indicators, variances, saving, answeredAtMs }
}

/** Whether a unit has a difference that is not nought. */
export function differs(variances: readonly Variance[]): boolean {
  return variances.some(({ difference }) => difference !== null && difference !== 0)
}

export function varianceColumns({ indicators, on }: Pick<VarianceSheet, 'indicators' | 'on'>): GridColumn[] {
  const widths: Readonly<Record<Part, number>> = { national: 76, own: 76, difference: 70, reason: 150 }
  const labels: Readonly<Record<Part, string>> = {
    national: t('reconciliation.national'),
    own: t('reconciliation.own'),
    difference: t('reconciliation.difference'),
    reason: t('reconciliation.reason'),
  }
  return indicators.flatMap((indicator) =>
    parts.map((part): GridColumn => {
      const isTyped = part === 'national' || part === 'reason'
      return {
        id: `${indicator}@${part}`,
        label: labels[part],
        groupId: indicator,
        groupLabel: indicatorLabel(indicator, on),
        widthPx: widths[part],
        editable: isTyped,
        ...(part === 'reason' && { align: 'start' as const }),
        ...(!isTyped && { tint: 'derived' as const }),
      }
    }),
  )
}

/** `places`: the district or cluster of each row, in the book of a province that has several. */
export function varianceRows(
  { variances }: VarianceSheet,
  isDifferingOnly: boolean,
  mayRecord: boolean,
  places: ReadonlyMap<string, string> = new Map(),
): GridRow[] {
  return [...Map.groupBy(variances, ({ unitCode }) => unitCode)].flatMap(([id, ofUnit], index) => {
    const [name, place] = [ofUnit[0]?.unitName ?? id, places.get(id)]
    const label = place === undefined ? name : `${name} – ${place}`
    return isDifferingOnly && !differs(ofUnit) ? [] : [{ id, label, order: String(index + 1), editable: mayRecord }]
  })
}

export function varianceCells(sheet: VarianceSheet): (rowId: string, colId: string) => GridCell {
  const byPlace = new Map(sheet.variances.map((one) => [`${one.unitCode}|${one.indicator}`, one]))
  return (rowId, colId) => {
    const { indicator, part } = columnOf(colId)
    const variance = byPlace.get(`${rowId}|${indicator}`)
    if (variance === undefined) return derivedCell('', null)
    switch (part) {
      case 'national':
        return nationalCell(sheet, variance)
      case 'own':
        return derivedCell(countText(variance.own), variance.own)
      case 'difference':
        return {
          ...derivedCell(signedText(variance.difference), variance.difference),
          severity: isUnexplained(variance) ? 'warning' : undefined,
        }
      case 'reason':
        return reasonCell(sheet, variance)
    }
  }
}

export function varianceTotals({ variances, indicators }: VarianceSheet): Record<string, GridTotal> {
  return Object.fromEntries(
    indicators.flatMap((indicator) => {
      const total = varianceTotal(variances.filter((one) => one.indicator === indicator))
      return [
        [`${indicator}@national`, { text: countText(total.national) }],
        [`${indicator}@own`, { text: countText(total.own) }],
        [`${indicator}@difference`, { text: signedText(total.difference) }],
      ]
    }),
  )
}

/** How many figures differ, and how many of those have no reason. */
export function varianceCounts({ variances }: VarianceSheet): {
  compared: number
  differing: number
  unexplained: number
} {
  return {
    compared: variances.filter(({ difference }) => difference !== null).length,
    differing: variances.filter(({ difference }) => difference !== null && difference !== 0).length,
    unexplained: variances.filter(isUnexplained).length,
  }
}

export function varianceEdits(
  { on }: VarianceSheet,
  edits: readonly GridEdit[],
  document: string,
): GroupEdit<VariancePlace>[] {
  return edits.flatMap(({ rowId, colId, text }) => {
    const { indicator, part } = columnOf(colId)
    if (part !== 'national' && part !== 'reason') return []
    const place = { unitCode: rowId, indicator, on, document, kind: part }
    const plain = text.trim()
    const head = { key: varianceKey(place), group: rowId, place }
    if (part === 'reason') {
      const isShort = plain.length <= longestReason
      return [{ ...head, text: plain, value: isShort ? null : undefined }]
    }
    const reading = readCellCount(text)
    return [{ ...head, text: plain, value: reading.ok ? reading.value : undefined }]
  })
}

function nationalCell(sheet: VarianceSheet, { unitCode, indicator, national }: Variance): GridCell {
  const pending = pendingOf(sheet.saving, sheet.answeredAtMs, { unitCode, indicator, on: sheet.on, kind: 'national' })
  const isUnread = pending !== undefined && pending.value === undefined
  return {
    text: isUnread ? pending.text : countText(national),
    editText: isUnread ? pending.text : national === null ? '' : String(national),
    value: isUnread ? null : national,
    state: pending?.state,
    severity: pending?.state === 'failed' ? 'error' : undefined,
    hint: isUnread ? t('services.unread') : undefined,
  }
}

function reasonCell(sheet: VarianceSheet, { unitCode, indicator, reason }: Variance): GridCell {
  const pending = pendingOf(sheet.saving, sheet.answeredAtMs, { unitCode, indicator, on: sheet.on, kind: 'reason' })
  return {
    text: reason,
    editText: reason,
    value: null,
    state: pending?.state,
    severity: pending?.state === 'failed' ? 'error' : undefined,
  }
}

function isUnexplained({ difference, reason }: Variance): boolean {
  return difference !== null && difference !== 0 && reason === ''
}

function pendingOf(saving: Saving, answeredAtMs: number, place: Omit<VariancePlace, 'document'>) {
  const cell = saving.cells.get(varianceKey(place))
  return cell !== undefined && standsFor(cell, answeredAtMs) ? cell : undefined
}

function columnOf(colId: string): { indicator: string; part: Part } {
  const at = colId.lastIndexOf('@')
  return { indicator: colId.slice(0, at), part: parts.find((part) => part === colId.slice(at + 1)) ?? 'own' }
}

function derivedCell(text: string, value: number | null): GridCell {
  return { text, editText: text, value, derived: true, readOnly: true }
}

function signedText(count: number | null): string {
  if (count === null) return ''
  return count > 0 ? `+${formatCount(count)}` : formatCount(count)
}

function countText(count: number | null): string {
  return count === null ? '' : formatCount(count)
}
