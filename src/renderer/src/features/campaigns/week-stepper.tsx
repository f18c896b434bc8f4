import { ActionIcon, Button } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import styles from './campaign-entry.module.css'

interface WeekStepperProps {
  readonly week: Period
  readonly onBack: () => void
  readonly onForward: () => void
  readonly onCurrent: () => void
}

/** The week that is typed, stepped by its buttons; the day of the top bar stays where it is. */
export function WeekStepper({ week, onBack, onForward, onCurrent }: WeekStepperProps) {
  return (
    <div className={styles.stepper} role="group" aria-label={t('campaigns.week')}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('campaigns.previousWeek')} onClick={onBack}>
        <ChevronLeft aria-hidden size={16} />
      </ActionIcon>
      <output>{t('campaigns.weekValue', { from: formatDate(week.from), to: formatDate(week.to) })}</output>
      <ActionIcon variant="subtle" color="gray" aria-label={t('campaigns.nextWeek')} onClick={onForward}>
        <ChevronRight aria-hidden size={16} />
      </ActionIcon>
      <Button variant="subtle" size="compact-xs" onClick={onCurrent}>
        {t('campaigns.thisWeek')}
      </Button>
    </div>
  )
}
