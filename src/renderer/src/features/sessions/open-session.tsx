import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useDrafts } from '#renderer/rpc/use-draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { draftOf, type SessionDraft } from './session-draft.ts'
import { sessionDrafts } from './session-drafts.ts'
import styles from './session-panel.module.css'
import { SessionPanel } from './session-panel.tsx'

interface OpenSessionProps {
  readonly id: string
  readonly today: LocalDate
  readonly workers: readonly string[]
  readonly onOpen: (id: string) => void
  readonly onCopy: (draft: SessionDraft) => void
  readonly onClose: () => void
}

/** The session an address names: of the book, or begun in this window. */
export function OpenSession({ id, onClose, ...rest }: OpenSessionProps) {
  const standing = useDrafts(sessionDrafts).get(id)
  const isNew = standing !== undefined && standing.opened.basedOn === null
  const { data, isError, error } = useBackendQuery('sessions.getSession', { id }, { enabled: !isNew })
  const known = isNew ? null : (data ?? null)
  const ofBook = useMemo(() => (known === null ? undefined : draftOf(known.session)), [known])
  const opened = ofBook ?? (isNew ? standing.opened : undefined)
  if (opened !== undefined) {
    return <SessionPanel known={known} opened={opened} onClose={onClose} {...rest} />
  }
  return (
    <section className={styles.panel} aria-label={t('sessions.title')}>
      {isError ? (
        <div className={styles.notices}>
          <Notice
            tone="error"
            actions={
              <Button variant="default" size="compact-xs" onClick={onClose}>
                {t('frame.close')}
              </Button>
            }
          >
            {errorText(error)}
          </Notice>
        </div>
      ) : (
        <Loading />
      )}
    </section>
  )
}
