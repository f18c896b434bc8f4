import { Pencil, TriangleAlert } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'
import { sessionStatusTexts } from '#shared/texts/session.texts.ts'
import { hoursText } from './session-words.ts'
import styles from './session-calendar.module.css'
import { statusIcons } from './status-mark.tsx'

interface SessionChipProps {
  readonly session: Session
  readonly isOpen: boolean
  /** It may be a second report of another session. */
  readonly isFlagged: boolean
  readonly isUnsaved: boolean
  readonly onOpen: (id: string) => void
}

/** A session on its day: state, hour and place. */
export function SessionChip({ session: { plan }, isOpen, isFlagged, isUnsaved, onOpen }: SessionChipProps) {
  const Icon = statusIcons[plan.status]
  const told = t('sessions.chip', {
    name: plan.startsAt === null ? plan.place : `${plan.startsAt} ${plan.place}`,
    hours: hoursText(plan),
    status: sessionStatusTexts[plan.status].toLocaleLowerCase('vi'),
  })
  const marks = [isFlagged && t('sessions.mayBeSame'), isUnsaved && t('sessions.unsavedMark')].filter(Boolean)
  const label = [told, ...marks].join(', ')
  return (
    <button
      type="button"
      className={styles.chip}
      data-status={plan.status}
      data-session={plan.id}
      aria-label={label}
      aria-current={isOpen ? 'true' : undefined}
      title={label}
      onClick={() => onOpen(plan.id)}
    >
      <Icon className={styles.chipIcon} aria-hidden size={13} />
      {isFlagged && <TriangleAlert className={styles.flag} aria-hidden size={13} />}
      {isUnsaved && <Pencil className={styles.flag} aria-hidden size={12} />}
      <span className={styles.chipText}>
        {plan.startsAt !== null && <span className={styles.time}>{plan.startsAt}</span>} {plan.place}
      </span>
    </button>
  )
}
