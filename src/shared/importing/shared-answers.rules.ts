/** Which answers about one file hold for files like it: of columns by their header, of names by who wrote them. */
import { unitQuestionId } from './questions.rules.ts'
import type { ImportChoices } from './understanding.schema.ts'
import type { LearntAlias } from './understanding-context.ts'

/** Of a column that is known by its header, and not by its place in one table. */
const HEADED_COLUMN = /^column:\d+-[0-9a-f]{16}:[0-9a-f]{16}$/

/** Answers about columns, by question id. */
export function sharedColumnAnswers({ answers }: Pick<ImportChoices, 'answers'>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => HEADED_COLUMN.test(id)))
}

/** Names a person matched with rows; a name that was left out in one file may be read in another. */
export function sharedNames({ answers }: Pick<ImportChoices, 'answers'>): LearntAlias[] {
  const prefix = unitQuestionId('')
  return Object.entries(answers).flatMap(([id, unitCode]) =>
    id.startsWith(prefix) && unitCode !== 'ignore' ? [{ key: id.slice(prefix.length), unitCode }] : [],
  )
}

/** Answers of several files as one; those that contradict each other hold for none but their own. */
export function agreedAnswers(all: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const found = new Map<string, string | null>()
  for (const [id, answer] of all.flatMap((one) => Object.entries(one))) {
    const known = found.get(id)
    found.set(id, known === undefined || known === answer ? answer : null)
  }
  return Object.fromEntries(Array.from(found).filter((entry): entry is [string, string] => entry[1] !== null))
}
