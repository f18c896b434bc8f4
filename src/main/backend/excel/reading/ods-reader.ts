import { loadFormats } from './number-format.ts'
import { OdsContent } from './ods-content.ts'
import { OdsStyles } from './ods-styles.ts'
import type { PackedWorkbook } from './packed-workbook.ts'
import { readRefusal } from './read-refusal.ts'
import { readXml, XmlReader } from './xml-reader.ts'
import type { ZipPackage } from './zip-package.ts'

const MANIFEST = 'meta-inf/manifest.xml'

/** Reads an OpenDocument spreadsheet. @throws DomainError `read/encrypted`, `read/damaged`, `read/too-large` */
export async function readOds(pack: ZipPackage): Promise<PackedWorkbook> {
  if (pack.names.has(MANIFEST) && (await pack.text(MANIFEST)).includes('encryption-data'))
    throw readRefusal('read/encrypted')
  await loadFormats([])
  const styles = new OdsStyles()
  if (pack.names.has('styles.xml')) readXml(await pack.text('styles.xml'), styles)
  const content = new OdsContent(styles)
  const reader = new XmlReader(content)
  await pack.pieces('content.xml', (piece) => reader.write(piece))
  reader.end()
  return {
    format: 'ods',
    strings: content.strings.list,
    sheets: content.sheets,
    textNames: content.textNames,
    customXml: [],
    externalLinks: [...content.externalLinks],
  }
}
