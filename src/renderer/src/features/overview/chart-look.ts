/** What the charts have in common. Colours are names of the window's, so that they follow light and dark. */
import { formatCount } from '#shared/kernel/numbers.ts'

export const colors = {
  text: 'var(--color-text)',
  muted: 'var(--color-text-muted)',
  line: 'var(--color-line)',
  surface: 'var(--color-surface)',
  done: 'var(--color-green)',
  mark: 'var(--color-green-mark)',
  warning: 'var(--color-amber)',
  warningMark: 'var(--color-amber-mark)',
  missing: 'var(--color-red)',
  track: 'var(--color-track)',
  gold: 'var(--color-gold)',
} as const

const font = { fontFamily: 'Be Vietnam Pro, Segoe UI, sans-serif', fontSize: 11 } as const

/** No animation: a figure is where it is; tooltips are drawn, not written as HTML. */
export const base = {
  animation: false,
  textStyle: { ...font, color: colors.text },
  tooltip: {
    renderMode: 'richText',
    confine: true,
    backgroundColor: colors.surface,
    borderColor: colors.line,
    borderWidth: 1,
    padding: 8,
    textStyle: { ...font, color: colors.text },
  },
} as const

export const label = { ...font, color: colors.muted } as const
export const axisLine = { lineStyle: { color: colors.line } } as const
export const splitLine = { lineStyle: { color: colors.track } } as const
/** Nothing changes under the pointer: the tooltip tells. */
export const still = { emphasis: { disabled: true } } as const

/** `1.494.541`, or the word for nothing reported. */
export function countText(value: number | null): string {
  return value === null ? '—' : formatCount(value)
}
