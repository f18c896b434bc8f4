import { type ForeignKind, readRefusal } from './read-refusal.ts'
import { decodeText } from './text-encoding.ts'
import { isCompoundFile } from './xls/compound-file.ts'

/** What a file is by its bytes; its name decides nothing but the two refusals that only a name can tell. */
export type FileKind = 'zip' | 'compound' | 'biff' | 'html' | 'xml-2003' | 'delimited'

const HEAD_BYTES = 4096
const LOCK_FILE_BYTES = [165, 171]
const LOCK_NAME_BYTES = 54

const signatures: readonly (readonly [ForeignKind, string])[] = [
  ['pdf', '%PDF'],
  ['image', '\u00FF\u00D8\u00FF'],
  ['image', '\u0089PNG'],
  ['image', 'GIF8'],
  ['image', 'BM'],
  ['image', 'II*\0'],
  ['image', 'MM\0*'],
  ['archive', 'Rar!'],
  ['archive', '7z\u00BC\u00AF'],
  ['archive', '\u001F\u008B'],
  ['program', 'MZ'],
  ['program', '\u007FELF'],
  ['word', '{\\rtf'],
  ['web-archive', 'MIME-Version:'],
]

/** What is left of a workbook of which next to nothing was copied. */
const containerStarts = ['PK\u0003\u0004', '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1']

/** Foreign formats that are text themselves. */
const textFormats: ReadonlySet<ForeignKind> = new Set(['pdf', 'word', 'web-archive'])

/**
 * @throws DomainError `read/empty-file`, `read/lock-file`, `read/wps-et`, `read/truncated` (a file of zeros: copied
 * but never filled), `read/not-a-workbook`
 */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  const fileName = name.split(/[/\\]/).at(-1) ?? ''
  if (fileName.startsWith('~$') || fileName.startsWith('.~lock.') || isLockFile(bytes))
    throw readRefusal('read/lock-file')
  if (bytes.length === 0) throw readRefusal('read/empty-file')
  if (/\.ett?$/i.test(fileName)) throw readRefusal('read/wps-et')
  if (isCompoundFile(bytes)) return 'compound'
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip'
  if (isBiffStart(bytes)) return 'biff'
  if (containerStarts.some((start) => start.startsWith(head))) throw readRefusal('read/truncated')
  if (bytes.subarray(0, HEAD_BYTES).every((byte) => byte === 0)) throw readRefusal('read/truncated')
  return textKind(bytes, head)
}

function textKind(bytes: Uint8Array, head: string): FileKind {
  const foreign = signatures.find(([, mark]) => head.startsWith(mark))?.[0]
  const text = decodeText(bytes.subarray(0, HEAD_BYTES))
  // A few letters (BM, MZ, II) begin honest texts too.
  if (foreign !== undefined && (textFormats.has(foreign) || !isText(text)))
    throw readRefusal('read/not-a-workbook', { kind: foreign })
  if (!isText(text)) throw readRefusal('read/not-a-workbook', { kind: 'unknown' })
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (/^<\?xml|^<(\w+:)?Workbook[\s>]/i.test(start) && start.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return /<html[\s>]/i.test(start) ? 'html' : 'xml-2003'
  if (start.startsWith('<')) return 'html'
  return 'delimited'
}

/** The start of a BIFF stream without its container, as very old programs write it: a record of 4 to 16 bytes. */
function isBiffStart(bytes: Uint8Array): boolean {
  const [type, version = 255, length = 0, high] = bytes
  return type === 9 && [0, 2, 4, 8].includes(version) && high === 0 && length >= 4 && length <= 16
}

/** Texts have no zero and next to no control characters. */
function isText(text: string): boolean {
  let controls = 0
  for (const letter of text) {
    if (letter === '\0') return false
    if ((letter < ' ' && !'\t\n\v\f\r'.includes(letter)) || letter === '\u007F' || letter === '\uFFFD') controls += 1
  }
  return controls * 100 <= text.length
}

/** What Excel keeps beside an open workbook: the length of a name, the name padded with spaces, the name again. */
function isLockFile(bytes: Uint8Array): boolean {
  const length = bytes[0] ?? 0
  return (
    LOCK_FILE_BYTES.includes(bytes.length) &&
    length > 0 &&
    length <= LOCK_NAME_BYTES &&
    bytes.subarray(length + 1, LOCK_NAME_BYTES + 1).every((byte) => byte === 32)
  )
}
