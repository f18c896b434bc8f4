import { expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { bookCodes } from '#shared/province/edition-codes.rules.ts'

const unit = (code: string, name: string, validFrom = '1900-01-01', validTo: string | null = null) => ({
  code,
  name,
  validFrom,
  validTo,
})
const july = { from: localDate('2025-06-15'), to: localDate('2025-07-14') }
const inBook = (names: Record<string, string>, units: readonly ReturnType<typeof unit>[]): string[] => {
  const book = new Map(units.map((one) => [one.code, one]))
  const printed = { names, labels: {}, values: {}, formulas: [] }
  return Object.keys(names).map(bookCodes({ unitCode: '654', unitName: 'Huyện Krông Pắc', printed }, book, july))
}

it('reads the code of a newer commune by its name', () => {
  const units = [unit('1', 'Xã A', '1900-01-01', '2025-06-30'), unit('1.2025', 'Xã B', '2025-07-01')]
  expect(inBook({ '1': 'Xã B' }, units)).toEqual(['1.2025'])
})

it('keeps the codes of a sheet that has both editions, whatever their names', () => {
  const units = [
    unit('1', 'Xã A', '1900-01-01', '2025-06-30'),
    unit('1.2025', 'Xã B', '2025-07-01'),
    unit('2', 'Xã B', '1900-01-01', '2025-06-30'),
    unit('2.2025', 'Xã A', '2025-07-01'),
  ]
  const names = { '1': 'Xã A', '2': 'Xã B', '1.2025': 'Xã B', '2.2025': 'Xã A' }
  expect(inBook(names, units)).toEqual(Object.keys(names))
})

it('makes no one row of two', () => {
  const units = [unit('1', 'Xã A', '1900-01-01', '2025-06-30'), unit('1.2025', 'Xã B', '2025-07-01')]
  expect(inBook({ '1': 'Xã B', '1.2026': 'Xã B' }, units)).toEqual(['1', '1.2026'])
})
