import { useCallback, useMemo, useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useReportingGroups } from '#renderer/rpc/use-reporting-units.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { PeriodStepper, periodWords } from '#renderer/ui/period-stepper.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { UnitChooser } from '#renderer/ui/unit-chooser.tsx'
import type { Campaign } from '#shared/campaigns/campaigns.schema.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import { canTellAsNow } from '#shared/reports/geography-choice.rules.ts'
import type { ReportRequest } from '#shared/reports/reports.schema.ts'
import type { Reporting, Signer } from '#shared/settings/settings.schema.ts'
import { ExportBar } from './export-bar.tsx'
import { FormList } from './form-list.tsx'
import { PaperPane } from './paper-pane.tsx'
import { PastBar } from './past-bar.tsx'
import { PastExports } from './past-exports.tsx'
import { PastNotice } from './past-notice.tsx'
import { ReportOptions } from './report-options.tsx'
import { chosenKind, chosenPeriod, offeredPeriods, steppedSearch } from './report-period.ts'
import type { ReportSearch } from './report-search.ts'
import { ReportWarnings } from './report-warnings.tsx'
import styles from './report-view.module.css'
import { isBeforeSetup, usePast } from './use-past.ts'

export type FormItem = Output<'reports.listForms'>[number]

interface ReportViewProps {
  readonly forms: readonly FormItem[]
  /** Newest first. */
  readonly campaigns: readonly Campaign[]
  readonly form: FormItem
  readonly reporting: Reporting
  readonly signers: readonly Signer[]
  readonly today: LocalDate
  readonly search: ReportSearch
  readonly onChange: (search: Partial<ReportSearch>) => void
}

export function ReportView({ forms, campaigns, form, reporting, signers, today, search, onChange }: ReportViewProps) {
  const on = search.on ?? today
  const kind = chosenKind(search, offeredPeriods(form), reporting.calendar)
  const period = useMemo(
    () => chosenPeriod(kind, search, on, reporting.calendar),
    [kind, search, on, reporting.calendar],
  )
  const policy = search.policy ?? reporting.policy
  const decimals = search.decimals ?? reporting.decimals
  const signer = Math.min(search.signer ?? 0, signers.length - 1)
  const subject = form.subject === undefined ? undefined : chosenCampaign(campaigns, search.subject)
  const { groups } = useReportingGroups(period.to)
  const isByUnit = form.rows === 'units' && groups.length > 0
  const unit = isByUnit ? groups.find((group) => group.code === search.unit)?.code : undefined
  const request = useRequest({ form, search, period, policy, decimals, signer, subject, unit, isByUnit })
  const isWithoutSubject = form.subject !== undefined && subject === undefined
  const built = useBackendQuery('reports.showReport', request, { keepPrevious: true, enabled: !isWithoutSubject })
  const past = usePast(search, request)
  const changePeriod = useCallback((next: Partial<ReportSearch>) => onChange({ ...next, past: undefined }), [onChange])
  const chooseUnit = useCallback((code: string | undefined) => changePeriod({ unit: code }), [changePeriod])
  const [isFitted, setIsFitted] = useState(true)
  return (
    <Screen
      title={t('reports.title')}
      tools={
        <>
          {isByUnit && <UnitChooser units={groups} value={unit} onChoose={chooseUnit} />}
          <ReportStepper period={period} today={today} onChange={changePeriod} />
        </>
      }
      footer={
        past === null ? (
          <ExportBar request={request} built={built.isPlaceholderData || isWithoutSubject ? undefined : built.data} />
        ) : (
          <PastBar past={past} />
        )
      }
    >
      <div className={styles.view}>
        <FormList forms={forms} selected={form.id} onSelect={(id) => changePeriod({ form: id, kind: undefined })} />
        <div className={styles.paper}>
          {past !== null && <PastNotice past={past} onLeave={() => onChange({ past: undefined, asOf: undefined })} />}
          {past === null && isWithoutSubject && (
            <div className={styles.nothing}>
              <Notice tone="info">{t('reports.campaignNone')}</Notice>
            </div>
          )}
          {!(past === null ? isWithoutSubject : isBeforeSetup(past.answer.error)) && (
            <PaperPane built={past === null ? built : past.answer} form={form.id} isFitted={isFitted} />
          )}
        </div>
        <aside className={styles.side} aria-label={t('reports.options')}>
          <ReportOptions
            form={form}
            campaigns={campaigns}
            kind={kind}
            period={period}
            request={request}
            hasRows={isByUnit}
            origin={search.origin ?? 'start'}
            signers={signers}
            isFitted={isFitted}
            onFit={setIsFitted}
            onChange={changePeriod}
          />
          <PastExports form={form.id} period={period} subject={subject} search={search} onChange={onChange} />
          {past === null && !isWithoutSubject && !built.isPlaceholderData && built.data !== undefined && (
            <ReportWarnings report={built.data} isOfUnits={form.rows === 'units' || form.rows === 'reporting-units'} />
          )}
        </aside>
      </div>
    </Screen>
  )
}

interface RequestParts extends Pick<ReportRequest, 'period' | 'policy' | 'decimals' | 'signer'> {
  readonly form: FormItem
  readonly search: ReportSearch
  readonly subject: string | undefined
  readonly unit: string | undefined
  readonly isByUnit: boolean
}

/** The report that is asked for; the same object while it stays the same. */
function useRequest({ form, search, isByUnit, ...parts }: RequestParts): ReportRequest {
  const { period, policy, decimals, signer, subject, unit } = parts
  const rows = isByUnit ? search.rows : undefined
  const geography = canTellAsNow(form.rows) ? search.geography : undefined
  return useMemo<ReportRequest>(
    () => ({
      form: form.id,
      period,
      policy,
      decimals,
      signer,
      ...(subject === undefined ? {} : { subject }),
      ...(unit === undefined ? {} : { unitCode: unit }),
      ...(rows === undefined ? {} : { rows }),
      ...(geography === undefined ? {} : { geography }),
    }),
    [form.id, period, policy, decimals, signer, subject, unit, rows, geography],
  )
}

interface ReportStepperProps {
  readonly period: Period
  readonly today: LocalDate
  readonly onChange: (search: Partial<ReportSearch>) => void
}

function ReportStepper({ period, today, onChange }: ReportStepperProps) {
  const back = useMemo(() => stepTo(steppedSearch(period, -1), onChange), [period, onChange])
  const forward = useMemo(() => stepTo(steppedSearch(period, 1), onChange), [period, onChange])
  const current = useCallback(() => onChange({ on: today, from: undefined }), [today, onChange])
  return (
    <PeriodStepper
      words={periodWords}
      value={periodLabel(period)}
      onBack={back}
      onForward={forward}
      onCurrent={current}
    />
  )
}

function stepTo<S>(search: S | null, onChange: (search: S) => void): (() => void) | undefined {
  return search === null ? undefined : () => onChange(search)
}

/** The campaign of the address, else the newest. */
function chosenCampaign(campaigns: readonly Campaign[], asked: string | undefined): string | undefined {
  return (campaigns.find(({ id }) => id === asked) ?? campaigns[0])?.id
}
