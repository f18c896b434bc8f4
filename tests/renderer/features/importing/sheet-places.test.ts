import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedBy } from '#renderer/features/importing/sheet/sheet-keys.ts'
import { parseAddress, parseArea } from '#renderer/features/importing/sheet/sheet-places.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'

describe('an address', () => {
  it('names the row and the column it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_048_576 }), fc.integer({ min: 1, max: 16_384 }), (row, column) => {
        expect(parseAddress(cellAddress(row, column))).toEqual({ row, column })
      }),
    )
  })

  it('of an area has both corners, and what is no address is none', () => {
    expect(parseArea('D8:E53')).toEqual({ top: 8, left: 4, bottom: 53, right: 5 })
    for (const text of ['', 'C', '7', 'C0', 'c7', 'C7:', "'BC'!C7", 'ABCD1']) expect(parseArea(text)).toBeNull()
    expect(parseAddress('C7:D9')).toBeNull()
  })
})

describe('keys on a sheet', () => {
  const bounds = { rows: 60, columns: 14, page: 20 }
  const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, altKey: false })

  it('lead to the heads of columns and rows, but never to the corner or off the sheet', () => {
    expect(movedBy(key('ArrowUp'), { row: 1, column: 3 }, bounds)).toEqual({ row: 0, column: 3 })
    expect(movedBy(key('ArrowLeft'), { row: 5, column: 1 }, bounds)).toEqual({ row: 5, column: 0 })
    expect(movedBy(key('ArrowLeft'), { row: 0, column: 1 }, bounds)).toEqual({ row: 0, column: 1 })
    expect(movedBy(key('ArrowUp', true), { row: 9, column: 0 }, bounds)).toEqual({ row: 0, column: 1 })
    expect(movedBy(key('PageDown'), { row: 55, column: 2 }, bounds)).toEqual({ row: 60, column: 2 })
    expect(movedBy(key('End', true), { row: 1, column: 1 }, bounds)).toEqual({ row: 60, column: 14 })
  })

  it('that move nothing, and Alt with anything, are left to others', () => {
    expect(movedBy(key('a'), { row: 1, column: 1 }, bounds)).toBeNull()
    expect(movedBy(key('constructor'), { row: 1, column: 1 }, bounds)).toBeNull()
    expect(movedBy({ ...key('ArrowLeft'), altKey: true }, { row: 1, column: 1 }, bounds)).toBeNull()
  })
})
