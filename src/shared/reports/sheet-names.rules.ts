/** Names of sheets as spreadsheet programs allow them. */

const LONGEST = 31
/** Not allowed in the name of a sheet, or in XML at all. */
// oxlint-disable-next-line no-control-regex -- these are what is taken out
const FORBIDDEN = /[[\]:*?/\\\u0000-\u001F\u007F]/g
/** Excel keeps this one for itself. */
const RESERVED = 'history'
const UNNAMED = 'Đơn vị'

/**
 * A name for each text in their order: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, and different
 * from every other and from those taken, whatever their case.
 */
export function sheetNames(texts: readonly string[], taken: readonly string[]): string[] {
  const used = new Set([...taken.map(folded), RESERVED])
  return texts.map((text) => {
    const name = freeName(plainName(text), used)
    used.add(folded(name))
    return name
  })
}

function freeName(wanted: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`
    const name = `${cut(wanted, LONGEST - suffix.length) || UNNAMED}${suffix}`
    if (!used.has(folded(name))) return name
  }
}

function plainName(text: string): string {
  const plain = text.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ')
  return withoutEnds(plain) || UNNAMED
}

/** Counted as Excel counts, in UTF-16 units, and never within a character. */
function cut(text: string, longest: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > longest) break
    kept += segment
  }
  return withoutEnds(kept)
}

function withoutEnds(text: string): string {
  return text.replace(/^[\s']+|[\s']+$/g, '')
}

function folded(name: string): string {
  return name.toLocaleLowerCase('vi')
}
