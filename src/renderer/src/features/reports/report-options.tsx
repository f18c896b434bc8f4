import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { ReportRequest } from '#shared/reports/reports.schema.ts'
import type { Signer } from '#shared/settings/settings.schema.ts'
import styles from './report-options.module.css'
import { choicesFor } from './report-period.ts'
import type { PeriodChoice, ReportSearch } from './report-search.ts'
import type { FormItem } from './report-view.tsx'

interface ReportOptionsProps {
  readonly periods: FormItem['periods']
  readonly kind: PeriodChoice
  readonly period: Period
  readonly request: ReportRequest
  readonly origin: 'start' | 'year-start'
  readonly signers: readonly Signer[]
  readonly isFitted: boolean
  readonly onFit: (isFitted: boolean) => void
  readonly onChange: (search: Partial<ReportSearch>) => void
}

const kindTexts: Readonly<Record<PeriodChoice, string>> = {
  day: t('reports.day'),
  week: t('reports.week'),
  month: t('reports.month'),
  'admin-month': t('reports.adminMonth'),
  quarter: t('reports.quarter'),
  'half-year': t('reports.halfYear'),
  'nine-months': t('reports.nineMonths'),
  year: t('reports.year'),
  custom: t('reports.custom'),
  'as-of': t('reports.asOf'),
}
const decimalChoices = [0, 1, 2, 3, 4] as const

/** Everything a report can be asked with; each choice goes to the address and so to the paper at once. */
export function ReportOptions({
  periods,
  kind,
  period,
  request,
  origin,
  signers,
  isFitted,
  onFit,
  onChange,
}: ReportOptionsProps) {
  return (
    <div className={styles.options}>
      <NativeSelect
        label={t('reports.periodKind')}
        value={kind}
        data={choicesFor(periods).map((choice) => ({ value: choice, label: kindTexts[choice] }))}
        onChange={(event) =>
          onChange({ kind: choicesFor(periods).find((choice) => choice === event.currentTarget.value) })
        }
      />
      <PeriodDays kind={kind} period={period} origin={origin} onChange={onChange} />
      <Printing request={request} signers={signers} onChange={onChange} />
      <Choice
        label={t('reports.zoom')}
        value={isFitted ? 'fit' : 'full'}
        data={[
          { value: 'fit', label: t('reports.fitWidth') },
          { value: 'full', label: t('reports.fullSize') },
        ]}
        onChange={(value) => onFit(value === 'fit')}
      />
    </div>
  )
}

function Printing({ request, signers, onChange }: Pick<ReportOptionsProps, 'request' | 'signers' | 'onChange'>) {
  return (
    <>
      <Choice
        label={t('reports.policy')}
        value={request.policy}
        data={[
          { value: 'trunc', label: t('reports.policyTrunc') },
          { value: 'half-up', label: t('reports.policyHalfUp') },
        ]}
        onChange={(policy) => onChange({ policy })}
      />
      <NativeSelect
        label={t('reports.decimals')}
        value={String(request.decimals)}
        data={decimalChoices.map(String)}
        onChange={(event) => onChange({ decimals: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('reports.signer')}
        value={String(request.signer)}
        data={signers.map((signer, index) => ({ value: String(index), label: signerText(signer) }))}
        onChange={(event) => onChange({ signer: Number(event.currentTarget.value) })}
      />
    </>
  )
}

function signerText(signer: Signer): string {
  return [signer.authority, signer.title, signer.name].filter((part) => part !== '').join(' ')
}

type PeriodDaysProps = Pick<ReportOptionsProps, 'kind' | 'period' | 'origin' | 'onChange'>

function PeriodDays({ kind, period, origin, onChange }: PeriodDaysProps) {
  if (kind === 'custom') {
    return (
      <div className={styles.pair}>
        <Day label={t('reports.fromDay')} value={period.from} onChange={(from) => onChange({ from, on: period.to })} />
        <Day label={t('reports.toDay')} value={period.to} onChange={(on) => onChange({ on, from: period.from })} />
      </div>
    )
  }
  if (kind === 'as-of') {
    return (
      <>
        <Day label={t('reports.asOfDay')} value={period.to} onChange={(on) => onChange({ on })} />
        <Choice
          label={t('reports.origin')}
          value={origin}
          data={[
            { value: 'start', label: t('reports.originStart') },
            { value: 'year-start', label: t('reports.originYear') },
          ]}
          onChange={(next) => onChange({ origin: next })}
        />
      </>
    )
  }
  return (
    <Day
      label={t(kind === 'day' ? 'reports.day' : 'reports.dayInside')}
      value={period.to}
      onChange={(on) => onChange({ on })}
    />
  )
}

function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: LocalDate
  readonly onChange: (date: LocalDate) => void
}) {
  return (
    <div>
      <p className={styles.label} aria-hidden>
        {label}
      </p>
      <DateField label={label} value={value} onChange={onChange} />
    </div>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly data: { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

function Choice<V extends string>({ label, value, data, onChange }: ChoiceProps<V>) {
  const id = useId()
  return (
    <div>
      <p id={id} className={styles.label}>
        {label}
      </p>
      <SegmentedControl fullWidth size="xs" aria-labelledby={id} value={value} data={data} onChange={onChange} />
    </div>
  )
}
