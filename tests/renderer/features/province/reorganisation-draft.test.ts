import { describe, expect, it } from 'vitest'
import { changedParts, leftAfter, readPart } from '#renderer/features/province/reorganisation/allocation-cells.ts'
import {
  codeOf,
  codesOf,
  draftFrom,
  draftOf,
  missingPart,
  newDraft,
  ofKind,
  reorganisationOf,
} from '#renderer/features/province/reorganisation/reorganisation-draft.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Unit } from '#shared/units/units.schema.ts'

const unit = (code: string, kind: Unit['kind'], parentCode: string | null): Unit => ({
  code,
  kind,
  name: `Đơn vị ${code}`,
  parentCode,
  validFrom: localDate('1900-01-01'),
  validTo: null,
})
const units = [
  unit('66', 'province', null),
  unit('654', 'district', '66'),
  unit('1', 'commune', '654'),
  unit('2', 'commune', '654'),
  unit('654-CPX', 'unallocated', '654'),
]
const on = localDate('2025-07-01')

describe('a reorganisation that is written', () => {
  it('says what is missing, and asks for exactly what its kind is about', () => {
    const draft = newDraft('draft-0001', units)
    expect(missingPart(draft)).toBe('day')
    const [first] = draft.newUnits
    if (first === undefined) throw new Error('a new draft begins with a unit')
    const filled = { ...first, name: ' Xã Mới ', parentCode: '654', wholes: ['1'], parts: ['2'] }
    const merge = { ...draft, on, document: 'NQ 1', newUnits: [filled], moved: ['1'], moveTo: '66' }
    expect(missingPart(merge)).toBeNull()
    expect(missingPart({ ...merge, newUnits: [{ ...filled, parentCode: '' }] })).toBe('unitPlace')
    expect(reorganisationOf(merge, units)).toMatchObject({
      newUnits: [{ code: '1.2025', name: 'Xã Mới', kind: 'commune', parentCode: '654' }],
      pieces: [
        { from: '1', to: '1.2025', whole: true },
        { from: '2', to: '1.2025', whole: false },
      ],
      moves: [],
    })
    expect(reorganisationOf({ ...merge, kind: 'move' }, units)).toMatchObject({
      newUnits: [],
      pieces: [],
      moves: [{ unitCode: '1', parentCode: '66' }],
    })
  })

  it('makes a code of the old unit that is not lengthened again the next time', () => {
    const [made] = newDraft('draft-0002', units).newUnits
    if (made === undefined) throw new Error('a new draft begins with a unit')
    expect(codeOf({ ...made, wholes: ['1.2023'] }, on)).toBe('1.2025')
    expect(codeOf({ ...made, code: ' 77 ', wholes: ['1'] }, on)).toBe('77')
  })

  it('makes each unit of a divided one a code of its own', () => {
    const draft = newDraft('draft-0005', units)
    const split = { ...draft, on, ...ofKind(draft, 'split', units) }
    const newUnits = split.newUnits.map((unit) => ({ ...unit, parts: ['1'] }))
    expect([...codesOf({ newUnits, on }).values()]).toEqual(['1.2025', '1.2025.2'])
    const typed = newUnits.map((unit, index) => (index === 1 ? { ...unit, code: '1.2025' } : unit))
    expect([...codesOf({ newUnits: typed, on }).values()]).toEqual(['1.2025.2', '1.2025'])
  })

  it.each(['merge', 'split', 'rename', 'move'] as const)(
    'taken back is written again as it was carried out: %s',
    (kind) => {
      const told = {
        id: 'carried-out',
        kind,
        on,
        document: 'NQ 1',
        newUnits:
          kind === 'merge' || kind === 'split'
            ? ['9', '10'].map((code) => ({ code, name: `Xã ${code}`, kind: 'commune' as const, parentCode: '654' }))
            : [],
        pieces:
          kind === 'merge' || kind === 'split'
            ? [
                { from: '1', to: '9', whole: true },
                { from: '2', to: '9', whole: false },
                { from: '2', to: '10', whole: false },
                ...(kind === 'merge' ? [{ from: '654', to: '655', whole: true }] : []),
              ]
            : [],
        renames: kind === 'rename' ? [{ unitCode: '1', name: 'Xã Mới' }] : [],
        moves: kind === 'move' ? [{ unitCode: '1', parentCode: '655' }] : [],
        endedGroups: kind === 'split' ? ['656'] : [],
      }
      expect(reorganisationOf(draftFrom('carried-out', told, units), units)).toEqual(told)
    },
  )

  it('takes ticked suggestions over, with the districts that are left empty', () => {
    const suggestion = {
      on,
      newUnit: { code: '9', name: 'Xã Mới', parentCode: '66' },
      pieces: ['1', '2'].map((from) => ({ from, to: '9', whole: true, name: from })),
      others: [],
    }
    const draft = draftOf('draft-0003', [suggestion], units)
    expect(draft).toMatchObject({ on, endedGroups: ['654'], newUnits: [{ code: '9', wholes: ['1', '2'] }] })
    const half = { ...suggestion, pieces: suggestion.pieces.slice(0, 1) }
    expect(draftOf('draft-0004', [half], units).endedGroups).toEqual([])
  })
})

describe('parts of a divided unit', () => {
  const row = {
    from: 'X',
    fromName: 'Xã X',
    indicator: 'CC_CUM',
    whole: 1000,
    left: 600,
    parts: [
      { to: 'Y', toName: 'Xã Y', value: 400, document: 'BB 1' },
      { to: 'Z', toName: 'Xã Z', value: null, document: '' },
    ],
  }

  it('are counts as people write them, blank takes one back, and nothing else is read', () => {
    expect(['', '1.234', '12', '1,5', 'abc', '-3'].map(readPart)).toEqual([
      null,
      1234,
      12,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('are told with the document, and what is left follows what is typed', () => {
    const typed = { 'X CC_CUM Z': '500', 'X CC_CUM Y': '' }
    expect(leftAfter(row, typed)).toBe(500)
    expect(changedParts([row], typed, 'BB 2')).toEqual({
      allocations: [
        { from: 'X', to: 'Y', indicator: 'CC_CUM', value: null, document: 'BB 2' },
        { from: 'X', to: 'Z', indicator: 'CC_CUM', value: 500, document: 'BB 2' },
      ],
      unread: 0,
    })
    expect(changedParts([row], { 'X CC_CUM Z': 'x' }, 'BB 2')).toEqual({ allocations: [], unread: 1 })
  })
})
