import { NativeSelect } from '@mantine/core'
import { type ReactNode, useCallback } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { PeriodStepper, periodWords } from '#renderer/ui/period-stepper.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { nextPeriod, type Period, previousPeriod } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import { type DueForm, dueFormSchema, type SlotKind } from '#shared/province/completeness.schema.ts'
import { kindsOfForm, usualKind } from '#shared/province/completeness-slots.rules.ts'
import type { Reporting } from '#shared/settings/settings.schema.ts'
import type { ProvincePanelProps } from '../province-panel.ts'
import { CompletenessView } from './completeness-view.tsx'
import styles from './completeness.module.css'
import { shownPeriod } from './matrix-span.ts'

/** "Tình hình nộp": units × days or periods, and whom to call. */
export function CompletenessPanel(props: ProvincePanelProps) {
  const today = useToday()
  const reporting = useBackendQuery('settings.getReporting', {}).data
  if (today === undefined || reporting === undefined) {
    return (
      <Screen title={t('province.title')} tools={props.tools}>
        <Loading />
      </Screen>
    )
  }
  return <Loaded {...props} today={today} reporting={reporting} />
}

interface LoadedProps extends ProvincePanelProps {
  readonly today: LocalDate
  readonly reporting: Reporting
}

function Loaded({ search, tools, onChange, today, reporting }: LoadedProps) {
  const form = search.form ?? 'BM01'
  const kind = search.kind !== undefined && kindsOfForm[form].includes(search.kind) ? search.kind : usualKind(form)
  const on = search.on ?? today
  const period = shownPeriod(kind, reporting.calendar, on)
  const { from, to } = period
  const matrix = useBackendQuery('province.getCompleteness', { form, kind, from, to }, { keepPrevious: true })
  const shownTools = (
    <>
      {tools}
      <ShownStepper period={period} today={today} onChange={onChange} />
    </>
  )
  if (matrix.data === undefined) {
    return (
      <Screen title={t('province.title')} tools={shownTools}>
        {matrix.isError ? (
          <Notice tone="error" title={t('completeness.loadFailed')}>
            {errorText(matrix.error)}
          </Notice>
        ) : (
          <Loading />
        )}
      </Screen>
    )
  }
  return (
    <CompletenessView
      matrix={matrix.data}
      period={periodLabel(period)}
      format={reporting}
      on={on}
      search={search}
      tools={shownTools}
      choices={<FormChoices form={form} kind={kind} onChange={onChange} />}
      onChange={onChange}
    />
  )
}

interface StepperProps extends Pick<ProvincePanelProps, 'onChange'> {
  readonly period: Period
  readonly today: LocalDate
}

function ShownStepper({ period, today, onChange }: StepperProps) {
  const back = useCallback(() => onChange({ on: previousPeriod(period)?.to, unit: undefined }), [period, onChange])
  const forward = useCallback(() => onChange({ on: nextPeriod(period)?.from, unit: undefined }), [period, onChange])
  const current = useCallback(() => onChange({ on: today }), [today, onChange])
  return (
    <PeriodStepper
      words={periodWords}
      value={periodLabel(period)}
      onBack={previousPeriod(period) === null ? undefined : back}
      onForward={nextPeriod(period) === null ? undefined : forward}
      onCurrent={current}
    />
  )
}

const kindTexts: Readonly<Record<SlotKind, string>> = {
  day: t('completeness.kindDay'),
  week: t('completeness.kindWeek'),
  month: t('completeness.kindMonth'),
  quarter: t('completeness.kindQuarter'),
  'half-year': t('completeness.kindHalfYear'),
  'nine-months': t('completeness.kindNineMonths'),
  year: t('completeness.kindYear'),
}

interface FormChoicesProps extends Pick<ProvincePanelProps, 'onChange'> {
  readonly form: DueForm
  readonly kind: SlotKind
}

/** Which form is looked at, and how long its sheets reach where it has several lengths. */
function FormChoices({ form, kind, onChange }: FormChoicesProps): ReactNode {
  const kinds = kindsOfForm[form]
  return (
    <>
      <NativeSelect
        className={styles.choice}
        size="xs"
        aria-label={t('completeness.form')}
        value={form}
        data={[...dueFormSchema.options]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ form: dueFormSchema.options.find((one) => one === value), kind: undefined })
        }
      />
      {kinds.length > 1 && (
        <NativeSelect
          className={styles.choice}
          size="xs"
          aria-label={t('completeness.kind')}
          value={kind}
          data={kinds.map((value) => ({ value, label: kindTexts[value] }))}
          onChange={({ currentTarget: { value } }) => onChange({ kind: kinds.find((one) => one === value) })}
        />
      )}
    </>
  )
}
