import { expect, it } from 'vitest'
import { openAlike } from '#renderer/features/importing/side/questions-alike.ts'
import type { Question } from '#shared/importing/understanding.schema.ts'

const asked = (id: string, code: string, answer: string | null = null): Question => ({
  id,
  code,
  kind: 'option',
  params: {},
  sheet: 0,
  addresses: ['C7'],
  options: [
    { id: 'zero', label: 'Bằng 0' },
    { id: 'blank', label: 'Bỏ trống' },
  ],
  answer,
})

it('an answer about a way of writing is offered for the open questions that ask the same', () => {
  const first = asked('a', 'import/ask-dash', 'zero')
  const all = [
    first,
    asked('b', 'import/ask-dash'),
    asked('c', 'import/ask-dash', 'blank'),
    asked('d', 'import/ask-section'),
  ]
  expect(openAlike(first, all).map(({ id }) => id)).toEqual(['b'])
})

it('what a column or a day is has to be said one by one', () => {
  const first = asked('a', 'import/ask-section', 'same')
  expect(openAlike(first, [first, asked('b', 'import/ask-section')])).toEqual([])
  const open = asked('a', 'import/ask-dash')
  expect(openAlike(open, [open, asked('b', 'import/ask-dash')])).toEqual([])
})
