import { t } from '#renderer/texts/vi.ts'
import type { SetupStep } from '#shared/settings/setup-draft.schema.ts'

const names = {
  preset: [t('setup.stepPreset'), t('setup.hintPreset')],
  unit: [t('setup.stepUnit'), t('setup.hintUnit')],
  rows: [t('setup.stepRows'), t('setup.hintRows')],
  figures: [t('setup.stepFigures'), t('setup.hintFigures')],
  targets: [t('setup.stepTargets'), t('setup.hintTargets')],
  letterhead: [t('setup.stepLetterhead'), t('setup.hintLetterhead')],
  review: [t('setup.stepReview'), t('setup.hintReview')],
} as const satisfies Record<SetupStep, readonly [string, string]>

export function stepTitle(step: SetupStep): string {
  return names[step][0]
}

export function stepHint(step: SetupStep): string {
  return names[step][1]
}
