import { Ban, CalendarClock, CircleCheck, type LucideIcon } from 'lucide-react'
import { Pill } from '#renderer/ui/pill.tsx'
import type { SessionStatus } from '#shared/sessions/sessions.schema.ts'
import { sessionStatusTexts } from '#shared/texts/session.texts.ts'
import styles from './status-mark.module.css'

export const statusIcons: Readonly<Record<SessionStatus, LucideIcon>> = {
  planned: CalendarClock,
  done: CircleCheck,
  cancelled: Ban,
}

/** How a session stands, told by icon and word. */
export function StatusMark({ status }: { readonly status: SessionStatus }) {
  const Icon = statusIcons[status]
  return (
    <Pill tone={status === 'done' ? 'done' : 'neutral'}>
      <Icon aria-hidden size={13} />
      <span className={styles.word}>{sessionStatusTexts[status]}</span>
    </Pill>
  )
}
