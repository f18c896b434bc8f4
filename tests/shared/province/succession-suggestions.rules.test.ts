import { describe, expect, it } from 'vitest'
import type { UnitState } from '#shared/province/reorganisation.schema.ts'
import { suggestSuccessions } from '#shared/province/succession-suggestions.rules.ts'

const on = '2025-07-01'
const commune = (code: string, name: string, parentCode: string, parts: Partial<UnitState> = {}): UnitState => ({
  code,
  kind: 'commune',
  name,
  parentCode,
  validFrom: '1900-01-01',
  validTo: null,
  sortOrder: 1,
  ...parts,
})
const province = commune('66', 'Tỉnh Đắk Lắk', '', { kind: 'province', parentCode: null })
const group = (code: string, kind: UnitState['kind']): UnitState => commune(code, `Đơn vị ${code}`, '66', { kind })
const link = (from: string, fromName: string, to: string, toName: string) => ({
  from: { code: from, fullName: fromName },
  to: { code: to, fullName: toName },
})

describe('suggestions of the bundled data', () => {
  it('join the communes of the book that went into the same one, and name those of elsewhere', () => {
    const units = [province, group('654', 'district'), commune('1', 'Xã A', '654'), commune('2', 'Xã B', '654')]
    const links = [
      link('1', 'Xã A', '2', 'Xã Mới'),
      link('2', 'Xã B', '2', 'Xã Mới'),
      link('9', 'Xã Khác', '2', 'Xã Mới'),
    ]
    expect(suggestSuccessions(units, links, on)).toEqual([
      {
        newUnit: { code: '2.2025', name: 'Xã Mới', parentCode: '66' },
        pieces: [
          { from: '1', to: '2.2025', whole: true, name: 'Xã A' },
          { from: '2', to: '2.2025', whole: true, name: 'Xã B' },
        ],
        others: ['Xã Khác'],
      },
    ])
  })

  it('stay below the cluster that all of them stand in', () => {
    const units = [province, group('C1', 'cluster'), commune('1', 'Xã A', 'C1'), commune('2', 'Xã B', 'C1')]
    const links = [link('1', 'Xã A', '7', 'Xã Mới'), link('2', 'Xã B', '7', 'Xã Mới')]
    expect(suggestSuccessions(units, links, on)[0]?.newUnit).toEqual({ code: '7', name: 'Xã Mới', parentCode: 'C1' })
  })

  it('are none for a code that means another unit here, for one that ended, and where nothing changes', () => {
    const units = [
      province,
      commune('1', 'Xã Tên Khác', '66'),
      commune('2', 'Xã B', '66', { validTo: '2024-12-31' }),
      commune('3', 'Xã C', '66'),
    ]
    const links = [link('1', 'Xã A', '7', 'Xã Mới'), link('2', 'Xã B', '7', 'Xã Mới'), link('3', 'Xã C', '3', 'Xã C')]
    expect(suggestSuccessions(units, links, on)).toEqual([])
  })
})
