import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLegacyTexts } from '#shared/importing/legacy-column.rules.ts'
import { tcvn3Letters, vniLetters } from '#shared/importing/legacy-encodings.ts'
import { composeMarks, decodeLegacyText, legacyFont, legacyReasonTexts } from '#shared/importing/legacy-text.rules.ts'
import { toTcvn3, toTcvn3Capitals, toVni, vietnameseLetters } from '#tests/support/legacy-encoder.ts'
import { bundledEditions } from '#tests/support/unit-names.ts'

const seed = 19930101
const names = [...new Set(bundledEditions().flatMap(({ allNames }) => allNames))]
const lowerLetters = vietnameseLetters.filter((letter) => letter === letter.toLowerCase())

function read(text: string, font?: string) {
  const decoded = decodeLegacyText(text, font)
  return decoded.kind === 'text' ? decoded.text : null
}

/** A capital that TCVN3 lacks comes back as the small letter. */
function withoutTonedCapitals(text: string): string {
  return Array.from(text, (char) => ('ĂÂĐÊÔƠƯ'.includes(char) || char < '\u0080' ? char : char.toLowerCase())).join('')
}

describe('the tables of the old encodings', () => {
  it('know 134 letters in VNI, and in TCVN3 the 67 small ones and seven capitals', () => {
    expect(vietnameseLetters).toHaveLength(134)
    expect(new Set(vietnameseLetters.map((letter) => letter.normalize('NFC'))).size).toBe(134)
    expect([...new Set(vniLetters.values())].toSorted()).toEqual([...vietnameseLetters].toSorted())
    expect([...tcvn3Letters.values()].toSorted()).toEqual([...lowerLetters, ...Array.from('ĂÂĐÊÔƠƯ')].toSorted())
  })

  it.each(vietnameseLetters)('%s comes back from every encoding', (letter) => {
    const word = (text: string) => `B${text}`
    const isCapital = letter !== letter.toLowerCase()
    expect(vniLetters.get(toVni(letter))).toBe(letter)
    if (!isCapital || 'ĂÂĐÊÔƠƯ'.includes(letter)) expect(tcvn3Letters.get(toTcvn3(letter))).toBe(letter)
    const decoded = decodeLegacyText(word(toTcvn3Capitals(letter)), '.VnTimeH')
    const texts = decoded.kind === 'text' ? [decoded.text] : decoded.readings.map((one) => one.text)
    expect(texts).toContain(word(letter).toUpperCase())
  })
})

describe('the font of a cell', () => {
  it.each([
    ['.VnTime', { encoding: 'tcvn3', capitals: false }],
    ['.VnArial Narrow', { encoding: 'tcvn3', capitals: false }],
    ['.VnTimeH', { encoding: 'tcvn3', capitals: true }],
    ['.VnArial NarrowH', { encoding: 'tcvn3', capitals: true }],
    ['.vntimeh', { encoding: 'tcvn3', capitals: true }],
    ["'.VnTime', serif", { encoding: 'tcvn3', capitals: false }],
    ['VNI-Times', { encoding: 'vni', capitals: false }],
    ['VNI Times', { encoding: 'vni', capitals: false }],
    ['Times New Roman', null],
    ['VNIndex', null],
    ['', null],
    [undefined, null],
  ])('%s', (font, expected) => {
    expect(legacyFont(font)).toEqual(expected)
  })
})

describe('every name of the bundled set of units', () => {
  it('is left as it is in Unicode, in both forms and in capitals, whatever its font but an old one', () => {
    for (const name of names) {
      for (const font of [undefined, 'Arial', 'Times New Roman']) {
        expect(read(name, font)).toBe(name)
        expect(read(name.normalize('NFD'), font)).toBe(name)
        expect(read(name.toUpperCase(), font)).toBe(name.toUpperCase())
      }
    }
  })

  it('comes back from TCVN3 and VNI by its font, or is asked about, and is never another text', () => {
    let asked = 0
    for (const name of names) {
      const readings = [
        [read(toTcvn3(name), '.VnTime'), withoutTonedCapitals(name)],
        [read(toTcvn3Capitals(name), '.VnTimeH'), name.toUpperCase()],
        [read(toVni(name), 'VNI-Times'), name],
        [read(toVni(name.toUpperCase()), 'VNI-Times'), name.toUpperCase()],
      ]
      for (const [text, expected] of readings) {
        if (text === null) asked += 1
        else expect(text).toBe(expected)
      }
    }
    expect(asked).toBeLessThan(names.length * 4 * 0.01)
  })

  it('comes back from TCVN3 and VNI by its content alone, with its type before it', () => {
    const typed = names.filter((name) => /^(Xã|Phường|Huyện|Quận|Thị trấn|Thị xã|Tỉnh)/.test(name))
    const misread = typed.filter((name) => {
      const text = read(toTcvn3(name))
      return text !== null && text !== withoutTonedCapitals(name)
    })
    expect(misread).toEqual([])
    const fromVni = typed.map((name) => [read(toVni(name)), name])
    expect(fromVni.filter(([text, name]) => text !== null && text !== name)).toEqual([])
  })

  it('in Unicode under an old font is Unicode or asked about, and never decoded', () => {
    const texts = names.flatMap((name) => [read(name, '.VnTime'), read(name, 'VNI-Times')].map((text) => [text, name]))
    expect(texts.filter(([text, name]) => text !== null && text !== name)).toEqual([])
  })
})

