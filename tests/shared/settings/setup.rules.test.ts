import { describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { setupSchema } from '#shared/settings/settings.schema.ts'
import { emptySetupDraft, readSetupDraft } from '#shared/settings/setup-draft.schema.ts'
import { writeCells } from '#shared/settings/setup-figures.rules.ts'
import {
  communesOf,
  reorderCommunes,
  rowsOf,
  tickCommunes,
  unitOf,
  withPreset,
  withStart,
} from '#shared/settings/setup-rows.rules.ts'
import { newTargetLine } from '#shared/settings/setup-targets.rules.ts'
import { checkStep, fromSetup, hasErrors, toSetup } from '#shared/settings/setup.rules.ts'
import { communes, districtDraft } from './draft-fixture.ts'

const codesOf = (problems: ReturnType<typeof checkStep>) => problems.map((problem) => problem.code)

/** A draft with every step filled. */
function fullDraft() {
  const draft = districtDraft()
  return {
    ...draft,
    extraRows: [{ code: '654.R1', name: 'Trại giam' }],
    openings: writeCells({ ...draft.openings, on: '2023-03-31', document: '12/BB-PC06' }, [
      { unitCode: '24496', indicator: 'CC_CUM', text: '1.120' },
      { unitCode: '654-CPX', indicator: 'CC_CUM', text: '7' },
    ]),
    populations: writeCells({ ...draft.populations, on: '2023-03-31' }, [
      { unitCode: '24496', indicator: 'POP_ELIG', text: '9000' },
    ]),
    targets: [{ ...newTargetLine([]), percent: '55', from: '2023-01-01', to: '2023-06-30', document: 'KH 1' }],
  }
}

describe('an empty draft', () => {
  it('says what each of the first steps needs', () => {
    const draft = emptySetupDraft()
    expect(codesOf(checkStep(draft, 'preset'))).toEqual(['presetMissing'])
    expect(codesOf(checkStep(draft, 'unit'))).toEqual(['startMissing', 'provinceMissing'])
    expect(codesOf(checkStep(draft, 'rows'))).toEqual(['rowsMissing'])
  })

  it('needs neither figures nor targets', () => {
    expect([...checkStep(emptySetupDraft(), 'figures'), ...checkStep(emptySetupDraft(), 'targets')]).toEqual([])
  })

  it('survives being saved and read; a foreign text does not pass for one', () => {
    expect(readSetupDraft(JSON.stringify(fullDraft()))).toEqual(fullDraft())
    expect(readSetupDraft('{"version":0}')).toBeNull()
    expect(readSetupDraft('không phải JSON')).toBeNull()
  })
})

describe('the unit', () => {
  it('of a district book cannot start once there are no districts', () => {
    expect(codesOf(checkStep({ ...districtDraft(), startOn: '2025-07-01' }, 'unit'))).toEqual(['noDistricts'])
  })

  it('chosen from one edition of the units is let go when the date moves to the other', () => {
    expect(withStart(districtDraft(), '2025-06-30').district?.code).toBe('654')
    expect(withStart(districtDraft(), '2025-07-01').district).toBeNull()
  })

  it('of a cluster has a typed name and code', () => {
    const draft = { ...districtDraft(), preset: 'cum' as const, cluster: { code: 'C 1', name: '' } }
    expect(codesOf(checkStep(draft, 'unit'))).toEqual(['clusterNameMissing', 'codeInvalid'])
  })

  it('starts this month where that arrangement still exists, and keeps a date already given', () => {
    const empty = emptySetupDraft()
    expect(withPreset(empty, 'hai-cap', localDate('2026-11-22')).startOn).toBe('2026-11-01')
    expect(withPreset(empty, 'huyen', localDate('2026-11-22')).startOn).toBe('')
    expect(withPreset({ ...empty, startOn: '2024-05-01' }, 'cum', localDate('2026-11-22')).startOn).toBe('2024-05-01')
  })
})

describe('a date that cannot be read', () => {
  it('stays as typed and is named at its field', () => {
    const line = { ...newTargetLine([]), percent: '55', from: '31/02', to: '2023-06-30' }
    const draft = { ...districtDraft(), targets: [line] }
    const places = [
      ...checkStep(withStart(draft, 'tháng 4'), 'unit'),
      ...checkStep({ ...draft, openings: { ...draft.openings, on: '31-3' } }, 'figures'),
      ...checkStep(draft, 'targets'),
    ]
    expect(places.map(({ field, code, params }) => [field, code, params['text']])).toEqual([
      ['startOn', 'notADate', 'tháng 4'],
      ['openings.on', 'notADate', '31-3'],
      ['targets.L1.from', 'notADate', '31/02'],
    ])
  })

  it('lets go of no unit that was chosen', () => {
    expect(withStart(districtDraft(), 'tháng 4').district?.code).toBe('654')
    const inTwoLevels = { ...districtDraft(), startOn: '2025-07-01' }
    expect(withStart(inTwoLevels, 'tháng 8').province).not.toBeNull()
  })
})

describe('the rows', () => {
  it('come back after another district was looked at', () => {
    const elsewhere = tickCommunes({ ...districtDraft(), district: { code: '655', name: 'Huyện Krông A Na' } }, [])
    expect(communesOf(elsewhere)).toEqual([])
    const back = { ...elsewhere, district: { code: '654', name: 'Huyện Krông Pắc' } }
    expect(communesOf(back).map((one) => one.code)).toEqual(communesOf(districtDraft()).map((one) => one.code))
  })

  it('are ordered by name without the type, or by code', () => {
    expect(communesOf(districtDraft()).map((one) => one.name)).toEqual([
      'Xã Ea Kênh',
      'Xã Ea Kly',
      'Xã Hòa An',
      'Thị trấn Phước An',
    ])
    expect(communesOf(reorderCommunes(districtDraft(), 'code')).map((one) => one.code)).toEqual(
      communes.map((one) => one.code),
    )
  })

  it('of a commune are the commune itself', () => {
    const commune = { code: '24490', name: 'Xã Krông Pắc' }
    const draft = { ...districtDraft(), preset: 'hai-cap' as const, level: 'commune' as const, commune }
    expect(unitOf(draft)).toEqual(commune)
    expect(rowsOf(draft)).toEqual([commune])
  })

  it('of its own need a name and a code nobody has', () => {
    const extraRows = [
      { code: '24496', name: 'Trại giam' },
      { code: '654.R2', name: 'xã ea kly' },
      { code: '654-CPX', name: ' ' },
    ]
    expect(codesOf(checkStep({ ...districtDraft(), extraRows }, 'rows'))).toEqual([
      'duplicateCode',
      'duplicateName',
      'rowNameMissing',
      'duplicateCode',
    ])
  })
})

describe('the figures', () => {
  it('need their date and the opening balances their document', () => {
    const draft = fullDraft()
    const bare = { ...draft, openings: { ...draft.openings, on: '', document: '' } }
    expect(codesOf(checkStep(bare, 'figures'))).toEqual(['figuresDateMissing', 'figuresDocumentMissing'])
  })

  it('that are not counts stay as typed and are named', () => {
    const draft = fullDraft()
    const openings = writeCells(draft.openings, [{ unitCode: '24499', indicator: 'CC_CUM', text: '1O' }])
    expect(checkStep({ ...draft, openings }, 'figures')).toMatchObject([
      { code: 'notCount', field: 'openings.cells.24499.CC_CUM', params: { name: 'Xã Ea Kênh', text: '1O' } },
    ])
  })

  it('of which a part is above its whole are worth a second look and no more', () => {
    const draft = fullDraft()
    const populations = writeCells(draft.populations, [{ unitCode: '24496', indicator: 'POP_TOTAL', text: '8000' }])
    const problems = checkStep({ ...draft, populations }, 'figures')
    expect(problems).toMatchObject([
      { code: 'partAboveWhole', severity: 'warning', params: { count: 9000, sum: 8000 } },
    ])
    expect(hasErrors(problems)).toBe(false)
  })
})

describe('the finished draft', () => {
  it('is what the backend takes', () => {
    const result = toSetup(fullDraft())
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    expect(setupSchema.safeParse(result.setup).success).toBe(true)
    expect(result.setup.openings).toEqual({
      on: '2023-03-31',
      document: '12/BB-PC06',
      rows: [
        { unitCode: '24496', figures: { CC_CUM: 1120 } },
        { unitCode: '654-CPX', figures: { CC_CUM: 7 } },
      ],
    })
    expect(result.setup.targets.map((target) => target.unitCode)).toEqual(
      communesOf(fullDraft()).map((one) => one.code),
    )
  })

  it('opened again comes to the same', () => {
    const first = toSetup(fullDraft())
    if (!first.ok) throw new Error('refused')
    expect(toSetup(fromSetup(first.setup), first.setup.targets)).toEqual(first)
  })

  it('takes away what was emptied and withdraws targets without a line', () => {
    const first = toSetup(fullDraft())
    if (!first.ok) throw new Error('refused')
    const again = fromSetup(first.setup)
    const openings = writeCells(again.openings, [{ unitCode: '24496', indicator: 'CC_CUM', text: '' }])
    const second = toSetup({ ...again, openings, targets: [] }, first.setup.targets)
    if (!second.ok) throw new Error('refused')
    expect(second.setup.openings?.rows[0]).toEqual({ unitCode: '24496', figures: { CC_CUM: null } })
    expect(second.setup.targets.map((target) => target.needed)).toEqual([null, null, null, null])
  })

  it('is refused with every problem of every step', () => {
    const result = toSetup({ ...emptySetupDraft(), preset: 'huyen' })
    expect(result.ok).toBe(false)
    expect(result.ok ? [] : [...new Set(result.problems.map((problem) => problem.step))]).toEqual([
      'unit',
      'rows',
      'letterhead',
    ])
  })
})
