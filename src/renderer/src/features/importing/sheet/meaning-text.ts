import { meaningLabel } from '#shared/importing/meaning-label.rules.ts'
import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import type { ColumnMeaning } from '#shared/importing/understanding.schema.ts'

/** How a meaning is shown: what the colour of its column stands for. */
export type MeaningTone = 'unit' | 'figure' | 'compared' | 'unknown' | 'personal' | 'plain'

export function toneOf(meaning: ColumnMeaning): MeaningTone {
  switch (meaning.kind) {
    case 'unit':
    case 'unit-code':
    case 'counted':
      return 'unit'
    case 'flow':
    case 'level':
    case 'count':
      return 'figure'
    case 'assertion':
    case 'ratio':
    case 'target':
    case 'date':
      return 'compared'
    case 'unknown':
      return 'unknown'
    case 'identifier':
      return 'personal'
    case 'sequence':
    case 'note':
    case 'ignored':
      return 'plain'
  }
}

/** The indicator of a figure, and the part of it where it is one: 'CCCD cấp mới (trong đó lưu động)'. */
export function figureLabel({ indicator, channel }: Pick<PlannedCell, 'indicator' | 'channel'>, on: string): string {
  return meaningLabel({ kind: 'flow', indicator, channel: channel === 'MOBILE' ? 'MOBILE' : 'ALL' }, on)
}
