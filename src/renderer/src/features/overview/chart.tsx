import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import styles from './chart.module.css'

interface ChartProps {
  readonly option: EChartsCoreOption
  /** Height in pixels; the width is that of the card. */
  readonly height: number
  /** What the chart shows, for who does not see it. */
  readonly label: string
  /** A point was chosen: the series and the place in its data. */
  readonly onChoose?: (series: number, at: number) => void
}

/** A drawing by ECharts. It follows its card's width and, through the colours' names, light and dark. */
export function Chart({ option, height, label, onChoose }: ChartProps) {
  const container = useRef<HTMLDivElement>(null)
  const choose = useRef(onChoose)
  useEffect(() => {
    choose.current = onChoose
  }, [onChoose])
  useEffect(() => {
    const place = container.current
    if (place === null) return undefined
    let stop: (() => void) | undefined
    let isGone = false
    void import('./echarts-core.ts').then(({ startChart }) => {
      if (isGone) return
      const chart = startChart(place, height)
      chart.setOption({ ...option, aria: { enabled: true, label: { description: label } } })
      chart.on('click', (event) => choose.current?.(event.seriesIndex ?? 0, event.dataIndex))
      const resizing = new ResizeObserver(() => chart.resize())
      resizing.observe(place)
      stop = () => {
        resizing.disconnect()
        chart.dispose()
      }
    })
    return () => {
      isGone = true
      stop?.()
    }
  }, [option, height, label])
  return <div ref={container} className={styles.chart} role="img" aria-label={label} data-chart />
}
