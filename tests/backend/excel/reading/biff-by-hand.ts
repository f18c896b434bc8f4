/** Records of a BIFF stream written by hand, for what the library that writes .xls cannot write: fonts, hidden rows. */

export interface BiffSheet {
  readonly name: string
  readonly isHidden?: boolean
  readonly records: readonly Buffer[]
}

export function biffRecord(type: number, ...fields: readonly (Buffer | number | string)[]): Buffer {
  const body = Buffer.concat(fields.map((field) => (typeof field === 'object' ? field : u16(Number(field)))))
  return Buffer.concat([u16(type), u16(body.length), body])
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

export function f64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}

interface BiffBook {
  readonly version: 5 | 8
  readonly codePage?: number
  readonly is1904?: boolean
  readonly fonts: readonly string[]
  /** Font and number format of each style. */
  readonly styles: readonly { readonly font: number; readonly format: number }[]
  readonly formats?: readonly { readonly id: number; readonly code: string }[]
  readonly sheets: readonly BiffSheet[]
  /** Further records of the globals. */
  readonly more?: readonly Buffer[]
}

/** A whole stream. Names and fonts are Latin letters; cells are given as records. */
export function biffStream(book: BiffBook): Uint8Array {
  const bof = (kind: number): Buffer =>
    biffRecord(
      0x0809,
      book.version === 8 ? 0x0600 : 0x0500,
      kind,
      0x0dbb,
      0x07cc,
      ...(book.version === 8 ? [u32(0), u32(6)] : []),
    )
  const short = (text: string): Buffer =>
    Buffer.concat([Buffer.from(book.version === 8 ? [text.length, 0] : [text.length]), Buffer.from(text, 'latin1')])
  const eof = biffRecord(0x0a)
  const bodies = book.sheets.map(({ records }) => Buffer.concat([bof(0x10), ...records, eof]))
  const globals = (positions: readonly number[]): Buffer =>
    Buffer.concat([
      bof(0x05),
      ...(book.more ?? []),
      biffRecord(0x42, book.version === 8 ? 1200 : (book.codePage ?? 1252)),
      biffRecord(0x22, book.is1904 === true ? 1 : 0),
      ...book.fonts.map((font) => biffRecord(0x31, 240, 0, 0x7fff, 400, 0, u32(0), short(font))),
      ...(book.formats ?? []).map(({ id, code }) =>
        biffRecord(
          0x041e,
          id,
          ...(book.version === 8 ? [u16(code.length), Buffer.from([0])] : [Buffer.from([code.length])]),
          Buffer.from(code, 'latin1'),
        ),
      ),
      ...book.styles.map(({ font, format }) => biffRecord(0xe0, font, format, ...Array.from({ length: 8 }, () => 0))),
      ...book.sheets.map(({ name, isHidden }, index) =>
        biffRecord(0x85, u32(positions[index] ?? 0), Buffer.from([isHidden === true ? 1 : 0, 0]), short(name)),
      ),
      eof,
    ])
  const start = globals(book.sheets.map(() => 0)).length
  const positions = bodies.map((_, index) => start + bodies.slice(0, index).reduce((sum, body) => sum + body.length, 0))
  return new Uint8Array(Buffer.concat([globals(positions), ...bodies]))
}
