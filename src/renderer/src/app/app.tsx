import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import 'dayjs/locale/vi'
import { StartGate } from '#renderer/features/startup/start-gate.tsx'
import { createQueryClient } from '#renderer/rpc/query-client.ts'
import { t } from '#renderer/texts/vi.ts'
import { AccessGate } from './access-gate.tsx'
import { AppBoundary } from './app-boundary.tsx'
import { createAppRouter } from './router.tsx'
import { shareStyleNonce, styleNonce } from './style-nonce.ts'
import { cssVariables, theme } from './theme.ts'
import styles from './app.module.css'

shareStyleNonce()
const queryClient = createQueryClient()
const router = createAppRouter(queryClient)

/** The window: what every screen stands in. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
    >
      <AppBoundary>
        <QueryClientProvider client={queryClient}>
          <DatesProvider settings={{ locale: 'vi', firstDayOfWeek: 1 }}>
            <ModalsProvider labels={{ confirm: t('frame.confirm'), cancel: t('frame.cancel') }}>
              <Notifications position="bottom-center" autoClose={6000} classNames={{ root: styles.notifications }} />
              <StartGate>
                <AccessGate router={router} />
              </StartGate>
            </ModalsProvider>
          </DatesProvider>
        </QueryClientProvider>
      </AppBoundary>
    </MantineProvider>
  )
}
