import { t } from '#renderer/texts/vi.ts'
import type { GridLabels } from './grid.types.ts'

/** Words of a grid for the screen reader and the corner. */
export function gridWords(grid: string, rowHead: string): GridLabels {
  return {
    grid,
    order: t('entry.order'),
    rowHead,
    blank: t('entry.blank'),
    readOnly: t('entry.readOnly'),
    error: t('entry.error'),
    warning: t('entry.warning'),
    note: t('entry.note'),
    saving: t('entry.saving'),
    saved: t('entry.saved'),
    failed: t('entry.failed'),
  }
}

/** How figures came in, for commands that know no more kinds. */
export function plainSource(cause: string): 'typed' | 'pasted' | 'filled' | 'undone' {
  switch (cause) {
    case 'paste':
      return 'pasted'
    case 'fill':
      return 'filled'
    case 'undo':
    case 'redo':
      return 'undone'
    default:
      return 'typed'
  }
}
