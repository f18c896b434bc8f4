import { Button } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import type { SetupStep } from '#shared/settings/setup-draft.schema.ts'
import styles from './setup.module.css'

interface WizardFooterProps {
  readonly step: SetupStep
  readonly isRedo: boolean
  /** The step has nothing in it and may stay so. */
  readonly isSkippable: boolean
  readonly isApplying: boolean
  readonly onBack: (() => void) | null
  readonly onNext: () => void
}

export function WizardFooter({ step, isRedo, isSkippable, isApplying, onBack, onNext }: WizardFooterProps) {
  const last = isRedo ? t('setup.finishRedo') : t('setup.finish')
  const forward = isSkippable ? t('setup.skip') : t('setup.next')
  return (
    <footer className={styles.foot}>
      <span className={styles.keys}>{t('setup.keys')}</span>
      <Button variant="default" disabled={onBack === null || isApplying} onClick={() => onBack?.()}>
        {t('setup.back')}
      </Button>
      <Button loading={isApplying} onClick={onNext}>
        {step === 'review' ? last : forward}
      </Button>
    </footer>
  )
}
