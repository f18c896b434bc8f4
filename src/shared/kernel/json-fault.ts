/** Where a text that a person edited stops being JSON; what engines say of it differs and often names no place. */

const space = /[ \t\n\r]*/y
// Text in quotes may not hold control characters; a line that breaks inside it is the usual one.
const scalar =
  // oxlint-disable-next-line no-control-regex -- a grammar names the characters it forbids
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

type Awaited = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end'

/** The offset of the first character that does not fit, the length of a text that ends too early; null of JSON. */
export function jsonFaultAt(text: string): number | null {
  const open: ('{' | '[')[] = []
  let awaited: Awaited = 'value'
  let at = skip(text, 0)
  for (;;) {
    const next = step(text, at, awaited, open)
    if (next === null) return at
    at = skip(text, next.at)
    if (next.awaited === 'comma-or-end' && open.length === 0) return at === text.length ? null : at
    awaited = next.awaited
  }
}

/** One token further; null where the text has none of those awaited. */
function step(
  text: string,
  at: number,
  awaited: Awaited,
  open: ('{' | '[')[],
): { at: number; awaited: Awaited } | null {
  const sign = text[at]
  const isEnd = awaited.endsWith('or-end') && sign === (open.at(-1) === '{' ? '}' : ']') && open.length > 0
  if (isEnd) {
    open.pop()
    return { at: at + 1, awaited: 'comma-or-end' }
  }
  if (awaited === 'colon') return sign === ':' ? { at: at + 1, awaited: 'value' } : null
  if (awaited === 'comma-or-end')
    return sign === ',' ? { at: at + 1, awaited: open.at(-1) === '{' ? 'key' : 'value' } : null
  const isKey = awaited === 'key' || awaited === 'key-or-end'
  if (!isKey && (sign === '{' || sign === '[')) {
    open.push(sign)
    return { at: at + 1, awaited: sign === '{' ? 'key-or-end' : 'value-or-end' }
  }
  if (isKey && sign !== '"') return null
  const end = endOf(scalar, text, at)
  return end === null ? null : { at: end, awaited: isKey ? 'colon' : 'comma-or-end' }
}

function skip(text: string, at: number): number {
  return endOf(space, text, at) ?? at
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}
