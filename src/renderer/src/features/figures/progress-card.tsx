import { t } from '#renderer/texts/vi.ts'
import { Bar } from '#renderer/ui/bar.tsx'
import { Card } from '#renderer/ui/card.tsx'
import type { Today } from '#shared/figures/today.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { remaining } from '#shared/kernel/progress.ts'
import { compareRatios, formatPercent, type PercentFormat } from '#shared/kernel/ratio.ts'
import styles from './progress-card.module.css'
import { barPercent } from './rate-bar.ts'

type Row = Today['progress'][number]
type Target = Pick<Today['measures'][number]['target'], 'numerator' | 'needed'>

interface ProgressCardProps {
  /** Best first, as the backend ranks them. */
  readonly rows: readonly Row[]
  /** The unit's own rate, which the rows are compared with. */
  readonly whole: Target | null
  readonly format: PercentFormat
}

/** Rows against the activation target. */
export function ProgressCard({ rows, whole, format }: ProgressCardProps) {
  const isKnown = whole !== null && whole.needed !== null
  return (
    <Card
      title={t('today.progressTitle')}
      aside={
        isKnown
          ? t('today.progressAside', { percent: formatPercent(whole.numerator, whole.needed, format) })
          : undefined
      }
      isScrolling
    >
      {rows.every((row) => row.needed === null) ? (
        <p className={styles.empty}>{t('today.progressNoTarget')}</p>
      ) : (
        <ol>
          {rows.map((row) => (
            <ProgressRow key={row.unit.code} row={row} whole={isKnown ? whole : null} format={format} />
          ))}
        </ol>
      )}
    </Card>
  )
}

function ProgressRow({
  row,
  whole,
  format,
}: {
  readonly row: Row
  readonly whole: Target | null
  readonly format: PercentFormat
}) {
  const { numerator, needed } = row
  const left = needed === null ? null : remaining(needed, numerator)
  const isBehind =
    whole !== null && compareRatios({ num: numerator, den: needed }, { num: whole.numerator, den: whole.needed }) < 0
  return (
    <li className={styles.row}>
      <span className={styles.name} title={row.unit.name}>
        {row.unit.name}
      </span>
      <Bar
        percent={barPercent(numerator, needed)}
        mark={whole === null ? null : barPercent(whole.numerator, whole.needed)}
        tone={isBehind ? 'warning' : 'done'}
      />
      <span className={styles.percent}>{formatPercent(numerator, needed, format)}</span>
      <span className={styles.left}>{leftText(left)}</span>
    </li>
  )
}

function leftText(left: number | null): string {
  if (left === null) return ''
  return left === 0 ? t('today.reached') : t('today.left', { count: formatCount(left) })
}
