/** One question for all the tables that have it: its answer holds in each of them. */
import type { Question } from './understanding.schema.ts'

/** Questions of one id as one, where the first of them stands. */
export function askedOnce(questions: readonly Question[]): Question[] {
  return Array.from(Map.groupBy(questions, ({ id }) => id).values(), (alike) => {
    const [first, ...others] = alike
    if (first === undefined) throw new Error('a group of questions is never empty')
    return others.length === 0 ? first : merged(first, alike)
  })
}

function merged(first: Question, alike: readonly Question[]): Question {
  const bySheet = Map.groupBy(alike, ({ sheet }) => sheet)
  const places = Array.from(bySheet, ([sheet, its]) => ({
    sheet,
    addresses: [...new Set(its.flatMap(({ addresses }) => addresses))],
  }))
  const here = places.find(({ sheet }) => sheet === first.sheet)
  const elsewhere = places.filter(({ sheet }) => sheet !== first.sheet)
  const options = new Map(alike.flatMap((one) => one.options.map((option) => [option.id, option] as const)))
  return {
    ...first,
    // Cells of one table are asked about together too.
    params: first.code === 'import/ask-none' ? first.params : { ...first.params, tables: alike.length },
    addresses: here?.addresses ?? first.addresses,
    ...(elsewhere.length > 0 ? { elsewhere } : {}),
    cells: alike.reduce((sum, { cells, addresses }) => sum + (cells ?? addresses.length), 0),
    options: [...options.values()],
  }
}
