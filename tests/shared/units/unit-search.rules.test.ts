import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fullUnitName,
  type NamedUnit,
  orderUnits,
  searchUnits,
  type UnitPrefix,
} from '#shared/units/unit-search.rules.ts'

function unit(prefix: UnitPrefix, name: string, code = `${prefix} ${name}`): NamedUnit {
  return { code, prefix, name }
}

const units = [
  unit('Huyện', 'Krông Pắc', '654'),
  unit('Xã', 'Ea Kly'),
  unit('Xã', 'Ea Kuăng'),
  unit('Huyện', "Ea H'leo"),
  unit('Thị trấn', 'Phước An'),
  unit('Xã', 'Ba Tô'),
  unit('Thị trấn', 'Ba Tơ'),
  unit('Xã', 'Cẩm Giàng'),
  unit('Xã', 'Cẩm Giang'),
  unit('Xã', 'Hướng Phùng'),
  unit('Quận', '1'),
  unit('Quận', '12'),
  unit('Quận', '3'),
  unit('Xã', 'Thanh'),
  unit('Xã', 'Thanh An'),
  unit('Thành phố', 'Biên Hòa'),
  unit('Phường', 'Phường Đúc'),
]

function found(query: string, limit = 10): string[] {
  return searchUnits(units, query, { limit }).map(fullUnitName)
}

describe('searchUnits', () => {
  it.each([
    ['ea kly', ['Xã Ea Kly']],
    ['xa ea kly', ['Xã Ea Kly']],
    ['XÃ EA KLY', ['Xã Ea Kly']],
    ['eakly', ['Xã Ea Kly']],
    ['kuang', ['Xã Ea Kuăng']],
    ['ea hleo', ["Huyện Ea H'leo"]],
    ['ea h’leo', ["Huyện Ea H'leo"]],
    ['biên hoà', ['Thành phố Biên Hòa']],
    ['phường đúc', ['Phường Phường Đúc']],
    ['654', ['Huyện Krông Pắc']],
    ['huyện ea kly', []],
  ])('finds %s', (query, names) => {
    expect(found(query)).toEqual(names)
  })

  it('finds both of two names without diacritics, and puts the one that was typed with them first', () => {
    expect(found('ba to')).toEqual(['Xã Ba Tô', 'Thị trấn Ba Tơ'])
    expect(found('Ba Tơ')).toEqual(['Thị trấn Ba Tơ', 'Xã Ba Tô'])
    expect(found('cẩm giàng')).toEqual(['Xã Cẩm Giàng', 'Xã Cẩm Giang'])
  })

  it('puts a whole name before a beginning, and a name before a type', () => {
    expect(found('thanh')).toEqual(['Xã Thanh', 'Xã Thanh An', 'Thành phố Biên Hòa'])
    expect(found('quan 1')).toEqual(['Quận 1', 'Quận 12'])
  })

  it('does not find the middle of a word', () => {
    expect(found('huong')).toEqual(['Xã Hướng Phùng'])
  })

  it('gives at most the limit, and the ordered list for an empty query', () => {
    expect(found('ea', 2)).toEqual(["Huyện Ea H'leo", 'Xã Ea Kly'])
    expect(found('', 3)).toEqual(['Quận 1', 'Quận 3', 'Quận 12'])
  })

  it('finds every unit by its full name in either form, with or without diacritics', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.constantFrom('NFC', 'NFD'), fc.boolean(), (wanted, form, isPlain) => {
        const typed = fullUnitName(wanted).normalize(form)
        const query = isPlain ? typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd') : typed
        expect(searchUnits(units, query, { limit: units.length })).toContain(wanted)
      }),
      { seed: 20250701 },
    )
  })
})

describe('orderUnits', () => {
  it('sorts by the name without its type, then by type', () => {
    const list = [
      unit('Xã', 'Yên Viên'),
      unit('Xã', 'Ứng Hòe'),
      unit('Thị trấn', 'Yên Viên'),
      unit('Xã', 'Đặng Xá'),
      unit('Phường', 'Dương Nội'),
      unit('Phường', '10'),
      unit('Phường', '2'),
    ]
    expect(orderUnits(list).map(fullUnitName)).toEqual([
      'Phường 2',
      'Phường 10',
      'Phường Dương Nội',
      'Xã Đặng Xá',
      'Xã Ứng Hòe',
      'Thị trấn Yên Viên',
      'Xã Yên Viên',
    ])
  })

  it('gives one order whatever the order before, and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(units, { minLength: units.length }), (shuffled) => {
        const before = [...shuffled]
        expect(orderUnits(shuffled)).toEqual(orderUnits(units))
        expect(shuffled).toEqual(before)
      }),
      { seed: 20250701 },
    )
  })
})
