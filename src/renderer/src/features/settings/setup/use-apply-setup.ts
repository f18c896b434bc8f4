import { notifications } from '@mantine/notifications'
import { useCallback, useState } from 'react'
import { CallFailure } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { SetupDraft } from '#shared/settings/setup-draft.schema.ts'
import type { SetupProblem } from '#shared/settings/setup-problems.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import { toSetup } from '#shared/settings/setup.rules.ts'
import { figureRowsOf } from '#shared/settings/setup-rows.rules.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { plainNames } from '#shared/texts/messages.ts'
import { problemsOfFailure } from './setup-failure.ts'

/** Applies the finished draft. A refusal comes back as problems at the steps and fields they are about. */
export function useApplySetup(standing: readonly Target[]) {
  const command = useBackendCommand('settings.applySetup')
  const [refusals, setRefusals] = useState<readonly SetupProblem[]>([])
  const { mutateAsync } = command

  const apply = useCallback(
    async (draft: SetupDraft): Promise<readonly SetupProblem[] | null> => {
      const result = toSetup(draft, standing)
      const problems = result.ok ? await problemsOf(mutateAsync(result.setup), rowNames(draft)) : result.problems
      setRefusals(problems ?? [])
      return problems
    },
    [mutateAsync, standing],
  )

  const forgetRefusals = useCallback(() => setRefusals((now) => (now.length === 0 ? now : [])), [])
  return { refusals, isApplying: command.isPending, apply, forgetRefusals }
}

/** Null when it was applied, which is said; else why not. */
async function problemsOf(
  applying: Promise<Output<'settings.applySetup'>>,
  names: IssueNames,
): Promise<readonly SetupProblem[] | null> {
  try {
    notifications.show({ message: t('setup.applied', await applying) })
    return null
  } catch (error) {
    if (error instanceof CallFailure) return problemsOfFailure(error.failure, errorText(error), names)
    throw error
  }
}

function rowNames(draft: SetupDraft): IssueNames {
  const names = new Map(figureRowsOf(draft).map(({ code, name }) => [code, name]))
  return { ...plainNames, unit: (code) => names.get(code) ?? code }
}
