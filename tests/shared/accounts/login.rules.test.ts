import { describe, expect, it } from 'vitest'
import { suggestLogin } from '#shared/accounts/login.rules.ts'

describe('a suggested login', () => {
  it('is the given name and the initials of the others, without diacritics', () => {
    expect(suggestLogin('Nguyễn Văn An')).toBe('annv')
    expect(suggestLogin('  Đặng   Thị Hồng Đào ')).toBe('daodth')
    expect(suggestLogin('H’Bia Niê')).toBe('niehb')
  })

  it('is empty for what cannot be a login', () => {
    expect(suggestLogin('')).toBe('')
    expect(suggestLogin('A')).toBe('')
    expect(suggestLogin('— —')).toBe('')
  })
})
