import { Loader } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { DayEntry } from './day-entry.tsx'
import styles from './entry-layout.module.css'
import { useEntryPlace } from './entry-search.ts'
import { LevelsEntry } from './levels/levels-entry.tsx'
import { MonthEntry } from './month-entry.tsx'

/** "Nhập ngày": every row of the unit on a day, the days of a month of one row, or levels at a date. */
export function EntryScreen() {
  useCommitBeforeLeaving()
  const today = useToday()
  if (today !== undefined) return <EntryView today={today} />
  return (
    <Screen title={t('entry.title')}>
      <div className={styles.center}>
        <Loader aria-label={t('entry.loading')} />
      </div>
    </Screen>
  )
}

function EntryView({ today }: { readonly today: LocalDate }) {
  const place = useEntryPlace(today)
  switch (place.view) {
    case 'day':
      return <DayEntry place={place} today={today} />
    case 'month':
      return <MonthEntry place={place} today={today} />
    case 'levels':
      return <LevelsEntry place={place} today={today} />
  }
}

/** A text still in the editor is saved before the screen or the window goes: leaving the field commits it. */
function useCommitBeforeLeaving(): void {
  const router = useRouter()
  useEffect(() => {
    const leaveField = () => document.activeElement instanceof HTMLElement && document.activeElement.blur()
    const stop = router.subscribe('onBeforeNavigate', ({ pathChanged }) => pathChanged && leaveField())
    window.addEventListener('beforeunload', leaveField)
    return () => {
      stop()
      window.removeEventListener('beforeunload', leaveField)
    }
  }, [router])
}
