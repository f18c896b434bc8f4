import { Button, Checkbox, Popover } from '@mantine/core'
import { Columns3 } from 'lucide-react'
import { t } from '#renderer/texts/vi.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { comparableOn } from '#shared/reconciliation/reconciliation.rules.ts'
import styles from './reconciliation.module.css'

interface IndicatorChoiceProps {
  readonly on: string
  readonly shown: readonly string[]
  /** Those with national figures of the day stay. */
  readonly onChoose: (codes: readonly string[]) => void
}

/** Which levels are compared. */
export function IndicatorChoice({ on, shown, onChoose }: IndicatorChoiceProps) {
  const toggle = (code: string): void =>
    onChoose(shown.includes(code) ? shown.filter((one) => one !== code) : [...shown, code])
  return (
    <Popover position="top-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 aria-hidden size={16} />}>
          {t('reconciliation.choose')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.choice} role="group" aria-label={t('reconciliation.choose')}>
          {comparableOn(on).map((code) => (
            <Checkbox
              key={code}
              size="xs"
              label={indicatorLabel(code, on)}
              checked={shown.includes(code)}
              onChange={() => toggle(code)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
