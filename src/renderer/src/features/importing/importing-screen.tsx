import { SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { invalidateAreas, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { FilesView } from './files-view.tsx'
import { type ImportSearch, type ImportView, importViews } from './import-search.ts'
import { MemoryView } from './memory/memory-view.tsx'
import { RequestsView } from './requests-view.tsx'

const route = getRouteApi('/importing')

/** "Nhập từ Excel": what colleagues sent, looked at, decided on and written into the book. */
export function ImportingScreen() {
  useAskedAnew()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (changes: Partial<ImportSearch>) => void navigate({ search: (now) => ({ ...now, ...changes }), replace: true }),
    [navigate],
  )
  const view = search.view ?? 'files'
  const tools = <ViewSwitch view={view} onChange={(next) => change({ view: next })} />
  switch (view) {
    case 'files':
      return <FilesView search={search} tools={tools} onChange={change} />
    case 'requests':
      return <RequestsView tools={tools} />
    case 'memory':
      return <MemoryView tools={tools} />
  }
}

/** What a file would change depends on the book, which other screens write to: it is asked anew on coming here. */
function useAskedAnew(): void {
  const client = useQueryClient()
  useEffect(() => void invalidateAreas(client, ['importing'], { cancelRefetch: false }), [client])
}

function ViewSwitch({ view, onChange }: { readonly view: ImportView; readonly onChange: (view: ImportView) => void }) {
  const requests = useBackendQuery('importing.listRequests', {}).data?.length ?? 0
  const labels: Readonly<Record<ImportView, string>> = {
    files: t('importing.viewFiles'),
    requests: requests === 0 ? t('importing.viewRequests') : t('importing.viewRequestsCount', { count: requests }),
    memory: t('importing.viewMemory'),
  }
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('importing.view')}
      value={view}
      onChange={(next) => onChange(importViews.find((one) => one === next) ?? 'files')}
      data={importViews.map((value) => ({ value, label: labels[value] }))}
    />
  )
}
