import { expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '#backend/accounts/password-hash.ts'
import { newRecoveryCode, readRecoveryCode } from '#backend/accounts/recovery-code.ts'

const printed = '0A1B2-C3D4E-5F6G7-H8J9K-MNPQR'

it('a code is five groups of five symbols without I, L, O and U', () => {
  for (let made = 0; made < 200; made += 1)
    expect(newRecoveryCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}$/)
})

it('every symbol turns up at every place about as often, and no code comes twice', () => {
  const codes = Array.from({ length: 3200 }, newRecoveryCode)
  expect(new Set(codes).size).toBe(codes.length)
  for (let place = 0; place < 29; place += 1) {
    if (place % 6 === 5) continue
    const counts = Map.groupBy(codes, (code) => code.charAt(place))
    expect(counts.size).toBe(32)
    // 100 each are expected; less than one run in a million strays this far.
    for (const { length } of counts.values()) expect(Math.abs(length - 100)).toBeLessThan(75)
  }
})

it.each([
  ['as printed', printed],
  ['in small letters without dashes', '0a1b2c3d4e5f6g7h8j9kmnpqr'],
  ['with spaces, long dashes and a line break', ' 0A1B2 – C3D4E—5F6G7\tH8J9K\n MNPQR '],
  ['with O for 0, and I or l for 1', 'oAIB2-C3D4E-5F6G7-H8J9K-MNPQR'],
  ['with l for 1', 'OAlB2-C3D4E-5F6G7-H8J9K-MNPQR'],
  ['in wide letters', '０Ａ１Ｂ２-C3D4E-5F6G7-H8J9K-MNPQR'],
])('a code typed %s is read as printed', (_, typed) => {
  expect(readRecoveryCode(typed)).toBe(printed)
})

it.each(['', printed.slice(1), `${printed}0`, printed.replace('A', 'U'), printed.replace('A', 'Á'), '-'.repeat(25)])(
  'what is no code is not read: %j',
  (typed) => {
    expect(readRecoveryCode(typed)).toBeNull()
  },
)

it('a code is kept as a password is, and found again from what was typed', async () => {
  const code = newRecoveryCode()
  const stored = await hashPassword(code)
  expect(await verifyPassword(readRecoveryCode(code.toLowerCase().replaceAll('-', '')) ?? '', stored)).toBe(true)
  expect(await verifyPassword(newRecoveryCode(), stored)).toBe(false)
})
