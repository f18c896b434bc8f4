/** Likeness of names of units, which only ever suggests. */

/** One letter more, less, other, or two neighbours changed round. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0]
}

/** Letters that begin each word of a name, all together (`ek`) or word by word (`b.trap`, `e kly`). Both folded. */
export function mayAbbreviate(text: string, name: string): boolean {
  const words = name.split(/[\s'-]+/).filter(Boolean)
  if (words.length < 2) return false
  if (/^[a-z]{2,}$/.test(text)) return text === words.map((word) => word.slice(0, 1)).join('')
  const parts = text.split(/[\s.'-]+/).filter(Boolean)
  const isShorter = parts.some((part, at) => part !== words[at])
  return isShorter && parts.length === words.length && parts.every((part, at) => (words[at] ?? '').startsWith(part))
}

/** Without spaces and signs. */
export function lettersOf(folded: string): string {
  return folded.replace(/[\s'-]/g, '')
}
