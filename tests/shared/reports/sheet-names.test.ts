import { expect, test } from 'vitest'
import { sheetNames } from '#shared/reports/sheet-names.rules.ts'

test('names stay as they are where they are allowed', () => {
  expect(sheetNames(['Huyện Krông Pắc', "Huyện M'Đrắk", '=1+1'], ['BM08'])).toEqual([
    'Huyện Krông Pắc',
    "Huyện M'Đrắk",
    '=1+1',
  ])
})

test('what no sheet may be called is taken out', () => {
  expect(sheetNames(["'Cư M'gar'", 'Ea [Súp]: a/b\\c*?', ' \t ', 'History', '[]'], [])).toEqual([
    "Cư M'gar",
    'Ea Súp a b c',
    'Đơn vị',
    'History (2)',
    'Đơn vị (2)',
  ])
})

test('longer than 31 characters is cut, and equal after that or in another case is numbered within the length', () => {
  const long = 'Thành phố trực thuộc trung ương có tên dài'
  const names = sheetNames(
    [`${long} một`, `${long} hai`, 'BM08', 'bm08', 'HUYỆN EA KAR', 'Huyện Ea Kar'],
    ['BM08', '_meta'],
  )
  expect(names).toEqual([
    'Thành phố trực thuộc trung ương',
    'Thành phố trực thuộc trung (2)',
    'BM08 (2)',
    'bm08 (3)',
    'HUYỆN EA KAR',
    'Huyện Ea Kar (2)',
  ])
  expect(names.every((name) => name.length <= 31)).toBe(true)
})

test('a letter of several code points is never cut in two', () => {
  const [name = ''] = sheetNames(['🧑‍🤝‍🧑'.repeat(9)], [])
  expect(name.length).toBeLessThanOrEqual(31)
  expect('🧑‍🤝‍🧑'.repeat(9).startsWith(name)).toBe(true)
  expect(name.length % '🧑‍🤝‍🧑'.length).toBe(0)
})
