import { t } from '#renderer/texts/vi.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'

export interface HeadState {
  readonly tone: 'done' | 'warning' | 'error' | 'neutral'
  readonly text: string
}

/** How a file stands, in a word or two. */
export function headState({ state, questions, counts }: ImportHead): HeadState {
  switch (state) {
    case 'waiting': {
      if (questions > 0) return { tone: 'warning', text: t('importing.stateAsks', { count: questions }) }
      const written = counts === null ? 0 : counts.new + counts.changed + counts.locked
      return written > 0
        ? { tone: 'done', text: t('importing.stateReady', { count: formatCount(written) }) }
        : { tone: 'neutral', text: t('importing.stateNothing') }
    }
    case 'refused':
      return { tone: 'error', text: t('importing.stateRefused') }
    case 'committed':
      return { tone: 'done', text: t('importing.stateCommitted') }
    case 'undone':
      return { tone: 'neutral', text: t('importing.stateUndone') }
    case 'discarded':
      return { tone: 'neutral', text: t('importing.stateDiscarded') }
  }
}
