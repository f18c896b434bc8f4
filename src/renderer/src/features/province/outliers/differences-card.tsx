import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Difference } from '#shared/province/outliers.schema.ts'
import { missingDaysText } from '#shared/texts/submission-remarks.texts.ts'
import styles from './outliers.module.css'

const kindTexts: Readonly<Record<Difference['kind'], string>> = {
  sheet: t('outliers.kindSheet'),
  running: t('outliers.kindRunning'),
  national: t('outliers.kindNational'),
}

/** Sheets, book and national system side by side, where they do not say the same. */
export function DifferencesCard({ on }: { readonly on: LocalDate }) {
  // The book's own side changes with every figure, from whatever screen: asked anew each time.
  const { data, error } = useBackendQuery('province.getDifferences', { on }, { isVolatile: true })
  if (error !== null) {
    return (
      <Notice tone="error" title={t('outliers.differences')}>
        {errorText(error)}
      </Notice>
    )
  }
  if (data === undefined) return null
  const { compared, differences } = data
  const aside = t('outliers.differenceCount', {
    compared: formatCount(compared),
    count: formatCount(differences.length),
  })
  if (differences.length === 0) {
    return (
      <Card title={t('outliers.differences')} aside={aside}>
        <p className={styles.padded}>{t(compared === 0 ? 'outliers.nothingCompared' : 'outliers.allAgree')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('outliers.differences')} aside={aside}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('outliers.columnUnit')}</th>
              <th scope="col">{t('outliers.columnKind')}</th>
              <th scope="col">{t('outliers.columnIndicator')}</th>
              <th scope="col" className={styles.number}>
                {t('outliers.columnStated')}
              </th>
              <th scope="col" className={styles.number}>
                {t('outliers.columnBooked')}
              </th>
              <th scope="col">{t('outliers.columnAdvice')}</th>
            </tr>
          </thead>
          <tbody>
            {foldedByUnit(differences).map(({ head, cells }) =>
              head === null ? (
                cells.map((one) => <DifferenceRow key={keyOf(one)} one={one} />)
              ) : (
                <MissingRows key={`missing ${head.unitCode}`} head={head} cells={cells} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

interface Folded {
  /** A unit whose sheets of days before did not come; null for what has no such reason. */
  readonly head: Difference | null
  readonly cells: readonly Difference[]
}

/** Running totals that days not sent can account for, in one line for each unit; the rest follows. */
function foldedByUnit(differences: readonly Difference[]): Folded[] {
  const late = differences.filter(({ missingDays }) => missingDays.length > 0)
  const folded = [...Map.groupBy(late, ({ unitCode }) => unitCode).values()].map((cells) => ({
    head: cells[0] ?? null,
    cells,
  }))
  return [...folded, { head: null, cells: differences.filter(({ missingDays }) => missingDays.length === 0) }]
}

function MissingRows({ head, cells }: { readonly head: Difference; readonly cells: readonly Difference[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const rows = new Set(cells.map(({ rowName }) => rowName)).size
  return (
    <>
      <tr>
        <th scope="row">{head.unitName}</th>
        <td colSpan={4}>
          {t('outliers.missingDays', {
            days: missingDaysText(head.missingDays),
            rows,
            cells: formatCount(cells.length),
          })}
        </td>
        <td>
          <Button size="compact-xs" variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(isOpen ? 'outliers.hideCells' : 'outliers.showCells')}
          </Button>
        </td>
      </tr>
      {isOpen && cells.map((one) => <DifferenceRow key={keyOf(one)} one={one} />)}
    </>
  )
}

function DifferenceRow({ one }: { readonly one: Difference }) {
  return (
    <tr>
      <th scope="row">
        {one.unitName}
        {one.rowName !== null && <span className={styles.quiet}> · {one.rowName}</span>}
      </th>
      <td>{kindTexts[one.kind]}</td>
      <td>{one.label}</td>
      <td className={styles.number}>{formatCount(one.stated)}</td>
      <td className={styles.number}>{one.booked === null ? '—' : formatCount(one.booked)}</td>
      <td className={styles.quiet}>{one.kind === 'national' ? one.advice : `${one.source}. ${one.advice}`}</td>
    </tr>
  )
}

function keyOf(one: Difference): string {
  return `${one.kind} ${one.unitCode} ${one.rowName ?? ''} ${one.indicator} ${one.source}`
}
