import { ActionIcon } from '@mantine/core'
import type { EChartsCoreOption } from 'echarts/core'
import { ChartColumn, Copy, Table2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './chart-card.module.css'
import { Chart } from './chart.tsx'
import { chartPicture } from './chart-picture.ts'
import { ChartTable, type ChartTableProps } from './chart-table.tsx'

interface ChartCardProps {
  readonly title: string
  /** What the figures are of, at the right of the title. */
  readonly aside?: string | undefined
  /** Said in place of the chart when there is nothing to draw. */
  readonly empty?: string | undefined
  /** Why the figures could not be read, if they could not. */
  readonly error?: unknown
  readonly option: EChartsCoreOption
  readonly height: number
  /** The same figures to read. */
  readonly table: ChartTableProps
  readonly onChoose?: (series: number, at: number) => void
  readonly children?: ReactNode
}

/** A chart with its table behind a button, and a way to take it away as a picture. */
export function ChartCard({ title, aside, empty, error, option, height, table, onChoose, children }: ChartCardProps) {
  const [isTable, setTable] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const { mutate: copy, ...copied } = useBackendCommand('desktop.copyImage')
  const takePicture = async (): Promise<void> => {
    const svg = body.current?.querySelector('svg')
    if (svg instanceof SVGSVGElement) copy({ png: await chartPicture(svg, title) })
  }
  const hasChart = empty === undefined && !isTable
  return (
    <Card
      title={title}
      isScrolling
      aside={
        <span className={styles.aside}>
          {aside}
          {copied.isSuccess && <span role="status">{t('overview.copied')}</span>}
          {copied.isError && <span role="alert">{errorText(copied.error)}</span>}
          {empty === undefined && (
            <span className={styles.tools}>
              {hasChart && (
                <Tool label={t('overview.copyPicture', { title })} onClick={() => void takePicture()}>
                  <Copy aria-hidden size={14} />
                </Tool>
              )}
              <Tool
                label={t(isTable ? 'overview.showChart' : 'overview.showTable', { title })}
                onClick={() => setTable(!isTable)}
              >
                {isTable ? <ChartColumn aria-hidden size={14} /> : <Table2 aria-hidden size={14} />}
              </Tool>
            </span>
          )}
        </span>
      }
    >
      <div ref={body}>
        {error !== undefined && error !== null && <Notice tone="error">{errorText(error)}</Notice>}
        {empty !== undefined && <p className={styles.empty}>{empty}</p>}
        {empty === undefined && isTable && <ChartTable {...table} />}
        {hasChart && (
          <Chart
            option={option}
            height={height}
            label={`${title}. ${t('overview.seeTable')}`}
            {...(onChoose === undefined ? {} : { onChoose })}
          />
        )}
        {children}
      </div>
    </Card>
  )
}

function Tool({
  label,
  onClick,
  children,
}: {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <ActionIcon title={label} variant="subtle" size={24} color="gray" aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  )
}
