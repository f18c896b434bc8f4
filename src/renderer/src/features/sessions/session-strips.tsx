import { Button } from '@mantine/core'
import type { OpenDraft } from '#renderer/rpc/draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { SessionPair } from '#shared/sessions/sessions.schema.ts'
import type { SessionDraft } from './session-draft.ts'
import { draftName } from './session-words.ts'
import styles from './sessions-layout.module.css'

/** Sessions that were begun and not saved, each a click away. */
export function UnsavedStrip({
  drafts,
  onOpen,
}: {
  readonly drafts: readonly OpenDraft<SessionDraft>[]
  readonly onOpen: (id: string) => void
}) {
  return (
    <div className={styles.strip} data-tone="warning" role="status">
      <span>{t('sessions.unsaved', { count: drafts.length })}</span>
      {drafts.map(({ draft }) => (
        <Button key={draft.id} variant="default" size="compact-xs" onClick={() => onOpen(draft.id)}>
          {draft.on === undefined ? draftName(draft) : `${draftName(draft)}, ${formatDate(draft.on)}`}
        </Button>
      ))}
    </div>
  )
}

/** Reports that may be of one session; opened, each with its reason. */
export function DuplicatesStrip({
  pairs,
  onOpen,
}: {
  readonly pairs: readonly SessionPair[]
  readonly onOpen: (id: string) => void
}) {
  return (
    <details className={styles.strip} data-tone="warning">
      <summary>{t('sessions.duplicates', { count: pairs.length })}</summary>
      <ul className={styles.pairs}>
        {pairs.map((pair) => (
          <li key={`${pair.kind} ${pair.first.id} ${pair.second.id}`}>
            <PairNotice pair={pair} except={undefined} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface PairNoticeProps {
  readonly pair: SessionPair
  /** The session this is said in: it is not offered. */
  readonly except: string | undefined
  readonly onOpen: (id: string) => void
}

/** Why two sessions may be one. */
export function PairNotice({ pair, except, onOpen }: PairNoticeProps) {
  const others = [...new Map([pair.first, pair.second].map((one) => [one.id, one])).values()].filter(
    (one) => one.id !== except,
  )
  return (
    <Notice
      tone="warning"
      title={t('sessions.duplicate')}
      actions={
        others.length === 0 ? undefined : (
          <>
            {others.map((one) => (
              <Button key={one.id} variant="default" size="compact-xs" onClick={() => onOpen(one.id)}>
                {t('sessions.openOther', { place: `${one.place} (${one.workedBy})` })}
              </Button>
            ))}
          </>
        )
      }
    >
      {pair.reason}
    </Notice>
  )
}
