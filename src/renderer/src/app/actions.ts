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
  const isProvince = workspace?.unit.kind === 'province'
  const isReady = workspace !== null && today !== undefined
  const rows = useBackendQuery('units.listRows', { on: today ?? '' }, { enabled: isReady }).data
  const actions = useMemo(() => {
    if (!isReady) return []
    const hidden = [...(mayAudit ? [] : ['audit']), ...(isProvince ? [] : ['province'])]
    return [...helpActions(openHelp), ...goActions(navigate, hidden), ...unitActions(navigate, rows ?? [])]
  }, [isReady, isProvince, navigate, openHelp, rows, mayAudit])
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

/** Every screen, with the keys that go to it where it has any. */
const screens: readonly { id: string; label: string; go: (navigate: Navigate) => Promise<void>; shortcut?: string }[] =
  [
    { id: 'today', label: t('frame.goToday'), go: (navigate) => navigate({ to: '/' }), shortcut: 'Ctrl+1' },
    { id: 'overview', label: t('overview.go'), go: (navigate) => navigate({ to: '/overview' }) },
    { id: 'entry', label: t('frame.goEntry'), go: (navigate) => navigate({ to: '/entry' }), shortcut: 'Ctrl+2' },
    { id: 'sessions', label: t('sessions.go'), go: (navigate) => navigate({ to: '/sessions' }), shortcut: 'Ctrl+7' },
    {
      id: 'importing',
      label: t('frame.goImporting'),
      go: (navigate) => navigate({ to: '/importing' }),
      shortcut: 'Ctrl+4',
    },
    { id: 'reports', label: t('frame.goReports'), go: (navigate) => navigate({ to: '/reports' }), shortcut: 'Ctrl+3' },
    { id: 'targets', label: t('frame.goTargets'), go: (navigate) => navigate({ to: '/targets' }), shortcut: 'Ctrl+5' },
    {
      id: 'services',
      label: t('frame.goServices'),
      go: (navigate) => navigate({ to: '/services' }),
      shortcut: 'Ctrl+6',
    },
    {
      id: 'province',
      label: t('province.go'),
      go: (navigate) => navigate({ to: '/province' }),
      shortcut: 'Ctrl+8',
    },
    { id: 'reconciliation', label: t('frame.goReconciliation'), go: (navigate) => navigate({ to: '/reconciliation' }) },
    {
      id: 'levels',
      label: t('frame.goLevels'),
      go: (navigate) => navigate({ to: '/entry', search: { view: 'levels' } }),
    },
    { id: 'audit', label: t('frame.goAudit'), go: (navigate) => navigate({ to: '/audit' }) },
    { id: 'backup', label: t('frame.goBackup'), go: (navigate) => navigate({ to: '/backup' }) },
    {
      id: 'settings',
      label: t('frame.goSettings'),
      go: (navigate) => navigate({ to: '/settings' }),
      shortcut: 'Ctrl+,',
    },
  ]

/** `hidden` names screens that this person or this store has not. */
function goActions(navigate: Navigate, hidden: readonly string[]): UserAction[] {
  return screens.map(({ id, label, go, shortcut }) => ({
    id: `frame.go-${id}`,
    label,
    group: t('frame.groupGo'),
    ...(shortcut === undefined ? {} : { shortcuts: [shortcut] }),
    isEnabled: !hidden.includes(id),
    run: () => void go(navigate),
  }))
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
