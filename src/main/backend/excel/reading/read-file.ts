import { DomainError } from '#backend/rpc/domain-error.ts'
import { fileKind } from './file-kind.ts'
import type { PackedWorkbook } from './packed-workbook.ts'
import { packageLimits } from './read-limits.ts'
import { readRefusal } from './read-refusal.ts'
import { openCompoundFile } from './xls/compound-file.ts'
import { openPackage, type ZipPackage } from './zip-package.ts'

/*
 * Bytes of a foreign file to a packed workbook. Each format's reader is loaded when a file of it comes.
 */

const ODS = 'application/vnd.oasis.opendocument.spreadsheet'

/**
 * @param name of the file, without or with its folder
 * @param onContent is told how many bytes of honest content a package unpacks to, before they are read
 * @throws DomainError `read/…` for a file that is not read
 */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  onContent: (bytes: number) => void = () => undefined,
): Promise<PackedWorkbook> {
  const workbook = await readKind(name, bytes, onContent).catch(refuseFault)
  if (workbook.sheets.every(({ rows }) => rows.length === 0)) throw readRefusal('read/no-cells')
  return workbook
}

/** Whatever a reader or a library stumbles over means that the file is not as its format says. */
function refuseFault(error: unknown): never {
  if (error instanceof DomainError) throw error
  const isMemory = error instanceof RangeError && /allocation|array length|string length/i.test(error.message)
  throw readRefusal(isMemory ? 'read/out-of-memory' : 'read/damaged')
}

async function readKind(name: string, bytes: Uint8Array, onContent: (bytes: number) => void): Promise<PackedWorkbook> {
  const kind = fileKind(name, bytes)
  switch (kind) {
    case 'zip': {
      const pack = await openPackage(bytes)
      if (pack.contentBytes <= bytes.length * packageLimits.honestRatio) onContent(pack.contentBytes)
      return readPackage(pack)
    }
    case 'compound':
      return readCompound(bytes)
    case 'biff':
      return (await import('./xls/xls-reader.ts')).readXls(bytes)
    case 'html':
      return (await import('./html-reader.ts')).readHtml(name, bytes)
    case 'xml-2003':
      return (await import('./xml-2003-reader.ts')).readXml2003(bytes)
    case 'delimited':
      return (await import('./delimited-reader.ts')).readDelimited(name, bytes)
  }
}

async function readPackage(pack: ZipPackage): Promise<PackedWorkbook> {
  const has = (start: string): boolean => [...pack.names].some((name) => name.startsWith(start))
  if (pack.names.has('mimetype')) {
    const type = (await pack.text('mimetype')).trim()
    if (type.startsWith(ODS)) return (await import('./ods-reader.ts')).readOds(pack)
    throw readRefusal('read/not-a-workbook', { kind: type.includes('.text') ? 'word' : 'unknown' })
  }
  if (has('xl/workbook.bin')) throw readRefusal('read/not-a-workbook', { kind: 'binary-workbook' })
  if (has('word/')) throw readRefusal('read/not-a-workbook', { kind: 'word' })
  if (has('ppt/')) throw readRefusal('read/not-a-workbook', { kind: 'powerpoint' })
  if (!has('_rels/.rels') && !has('xl/')) throw readRefusal('read/not-a-workbook', { kind: 'archive' })
  return (await import('./xlsx/xlsx-reader.ts')).readXlsx(pack)
}

async function readCompound(bytes: Uint8Array): Promise<PackedWorkbook> {
  const file = openCompoundFile(bytes)
  const has = (name: string): boolean => file.names.some((one) => one.toLowerCase() === name)
  if (has('encryptedpackage')) throw readRefusal('read/encrypted')
  const stream = file.stream('Workbook') ?? file.stream('Book')
  if (stream !== null) return (await import('./xls/xls-reader.ts')).readXls(stream)
  if (has('worddocument')) throw readRefusal('read/not-a-workbook', { kind: 'word' })
  if (has('powerpoint document')) throw readRefusal('read/not-a-workbook', { kind: 'powerpoint' })
  throw readRefusal('read/not-a-workbook', { kind: 'unknown' })
}
