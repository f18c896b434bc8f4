import { Loader } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useGroupOf, useReportingGroups } from '#renderer/rpc/use-reporting-units.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { DayEntry } from './day-entry.tsx'
import styles from './entry-layout.module.css'
import { placeWithin, useEntryPlace } from './entry-search.ts'
import { LevelsEntry } from './levels/levels-entry.tsx'
import { MonthEntry } from './month-entry.tsx'
import { ProvinceDay } from './province-day.tsx'

/** "Nhập ngày": every row of the unit on a day, the days of a month of one row, or levels at a date. */
export function EntryScreen() {
  useCommitBeforeLeaving()
  const today = useToday()
  if (today !== undefined) return <EntryView today={today} />
  return <Waiting />
}

function Waiting() {
  return (
    <Screen title={t('entry.title')}>
      <div className={styles.center}>
        <Loader aria-label={t('entry.loading')} />
      </div>
    </Screen>
  )
}

function EntryView({ today }: { readonly today: LocalDate }) {
  const asked = useEntryPlace(today)
  const { groups, isKnown } = useReportingGroups(asked.on)
  const { group, isKnown: isPlaced } = useGroupOf(asked.unit, asked.on, groups)
  const place = useMemo(() => (group === undefined ? asked : placeWithin(asked, group.code)), [asked, group])
  if (!isKnown || !isPlaced) return <Waiting />
  const within = groups.length === 0 ? undefined : { groups, code: group?.code }
  switch (place.view) {
    case 'day':
      return within !== undefined && within.code === undefined ? (
        <ProvinceDay place={asked} today={today} groups={groups} />
      ) : (
        <DayEntry place={place} today={today} within={within} />
      )
    case 'month':
      return <MonthEntry place={place} today={today} within={within} />
    case 'levels':
      return <LevelsEntry place={place} today={today} within={within} />
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
