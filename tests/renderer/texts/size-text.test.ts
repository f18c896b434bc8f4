import { expect, it } from 'vitest'
import { sizeText } from '#renderer/texts/size-text.ts'

it('gives sizes in the unit people read, never as nothing', () => {
  expect([0, 421_000, 1_048_576, 3_565_158].map(sizeText)).toEqual([
    '1\u00A0kB',
    '411\u00A0kB',
    '1,0\u00A0MB',
    '3,4\u00A0MB',
  ])
})
