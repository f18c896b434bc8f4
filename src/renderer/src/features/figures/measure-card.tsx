import { t } from '#renderer/texts/vi.ts'
import { Bar } from '#renderer/ui/bar.tsx'
import { Card } from '#renderer/ui/card.tsx'
import type { Today } from '#shared/figures/today.schema.ts'
import { renamedFrom } from '#shared/indicators/dated-labels.ts'
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { formatPercent, type PercentFormat } from '#shared/kernel/ratio.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import styles from './measure-card.module.css'
import { barPercent } from './rate-bar.ts'

type Measure = Today['measures'][number]

interface MeasureCardProps {
  readonly measure: Measure
  readonly on: LocalDate
  readonly format: PercentFormat
}

/** One thing the day is measured by: today, against the day before, cumulative, and how far the target is. */
export function MeasureCard({ measure, on, format }: MeasureCardProps) {
  const { today, previousDay, cumulative, parts } = measure
  return (
    <Card
      title={measureTitle(measure.measure, on)}
      aside={cumulative === null ? undefined : t('today.cumulative', { count: formatCount(cumulative) })}
    >
      <p className={styles.day}>
        <span className={styles.figure}>{today === null ? '—' : formatCount(today)}</span>
        <span className={styles.line}>{today === null ? t('today.noFigure') : changeText(today, previousDay)}</span>
      </p>
      <p className={styles.line}>{parts.map((part) => partText(part, on)).join(' · ')}</p>
      <TargetLines measure={measure} format={format} />
    </Card>
  )
}

function measureTitle(measure: Measure['measure'], on: LocalDate): string {
  if (measure === 'CC') return t(on < renamedFrom ? 'today.cardsBefore' : 'today.cardsAfter')
  return t(measure === 'COL' ? 'today.collected' : 'today.activated')
}

function partText({ indicator, value }: Measure['parts'][number], on: LocalDate): string {
  return `${lowerFirst(indicatorShortLabel(indicator, on))}: ${value === null ? '—' : formatCount(value)}`
}

function changeText(today: number, previous: number | null): string {
  if (previous === null) return ''
  const change = today - previous
  if (change === 0) return t('today.sameAsBefore')
  return change > 0
    ? t('today.moreThanBefore', { count: formatCount(change) })
    : t('today.lessThanBefore', { count: formatCount(-change) })
}

function TargetLines({ measure, format }: { readonly measure: Measure; readonly format: PercentFormat }) {
  const { target, eligible } = measure
  const eligibleText =
    eligible.denominator === null
      ? null
      : t('today.ofEligible', {
          percent: formatPercent(eligible.numerator, eligible.denominator, format),
          count: formatCount(eligible.denominator),
        })
  if (target.needed === null) {
    if (eligibleText === null) return <p className={styles.hint}>{t('today.noTarget')}</p>
    return (
      <>
        <Bar percent={barPercent(eligible.numerator, eligible.denominator)} />
        <p className={styles.line}>{eligibleText}</p>
      </>
    )
  }
  return (
    <>
      <Bar percent={barPercent(target.numerator, target.needed)} />
      <p className={styles.line}>
        {t('today.ofTarget', {
          percent: formatPercent(target.numerator, target.needed, format),
          count: formatCount(target.needed),
        })}
      </p>
      <p className={styles.line}>{paceText(target) ?? eligibleText}</p>
    </>
  )
}

/** What has to be done each day to reach the target in time; null when it has no end, or that day is past. */
function paceText({ numerator, needed, endsOn, perDay, perWorkingDay }: Measure['target']): string | null {
  if (numerator !== null && needed !== null && numerator >= needed) return t('today.targetReached')
  if (endsOn === null) return null
  const date = formatDate(endsOn)
  if (perWorkingDay !== null) return t('today.perWorkingDay', { count: formatCount(perWorkingDay), date })
  return perDay === null ? null : t('today.perDay', { count: formatCount(perDay), date })
}
