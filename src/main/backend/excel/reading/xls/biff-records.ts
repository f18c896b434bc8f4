/*
 * Records of a BIFF5 or BIFF8 stream: their types, and the numbers and texts inside of them. Source: [MS-XLS] 2.3–2.5.
 */

export const record = {
  eof: 0x0a,
  name: 0x18,
  dateMode: 0x22,
  filePass: 0x2f,
  font: 0x31,
  codePage: 0x42,
  columnInfo: 0x7d,
  boundSheet: 0x85,
  mulRk: 0xbd,
  mulBlank: 0xbe,
  rString: 0xd6,
  xf: 0xe0,
  mergeCells: 0xe5,
  labelSst: 0xfd,
  supBook: 0x01_ae,
  blank: 0x02_01,
  number: 0x02_03,
  label: 0x02_04,
  boolErr: 0x02_05,
  row: 0x02_08,
  rk: 0x02_7e,
  format: 0x04_1e,
  bof: 0x08_09,
} as const

/** 30 bits of a whole number or of the upper half of a float, perhaps divided by 100. */
export function rkNumber(data: DataView, at: number): number {
  const bits = data.getInt32(at, true)
  const halves = new DataView(new ArrayBuffer(8))
  halves.setInt32(4, bits & ~3, true)
  const value = (bits & 2) === 0 ? halves.getFloat64(0, true) : bits >> 2
  return (bits & 1) === 0 ? value : value / 100
}

/** One byte of length; in BIFF8 a byte that tells whether letters take one byte or two. */
export function shortText(data: DataView, at: number, isBiff8: boolean): string {
  const length = data.getUint8(at)
  return isBiff8
    ? letters(data, at + 2, length, (data.getUint8(at + 1) & 1) !== 0)
    : letters(data, at + 1, length, false)
}

export function longText(data: DataView, at: number): string {
  return letters(data, at + 3, data.getUint16(at, true), (data.getUint8(at + 2) & 1) !== 0)
}

function letters(data: DataView, at: number, length: number, isWide: boolean): string {
  let text = ''
  // Some writers count a letter more than they write.
  const count = Math.min(length, Math.floor((data.byteLength - at) / (isWide ? 2 : 1)))
  for (let index = 0; index < count; index += 1)
    text += String.fromCharCode(isWide ? data.getUint16(at + index * 2, true) : data.getUint8(at + index))
  return text
}

/** A path as the format packs it: control characters stand for drives, folders and the server. */
export function externalPath(packed: string): string {
  const letters = Array.from(packed, (letter) => (letter < '\u0009' ? (letter < '\u0002' ? '' : '/') : letter))
  return letters.join('')
}
