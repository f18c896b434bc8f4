import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { shownSpan } from './month-weeks.ts'
import type { SessionsSearch } from './sessions-search.ts'
import { SessionsView } from './sessions-view.tsx'

const route = getRouteApi('/sessions')

/** "Lưu động": the mobile sessions of a month, and one of them beside it. */
export function SessionsScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (changes: Partial<SessionsSearch>) => void navigate({ search: (now) => ({ ...now, ...changes }), replace: true }),
    [navigate],
  )
  const today = useToday()
  const workspace = useBackendQuery('units.getWorkspace', {}).data
  const on = search.on ?? today
  const span = on === undefined ? undefined : shownSpan(on)
  const asked = { from: span?.from ?? '', to: span?.to ?? '' }
  const options = { enabled: span !== undefined, keepPrevious: true }
  const sessions = useBackendQuery('sessions.listSessions', asked, options)
  const pairs = useBackendQuery('sessions.listDuplicates', asked, options).data
  const holidays = useBackendQuery('settings.listHolidays', {}).data
  if (sessions.data === undefined || today === undefined || on === undefined || !workspace) {
    return (
      <Screen title={t('sessions.title')}>
        {sessions.isError ? (
          <Notice tone="error" title={t('sessions.loadFailed')}>
            {errorText(sessions.error)}
          </Notice>
        ) : (
          <Loading />
        )}
      </Screen>
    )
  }
  return (
    <SessionsView
      on={on}
      today={today}
      search={search}
      ownName={workspace.unit.name}
      sessions={sessions.data}
      pairs={pairs ?? []}
      holidays={holidays ?? []}
      onChange={change}
    />
  )
}
