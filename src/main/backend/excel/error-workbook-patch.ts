import { ERROR_LIST_SHEET, ERROR_MARK_NAME, ERROR_MARK_SHEET } from '#shared/importing/returned-form-mark.rules.ts'
import { restyleCells } from './error-workbook-cells.ts'
import {
  addComments,
  addShapes,
  clearRemarks,
  newComments,
  newDrawing,
  type Remark,
} from './error-workbook-comments.ts'
import type { MarkedCell } from './error-workbook-findings.ts'
import { type ListCell, listSheetXml, markSheetXml } from './error-workbook-list.ts'
import { OfficePackage } from './error-workbook-package.ts'
import { ErrorStyles } from './error-workbook-styles.ts'
import {
  appended,
  attributeOf,
  childElements,
  localName,
  prefixOf,
  rootElement,
  splice,
  type XmlElement,
} from './error-workbook-xml.ts'
import { xmlText } from './xml-text.ts'

/*
 * The sender's own package with coloured cells, remarks, the list and the mark; everything else of it stays as it is:
 * macros, drawings, print set-up, formulas.
 */

const TRANSITIONAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = {
  sheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
} as const

interface Additions {
  readonly marked: readonly MarkedCell[]
  readonly list: readonly ListCell[]
  readonly mark: string
}

/**
 * @param sheetNames of the workbook as it was read, in order
 * @throws a plain Error for a package that is written in a way this does not know; the caller draws the file anew then
 */
export function patchWorkbook(
  bytes: Uint8Array,
  sheetNames: readonly string[],
  { marked, list, mark }: Additions,
): Uint8Array {
  const pack = new OfficePackage(bytes)
  const workbookPath = pack.relations('').find(({ type }) => type === 'officeDocument')?.target
  if (workbookPath === undefined) throw new Error('The package has no workbook')
  if (!pack.text(workbookPath).includes(TRANSITIONAL)) throw new Error('The workbook is of another kind')
  const stylesPath = pack.relations(workbookPath).find(({ type }) => type === 'styles')?.target
  if (stylesPath === undefined) throw new Error('The workbook has no styles')
  const styles = new ErrorStyles(pack.text(stylesPath))
  const paths = sheetPaths(pack, workbookPath)
  if (paths.has(ERROR_LIST_SHEET)) clearMarks(pack, paths, styles)
  for (const [sheet, cells] of Map.groupBy(marked, (cell) => cell.sheet)) {
    const path = paths.get(sheetNames[sheet] ?? '')
    if (path === undefined) throw new Error(`The package has no sheet ${sheetNames[sheet]}`)
    markSheet(pack, path, cells, styles)
  }
  putSheet(pack, workbookPath, { name: ERROR_LIST_SHEET, xml: listSheetXml(list, styles.list), paths })
  putSheet(pack, workbookPath, { name: ERROR_MARK_SHEET, xml: markSheetXml(mark), paths, state: 'veryHidden' })
  defineName(pack, workbookPath, ERROR_MARK_NAME, mark)
  pack.put(stylesPath, styles.write())
  return pack.write()
}

function sheetPaths(pack: OfficePackage, workbookPath: string): Map<string, string> {
  const targets = new Map(pack.relations(workbookPath).map(({ id, target }) => [id, target]))
  const { sheets } = workbookParts(pack.text(workbookPath))
  return new Map(
    sheets.flatMap(({ attributes }) => {
      const name = attributeOf(attributes, 'name')
      const path = targets.get(attributeOf(attributes, '[\\w.-]+:id') ?? '')
      return name === undefined || path === undefined ? [] : [[name, path] as const]
    }),
  )
}

interface WorkbookParts {
  readonly prefix: string
  readonly children: readonly XmlElement[]
  readonly list: XmlElement
  readonly sheets: readonly XmlElement[]
}

function workbookParts(xml: string): WorkbookParts {
  const root = rootElement(xml)
  const children = childElements(xml, root.contentStart, root.contentEnd)
  const list = children.find(({ name }) => localName(name) === 'sheets')
  if (list === undefined) throw new Error('The workbook has no sheets')
  const sheets = childElements(xml, list.contentStart, list.contentEnd)
  return { prefix: prefixOf(root.name), children, list, sheets }
}

function markSheet(pack: OfficePackage, path: string, cells: readonly MarkedCell[], styles: ErrorStyles): void {
  pack.put(
    path,
    restyleCells(pack.text(path), cells, (format, cell) => styles.filled(format, cell.fill)),
  )
  const relations = pack.relations(path)
  const threaded = relations.some(({ type }) => type === 'threadedComment')
  const commentsPath = relations.find(({ type }) => type === 'comments')?.target
  // A conversation is shown in place of a remark; its cells are coloured and listed only.
  const remarks: Remark[] = threaded ? withoutPresent(pack, commentsPath, cells) : [...cells]
  const comments = commentsPath === undefined ? newComments(remarks) : addComments(pack.text(commentsPath), remarks)
  const target = commentsPath ?? pack.freePath('xl/comments%.xml')
  pack.put(target, comments.xml)
  if (commentsPath === undefined) {
    pack.setContentType(target, TYPES.comments)
    pack.relate(path, 'comments', target)
  }
  addDrawing(pack, path, comments.added)
}

