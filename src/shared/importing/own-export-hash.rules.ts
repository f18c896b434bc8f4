/** SHA-256 of the figures of a sheet, as its marks keep it; in plain arithmetic, as shared code has no crypto. */

const ROUND_CONSTANTS = primes(64).map((prime) => fractionBits(Math.cbrt(prime)))
const START = primes(8).map((prime) => fractionBits(Math.sqrt(prime)))
const BLOCK = 64

/** @param cells keyed cells with their values, null for a blank one */
export function figuresHash(
  cells: readonly { row: number; column: number; address: string; value: string | number | null }[],
): string {
  const sorted = cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
  return sha256(sorted.map(({ address, value }) => `${address}=${value ?? ''}`).join('\n'))
}

/** Hex digest of a text in UTF-8. */
export function sha256(text: string): string {
  const bytes = padded(utf8(text))
  const state = Uint32Array.from(START)
  const words = new Uint32Array(BLOCK)
  for (let at = 0; at < bytes.length; at += BLOCK) {
    fillWords(words, bytes, at)
    mixBlock(state, words)
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

function fillWords(words: Uint32Array, bytes: Uint8Array, at: number): void {
  const byte = (index: number): number => bytes[at + index] ?? 0
  for (let index = 0; index < 16; index += 1)
    words[index] =
      (byte(index * 4) << 24) | (byte(index * 4 + 1) << 16) | (byte(index * 4 + 2) << 8) | byte(index * 4 + 3)
  const word = (index: number): number => words[index] ?? 0
  for (let index = 16; index < BLOCK; index += 1) {
    const [near, far] = [word(index - 2), word(index - 15)]
    const small = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3)
    const large = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10)
    words[index] = (word(index - 16) + small + word(index - 7) + large) | 0
  }
}

function mixBlock(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < BLOCK; index += 1) {
    const chosen = (e & f) ^ (~e & g)
    const first =
      (h +
        (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
        chosen +
        (ROUND_CONSTANTS[index] ?? 0) +
        (words[index] ?? 0)) |
      0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = ((state[index] ?? 0) + word) | 0
  })
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function padded(bytes: readonly number[]): Uint8Array {
  const length = Math.ceil((bytes.length + 9) / BLOCK) * BLOCK
  const block = new Uint8Array(length)
  block.set(bytes)
  block[bytes.length] = 0x80
  new DataView(block.buffer).setUint32(length - 4, bytes.length * 8)
  return block
}

function utf8(text: string): number[] {
  return Array.from(text).flatMap((letter) => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) return [code]
    if (code < 0x800) return [0xc0 | (code >> 6), tail(code)]
    if (code < 0x1_00_00) return [0xe0 | (code >> 12), tail(code >> 6), tail(code)]
    return [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)]
  })
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f)
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return found
}

function fractionBits(root: number): number {
  return Math.floor((root % 1) * 2 ** 32)
}
