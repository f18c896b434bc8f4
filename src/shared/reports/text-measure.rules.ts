/**
 * How much room a text takes in Times New Roman, well enough to choose column widths and row heights: a spreadsheet
 * fits neither merged cells nor rows that come with a height.
 */

/** Points per character of a column's width: 7 pixels of a 96-dpi screen. */
export const POINTS_PER_CHAR = 5.25

interface TextFont {
  readonly sizePt: number
  readonly bold?: boolean
}

/** Widths of the letters in thousandths of the font size, by base letter; others are 500, capitals 722. */
const WIDTH_CLASSES: readonly (readonly [number, string])[] = [
  [250, ' .,'],
  [278, 'ijlt:;/'],
  [333, "frI()-'"],
  [389, 'sJ'],
  [444, 'aceyz“”'],
  [556, 'PSF'],
  [564, '+=<>'],
  [611, 'ELZTB'],
  [722, 'w'],
  [778, 'm'],
  [833, '%'],
  [889, 'M'],
  [944, 'W'],
  [1000, '—…'],
]
const WIDTHS = new Map(
  WIDTH_CLASSES.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width] as const)),
)
/** Figures and all else without marks above or below its letters. */
const PLAIN = /^[ -~]*$/
const BOLD_FACTOR = 1.07
const LINE_FACTOR = 1.2

export function textWidthPt(text: string, { sizePt, bold = false }: TextFont): number {
  let thousandths = 0
  for (const letter of PLAIN.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, ''))
    thousandths += WIDTHS.get(letter) ?? (/\p{Lu}/u.test(letter) ? 722 : 500)
  return (thousandths / 1000) * sizePt * (bold ? BOLD_FACTOR : 1)
}

/** Lines of a text wrapped between words; a word wider than the room is broken. */
export function lineCount(text: string, widthPt: number, font: TextFont): number {
  const space = textWidthPt(' ', font)
  let lines = 1
  let used = 0
  for (const word of text.split(/\s+/)) {
    const width = textWidthPt(word, font)
    const next = used === 0 ? width : used + space + width
    if (used > 0 && next > widthPt) lines += 1
    const inLine = used > 0 && next <= widthPt ? next : width
    const brokenLines = Math.max(0, Math.ceil(inLine / widthPt) - 1)
    lines += brokenLines
    used = inLine - brokenLines * widthPt
  }
  return lines
}

/** Height of so many lines. */
export function linesHeightPt(lines: number, sizePt: number): number {
  return Math.ceil(lines * sizePt * LINE_FACTOR + 2)
}

/** The longest word of a text, which a column should not break. */
export function longestWordPt(text: string, font: TextFont): number {
  return Math.max(...text.split(/\s+/).map((word) => textWidthPt(word, font)))
}