/** What an earlier error workbook coloured and remarked on. */
function clearMarks(pack: OfficePackage, paths: ReadonlyMap<string, string>, styles: ErrorStyles): void {
  for (const path of paths.values()) {
    pack.put(path, styles.withoutColours(pack.text(path)))
    const comments = pack.relations(path).find(({ type }) => type === 'comments')?.target
    if (comments !== undefined) pack.put(comments, clearRemarks(pack.text(comments)))
  }
}

function withoutPresent(pack: OfficePackage, path: string | undefined, cells: readonly MarkedCell[]): MarkedCell[] {
  const xml = path === undefined ? '' : pack.text(path)
  return cells.filter(({ address }) => !xml.includes(`"${address}"`))
}

function addDrawing(pack: OfficePackage, path: string, added: readonly Remark[]): void {
  const xml = pack.text(path)
  const root = rootElement(xml)
  const children = childElements(xml, root.contentStart, root.contentEnd)
  const legacy = children.find(({ name }) => localName(name) === 'legacyDrawing')
  if (legacy !== undefined) {
    const id = attributeOf(legacy.attributes, '[\\w.-]+:id')
    const target = pack.relations(path).find((one) => one.id === id)?.target
    if (target === undefined) throw new Error('A drawing cannot be found')
    pack.put(target, addShapes(pack.text(target), added))
    return
  }
  const target = pack.freePath('xl/drawings/vmlDrawingSua%.vml')
  pack.put(target, newDrawing(added))
  pack.setDefaultType('vml', TYPES.vml)
  const id = pack.relate(path, 'vmlDrawing', target)
  const tag = `<${prefixOf(root.name)}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>`
  pack.put(path, splice(xml, ...placeBefore(children, root, AFTER_LEGACY_DRAWING), tag))
}

/** Elements that follow a legacy drawing in a sheet; controls may stand in a wrapper of alternatives. */
const AFTER_LEGACY_DRAWING = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
  'AlternateContent',
]
const BEFORE_NAMES = ['sheets', 'functionGroups', 'externalReferences']

function placeBefore(children: readonly XmlElement[], root: XmlElement, names: readonly string[]): [number, number] {
  const dataEnd = children.find(({ name }) => localName(name) === 'sheetData')?.end ?? 0
  const next = children.find(({ name, start }) => start >= dataEnd && names.includes(localName(name)))
  const at = next?.start ?? root.contentEnd
  return [at, at]
}

interface NewSheet {
  readonly name: string
  readonly xml: string
  readonly paths: ReadonlyMap<string, string>
  readonly state?: string
}

/** Adds a sheet, or gives one of this name another content: an error workbook may be made of one that came back. */
function putSheet(pack: OfficePackage, workbookPath: string, { name, xml, paths, state }: NewSheet): void {
  const present = paths.get(name)
  if (present !== undefined) {
    pack.put(present, xml)
    return
  }
  const path = pack.freePath('xl/worksheets/sheetSua%.xml')
  pack.put(path, xml)
  pack.setContentType(path, TYPES.sheet)
  const id = pack.relate(workbookPath, 'worksheet', path)
  const workbook = pack.text(workbookPath)
  const { prefix, list, sheets } = workbookParts(workbook)
  const numbers = sheets.map(({ attributes }) => attributeOf(attributes, 'sheetId') ?? '0')
  const next = 1 + numbers.reduce((most, text) => (/^\d{1,9}$/.test(text) ? Math.max(most, Number(text)) : most), 0)
  const hidden = state === undefined ? '' : ` state="${state}"`
  const tag = `<${prefix}sheet xmlns:r="${OFFICE}" name="${xmlText(name)}" sheetId="${next}"${hidden} r:id="${id}"/>`
  pack.put(workbookPath, appended(workbook, list, tag))
}

function defineName(pack: OfficePackage, workbookPath: string, name: string, text: string): void {
  const workbook = pack.text(workbookPath)
  const { prefix, children } = workbookParts(workbook)
  const names = children.find((one) => localName(one.name) === 'definedNames')
  const content = xmlText(`"${text}"`)
  const tag = `<${prefix}definedName name="${name}" hidden="1">${content}</${prefix}definedName>`
  if (names === undefined) {
    const after = children.findLast((one) => BEFORE_NAMES.includes(localName(one.name)))
    const at = after?.end ?? 0
    pack.put(workbookPath, splice(workbook, at, at, `<${prefix}definedNames>${tag}</${prefix}definedNames>`))
    return
  }
  const old = childElements(workbook, names.contentStart, names.contentEnd).find(
    ({ attributes }) => attributeOf(attributes, 'name') === name,
  )
  const changed = old === undefined ? appended(workbook, names, tag) : splice(workbook, old.start, old.end, tag)
  pack.put(workbookPath, changed)
}
