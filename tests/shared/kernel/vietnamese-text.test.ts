import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVietnamese, foldDiacritics, nameKey, toNfc } from '#shared/kernel/vietnamese-text.ts'

const seed = 20250701
const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'] as const

/** Onset, the vowel before which a tone may stand, and the rest: the clusters whose tone people place differently. */
const openClusters = fc.constantFrom(
  ['h', 'o', 'a'],
  ['kh', 'o', 'e'],
  ['th', 'u', 'y'],
  ['ng', 'o', 'a', 'i'],
  ['đ', 'i', 'ê', 'u'],
  ['ng', 'u', 'y', 'ê', 'n'],
  ['tr', 'ư', 'ơ', 'ng'],
)
const letters = fc.constantFrom(
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ'.split(''),
  ...tones,
  ' ',
  ' ',
  "'",
  '’',
  '-',
  '–',
)
const vietnameseText = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(''))

describe('toNfc', () => {
  it('composes marks', () => {
    expect(toNfc('Ea Kua\u0306ng')).toBe('Ea Kuăng')
  })
})

describe('nameKey', () => {
  it.each([
    ['Hòa', 'Hoà'],
    ['Thuỷ', 'Thủy'],
    ['Khánh Hoà', 'KHÁNH  HÒA '],
    ['Quý', 'Qúy'],
    ['Tiến', 'Tíên'],
    ["Ea H'leo", 'Ea H’Leo'],
    ["Ea M' Doal", "Ea M'Doal"],
    ['Bà Rịa - Vũng Tàu', 'Bà Rịa–Vũng Tàu'],
    ['Xã\u00a0Tư', 'Xã Tư'],
  ])('is the same for %s and %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b))
  })

  it.each([
    ['Ba Tô', 'Ba Tơ'],
    ['Cẩm Giang', 'Cẩm Giàng'],
    ['Mỹ', 'Mĩ'],
    ['Đông', 'Dông'],
    ['Hòa', 'Hóa'],
    ['Thị trấn Yên Viên', 'Xã Yên Viên'],
  ])('differs for %s and %s', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b))
  })

  it('keeps the beginning of a name a beginning of its key, as typing ahead needs', () => {
    expect(nameKey('Hoàng Mai').startsWith(nameKey('Hoà'))).toBe(true)
  })

  it('is the same for the composed and the decomposed form', () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        expect(nameKey(text.normalize('NFD'))).toBe(nameKey(text.normalize('NFC')))
      }),
      { seed },
    )
  })

  it('is the same wherever in the vowels of a syllable the tone mark stands', () => {
    fc.assert(
      fc.property(openClusters, fc.constantFrom(...tones), fc.nat(), fc.nat(), (parts, tone, first, second) => {
        const vowels = parts.flatMap((part, index) => (/^[aeiouyêơư]$/u.test(part) ? [index] : []))
        const withToneAt = (pick: number) =>
          parts.map((part, index) => (index === vowels[pick % vowels.length] ? part + tone : part)).join('')
        expect(nameKey(withToneAt(first))).toBe(nameKey(withToneAt(second)))
        expect(nameKey(withToneAt(first))).not.toBe(nameKey(parts.join('')))
      }),
      { seed },
    )
  })

  it('leaves its own result unchanged, and gives it in NFC', () => {
    fc.assert(
      fc.property(fc.oneof(vietnameseText, fc.string({ unit: 'binary' })), (text) => {
        const key = nameKey(text)
        expect(nameKey(key)).toBe(key)
        expect(key.normalize('NFC')).toBe(key)
      }),
      { seed },
    )
  })
})

describe('foldDiacritics', () => {
  it.each([
    ['Ea Kuăng', 'ea kuang'],
    ['Đắk Lắk', 'dak lak'],
    ['Cư M’gar', "cu m'gar"],
    ['THỪA THIÊN HUẾ', 'thua thien hue'],
  ])('turns %s into %s', (text, folded) => {
    expect(foldDiacritics(text)).toBe(folded)
  })

  it('gives names with the same key the same folded text, and only basic letters for Vietnamese ones', () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        expect(foldDiacritics(nameKey(text))).toBe(foldDiacritics(text))
        expect(foldDiacritics(text)).toMatch(/^[a-z' -]*$/)
      }),
      { seed },
    )
  })
})

describe('compareVietnamese', () => {
  it('puts đ after d, marked vowels after plain ones and numbers by their value', () => {
    const sorted = ['Đạ Tẻh', 'Phường 10', 'Ân Thi', 'Ăng', 'Anh', 'Phường 2', 'Di Linh', 'Dương'].toSorted(
      compareVietnamese,
    )
    expect(sorted).toEqual(['Anh', 'Ăng', 'Ân Thi', 'Di Linh', 'Dương', 'Đạ Tẻh', 'Phường 2', 'Phường 10'])
  })

  it('finds no difference between composed and decomposed text', () => {
    expect(compareVietnamese('Kuăng', 'Kua\u0306ng')).toBe(0)
  })
})
