import { SegmentedControl } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { CampaignsPanel } from '#renderer/features/campaigns/campaigns-panel.tsx'
import { TargetsPanel } from '#renderer/features/targets/targets-panel.tsx'
import { type TargetsSearch, type TargetView, targetViews } from '#renderer/features/targets/targets-search.ts'
import { t } from '#renderer/texts/vi.ts'

const route = getRouteApi('/targets')

/** "Chỉ tiêu – cao điểm": what must be reached by when, and the campaigns with lines of their own. */
export function TargetsScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (changes: Partial<TargetsSearch>) => void navigate({ search: (now) => ({ ...now, ...changes }), replace: true }),
    [navigate],
  )
  const view = search.view ?? 'targets'
  const tools = <ViewSwitch view={view} onChange={(next) => change({ view: next })} />
  switch (view) {
    case 'targets':
      return <TargetsPanel search={search} tools={tools} onChange={change} />
    case 'campaigns':
      return <CampaignsPanel search={search} tools={tools} onChange={change} />
  }
}

const labels: Readonly<Record<TargetView, string>> = {
  targets: t('targets.viewTargets'),
  campaigns: t('targets.viewCampaigns'),
}

function ViewSwitch({ view, onChange }: { readonly view: TargetView; readonly onChange: (view: TargetView) => void }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('targets.view')}
      value={view}
      onChange={(next) => onChange(targetViews.find((one) => one === next) ?? 'targets')}
      data={targetViews.map((value) => ({ value, label: labels[value] }))}
    />
  )
}
