import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import type { DayBook } from '#shared/figures/figures.schema.ts'
import { DayStatePills, ExplainedPill } from '../day-state-pills.tsx'
import { communesReported } from './day-rows.ts'
import type { EntrySheet } from './entry-sheet.ts'

/** More names would not fit into a tooltip; the grid shows them all. */
const namedMost = 24

/** How the day stands, and while it is being entered which communes are still missing. */
export function DayPills({ book, sheet }: { readonly book: DayBook; readonly sheet: EntrySheet }) {
  const { isRestDay, restDayName, status } = book.state
  const { missing } = communesReported(book, sheet)
  return (
    <>
      <DayStatePills state={book.state} isBrief />
      {isRestDay && <Pill tone="neutral">{restDayName ?? t('entry.restDay')}</Pill>}
      {status === 'open' && !isRestDay && missing.length > 0 && (
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
