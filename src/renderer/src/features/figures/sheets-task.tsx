import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { shortDay, Task, TaskLink } from './task.tsx'

const minuteMs = 60_000

/** Names of the units whose sheet of a day has not come; undefined in a store that takes in no sheets, and until it is known. */
export function useLackingSheets(on: LocalDate): readonly string[] | undefined {
  const isProvince = useBackendQuery('units.getWorkspace', {}).data?.unit.kind === 'province'
  const options = { enabled: isProvince, keepPrevious: true, refetchIntervalMs: minuteMs }
  return useBackendQuery('province.getCallList', { form: 'BM01', kind: 'day', on }, options).data?.rows.map(
    ({ unitName }) => unitName,
  )
}

/** What a province's day waits for first: sheets of units, and the way to those who are to be called. */
export function SheetsTask({ units, on }: { readonly units: readonly string[]; readonly on: LocalDate }) {
  return (
    <Task text={t('today.lackingSheets', { count: units.length, day: shortDay(on) })} detail={units.join(', ')}>
      <TaskLink to="/province" search={{ view: 'completeness', on, calls: true }} tone="warning">
        {t('today.missingUnitsAction')}
      </TaskLink>
    </Task>
  )
}
