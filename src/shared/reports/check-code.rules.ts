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

/** What a check code binds together: the figures, whose and of when they are, the export, and the chain it stands on. */
export interface CheckedExport {
  readonly formId: string
  readonly formVersion: number
  readonly unitCode: string
  readonly period: { readonly from: string; readonly to: string }
  readonly sequence: number
  readonly valuesHash: string
  readonly chain: { readonly entries: number; readonly head: string }
  readonly subject?: string | undefined
  /** The other sheets of the workbook. */
  readonly details?: readonly { readonly valuesHash: string }[] | undefined
  /** The form the sheet was made with, where the sheet carries it. */
  readonly formText?: string | undefined
}

/** The text whose SHA-256 gives the check code of an export. */
export function checkedText(checked: CheckedExport): string {
  const { formId, formVersion, unitCode, period, sequence, valuesHash, chain, subject, details, formText } = checked
  const { entries, head } = chain
  const parts = [formId, formVersion, unitCode, period.from, period.to, sequence, valuesHash, entries, head]
  const rest = details?.map((one) => one.valuesHash) ?? []
  const form = formText === undefined ? [] : [{ form: formText }]
  return JSON.stringify([...parts, ...(subject === undefined ? [] : [subject]), ...rest, ...form])
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
