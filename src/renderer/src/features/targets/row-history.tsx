import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { kindNames } from '#renderer/texts/target-words.ts'
import { t } from '#renderer/texts/vi.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatInstant } from '#shared/kernel/instant.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import type { TargetRevision } from '#shared/targets/progress.schema.ts'
import styles from './row-history.module.css'
import { amountText } from './target-about.ts'
import type { TargetItem } from './target-list.ts'

interface RowHistoryProps {
  readonly unitCode: string
  readonly item: TargetItem
  readonly on: LocalDate
  readonly onClose: () => void
}

/** How the targets of one row and measure came to be what they are. */
export function RowHistory({ unitCode, item, on, onClose }: RowHistoryProps) {
  const revisions = useBackendQuery('targets.listRevisions', { unitCode, measure: item.measure })
  const name = useBackendQuery('units.listParts', { on }).data?.find((row) => row.code === unitCode)?.name
  return (
    <aside className={styles.side} aria-label={t('targets.history')}>
      <header className={styles.head}>
        <h3 className={styles.title}>{name ?? unitCode}</h3>
        <ActionIcon variant="subtle" aria-label={t('frame.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      <p className={styles.about}>{t('targets.history')}</p>
      {revisions.isError && <Notice tone="error">{errorText(revisions.error)}</Notice>}
      {revisions.data === undefined ? (
        !revisions.isError && <Loading />
      ) : (
        <ol>
          {revisions.data.map((revision) => (
            <Revision key={`${revision.entryId} ${revision.target.from} ${revision.target.to}`} revision={revision} />
          ))}
        </ol>
      )}
    </aside>
  )
}

function Revision({ revision: { target, at, author, isStanding } }: { readonly revision: TargetRevision }) {
  return (
    <li className={styles.item} data-past={!isStanding || target.needed === null || undefined}>
      <p className={styles.amount}>
        {amountText(target)}
        {!isStanding && <span className={styles.replaced}> · {t('targets.replaced')}</span>}
      </p>
      <p>
        {formatDate(target.from)} – {formatDate(target.to)}, {lowerFirst(kindNames[target.kind])}
      </p>
      {target.document !== '' && <p>{target.document}</p>}
      <p className={styles.by}>{t('targets.setBy', { at: formatInstant(at), author })}</p>
    </li>
  )
}
