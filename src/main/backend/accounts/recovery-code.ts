import { randomBytes } from 'node:crypto'

/** Crockford's 32 symbols: no I, L, O and U. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 25

/** A code to print: 125 random bits in five groups of five, `7Q2WM-…`. Stored hashed as a password is. */
export function newRecoveryCode(): string {
  // 256 is a multiple of 32, so every symbol is equally likely.
  return inGroups(Array.from(randomBytes(LENGTH), (byte) => SYMBOLS.charAt(byte % SYMBOLS.length)).join(''))
}

/**
 * The code as it was printed, from what was typed: case, spaces and dashes do not matter, O is 0, I and L are 1. Null
 * when it is no code.
 */
export function readRecoveryCode(typed: string): string | null {
  const symbols = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return symbols.length === LENGTH && Array.from(symbols).every((symbol) => SYMBOLS.includes(symbol))
    ? inGroups(symbols)
    : null
}

function inGroups(symbols: string): string {
  return symbols.replace(/.{5}(?=.)/g, '$&-')
}
