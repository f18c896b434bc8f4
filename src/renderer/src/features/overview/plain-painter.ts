import SVGPainter from 'zrender/lib/svg/Painter.js'
import type { SVGVNode } from 'zrender/lib/svg/core.js'

/**
 * Draws like the painter of ECharts, but with presentation attributes in place of `style="…"`: the window's content
 * security policy takes no style from inside the page.
 */
export class PlainPainter extends SVGPainter {
  override renderToVNode(options?: Parameters<SVGPainter['renderToVNode']>[0]): SVGVNode {
    const drawn = super.renderToVNode(options)
    withoutStyles(drawn)
    // The painter writes the place of the drawing itself into `style` after this; the stylesheet of the chart says it.
    Object.defineProperty(drawn.attrs, 'style', { set: doNothing })
    return drawn
  }
}

function doNothing(): void {}

function withoutStyles({ attrs, children }: SVGVNode): void {
  const { style } = attrs
  if (typeof style === 'string') {
    delete attrs['style']
    Object.assign(attrs, presentation(style))
  }
  for (const child of children ?? []) withoutStyles(child)
}

/** `font: bold 12px Inter` and `font-size:12px;font-weight:bold` alike, as attributes. */
function presentation(style: string): Record<string, string> {
  const declared = style.split(';').flatMap((one) => {
    const at = one.indexOf(':')
    return at < 0 ? [] : [[one.slice(0, at).trim(), one.slice(at + 1).trim()] as const]
  })
  return Object.fromEntries(declared.flatMap(([name, value]) => (name === 'font' ? shorthand(value) : [[name, value]])))
}

function shorthand(font: string): [string, string][] {
  const found = /^(?<before>.*?)(?<size>[\d.]+px)\s+(?<family>.+)$/.exec(font)
  const { before = '', size, family } = found?.groups ?? {}
  if (size === undefined || family === undefined) return []
  const weight = /\b(bold|\d00)\b/.exec(before)?.[1]
  return [
    ['font-size', size],
    ['font-family', family],
    ...(weight === undefined ? [] : [['font-weight', weight] satisfies [string, string]]),
  ]
}
