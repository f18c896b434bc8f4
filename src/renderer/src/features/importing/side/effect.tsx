import { UnstyledButton } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import type { ImportCounts } from '#shared/importing/importing.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { StatusIcon } from '../sheet/mark-icons.tsx'
import styles from './side.module.css'

export type CellStatus = keyof ImportCounts

interface EffectProps {
  readonly counts: ImportCounts
  /** False: only told, because the file is done with. */
  readonly isListed: boolean
  readonly shown: CellStatus | null
  readonly onShow: (status: CellStatus | null) => void
}

const order = [
  ['new', 'importing.countNew'],
  ['changed', 'importing.countChanged'],
  ['same', 'importing.countSame'],
  ['kept', 'importing.countKept'],
  ['asked', 'importing.countAsked'],
  ['locked', 'importing.countLocked'],
  ['refused', 'importing.countRefused'],
] as const satisfies readonly (readonly [CellStatus, string])[]

/** How many cells become what; each count opens the list of its cells. */
export function Effect({ counts, isListed, shown, onShow }: EffectProps) {
  return (
    <div className={styles.counts} role="group" aria-label={t('importing.effect')}>
      {order.map(([status, label]) => (
        <UnstyledButton
          key={status}
          className={styles.count}
          data-status={status}
          aria-pressed={shown === status}
          disabled={counts[status] === 0 || !isListed}
          onClick={() => onShow(shown === status ? null : status)}
        >
          <StatusIcon status={status} sizePx={13} />
          <span className={styles.countLabel}>{t(label)}</span>
          <strong>{formatCount(counts[status])}</strong>
        </UnstyledButton>
      ))}
    </div>
  )
}
