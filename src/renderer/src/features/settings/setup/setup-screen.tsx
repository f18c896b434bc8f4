import { useNavigate } from '@tanstack/react-router'
import { type ComponentProps, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { emptySetupDraft, readSetupDraft } from '#shared/settings/setup-draft.schema.ts'
import { fromSetup } from '#shared/settings/setup.rules.ts'
import { SetupWizard } from './setup-wizard.tsx'

/** The first-run wizard, and the same wizard again with everything filled in. A draft left behind is opened first. */
export function SetupScreen() {
  const navigate = useNavigate()
  const [restarts, setRestarts] = useState(0)
  const today = useToday()
  const setup = useBackendQuery('settings.getSetup', {})
  const saved = useBackendQuery('settings.getSetupDraft', {})
  const error = setup.error ?? saved.error
  if (error !== null) return <Notice tone="error">{t('setup.loadFailed', { reason: errorText(error) })}</Notice>
  if (setup.data === undefined || saved.data === undefined || today === undefined) return null

  return (
    <SetupStart
      key={restarts}
      applied={setup.data}
      savedDraft={saved.data}
      today={today}
      onRestart={() => setRestarts((count) => count + 1)}
      onLeave={() => void navigate({ to: '/settings' })}
      onDone={() => void navigate({ to: '/' })}
    />
  )
}

type SetupStartProps = Omit<ComponentProps<typeof SetupWizard>, 'initial' | 'isFound'> & {
  readonly savedDraft: string | null
}

/** What the wizard began with does not change while it is filled in and saved. */
function SetupStart({ savedDraft, ...wizard }: SetupStartProps) {
  const [{ initial, isFound }] = useState(() => {
    const found = savedDraft === null ? null : readSetupDraft(savedDraft)
    const fresh = wizard.applied === null ? emptySetupDraft() : fromSetup(wizard.applied)
    return { initial: found ?? fresh, isFound: found !== null }
  })
  return <SetupWizard {...wizard} initial={initial} isFound={isFound} />
}
