import { Loader } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { blankRowsToExplain } from '#shared/figures/day.rules.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import { t } from '#renderer/texts/vi.ts'
import { ClosePanel, type Reasons } from './close-panel.tsx'
import { namesOf } from './entry-names.ts'

interface ProvinceCloseProps {
  readonly state: DayState
  /** Shows the unit that something is wrong in. */
  readonly onGoTo: (unitCode: string) => void
  readonly onDone: () => void
}

/** What stands between the day of a province and its closing, over all rows of all its units. */
export function ProvinceClose({ state, onGoTo, onDone }: ProvinceCloseProps) {
  const { on } = state
  const book = useBackendQuery('figures.getDay', { on }).data
  const [written, setWritten] = useState<Reasons>({})
  const given = useMemo(
    () => Object.fromEntries(state.reasons.map(({ key, reason }) => [key, reason])),
    [state.reasons],
  )
  if (book === undefined) return <Loader aria-label={t('entry.loading')} />
  const table = {
    sheet: { issues: book.issues },
    saving: { failed: 0 },
    saver: { settled: async () => true },
    goToIssue: ({ where }: { where: { unitCode?: string | undefined } }) => onGoTo(where.unitCode ?? ''),
  }
  return (
    <ClosePanel
      {...{ on, table, onDone }}
      names={namesOf(book.rows)}
      blanks={blankRowsToExplain(book)}
      reasons={{ ...given, ...written }}
      onWrite={(key, reason) => setWritten((now) => ({ ...now, [key]: reason }))}
    />
  )
}
