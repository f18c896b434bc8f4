import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { t } from '#renderer/texts/vi.ts'
import { formatPercent } from '#shared/kernel/ratio.ts'
import type { Reporting } from '#shared/settings/settings.schema.ts'
import styles from './letterhead.module.css'

interface ReportingFieldsProps {
  readonly value: Reporting
  readonly onChange: (part: Partial<Reporting>) => void
  readonly errorOf: (field: string) => string | undefined
}

/** A published ratio whose two roundings differ. */
const example = { numerator: 4183, denominator: 102_641 } as const

/** When the day is sent, which month the province counts, how percentages are cut. */
export function ReportingFields({ value, onChange, errorOf }: ReportingFieldsProps) {
  return (
    <div className={styles.reporting}>
      <TextInput
        label={t('setup.reportHour')}
        placeholder="17:00"
        value={value.reportHour}
        onChange={(event) => onChange({ reportHour: event.currentTarget.value })}
        error={errorOf('reportHour')}
        data-field="reporting.reportHour"
      />
      <div>
        <p className={styles.label}>{t('setup.calendar')}</p>
        <SegmentedControl
          aria-label={t('setup.calendar')}
          value={value.calendar}
          onChange={(calendar) => onChange({ calendar: calendar === 'administrative' ? 'administrative' : 'calendar' })}
          data={[
            { value: 'calendar', label: t('setup.calendarMonth') },
            { value: 'administrative', label: t('setup.calendarAdministrative') },
          ]}
        />
      </div>
      <div>
        <p className={styles.label}>{t('setup.policy')}</p>
        <SegmentedControl
          aria-label={t('setup.policy')}
          value={value.policy}
          onChange={(policy) => onChange({ policy: policy === 'trunc' ? 'trunc' : 'half-up' })}
          data={[
            { value: 'half-up', label: t('setup.policyHalfUp') },
            { value: 'trunc', label: t('setup.policyTrunc') },
          ]}
        />
        <p className={styles.example}>
          {t('setup.policyExample', { text: formatPercent(example.numerator, example.denominator, value) })}
        </p>
      </div>
      <NativeSelect
        label={t('setup.decimals')}
        data={['0', '1', '2', '3', '4']}
        value={String(value.decimals)}
        onChange={(event) => onChange({ decimals: Number(event.currentTarget.value) })}
      />
    </div>
  )
}
