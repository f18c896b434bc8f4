import { describe, expect, it } from 'vitest'
import { createUnitMatcher } from '#shared/importing/unit-match.rules.ts'
import { isTotalLabel } from '#shared/importing/unit-spelling.rules.ts'

const rows = [
  { code: '24490', kind: 'commune', name: 'Thị trấn Phước An' },
  { code: '24496', kind: 'commune', name: 'Xã Ea Kly' },
  { code: '24499', kind: 'commune', name: "Xã Ea M'Doal" },
  { code: '00565', kind: 'commune', name: 'Thị trấn Yên Viên' },
  { code: '00577', kind: 'commune', name: 'Xã Yên Viên' },
  { code: '00475', kind: 'commune', name: 'Xã Tân Hòa' },
  { code: '21484', kind: 'commune', name: 'Xã Ba Tô' },
  { code: '21490', kind: 'commune', name: 'Xã Ba Tơ' },
  { code: '26740', kind: 'commune', name: 'Phường 14' },
  { code: '26743', kind: 'commune', name: 'Phường 01' },
  { code: '654-chua', kind: 'unallocated', name: 'Chưa phân xã' },
  { code: '654-ngoai', kind: 'outside', name: 'Ngoài địa bàn' },
] as const
const otherUnits = [
  { code: '24502', name: 'Xã Krông Búk', hint: 'nay là Xã Ea Kly' },
  { code: '24490', name: 'Xã Hòa Tiến', hint: 'nay là Thị trấn Phước An' },
  { code: '24553', name: 'Xã Ea Kar', hint: 'huyện Ea Kar' },
  { code: '24504', name: 'Xã Ba Tô', hint: 'nay là Xã Ba Tô (mới)' },
]
const aliases = [{ key: 'ph.an', unitCode: '24490' }]
const matcher = createUnitMatcher(rows, { otherUnits, aliases })

describe('a name with its type', () => {
  it.each([
    ['Xã Ea Kly', '24496'],
    ['XÃ EA KLY', '24496'],
    ['  Xã\u00a0Ea  Kly: ', '24496'],
    ['X. Ea Kly', '24496'],
    ['X.Ea Kly', '24496'],
    ['CA xã Ea Kly', '24496'],
    ['Công an xã Ea Kly', '24496'],
    ['UBND xã Ea Kly', '24496'],
    ['CAX Ea Kly', '24496'],
    ['CATT Yên Viên', '00565'],
    ['3. Xã Ea Kly', '24496'],
    ['- Xã Ea Kly', '24496'],
    ['Xã Ea M’ Doal', '24499'],
    ['TT. Yên Viên', '00565'],
    ['TT Yên Viên', '00565'],
    ['Thị trấn Yên Viên', '00565'],
    ['x. Yên Viên', '00577'],
    ['Xã Tân Hoà', '00475'],
    ['Xã Ba Tô', '21484'],
    ['Xã Ba Tơ', '21490'],
    ['P. 14', '26740'],
    ['P14', '26740'],
    ['Phường 1', '26743'],
    ['Chưa phân xã', '654-chua'],
    ['Chưa xác định xã', '654-chua'],
    ['NGOÀI ĐỊA BÀN', '654-ngoai'],
    ['Ngoài huyện', '654-ngoai'],
  ])('“%s” is %s', (text, code) => {
    expect(matcher.match(text)).toMatchObject({ kind: 'match', code })
  })
})

describe('a name without its type', () => {
  it.each([
    ['Ea Kly', '24496'],
    ['TÂN HOÀ', '00475'],
    ['Ba Tơ', '21490'],
    ['Công an Ea Kly', '24496'],
  ])('“%s” is %s where one row has it', (text, code) => {
    expect(matcher.match(text)).toMatchObject({ kind: 'match', code, confidence: 95 })
  })

  it('is ambiguous where two rows differ by their type only', () => {
    expect(matcher.match('Yên Viên')).toMatchObject({ kind: 'ambiguous', candidates: ['00565', '00577'] })
  })

  it('is never a bare number, which may as well number the rows', () => {
    expect(matcher.match('14').kind).not.toBe('match')
  })
})

describe('likeness', () => {
  it.each([
    ['Xa Ea Kly', ['24496']],
    ['Ba To', ['21484', '21490']],
    ['Phường Ea Kly', ['24496']],
    ['Xã EaKly', ['24496']],
    ['Xã Ea Klly', ['24496']],
  ])('“%s” suggests and never matches', (text, candidates) => {
    expect(matcher.match(text)).toMatchObject({ kind: 'suggest', candidates })
  })

  it.each(['Xã Krông Ana', '', 'Người lập biểu', '-'])('“%s” is unknown', (text) => {
    expect(matcher.match(text).kind).toBe('unknown')
  })
})

