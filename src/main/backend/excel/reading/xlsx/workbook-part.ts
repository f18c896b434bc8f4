import { workbookLimits } from '../read-limits.ts'
import { readRefusal } from '../read-refusal.ts'
import { readXml } from '../xml-reader.ts'

export interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  readonly relationId: string
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  readonly is1904: boolean
  /** Defined names of the workbook that hold a text constant. */
  readonly textNames: readonly (readonly [string, string])[]
}

/** @throws DomainError `read/not-a-workbook` when the part is of another kind, `read/hostile` for too many sheets */
export function readWorkbookPart(xml: string): WorkbookPart {
  const sheets: SheetEntry[] = []
  const textNames: [string, string][] = []
  let is1904 = false
  let root = ''
  let nameOfText: string | null = null
  let text = ''
  readXml(xml, {
    open(name, attributes) {
      if (root === '') root = name
      if (name === 'workbookPr') is1904 = isTrue(attributes.get('date1904'))
      else if (name === 'sheet') {
        const state = attributes.get('state') ?? 'visible'
        const relationId = attributes.getPrefixed('id') ?? ''
        sheets.push({ name: attributes.get('name') ?? '', isHidden: state !== 'visible', relationId })
      } else if (name === 'definedName') {
        nameOfText = attributes.get('localSheetId') === undefined ? (attributes.get('name') ?? '') : null
        text = ''
      }
    },
    text: (piece) => {
      if (nameOfText !== null) text += piece
    },
    close(name) {
      if (name !== 'definedName' || nameOfText === null) return
      const constant = textConstant(text)
      if (constant !== null) textNames.push([nameOfText, constant])
      nameOfText = null
    },
  })
  if (root !== 'workbook') throw readRefusal('read/not-a-workbook')
  if (sheets.length > workbookLimits.sheets) throw readRefusal('read/hostile', { part: 'sheets' })
  return { sheets, is1904, textNames }
}

/** `"a ""b"""` → `a "b"`; null for a formula that is anything but one text. */
export function textConstant(formula: string): string | null {
  const match = /^=?"((?:[^"]|"")*)"$/.exec(formula.trim())
  return match === null ? null : (match[1] ?? '').replaceAll('""', '"')
}

/** A boolean of XML Schema. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
