import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkCodeOf, readCheckCode } from '#shared/reports/check-code.rules.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('a check code', () => {
  test('is the first fifty bits of a hash, five and five', () => {
    expect(checkCodeOf('0'.repeat(64))).toBe('00000-00000')
    expect(checkCodeOf('f'.repeat(64))).toBe('ZZZZZ-ZZZZZ')
    expect(checkCodeOf(`08421084210840${'f'.repeat(50)}`)).toBe('11111-11111')
  })

  test('differs where anything before the fifty-first bit does, and only there', () => {
    expect(checkCodeOf(`0000000000004${'0'.repeat(51)}`)).toBe('00000-00001')
    expect(checkCodeOf(`0000000000003${'f'.repeat(51)}`)).toBe('00000-00000')
  })

  test('is read back however it was copied from paper', () => {
    for (let number = 0; number < 500; number += 1) {
      const code = checkCodeOf(hashOf(String(number)))
      expect(readCheckCode(code)).toBe(code)
      expect(readCheckCode(` ${code.toLowerCase().replace('-', ' – ')} `)).toBe(code)
      expect(readCheckCode(code.replace('-', '').replaceAll('0', 'o').replaceAll('1', 'I'))).toBe(code)
      expect(readCheckCode(code.replaceAll('1', 'l').replaceAll('0', 'O'))).toBe(code)
    }
  })

  test.each(['', '3F7KQ-9A2X', '3F7KQ-9A2XMM', '3F7KQ-9A2XU', '3F7KQ/9A2XM'])('“%s” is none', (text) => {
    expect(readCheckCode(text)).toBeNull()
  })
})
