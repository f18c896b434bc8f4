/** The ten characters by which a sheet on paper is found again, in Crockford's alphabet: no I, L, O or U. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10
const HALF = 5
/** 13 hex digits are 52 bits, two more than are kept. */
const HEX_DIGITS = 13
const SPARE_BITS = 2

/** The first 50 bits of a hash in hex: `3F7KQ-9A2XM`. */
export function checkCodeOf(hashHex: string): string {
  let rest = Math.floor(Number(`0x${hashHex.slice(0, HEX_DIGITS)}`) / 2 ** SPARE_BITS)
  let code = ''
  for (let place = 0; place < LENGTH; place += 1) {
    code = (ALPHABET[rest % ALPHABET.length] ?? '') + code
    rest = Math.floor(rest / ALPHABET.length)
  }
  return printed(code)
}

/** A code as someone typed it from paper, as it is printed; null when it cannot be one. */
export function readCheckCode(text: string): string | null {
  const code = text
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return code.length === LENGTH && Array.from(code).every((letter) => ALPHABET.includes(letter)) ? printed(code) : null
}

function printed(code: string): string {
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`
}
