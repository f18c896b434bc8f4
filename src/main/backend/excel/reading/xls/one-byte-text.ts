/*
 * Texts of BIFF5 files: bytes in the code page of the sender's Windows. BIFF8 stores Unicode and needs none of this;
 * there a text in an old Vietnamese font is stored as the letters that its bytes are in the sender's code page.
 */

/** Fonts whose letters are bytes with a meaning of their own: TCVN3 (.VnTime) and VNI (VNI-Times). */
const oldVietnameseFont = /^(\.vn|vni[- ])/i

/**
 * @param text one letter per byte, as the library hands it over without a table of code pages
 * @returns in an old Vietnamese font the letters of windows-1252, which keep every byte apart; else the real text
 */
export function oneByteText(text: string, font: string | undefined, codePage: number): string {
  const codes = Array.from(text, (letter) => letter.charCodeAt(0))
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return text
  const isOld = font !== undefined && oldVietnameseFont.test(font)
  const bytes = Buffer.from(text, 'latin1')
  return new TextDecoder(isOld ? 'windows-1252' : labelOf(codePage)).decode(bytes)
}

function labelOf(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  if (codePage === 10_000 || codePage === 0x80_00) return 'macintosh'
  return codePage === 874 ? 'windows-874' : 'windows-1252'
}
