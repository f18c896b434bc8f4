import { Checkbox } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import footer from '#renderer/ui/screen-footer.module.css'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { ProvincePanelProps } from '../province-panel.ts'
import { DifferencesCard } from './differences-card.tsx'
import styles from './outliers.module.css'
import { UnitOutliers } from './unit-outliers.tsx'

/** "Đối chiếu": what does not agree, and figures of a day that are unlike the days before. */
export function OutliersPanel({ search, tools, onChange }: ProvincePanelProps) {
  const today = useToday()
  const on = search.on ?? today
  if (on === undefined) {
    return (
      <Screen title={t('province.title')} tools={tools}>
        <Loading />
      </Screen>
    )
  }
  return <OfDay key={on} on={on} today={today} tools={tools} onChange={(day) => onChange({ on: day })} />
}

interface OfDayProps {
  readonly on: LocalDate
  readonly today: LocalDate | undefined
  readonly tools: ProvincePanelProps['tools']
  readonly onChange: (on: LocalDate) => void
}

/** What one unit's answer comes to. */
interface Tally {
  readonly checked: number
  readonly asked: number
  readonly open: number
}

function OfDay({ on, today, tools, onChange }: OfDayProps) {
  const units = useBackendQuery('units.listReportingUnits', { on }).data
  const [tallies, setTallies] = useState<Readonly<Record<string, Tally>>>({})
  const [onlyOpen, setOnlyOpen] = useState(false)
  const tell = useCallback((unitCode: string, tally: Tally) => setTallies((now) => ({ ...now, [unitCode]: tally })), [])
  const known = Object.values(tallies)
  const sum = (of: (tally: Tally) => number): number => known.reduce((total, tally) => total + of(tally), 0)
  const asked = sum((tally) => tally.asked)
  return (
    <Screen
      title={t('province.title')}
      tools={
        <>
          {tools}
          <DateStepper value={on} today={today} onChange={onChange} />
        </>
      }
      footer={
        <>
          <div className={footer.sums}>
            <Sum label={t('outliers.sumChecked')} value={sum((tally) => tally.checked)} />
            <Sum label={t('outliers.sumAsked')} value={asked} />
            <Sum label={t('outliers.sumOpen')} value={sum((tally) => tally.open)} />
          </div>
          <div className={footer.actions}>
            <Checkbox
              size="xs"
              label={t('outliers.onlyOpen')}
              checked={onlyOpen}
              onChange={({ currentTarget: { checked } }) => setOnlyOpen(checked)}
            />
          </div>
        </>
      }
    >
      <div className={styles.view}>
        <DifferencesCard on={on} />
        {units === undefined && <Loading />}
        {units !== undefined && known.length === units.length && asked === 0 && (
          <Notice tone="info">{t('outliers.none')}</Notice>
        )}
        {units?.map(({ code, name }) => (
          <UnitOutliers key={code} unitCode={code} unitName={name} on={on} onlyOpen={onlyOpen} onTold={tell} />
        ))}
      </div>
    </Screen>
  )
}

function Sum({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <span>
      {label} <strong>{formatCount(value)}</strong>
    </span>
  )
}
