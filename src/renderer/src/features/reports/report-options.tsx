import { NativeSelect } from '@mantine/core'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import type { Campaign } from '#shared/campaigns/campaigns.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { canTellAsNow } from '#shared/reports/geography-choice.rules.ts'
import type { ReportRequest } from '#shared/reports/reports.schema.ts'
import type { Signer } from '#shared/settings/settings.schema.ts'
import { Choice } from './report-choice.tsx'
import styles from './report-options.module.css'
import { choicesFor, offeredPeriods } from './report-period.ts'
import type { PeriodChoice, ReportSearch } from './report-search.ts'
import type { FormItem } from './report-view.tsx'

interface ReportOptionsProps {
  readonly form: FormItem
  readonly campaigns: readonly Campaign[]
  readonly kind: PeriodChoice
  readonly period: Period
  readonly request: ReportRequest
  /** Rows of a province's units may be communes, or the units themselves. */
  readonly hasRows: boolean
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
  form,
  campaigns,
  kind,
  period,
  request,
  hasRows,
  origin,
  signers,
  isFitted,
  onFit,
  onChange,
}: ReportOptionsProps) {
  const choices = choicesFor(offeredPeriods(form))
  return (
    <div className={styles.options}>
      {form.subject === 'campaign' && campaigns.length > 0 && (
        <CampaignField campaigns={campaigns} selected={request.subject} onChange={onChange} />
      )}
      {choices.length > 1 && (
        <NativeSelect
          label={t('reports.periodKind')}
          value={kind}
          data={choices.map((choice) => ({ value: choice, label: kindTexts[choice] }))}
          onChange={(event) => onChange({ kind: choices.find((choice) => choice === event.currentTarget.value) })}
        />
      )}
      <PeriodDays
        kind={kind}
        label={
          form.periods.includes('span') && kind === 'day' && choices.length === 1 ? t('reports.asOfDay') : undefined
        }
        period={period}
        origin={origin}
        onChange={onChange}
      />
      {hasRows && <Rows request={request} onChange={onChange} />}
      {canTellAsNow(form.rows) && <Geography request={request} onChange={onChange} />}
      {!rowsWithoutRatios.includes(form.rows) && <Rounding request={request} onChange={onChange} />}
      <NativeSelect
        label={t('reports.signer')}
        value={String(request.signer)}
        data={signers.map((signer, index) => ({ value: String(index), label: signerText(signer) }))}
        onChange={(event) => onChange({ signer: Number(event.currentTarget.value) })}
      />
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

/** What a row is: a commune, or a unit with all its rows. */
function Rows({ request, onChange }: Pick<ReportOptionsProps, 'request' | 'onChange'>) {
  return (
    <Choice
      label={t('reports.rows')}
      value={request.rows ?? 'communes'}
      data={[
        { value: 'communes', label: t('reports.rowsCommunes') },
        {
          value: 'reporting-units',
          label: t(request.unitCode === undefined ? 'reports.rowsUnits' : 'reports.rowsWhole'),
        },
      ]}
      onChange={(rows) => onChange({ rows: rows === 'communes' ? undefined : rows })}
    />
  )
}

/** Offered once a unit of the book was merged, divided, renamed or moved. */
function Geography({ request, onChange }: Pick<ReportOptionsProps, 'request' | 'onChange'>) {
  const days = useBackendQuery('province.listReorganisationDays', {}).data
  if (days === undefined || days.length === 0) return null
  return (
    <Choice
      label={t('reports.geography')}
      value={request.geography ?? 'then'}
      data={[
        { value: 'then', label: t('reports.geographyThen') },
        { value: 'now', label: t('reports.geographyNow') },
      ]}
      onChange={(geography) => onChange({ geography: geography === 'then' ? undefined : geography })}
    />
  )
}

/** Forms of these rows print no percentages. */
const rowsWithoutRatios: readonly string[] = ['sessions', 'variances']

function Rounding({ request, onChange }: Pick<ReportOptionsProps, 'request' | 'onChange'>) {
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
    </>
  )
}

interface CampaignFieldProps extends Pick<ReportOptionsProps, 'campaigns' | 'onChange'> {
  readonly selected: string | undefined
}

function CampaignField({ campaigns, selected, onChange }: CampaignFieldProps) {
  return (
    <NativeSelect
      label={t('reports.campaign')}
      value={selected}
      data={campaigns.map(({ id, name, from, to }) => ({
        value: id,
        label: t('reports.campaignDates', { name, from: formatDate(from), to: formatDate(to) }),
      }))}
      onChange={(event) => onChange({ subject: event.currentTarget.value })}
    />
  )
}

function signerText(signer: Signer): string {
  return [signer.authority, signer.title, signer.name].filter((part) => part !== '').join(' ')
}

interface PeriodDaysProps extends Pick<ReportOptionsProps, 'kind' | 'period' | 'origin' | 'onChange'> {
  /** What a single day is called, where it is not the day itself that is reported. */
  readonly label: string | undefined
}

function PeriodDays({ kind, label, period, origin, onChange }: PeriodDaysProps) {
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
      label={label ?? t(kind === 'day' ? 'reports.day' : 'reports.dayInside')}
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
