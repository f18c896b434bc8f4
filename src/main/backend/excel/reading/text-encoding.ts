/*
 * Texts of files without a declared encoding. UTF-8 (with or without a mark) and UTF-16 are recognised by their bytes;
 * what is none of them is taken for windows-1258, the code page of Vietnamese Windows: it is a superset of what
 * one-byte Vietnamese fonts type, whose letters are set right later by font and content.
 */

/** A strict decoder for an XML part: UTF-16 by its mark, else UTF-8. */
export function decoderFor(bytes: Uint8Array): TextDecoder {
  return new TextDecoder(markedEncoding(bytes) ?? 'utf-8', { fatal: true })
}

/** A text file as text, without a byte order mark. */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const marked = markedEncoding(bytes)
  if (marked !== null) return new TextDecoder(marked).decode(bytes)
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked !== null) return new TextDecoder(unmarked).decode(bytes)
  const named = declared === undefined ? null : knownDecoder(declared)
  if (named !== null && named.encoding !== 'utf-8') return named.decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1258').decode(bytes)
  }
}

/** A decoder by the name a file gives; null for an unknown one. */
function knownDecoder(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

/** UTF-16 without a mark shows by its zero bytes: every second one in texts of mostly Latin letters and digits. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  sample.forEach((byte, at) => {
    if (byte === 0) {
      if (at % 2 === 0) even += 1
      else odd += 1
    }
  })
  const pairs = sample.length / 2
  if (odd > pairs * 0.3 && even === 0) return 'utf-16le'
  return even > pairs * 0.3 && odd === 0 ? 'utf-16be' : null
}
