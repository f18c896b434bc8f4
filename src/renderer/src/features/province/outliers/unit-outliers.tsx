import { useDeferredValue, useEffect } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { OutlierItem } from './outlier-item.tsx'
import styles from './outliers.module.css'

interface UnitOutliersProps {
  readonly unitCode: string
  readonly unitName: string
  readonly on: LocalDate
  /** Leaves out what was found right; what a unit is being asked about is not concluded. */
  readonly onlyOpen: boolean
  readonly onTold: (unitCode: string, tally: { checked: number; asked: number; open: number }) => void
}

const noOutliers: Output<'province.findOutliers'>['outliers'] = []

function isOpen({ verdict }: (typeof noOutliers)[number]): boolean {
  return verdict?.verdict !== 'right'
}

/** What is asked of one unit's day; nothing is shown of a unit whose day has nothing odd. */
export function UnitOutliers({ unitCode, unitName, on, onlyOpen, onTold }: UnitOutliersProps) {
  const { data, error } = useBackendQuery('province.findOutliers', { unitCode, on })
  useEffect(() => {
    if (data === undefined) return
    const open = data.outliers.filter(isOpen).length
    onTold(unitCode, { checked: data.checked, asked: data.outliers.length, open })
  }, [data, unitCode, onTold])
  // Of a whole province there may be hundreds: they are drawn bit by bit, and nobody waits for the last.
  const found = useDeferredValue(data?.outliers, noOutliers) ?? noOutliers
  const shown = found.filter((one) => !onlyOpen || isOpen(one))
  if (error !== null) {
    return (
      <Notice tone="error" title={unitName}>
        {errorText(error)}
      </Notice>
    )
  }
  if (shown.length === 0) return null
  return (
    <Card title={unitName} aside={t('outliers.count', { count: shown.length })}>
      <ul className={styles.list}>
        {shown.map((outlier) => (
          <OutlierItem key={`${outlier.unitCode} ${outlier.indicator} ${outlier.value}`} outlier={outlier} />
        ))}
      </ul>
    </Card>
  )
}
