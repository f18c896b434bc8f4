import { useState } from 'react'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'

type Question = ImportPreview['questions'][number]

/**
 * The questions of a file in the order they were first seen. One that is no longer asked, because its answer settled
 * it, stays with its answer, so that nothing moves under the pointer and the answer can be given again.
 */
export function useKeptQuestions({ questions, choices }: ImportPreview): readonly Question[] {
  const [seen, setSeen] = useState(questions)
  const fresh = questions.filter(({ id }) => seen.every((one) => one.id !== id))
  const known = fresh.length === 0 ? seen : [...seen, ...fresh]
  if (fresh.length > 0) setSeen(known)
  return known.flatMap((one) => {
    const asked = questions.find(({ id }) => id === one.id)
    if (asked !== undefined) return [asked]
    const answer = choices.answers[one.id]
    return answer === undefined ? [] : [{ ...one, answer }]
  })
}
