import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wellKnownPasswords, wellKnownWords } from '#shared/accounts/well-known-passwords.ts'
import { passwordProblemCodes, passwordProblems } from '#shared/accounts/password.rules.ts'
import { passwordProblemTexts } from '#shared/texts/password.texts.ts'

const seed = 20260504
const person = { login: 'annv.qh', name: 'Nguyễn Vân Giang', unitName: 'Công an huyện Krông Pắc' }
const problems = (password: string) => passwordProblems(password, person)

describe('a password that may be used', () => {
  it.each([
    'bốn con cua xanh',
    'cua xanh lội ngược',
    'correct horse battery',
    'khoailang',
    'tre7xanh',
    'Trời mưa, mang áo!',
    'kq83vtzm',
    '    x8 q2 m5 w9',
    '自転車で海へ行く',
  ])('needs no kinds of characters and no digits: %j', (password) => {
    expect(problems(password)).toEqual([])
  })

  it('is any long enough text that chance brings', () => {
    const symbol = fc.constantFrom(...Array.from('abcdefghjkmnpqrstuvwxyzăâđêôơưáạ ,.?ABCDEFGH23456789'))
    fc.assert(
      fc.property(fc.array(symbol, { minLength: 24, maxLength: 128 }), (symbols) => {
        expect(problems(symbols.join(''))).toEqual([])
      }),
      { seed, numRuns: 300 },
    )
  })
})

it('a password in use is no new one, however its letters are composed', () => {
  const inUse = { ...person, current: 'bốn con cua xanh' }
  expect(passwordProblems('bốn con cua xanh'.normalize('NFD'), inUse)).toEqual(['unchanged'])
  expect(passwordProblems('Bốn con cua xanh', inUse)).toEqual([])
})

describe('the length of a password', () => {
  it.each([
    ['', ['too-short']],
    ['aaaaaaa', ['too-short']],
    ['kq83vtz', ['too-short']],
    ['kq83vtzm', []],
    ['ấấ', ['too-short']],
    ['😀🌧🚲🌊🍉🐙🎲', ['too-short']],
    ['😀🌧🚲🌊🍉🐙🎲🔑', []],
  ])('is counted in characters as people see them: %j', (password, expected) => {
    expect(problems(password.normalize('NFD'))).toEqual(expected)
    expect(problems(password)).toEqual(expected)
  })

  it('is 128 at most', () => {
    const long = 'bốn con cua xanh '.repeat(8).slice(0, 119)
    expect(problems(`${long}lội ngược`)).toEqual([])
    expect(problems(`${long}lội ngược!`)).toEqual(['too-long'])
  })
})

describe('a common password', () => {
  it.each([
    'iloveyou',
    'ILoveYou1',
    'i love you 123!',
    'Anh yêu em',
    'anhyeuem2023',
    'P@ssw0rd',
    'p4$$w0rd1!',
    'Dr@gon2019!',
    'Vietnam@2023',
    'hoang@123',
    '12345679',
    '1q2w3e4r',
    'iloveyouiloveyou',
    'dragondragon',
  ])('is refused however it is dressed up: %j', (password) => {
    expect(problems(password)).toContain('common')
  })

  it('is another one with a word after it, or much more', () => {
    expect(problems('iloveyou mờ sương')).toEqual([])
    expect(problems('dragon tưới rau')).toEqual([])
    expect(problems('dragon80517394')).toEqual([])
  })
})

describe('the list of common passwords', () => {
  const all = [...wellKnownPasswords, ...wellKnownWords]

  it('is long, of passwords that are not refused for their length', () => {
    expect(wellKnownPasswords.length).toBeGreaterThanOrEqual(300)
    expect(wellKnownPasswords.filter((entry) => entry.length < 8)).toEqual([])
    expect(wellKnownWords.filter((entry) => entry.length >= 8)).toEqual([])
  })

  it('has every entry once, written the way passwords are compared', () => {
    expect(all.filter((entry, at) => all.indexOf(entry) !== at)).toEqual([])
    expect(all.filter((entry) => !/^[a-z0-9]+$/.test(entry))).toEqual([])
  })

  it('is refused entry by entry', () => {
    const refused = [...wellKnownPasswords, ...wellKnownWords.map((word) => `${word}@12345`)]
    expect(refused.filter((entry) => !problems(entry).includes('common'))).toEqual([])
  })
})

