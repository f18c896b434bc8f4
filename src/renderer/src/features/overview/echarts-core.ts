/** The parts of ECharts that the overview draws with; loaded only when a chart is on the screen. */
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  CalendarComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { type EChartsType, init, use as draw } from 'echarts/core'
import { registerPainter } from 'zrender/lib/zrender.js'
import { PlainPainter } from './plain-painter.ts'

draw([
  AriaComponent,
  BarChart,
  CalendarComponent,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
])
registerPainter('svg', PlainPainter)

/** @param height in pixels; the width is the container's */
export function startChart(container: HTMLElement, height: number): EChartsType {
  return init(container, null, { renderer: 'svg', height })
}
