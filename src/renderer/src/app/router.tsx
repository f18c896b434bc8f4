import type { QueryClient } from '@tanstack/react-query'
import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { auditSearchSchema } from '#renderer/features/audit/audit-search.ts'
import { importSearchSchema } from '#renderer/features/importing/import-search.ts'
import { overviewSearchSchema } from '#renderer/features/overview/overview-search.ts'
import { provinceSearchSchema } from '#renderer/features/province/province-search.ts'
import { reconciliationSearchSchema } from '#renderer/features/reconciliation/reconciliation-search.ts'
import { reportSearchSchema } from '#renderer/features/reports/report-search.ts'
import { servicesSearchSchema } from '#renderer/features/services/services-search.ts'
import { sessionsSearchSchema } from '#renderer/features/sessions/sessions-search.ts'
import { targetsSearchSchema } from '#renderer/features/targets/targets-search.ts'
import { backendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Screen } from '#renderer/ui/screen.tsx'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { AppLayout } from './app-layout.tsx'
import { ScreenFailure } from './screen-failure.tsx'

interface RouterContext {
  readonly queryClient: QueryClient
}

/** A search parameter that cannot be read is as good as none: an old or hand-typed address still opens its screen. */
const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

const daySearchSchema = z.object({ on: lenient(localDateSchema) })
const entrySearchSchema = z.object({
  on: lenient(localDateSchema),
  view: lenient(z.enum(['day', 'month', 'levels'])),
  unit: lenient(unitCodeSchema),
})

const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context, location }) => {
    const workspace = await context.queryClient.fetchQuery(backendQuery('units.getWorkspace', {}))
    if (workspace === null && location.pathname !== '/setup') redirect({ to: '/setup', throw: true })
  },
  component: AppLayout,
})

const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: daySearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/figures/today-screen.tsx'), 'TodayScreen'),
})

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/overview',
  validateSearch: overviewSearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/overview/overview-screen.tsx'), 'OverviewScreen'),
})

const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entry',
  validateSearch: entrySearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/figures/entry/entry-screen.tsx'), 'EntryScreen'),
})

const sessionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions',
  validateSearch: sessionsSearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/sessions/sessions-screen.tsx'), 'SessionsScreen'),
})

const importingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/importing',
  validateSearch: importSearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/importing/importing-screen.tsx'), 'ImportingScreen'),
})

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  validateSearch: reportSearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/reports/report-screen.tsx'), 'ReportScreen'),
})

const targetsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/targets',
  validateSearch: targetsSearchSchema,
  component: lazyRouteComponent(() => import('./targets-screen.tsx'), 'TargetsScreen'),
})

const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/services',
  validateSearch: servicesSearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/services/services-screen.tsx'), 'ServicesScreen'),
})

const reconciliationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reconciliation',
  validateSearch: reconciliationSearchSchema,
  component: lazyRouteComponent(
    () => import('#renderer/features/reconciliation/reconciliation-screen.tsx'),
    'ReconciliationScreen',
  ),
})

const provinceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/province',
  validateSearch: provinceSearchSchema,
  component: lazyRouteComponent(() => import('./province-screen.tsx'), 'ProvinceScreen'),
})

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: auditSearchSchema,
  component: lazyRouteComponent(() => import('#renderer/features/audit/audit-screen.tsx'), 'AuditScreen'),
})

const backupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/backup',
  component: lazyRouteComponent(() => import('#renderer/features/backup/backup-screen.tsx'), 'BackupScreen'),
})

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-route.tsx'), 'SettingsRoute'),
})

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('#renderer/features/settings/setup/setup-screen.tsx'), 'SetupScreen'),
})

const routeTree = rootRoute.addChildren([
  todayRoute,
  overviewRoute,
  entryRoute,
  sessionsRoute,
  importingRoute,
  reportsRoute,
  targetsRoute,
  servicesRoute,
  reconciliationRoute,
  provinceRoute,
  auditRoute,
  backupRoute,
  settingsRoute,
  setupRoute,
])

/** Routes live in the hash, so that a reload of `app://` always finds index.html. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    context: { queryClient },
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: () => <Screen title={t('frame.notFound')}>{null}</Screen>,
    // Screens are parts of the program on this disk: a moment's wait is not worth a flash.
    defaultPendingMs: 1000,
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}

function RouteFailure({ error, reset }: ErrorComponentProps) {
  return <ScreenFailure error={error} onRetry={reset} />
}