describe('a password made of what everybody knows of the person', () => {
  it.each([
    ['the name', 'Nguyễn Vân Giang'],
    ['the name without marks', 'nguyenvangiang'],
    ['parts of the name and a year', 'giang.nguyen1990'],
    ['the given name and a birthday', 'Giang@150890'],
    ['the sign-in name', 'ANNV.QH!!'],
    ['the unit', 'krôngpắc#1'],
    ['the kind of unit', 'congan123456'],
    ['the place twice', 'krongpackrongpac'],
    ['the field', 'Mật khẩu 1'],
    ['the field in leet', 'm@tkh4u!!'],
    ['the product', 'số căn cước 06'],
    ['the trade', 'cccd-vneid-2'],
    ['a date', '15-08-1990'],
    ['years alone', '1990-2023'],
  ])('is refused: %s', (_, password) => {
    expect(problems(password)).toContain('context')
  })

  it('may have such words when eight other characters are left', () => {
    expect(problems('giang cua xan')).toEqual(['context'])
    expect(problems('giang cua xanh kia')).toEqual([])
    expect(problems('công an tưới rau 2023')).toEqual(['context'])
    expect(problems('công an tưới rau muống 2023')).toEqual([])
  })

  it('is somebody else’s good password', () => {
    expect(problems('hươu vàng lạc')).toEqual([])
    expect(passwordProblems('hươu vàng lạc', { login: 'huou', name: 'Lạc Thị Vàng' })).toEqual(['context'])
    expect(passwordProblems('hươu vàng lạc', { login: '', name: '' })).toEqual([])
  })

  it('is not one that only has a syllable of two letters in it', () => {
    expect(passwordProblems('khoan lanh toan', { login: 'an', name: 'Vũ An' })).toEqual([])
    expect(passwordProblems('vu an 12 vu', { login: 'an', name: 'Vũ An' })).toEqual(['context'])
  })
})

describe('a password of a repetition or a row of keys', () => {
  it.each([
    '........',
    'aaaaaaaa',
    'abababab',
    'aabbabba',
    '12345678',
    '87654321',
    '01234567890',
    'abcdefgh',
    'zyxwvuts',
    'qwertyui',
    'poiuytrewq',
    'asdfghjkl',
    '1qaz2wsx',
    'zaq12wsx',
    'qazwsxedc',
    '147258369',
    '!@#$%^&*',
    'Abcd@1234',
    'qwer1234',
    'aaaabbbbcccc',
    '123123123',
    'xyq7xyq7',
    'hoaquahoaqua',
  ])('is refused: %j', (password) => {
    expect(problems(password)).toContain('repetitive')
  })

  it('is refused whatever is repeated, when the repeated part is too short by itself', () => {
    const part = fc.string({ unit: fc.constantFrom(...Array.from('bdghkmnprtvx')), minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(part, fc.integer({ min: 0, max: 6 }), (text, more) => {
        expect(problems(text.repeat(9).slice(0, text.length * 2 + 8 + more))).toContain('repetitive')
      }),
      { seed, numRuns: 300 },
    )
  })

  it('may have a short row in it', () => {
    expect(problems('nghỉ hè xây nhà')).toEqual([])
    expect(problems('cua xanh 123')).toEqual([])
  })
})

describe('what is said of a password', () => {
  it.each(passwordProblemCodes)('%s says what to do, in whole sentences', (code) => {
    const text = passwordProblemTexts[code]
    expect(text).toMatch(/^Mật khẩu [^.]+\. \p{Lu}[^.]+\.$/u)
    expect(text).toBe(text.normalize('NFC'))
  })
})