describe('text that is Unicode already', () => {
  it('with a letter that no byte has is only composed, whatever stands around it', () => {
    const beyond = vietnameseLetters.filter((letter) => letter > '\u00ff')
    const text = fc
      .tuple(fc.string(), fc.constantFrom(...beyond), fc.array(fc.constantFrom(...vietnameseLetters, ' ', 'b')))
      .map(([before, letter, after]) => before.replace(/[\u0080-\uffff]/g, '') + letter + after.join(''))
    fc.assert(
      fc.property(text, (one) => {
        expect(read(one)).toBe(one)
        expect(read(one.normalize('NFD'), 'Arial')).toBe(one)
      }),
      { seed, numRuns: 500 },
    )
  })

  it('in plain ASCII is left as it is under every font, but in the font that draws capitals', () => {
    const ascii = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) })
    fc.assert(
      fc.property(ascii, fc.constantFrom(undefined, 'Arial', '.VnTime', 'VNI-Times'), (text, font) => {
        expect(decodeLegacyText(text, font)).toEqual({ kind: 'text', text, encoding: 'unicode', reason: 'plain' })
        expect(read(text, '.VnTimeH')).toBe(text.toUpperCase())
      }),
      { seed },
    )
  })

  it.each(['Hòa', '25°C', 'm²', '½ ngày', '§ 5', 'Xã Ðà Lý', 'SRó', 'Laêê', '“Hòa” – 5', '5 × 3', 'ghi chú…', '≥ 5'])(
    '%s is left as it is',
    (text) => {
      expect(read(text)).toBe(text)
    },
  )

  it('is composed also where the marks stand in the wrong order', () => {
    expect(composeMarks('a\u0301\u0302')).toBe('ấ')
    expect(composeMarks('Huê\u0323\u0302n')).toBe('Huê\u0323\u0302n'.normalize('NFC'))
    expect(composeMarks('xê\u0301')).toBe('xế')
  })
})

describe('what cannot be decided', () => {
  it.each([
    ['Hòa', '.VnTime', 'font-and-content-differ', ['Hũa', 'Hòa']],
    ['Soá', 'VNI-Times', 'font-and-content-differ', ['Số', 'Soá']],
    ['Hà Giang', '.VnTime', 'font-and-content-differ', ['Hà Giang']],
    ['X· T©n', 'VNI-Times', 'font-and-content-differ', ['X· T©n', 'Xã Tân']],
    ['Ẳng Të', '.VnTime', 'mixed', ['Ẳng Të']],
    ['x\u0081y', '.VnTime', 'no-meaning', ['x\u0081y']],
    ['Müller', undefined, 'no-meaning', ['Mỹller', 'Müller']],
  ])('%s in %s is asked about: %s', (text, font, reason, readings) => {
    const decoded = decodeLegacyText(text, font)
    expect(decoded).toMatchObject({ kind: 'ask', reason })
    if (decoded.kind === 'ask') expect(decoded.readings.map((one) => one.text).toSorted()).toEqual(readings.toSorted())
    expect(legacyReasonTexts[decoded.reason].length).toBeGreaterThan(5)
  })

  it('is never decided by leaving out or adding letters: what is decoded has a meaning for every byte', () => {
    const byte = fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code))
    const fonts = fc.constantFrom(undefined, 'Arial', '.VnTime', '.VnTimeH', 'VNI-Times')
    fc.assert(
      fc.property(fc.string({ unit: byte, maxLength: 12 }), fonts, (text, font) => {
        const decoded = decodeLegacyText(text, font)
        if (decoded.kind === 'ask' || decoded.encoding === 'unicode') return
        if (decoded.encoding === 'tcvn3') expect(decoded.text).toHaveLength(text.length)
        const known = decoded.encoding === 'tcvn3' ? tcvn3Letters : vniLetters
        const meant = new Set([...known.values()].flatMap((letter) => [letter, letter.toUpperCase()]))
        for (const char of decoded.text) {
          const isKept = text.includes(char) || text.toUpperCase().includes(char)
          expect(meant.has(char) || isKept || /[…‘’“”•–—]/.test(char)).toBe(true)
        }
      }),
      { seed, numRuns: 5000 },
    )
  })

  it('takes the punctuation of Windows-1252, delivered as it is or as a control character', () => {
    expect(read('X· \u0093T©n\u0094 \u0096 1', '.VnTime')).toBe('Xã “Tân” – 1')
    expect(read('X· “T©n” – 1', '.VnTime')).toBe('Xã “Tân” – 1')
  })
})

describe('texts that stand together', () => {
  it('settle what one cell leaves open, where all of them are of the encoding of their font', () => {
    const column = ['X· T©n', 'Léc', 'HuyÖn'].map((text) => ({ text, font: '.VnTime' }))
    expect(decodeLegacyTexts(column).map((one) => (one.kind === 'text' ? one.text : null))).toEqual([
      'Xã Tân',
      'Lộc',
      'Huyện',
    ])
  })

  it('leave it open where one of them contradicts the font', () => {
    const column = ['X· T©n', 'Léc', 'Xã Tận'].map((text) => ({ text, font: '.VnTime' }))
    expect(decodeLegacyTexts(column).map((one) => one.kind)).toEqual(['text', 'ask', 'text'])
  })

  it('make a cell doubtful that alone would be Unicode', () => {
    expect(decodeLegacyText('Léc').kind).toBe('text')
    expect(decodeLegacyTexts([{ text: 'X· T©n' }, { text: 'Léc' }]).map((one) => one.kind)).toEqual(['text', 'ask'])
  })
})
