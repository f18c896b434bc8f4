import { builtInFormat, type NumberFormat, numberFormat } from '../number-format.ts'
import { readXml } from '../xml-reader.ts'

/** What a cell's style tells the reader. */
export interface ReadStyle {
  readonly format: NumberFormat
  readonly font: string | undefined
}

export const plainStyle: ReadStyle = { format: numberFormat('General'), font: undefined }

/** The styles of cells by their index. */
export function readStyles(xml: string): ReadStyle[] {
  const fonts: (string | undefined)[] = []
  const codes = new Map<number, string>()
  const cells: { format: number; font: number }[] = []
  let section = ''
  readXml(xml, {
    open(name, attributes) {
      if (name === 'fonts' || name === 'cellXfs' || name === 'numFmts') section = name
      else if (section === 'fonts' && name === 'font') fonts.push(undefined)
      else if (section === 'fonts' && name === 'name') fonts[fonts.length - 1] = attributes.get('val')
      else if (section === 'numFmts' && name === 'numFmt')
        codes.set(Number(attributes.get('numFmtId') ?? ''), attributes.get('formatCode') ?? 'General')
      else if (section === 'cellXfs' && name === 'xf')
        cells.push({ format: Number(attributes.get('numFmtId') ?? 0), font: Number(attributes.get('fontId') ?? 0) })
    },
    close(name) {
      if (name === section) section = ''
    },
  })
  return cells.map(({ format, font }) => {
    const code = codes.get(format)
    return { format: code === undefined ? builtInFormat(format) : numberFormat(code), font: fonts[font] }
  })
}
