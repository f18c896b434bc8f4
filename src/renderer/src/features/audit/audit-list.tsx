import { Button } from '@mantine/core'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import type { AuditEvent } from '#shared/audit/audit.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './audit-list.module.css'

interface AuditListProps {
  readonly events: readonly AuditEvent[]
  readonly chosen: number | undefined
  readonly onChoose: (id: number) => void
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onMore: () => void
}

/** Entries in words, newest first; one can be opened at the side. */
export function AuditList({ events, chosen, onChoose, hasMore, isLoadingMore, onMore }: AuditListProps) {
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('audit.number')}
            </th>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.author')}</th>
            <th scope="col">{t('audit.done')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, at, author, lines }) => (
            <tr key={id} data-chosen={id === chosen || undefined} onClick={() => onChoose(id)}>
              <td data-number>
                <button type="button" className={styles.open} aria-pressed={id === chosen}>
                  {formatCount(id)}
                </button>
              </td>
              <td className={styles.when}>{instantText(at)}</td>
              <td className={styles.author}>{author}</td>
              <td>
                {lines.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && (
        <Button variant="default" size="compact-md" loading={isLoadingMore} onClick={onMore}>
          {t('audit.more')}
        </Button>
      )}
    </>
  )
}
