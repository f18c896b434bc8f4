/** What of a page's styles tells something about cells. */
export interface HtmlStyle {
  readonly font?: string | undefined
  /** Excel's number format code. */
  readonly format?: string | undefined
  readonly isHidden?: boolean | undefined
}

const namedFormats: Readonly<Record<string, string>> = {
  'short date': 'dd/mm/yyyy',
  'medium date': 'dd-mmm-yy',
  'long date': 'dd/mm/yyyy',
  'general date': 'dd/mm/yyyy hh:mm',
  'short time': 'hh:mm',
  'long time': 'hh:mm:ss',
  percent: '0.00%',
  fixed: '0.00',
  standard: '#,##0.00',
  general: 'General',
}

/** The declarations of a `style` attribute or of one rule. */
export function readDeclarations(css: string): HtmlStyle {
  const value = (property: string): string | undefined =>
    new RegExp(`(?:^|[;{\\s"'])${property}\\s*:\\s*("[^"]*"|'[^']*'|[^;]*)`, 'i').exec(css)?.[1]?.trim()
  const family = value('font-family')
  const format = value('mso-number-format')
  return {
    font: family === undefined ? undefined : unquoted(family.split(',')[0]?.trim() ?? ''),
    format: format === undefined ? undefined : formatCode(unquoted(format)),
    isHidden: value('display')?.toLowerCase().startsWith('none') === true ? true : undefined,
  }
}

/** The rules of a `<style>` for classes and for `td`, by `.name` or `td`. */
export function readRules(css: string): Map<string, HtmlStyle> {
  const rules = new Map<string, HtmlStyle>()
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]{1,500})\{([^{}]{0,5000})\}/g))
    for (const selector of selectors.split(',')) {
      const name = /(?:^|[\s>])(?:td)?(\.[\w-]+|td)\s*$/i.exec(selector)?.[1]
      if (name !== undefined) rules.set(name.toLowerCase(), readDeclarations(body))
    }
  return rules
}

/** What is written nearer to the cell counts. */
export function mergedStyle(...styles: readonly (HtmlStyle | undefined)[]): HtmlStyle {
  const merged: { -readonly [K in keyof HtmlStyle]: HtmlStyle[K] } = {}
  for (const style of styles) {
    if (style?.font !== undefined) merged.font = style.font
    if (style?.format !== undefined) merged.format = style.format
    if (style?.isHidden !== undefined) merged.isHidden = style.isHidden
  }
  return merged
}

/** `\#\,\#\#0` and `dd\\/mm\\/yyyy` as Excel escapes them in a style. */
function formatCode(text: string): string {
  const code = text
    .replace(/\\([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)))
    .replaceAll('\\', '')
  const named = code.trim().toLowerCase()
  return Object.hasOwn(namedFormats, named) ? (namedFormats[named] ?? code) : code
}

function unquoted(text: string): string {
  return text.replace(/^["'](.*)["']$/, '$1')
}
