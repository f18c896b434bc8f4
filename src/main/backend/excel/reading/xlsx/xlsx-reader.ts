import { loadFormats } from '../number-format.ts'
import { type PackedSheet, type PackedWorkbook, SheetBuilder, StringTable } from '../packed-workbook.ts'
import { readRefusal } from '../read-refusal.ts'
import { XmlReader } from '../xml-reader.ts'
import type { ZipPackage } from '../zip-package.ts'
import { readComments } from './comments-part.ts'
import { readRelations, type Relation } from './relations.ts'
import { noSharedStrings, readSharedStrings } from './shared-strings.ts'
import { SheetPart, type SheetSurroundings } from './sheet-part.ts'
import { readStyles } from './styles-part.ts'
import { readWorkbookPart, type SheetEntry } from './workbook-part.ts'

/** What custom XML parts of this product contain. */
const OWN_NAMESPACE = 'urn:so-can-cuoc:'
const MAX_CUSTOM_PARTS = 200

/**
 * Reads an Office Open XML workbook, transitional or strict; macros are left where they are.
 * @throws DomainError `read/…` for whatever is damaged, hostile or no workbook
 */
export async function readXlsx(pack: ZipPackage): Promise<PackedWorkbook> {
  const root = (await readRelations(pack, '')).find(({ type }) => type === 'officeDocument')
  const path = root?.target ?? 'xl/workbook.xml'
  if (root === undefined && !pack.names.has(path)) throw readRefusal('read/not-a-workbook')
  const workbook = readWorkbookPart(await pack.text(path))
  const relations = await readRelations(pack, path)
  const partOf = (type: string): string | undefined => relations.find((one) => one.type === type)?.target
  const stylesPart = partOf('styles')
  const stringsPart = partOf('sharedStrings')
  const styles = stylesPart === undefined ? [] : readStyles(await pack.text(stylesPart))
  await loadFormats(styles.map(({ format }) => format.code))
  const strings = stringsPart === undefined ? noSharedStrings : await readSharedStrings(pack, stringsPart)
  const table = new StringTable()
  const sheets: PackedSheet[] = []
  for (const entry of workbook.sheets) {
    const about = { styles, strings, is1904: workbook.is1904, isHidden: entry.isHidden }
    const relation = relations.find(({ id }) => id === entry.relationId)
    // A module of macros has a tab and no part.
    if (relation === undefined && entry.relationId !== '') throw readRefusal('read/damaged', { part: 'relations' })
    sheets.push(await readSheet(pack, table, entry, relation, about))
  }
  const hasMacros = [...pack.names].some((name) => name.endsWith('vbaproject.bin'))
  return {
    format: hasMacros ? 'xlsm' : 'xlsx',
    strings: table.list,
    sheets,
    textNames: workbook.textNames,
    customXml: await ownXml(pack),
    externalLinks: await externalLinks(pack, relations),
  }
}

async function readSheet(
  pack: ZipPackage,
  table: StringTable,
  { name, isHidden }: SheetEntry,
  relation: Relation | undefined,
  about: SheetSurroundings,
): Promise<PackedSheet> {
  const cells = new SheetBuilder(table)
  // A sheet that is one chart, or macros of Excel 4, has no cells to read.
  if (relation?.type !== 'worksheet') return cells.finish(name, isHidden, [], new Map())
  const { target } = relation
  const part = new SheetPart(cells, about)
  const reader = new XmlReader(part)
  await pack.pieces(target, (piece) => reader.write(piece))
  reader.end()
  const comments = (await readRelations(pack, target)).find((one) => one.type === 'comments')
  const notes = comments === undefined ? new Map<string, string>() : readComments(await pack.text(comments.target))
  return cells.finish(name, isHidden, part.merges, notes)
}

async function ownXml(pack: ZipPackage): Promise<string[]> {
  const names = [...pack.names].filter((name) => /^customxml\/[^/]+\.xml$/.test(name))
  const own: string[] = []
  for (const name of names.slice(0, MAX_CUSTOM_PARTS)) {
    const text = await pack.text(name)
    if (text.includes(OWN_NAMESPACE) && !name.includes('itemprops')) own.push(text)
  }
  return own
}

async function externalLinks(pack: ZipPackage, relations: readonly Relation[]): Promise<string[]> {
  const links = new Set<string>()
  for (const { type, target } of relations) {
    if (type !== 'externalLink') continue
    for (const one of await readRelations(pack, target)) if (one.isExternal) links.add(one.target)
  }
  return [...links]
}
