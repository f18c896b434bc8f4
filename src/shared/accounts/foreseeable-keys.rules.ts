/** Rows in which one key foretells the next, read either way: counting, the alphabet, rows and columns of keyboards. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '!@#$%^&*',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '147',
  '258',
  '369',
  '159',
  '357',
]
const ways: readonly string[] = rows.flatMap((row) => [row, Array.from(row).toReversed().join('')])

/** The least length of a run that counts as one: two neighbours on a keyboard are no pattern yet. */
const SHORTEST_RUN = 3

/** The shortest block the text is a repetition of, the last time perhaps cut short; the text itself when there is none. */
export function repeatedBlock(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1)
    if (text.startsWith(text.slice(length))) return text.slice(0, length)
  return text
}

/**
 * How many characters of a folded text are not foretold by those before them: a run of one character, or along a row of
 * keys, counts once (aaaabcd 4, qwerty12 3, matkhau 7).
 */
export function countUnforeseen(text: string): number {
  const characters = Array.from(text)
  const distinct = new Set(characters).size
  if (distinct <= 2) return distinct
  let count = 0
  for (let at = 0; at < characters.length; count += 1) {
    const length = runLength(characters, at)
    at += length >= SHORTEST_RUN ? length : 1
  }
  return count
}

function runLength(characters: readonly string[], from: number): number {
  const isRun = (length: number): boolean => {
    const run = characters.slice(from, from + length).join('')
    return new Set(run).size === 1 || ways.some((way) => way.includes(run))
  }
  let length = 1
  while (from + length < characters.length && isRun(length + 1)) length += 1
  return length
}
