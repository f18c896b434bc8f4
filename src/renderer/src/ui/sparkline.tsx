import { t } from '#renderer/texts/vi.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './sparkline.module.css'

const width = 218
const height = 44
const margin = 4

type Series = readonly { readonly on: LocalDate; readonly value: number | null }[]

interface SparklineProps {
  readonly series: Series
}

/** The figures of some days as a line; a day without a figure is a gap, not a zero. */
export function Sparkline({ series }: SparklineProps) {
  const highest = Math.max(1, ...series.map((point) => point.value ?? 0))
  const x = (index: number) => margin + (index * (width - 2 * margin)) / Math.max(1, series.length - 1)
  const y = (value: number) => height - margin - (value * (height - 2 * margin)) / highest
  const last = series.at(-1)
  return (
    <svg className={styles.sparkline} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describe(series)}>
      <line className={styles.sparkBase} x1={margin} x2={width - margin} y1={y(0)} y2={y(0)} />
      {runsOf(series).map((run) => (
        <polyline
          key={run[0]?.index}
          className={styles.sparkLine}
          points={run.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')}
        />
      ))}
      {runsOf(series)
        .filter((run) => run.length === 1)
        .map(
          ([point]) =>
            point && (
              <circle key={point.index} className={styles.sparkPoint} cx={x(point.index)} cy={y(point.value)} r={1.5} />
            ),
        )}
      {last !== undefined && last.value !== null && (
        <circle className={styles.sparkNow} cx={x(series.length - 1)} cy={y(last.value)} r={3} />
      )}
    </svg>
  )
}

interface Point {
  readonly index: number
  readonly value: number
}

function runsOf(series: Series): Point[][] {
  const runs: Point[][] = []
  let run: Point[] = []
  series.forEach(({ value }, index) => {
    if (value === null) {
      run = []
      return
    }
    if (run.length === 0) runs.push(run)
    run.push({ index, value })
  })
  return runs
}

function describe(series: Series): string {
  const first = series[0]
  const last = series.at(-1)
  const values = series.flatMap((point) => point.value ?? [])
  if (first === undefined || last === undefined || values.length === 0) return t('entry.lineEmpty')
  return t('entry.lineText', {
    from: formatDate(first.on),
    to: formatDate(last.on),
    days: values.length,
    lowest: formatCount(Math.min(...values)),
    highest: formatCount(Math.max(...values)),
    last: last.value === null ? t('entry.noFigure') : formatCount(last.value),
  })
}
