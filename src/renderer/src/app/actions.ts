import { spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActions } from '#renderer/ui/actions/action-registry.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { Unit } from '#shared/units/units.schema.ts'

type Navigate = ReturnType<typeof useNavigate>

/** Offers the actions that are there on every screen: going to a screen, to a commune's month, help. */
export function useFrameActions(workspace: Output<'units.getWorkspace'>, openHelp: () => void): void {
  const navigate = useNavigate()
  const today = useToday()
  const mayAudit = useMay('audit.listEvents').isGiven
  const isReady = workspace !== null && today !== undefined
  const rows = useBackendQuery('units.listRows', { on: today ?? '' }, { enabled: isReady }).data
  const actions = useMemo(
    () =>
      isReady ? [...helpActions(openHelp), ...goActions(navigate, mayAudit), ...unitActions(navigate, rows ?? [])] : [],
    [isReady, navigate, openHelp, rows, mayAudit],
  )
  useActions(actions, 'frame')
}

function helpActions(openHelp: () => void): UserAction[] {
  const group = t('frame.groupHelp')
  return [
    {
      id: 'frame.open-palette',
      label: t('frame.openPalette'),
      group,
      shortcuts: ['Ctrl+K'],
      run: () => spotlight.open(),
    },
    { id: 'frame.open-help', label: t('frame.shortcutHelp'), group, shortcuts: ['F1', '?'], run: openHelp },
  ]
}

function goActions(navigate: Navigate, mayAudit: boolean): UserAction[] {
  const group = t('frame.groupGo')
  return [
    {
      id: 'frame.go-today',
      label: t('frame.goToday'),
      group,
      shortcuts: ['Ctrl+1'],
      run: () => void navigate({ to: '/' }),
    },
    {
      id: 'frame.go-overview',
      label: t('overview.go'),
      group,
      run: () => void navigate({ to: '/overview' }),
    },
    {
      id: 'frame.go-entry',
      label: t('frame.goEntry'),
      group,
      shortcuts: ['Ctrl+2'],
      run: () => void navigate({ to: '/entry' }),
    },
    {
      id: 'frame.go-sessions',
      label: t('sessions.go'),
      group,
      shortcuts: ['Ctrl+7'],
      run: () => void navigate({ to: '/sessions' }),
    },
    {
      id: 'frame.go-importing',
      label: t('frame.goImporting'),
      group,
      shortcuts: ['Ctrl+4'],
      run: () => void navigate({ to: '/importing' }),
    },
    {
      id: 'frame.go-reports',
      label: t('frame.goReports'),
      group,
      shortcuts: ['Ctrl+3'],
      run: () => void navigate({ to: '/reports' }),
    },
    {
      id: 'frame.go-targets',
      label: t('frame.goTargets'),
      group,
      shortcuts: ['Ctrl+5'],
      run: () => void navigate({ to: '/targets' }),
    },
    {
      id: 'frame.go-services',
      label: t('frame.goServices'),
      group,
      shortcuts: ['Ctrl+6'],
      run: () => void navigate({ to: '/services' }),
    },
    {
      id: 'frame.go-reconciliation',
      label: t('frame.goReconciliation'),
      group,
      run: () => void navigate({ to: '/reconciliation' }),
    },
    {
      id: 'frame.go-levels',
      label: t('frame.goLevels'),
      group,
      run: () => void navigate({ to: '/entry', search: { view: 'levels' } }),
    },
    {
      id: 'frame.go-audit',
      label: t('frame.goAudit'),
      group,
      isEnabled: mayAudit,
      run: () => void navigate({ to: '/audit' }),
    },
    { id: 'frame.go-backup', label: t('frame.goBackup'), group, run: () => void navigate({ to: '/backup' }) },
    {
      id: 'frame.go-settings',
      label: t('frame.goSettings'),
      group,
      shortcuts: ['Ctrl+,'],
      run: () => void navigate({ to: '/settings' }),
    },
  ]
}

function unitActions(navigate: Navigate, rows: readonly Unit[]): UserAction[] {
  return rows.map((unit) => ({
    id: `frame.enter-unit.${unit.code}`,
    label: unit.name,
    group: t('frame.groupUnits'),
    isFoundBySearchOnly: true,
    run: () => void navigate({ to: '/entry', search: { view: 'month', unit: unit.code } }),
  }))
}