describe('a unit that is none of the rows', () => {
  it('is told with where it is, or what it became', () => {
    expect(matcher.match('Xã Krông Búk')).toEqual({
      kind: 'unknown',
      reason: 'Xã Krông Búk không phải đơn vị của sổ này: nay là Xã Ea Kly',
    })
    expect(matcher.match('Xã Ea Kar')).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('Ea Kar') })
  })

  it('by an old code that was given out anew is not the row with that code', () => {
    expect(matcher.match('Xã Hòa Tiến', '24490')).toMatchObject({ kind: 'unknown' })
    expect(matcher.match('', '24490')).toMatchObject({ kind: 'suggest', candidates: ['24490'] })
  })

  it('with a name that a row has too is only suggested where its code is another', () => {
    expect(matcher.match('Xã Ba Tô', '24504')).toMatchObject({ kind: 'suggest', candidates: ['21484'] })
  })
})

describe('a code', () => {
  it('finds its row as text or number, with or without a name that agrees', () => {
    expect(matcher.match('', '24496')).toMatchObject({ kind: 'match', code: '24496' })
    expect(matcher.match('Ea Kly', 24_496)).toMatchObject({ kind: 'match', code: '24496', confidence: 100 })
    expect(matcher.match('xa ea kly', '24496')).toMatchObject({ kind: 'match', code: '24496' })
  })

  it('tells two units of one name apart', () => {
    expect(matcher.match('Yên Viên', '00577')).toMatchObject({ kind: 'match', code: '00577' })
  })

  it('that lost its zeros finds the one row it can be', () => {
    expect(matcher.match('', 475)).toMatchObject({ kind: 'match', code: '00475' })
    expect(matcher.match('Xã Tân Hòa', '475')).toMatchObject({ kind: 'match', code: '00475' })
    const twins = createUnitMatcher([
      { code: '0475', kind: 'commune', name: 'Xã A' },
      { code: '00475', kind: 'commune', name: 'Xã B' },
    ])
    expect(twins.match('', 475)).toMatchObject({ kind: 'ambiguous', candidates: ['0475', '00475'] })
  })

  it('is not believed against the name', () => {
    expect(matcher.match('Xã Ba Tô', '21490')).toMatchObject({ kind: 'ambiguous', candidates: ['21490', '21484'] })
    expect(matcher.match('Xã Cư Huê', '24496')).toMatchObject({ kind: 'ambiguous', candidates: ['24496'] })
  })

  it('that is none leaves the name to decide', () => {
    for (const code of ['1', 1, '', null, 'KP-03', '1e3', 24_496.5, -5, '９９'])
      expect(matcher.match('Xã Ea Kly', code)).toMatchObject({ kind: 'match', code: '24496' })
  })
})

describe('what was learnt', () => {
  it('from this sender is matched after the names themselves', () => {
    expect(matcher.match('Ph.An')).toMatchObject({ kind: 'match', code: '24490', confidence: 92 })
    const misled = createUnitMatcher(rows, { aliases: [{ key: 'xã ea kly', unitCode: '24490' }] })
    expect(misled.match('Xã Ea Kly')).toMatchObject({ code: '24496' })
  })

  it('for two rows is ambiguous', () => {
    const twice = [...aliases, { key: 'ph.an', unitCode: '24496' }]
    expect(createUnitMatcher(rows, { aliases: twice }).match('Ph.An').kind).toBe('ambiguous')
  })
})

describe('a text with several readings', () => {
  it('is matched where one of them alone names a row', () => {
    expect(matcher.matchAny(['Ea Kly', 'Ea Kợy'])).toMatchObject({ kind: 'match', code: '24496' })
    expect(matcher.matchAny(['Ba Tô', 'Ba Tơ'])).toMatchObject({ kind: 'ambiguous' })
    expect(matcher.matchAny([])).toMatchObject({ kind: 'unknown' })
  })
})

describe('the label of a total', () => {
  it.each([
    'Tổng cộng',
    'TỔNG CỘNG:',
    'Cộng',
    'TỔNG SỐ',
    'Tổng',
    'Toàn huyện',
    'Tòan huyện',
    'Toàn huyện Ea Kar',
    'Tổng toàn huyện',
    'Cộng toàn xã',
    'I. Tổng số',
    'Tong cong',
    'Cộng dồn',
    'Tổng huyện',
  ])('“%s” is one', (text) => {
    expect(isTotalLabel(text)).toBe(true)
  })

  it.each([
    'Cộng Hòa',
    'Xã Toàn Thắng',
    'Tổng hợp',
    'É Tòng',
    'Công an xã',
    'Tổng số hồ sơ thu nhận',
    '',
    'Xã Tống Phan',
  ])('“%s” is none', (text) => {
    expect(isTotalLabel(text)).toBe(false)
  })
})
