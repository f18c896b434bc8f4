import type { Question } from '#shared/importing/understanding.schema.ts'

/** Questions about how whoever filled the sheet in writes: one answer may well be true of all of them. */
const ofHabit = new Set([
  'import/ask-dash',
  'import/ask-lone-mark',
  'import/ask-plain-ratio',
  'import/ask-period',
  'import/ask-hidden-sheet',
  'import/ask-hidden-columns',
  'import/ask-hidden-rows',
])

/** Of an answered question the open ones that ask the same elsewhere in the file and offer the same answers. */
export function openAlike(question: Question, questions: readonly Question[]): Question[] {
  if (question.answer === null || question.kind !== 'option' || !ofHabit.has(question.code)) return []
  const offered = ({ options }: Question): string => options.map(({ id }) => id).join(' ')
  return questions.filter(
    (other) => other.answer === null && other.code === question.code && offered(other) === offered(question),
  )
}
