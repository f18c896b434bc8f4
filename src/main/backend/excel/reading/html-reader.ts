import { Parser } from 'htmlparser2'
import { HtmlDocument } from './html-document.ts'
import { loadFormats } from './number-format.ts'
import type { PackedWorkbook } from './packed-workbook.ts'
import { readRefusal } from './read-refusal.ts'
import { decodeText } from './text-encoding.ts'

const HEAD_BYTES = 4096
const PIECE_UNITS = 65_536

/**
 * Reads the tables of a page, as Excel and other programs save them under the name .xls: one sheet, tables under each
 * other, texts between them as rows. Texts stay texts; a number is one only where Excel's own `x:num` says so.
 * @throws DomainError `read/not-a-workbook` for a page without a table, `read/hostile`, `read/too-large`
 */
export async function readHtml(name: string, bytes: Uint8Array): Promise<PackedWorkbook> {
  await loadFormats(['dd/mm/yyyy'])
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  const charset = /charset=["']?([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head)?.[1]
  const text = decodeText(bytes, charset)
  const page = new HtmlDocument(name)
  const parser = new Parser(page, { decodeEntities: true, recognizeSelfClosing: false })
  for (let at = 0; at < text.length; at += PIECE_UNITS) parser.write(text.slice(at, at + PIECE_UNITS))
  parser.end()
  if (!page.hasTable) throw readRefusal('read/not-a-workbook', { kind: 'unknown' })
  return {
    format: 'html',
    strings: page.strings.list,
    sheets: [page.finish()],
    textNames: [],
    customXml: [],
    externalLinks: [],
  }
}
