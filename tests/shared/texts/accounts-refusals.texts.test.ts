import { expect, it } from 'vitest'
import { refusalText } from '#shared/texts/messages.ts'
import { passwordProblemTexts } from '#shared/texts/password.texts.ts'

it('a weak password is told with everything that is wrong with it', () => {
  const text = refusalText('accounts/weak-password', { problems: ['context', 'common', 'no-such-code'] })
  expect(text).toBe(`${passwordProblemTexts.common} ${passwordProblemTexts.context}`)
})

it('a lock-out is told with the time in Vietnam at which it ends', () => {
  const text = refusalText('accounts/locked-out', { until: '2023-04-15T01:01:00.000Z' })
  expect(text).toContain('đến 08:01:00 ngày 15/04/2023')
})
