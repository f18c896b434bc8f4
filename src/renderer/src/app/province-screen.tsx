import { SegmentedControl } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { type ComponentType, useCallback } from 'react'
import { CompletenessPanel } from '#renderer/features/province/completeness/completeness-panel.tsx'
import { ConsolidationPanel } from '#renderer/features/province/consolidation/consolidation-panel.tsx'
import { OutliersPanel } from '#renderer/features/province/outliers/outliers-panel.tsx'
import type { ProvincePanelProps } from '#renderer/features/province/province-panel.ts'
import { ReorganisationPanel } from '#renderer/features/province/reorganisation/reorganisation-panel.tsx'
import {
  firstProvinceView,
  type ProvinceSearch,
  type ProvinceView,
  provinceViews,
} from '#renderer/features/province/province-search.ts'
import { SubmissionsPanel } from '#renderer/features/province/submissions/submissions-panel.tsx'
import { t } from '#renderer/texts/vi.ts'

const route = getRouteApi('/province')

const tabs: Readonly<Record<ProvinceView, { label: string; Panel: ComponentType<ProvincePanelProps> }>> = {
  submissions: { label: t('province.viewSubmissions'), Panel: SubmissionsPanel },
  completeness: { label: t('province.viewCompleteness'), Panel: CompletenessPanel },
  consolidation: { label: t('province.viewConsolidation'), Panel: ConsolidationPanel },
  outliers: { label: t('province.viewOutliers'), Panel: OutliersPanel },
  reorganisation: { label: t('province.viewReorganisation'), Panel: ReorganisationPanel },
}

/** "Tổng hợp tỉnh": what the units sent, who has not, and what it comes to. */
export function ProvinceScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (changes: Partial<ProvinceSearch>) => void navigate({ search: (now) => ({ ...now, ...changes }), replace: true }),
    [navigate],
  )
  const view = search.view ?? firstProvinceView
  const { Panel } = tabs[view]
  return (
    <Panel
      search={search}
      tools={<ViewSwitch view={view} onChange={(next) => change({ view: next })} />}
      onChange={change}
    />
  )
}

interface ViewSwitchProps {
  readonly view: ProvinceView
  readonly onChange: (view: ProvinceView) => void
}

function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('province.view')}
      value={view}
      onChange={(next) => onChange(provinceViews.find((one) => one === next) ?? firstProvinceView)}
      data={provinceViews.map((value) => ({ value, label: tabs[value].label }))}
    />
  )
}
