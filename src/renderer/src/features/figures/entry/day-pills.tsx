import { Tooltip } from '@mantine/core'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { DayBook, DayState } from '#shared/figures/figures.schema.ts'
import { communesReported } from './day-rows.ts'
import type { EntrySheet } from './entry-sheet.ts'

/** 'HH:MM' at the beginning of an instant's text. */
const hourLength = 5
/** More names would not fit into a tooltip; the grid shows them all. */
const namedMost = 24

/** How the day stands: being entered, closed at an hour, sent; and which communes are still missing. */
export function DayPills({ book, sheet }: { readonly book: DayBook; readonly sheet: EntrySheet }) {
  const { isRestDay, restDayName } = book.state
  const { missing } = communesReported(book, sheet)
  return (
    <>
      <StatePill state={book.state} />
      {isRestDay && <Pill tone="neutral">{restDayName ?? t('entry.restDay')}</Pill>}
      {!isRestDay && missing.length > 0 && (
        <ExplainedPill
          tone="warning"
          text={t('entry.missing', { count: missing.length })}
          explanation={missingText(missing)}
        />
      )}
    </>
  )
}

function missingText(missing: readonly string[]): string {
  const names = missing.slice(0, namedMost).join(', ')
  const rest = missing.length - namedMost
  return rest > 0 ? t('entry.missingListMore', { names, count: rest }) : t('entry.missingList', { names })
}

function StatePill({ state: { status, closedAt, sentAt, reopenReason } }: { readonly state: DayState }) {
  if (status === 'open' && reopenReason === null) return <Pill tone="done">{t('entry.open')}</Pill>
  if (status === 'open') {
    const explanation = t('entry.reopenedBecause', { reason: reopenReason ?? '' })
    return <ExplainedPill tone="done" text={t('entry.reopened')} explanation={explanation} />
  }
  const closed = closedAt === null ? '' : t('entry.closedAt', { time: instantText(closedAt) })
  if (sentAt === null) {
    const text = t('entry.closedAt', { time: closedAt === null ? '' : instantText(closedAt).slice(0, hourLength) })
    return <ExplainedPill tone="done" text={text} explanation={closed} />
  }
  const explanation = `${closed}. ${t('entry.sentAt', { time: instantText(sentAt) })}.`
  return <ExplainedPill tone="done" text={t('entry.sent')} explanation={explanation} />
}

interface ExplainedPillProps {
  readonly tone: 'done' | 'warning'
  readonly text: string
  readonly explanation: string
}

function ExplainedPill({ tone, text, explanation }: ExplainedPillProps) {
  return (
    <Tooltip label={explanation} multiline maw={360}>
      <span>
        <Pill tone={tone}>{text}</Pill>
      </span>
    </Tooltip>
  )
}
