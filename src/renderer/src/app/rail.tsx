import { VisuallyHidden } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import {
  Bus,
  ChartColumn,
  DatabaseBackup,
  FileInput,
  FileSpreadsheet,
  Globe,
  House,
  Landmark,
  type LucideIcon,
  Scale,
  ScrollText,
  Settings,
  TableProperties,
  Target,
} from 'lucide-react'
import { PersonMenu } from '#renderer/features/accounts/person-menu.tsx'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { usePermissions } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Output, ProcedureName } from '#shared/contract/contract.ts'
import { blankRowsToExplain } from '#shared/figures/day.rules.ts'
import { receivesSheets } from '#shared/units/unit-kind.rules.ts'
import styles from './rail.module.css'

type Workspace = NonNullable<Output<'units.getWorkspace'>>

interface Entry {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: string
  readonly Icon: LucideIcon
  /** What the screen is for; it is not offered to who may not do that. */
  readonly takes?: ProcedureName
  /** Only in the store of a province. */
  readonly isOfProvince?: boolean
  /** Not where districts or clusters report: their sheets bring it. */
  readonly isOfUnits?: boolean
}

const working: readonly Entry[] = [
  { to: '/', label: t('frame.today'), Icon: House },
  { to: '/overview', label: t('overview.title'), Icon: ChartColumn },
  { to: '/entry', label: t('frame.entry'), Icon: TableProperties },
  { to: '/sessions', label: t('sessions.title'), Icon: Bus, isOfUnits: true },
  { to: '/importing', label: t('frame.importing'), Icon: FileInput },
  { to: '/targets', label: t('frame.targets'), Icon: Target },
  { to: '/services', label: t('frame.services'), Icon: Globe },
  { to: '/reports', label: t('frame.reports'), Icon: FileSpreadsheet },
  { to: '/province', label: t('province.title'), Icon: Landmark, isOfProvince: true },
  { to: '/reconciliation', label: t('frame.reconciliation'), Icon: Scale },
]
const keeping: readonly Entry[] = [
  { to: '/audit', label: t('frame.audit'), Icon: ScrollText, takes: 'audit.listEvents' },
  { to: '/backup', label: t('frame.backup'), Icon: DatabaseBackup },
  { to: '/settings', label: t('frame.settings'), Icon: Settings },
]

const minuteMs = 60_000

/** A longer count would not fit beside the icon of a narrow rail. */
const badgeMost = 99

/** The way to every screen, at the left edge. */
export function Rail({ workspace }: { readonly workspace: Workspace }) {
  const isProvince = workspace.unit.kind === 'province'
  const receives = receivesSheets(workspace)
  const waiting = {
    '/entry': useWaiting(!receives),
    '/importing': useWaitingImports(),
    '/province': useMissingSheets(isProvince),
  }
  const offered = working.filter(
    ({ isOfProvince = false, isOfUnits = false }) => (isProvince || !isOfProvince) && !(receives && isOfUnits),
  )
  return (
    <nav className={styles.rail} aria-label={t('frame.mainMenu')}>
      <p className={styles.product}>
        <span className={styles.mark} aria-hidden />
        <span className={styles.name}>{t('frame.product')}</span>
      </p>
      <RailList entries={offered} waiting={waiting} />
      <div className={styles.keeping}>
        <RailList entries={keeping} waiting={{}} />
        <PersonMenu />
      </div>
      <p className={styles.unit}>
        {workspace.unit.name}
        {workspace.isSample && <span className={styles.sample}>{t('frame.sample')}</span>}
      </p>
    </nav>
  )
}

/**
 * Rows without figures and errors of today: what keeps the day from being closed. Read from the day's book, which the
 * entry screen has open anyway.
 */
function useWaiting(isAsked: boolean): number {
  const today = useToday()
  const day = useBackendQuery('figures.getDay', { on: today ?? '' }, { enabled: isAsked && today !== undefined }).data
  if (day === undefined || day.state.status !== 'open') return 0
  return blankRowsToExplain(day).length + day.issues.filter((issue) => issue.severity === 'error').length
}

/** Units whose sheet of today is missing after its deadline. */
function useMissingSheets(isProvince: boolean): number {
  const today = useToday()
  const asked = { form: 'BM01', kind: 'day', from: today ?? '', to: today ?? '' } as const
  const options = { enabled: isProvince && today !== undefined, refetchIntervalMs: minuteMs }
  return useBackendQuery('province.getCompleteness', asked, options).data?.total.missing ?? 0
}

/** Files that colleagues sent and that are not in the book yet. */
function useWaitingImports(): number {
  return useBackendQuery('importing.listImports', { states: ['waiting'], limit: badgeMost + 1 }).data?.length ?? 0
}

function RailList({
  entries,
  waiting,
}: {
  readonly entries: readonly Entry[]
  readonly waiting: Readonly<Record<string, number>>
}) {
  const may = usePermissions()
  const offered = entries.filter(({ takes }) => takes === undefined || may(takes).isGiven)
  return (
    <ul className={styles.list}>
      {offered.map(({ to, label, Icon }) => {
        const count = waiting[to] ?? 0
        return (
          <li key={to}>
            <Link
              to={to}
              title={label}
              className={styles.entry}
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              <Icon aria-hidden size={16} />
              <span className={styles.label}>{label}</span>
              {count > 0 && (
                <span className={styles.badge}>
                  <span aria-hidden>{count > badgeMost ? `${badgeMost}+` : count}</span>
                  <VisuallyHidden>{t('frame.waiting', { count })}</VisuallyHidden>
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
