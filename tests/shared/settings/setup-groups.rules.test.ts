import { describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { emptySetupDraft, readSetupDraft, type SetupDraft } from '#shared/settings/setup-draft.schema.ts'
import {
  addCluster,
  reorderGroups,
  renameCluster,
  tickAllGroups,
  tickGroup,
  tickGroupCommunes,
} from '#shared/settings/setup-group-ticks.rules.ts'
import { allGroups, groupsOf } from '#shared/settings/setup-groups.rules.ts'
import { letterheadOf } from '#shared/settings/setup-letterhead.rules.ts'
import { readPastedTable } from '#shared/settings/setup-paste.rules.ts'
import { communesOf, figureRowsOf, rowLabel, rowsOf, unitOf } from '#shared/settings/setup-rows.rules.ts'
import { newTargetLine } from '#shared/settings/setup-targets.rules.ts'
import { checkStep, fromSetup, toSetup } from '#shared/settings/setup.rules.ts'
import type { Target } from '#shared/targets/targets.schema.ts'

const commune = (code: string, name: string) => ({ code, name })
const buonHo = {
  code: '644',
  name: 'Thị xã Buôn Hồ',
  communes: [commune('24310', 'Xã Ea Siên'), commune('24305', 'Phường An Lạc')],
}
const eaKar = {
  code: '651',
  name: 'Huyện Ea Kar',
  communes: [commune('24373', 'Thị trấn Ea Kar'), commune('24376', 'Xã Ea Ô')],
}

function provinceDraft(changes: Partial<SetupDraft> = {}): SetupDraft {
  const draft = { ...emptySetupDraft(), preset: 'huyen' as const, receives: true, startOn: '2023-01-01' }
  return { ...draft, province: { code: '66', name: 'Tỉnh Đắk Lắk' }, ...changes }
}

const ticked = () => tickAllGroups(provinceDraft(), [eaKar, buonHo])
const codesOf = (problems: ReturnType<typeof checkStep>) => problems.map(({ code, field }) => `${code} ${field}`)

describe('the book of a province', () => {
  it('is of the province, with districts in order and all their communes', () => {
    const draft = ticked()
    expect(unitOf(draft)).toEqual({ code: '66', name: 'Tỉnh Đắk Lắk' })
    expect(groupsOf(draft).map(({ code, communes }) => [code, ...communes.map((one) => one.code)])).toEqual([
      ['644', '24305', '24310'],
      ['651', '24373', '24376'],
    ])
    expect(communesOf(draft)).toEqual([])
    expect(checkStep(draft, 'rows')).toEqual([])
  })

  it('has targets of districts, and balances of communes and of what belongs to none', () => {
    const draft = ticked()
    expect(rowsOf(draft).map((row) => row.code)).toEqual(['644', '651'])
    expect(figureRowsOf(draft).map((row) => `${row.code} ${row.name}`)).toEqual([
      '24305 Phường An Lạc',
      '24310 Xã Ea Siên',
      '644-CPX Chưa phân xã (Thị xã Buôn Hồ)',
      '644-NDB Ngoài địa bàn (Thị xã Buôn Hồ)',
      '24373 Thị trấn Ea Kar',
      '24376 Xã Ea Ô',
      '651-CPX Chưa phân xã (Huyện Ea Kar)',
      '651-NDB Ngoài địa bàn (Huyện Ea Kar)',
      '66-CPX Chưa phân xã',
      '66-NDB Ngoài địa bàn',
    ])
  })

  it('tells the rows of its tables by the district they are of, and finds pasted ones by it', () => {
    const rows = figureRowsOf(ticked())
    const [first] = rows
    if (first === undefined) throw new Error('the draft has rows')
    expect(rowLabel(first, rows)).toBe('Phường An Lạc – Thị xã Buôn Hồ')
    expect(readPastedTable([['Phường An Lạc – Thị xã Buôn Hồ', '7']], rows).matched).toMatchObject([
      { unitCode: '24305', texts: ['7'] },
    ])
  })

  it('signs as the registry of the province', () => {
    expect(letterheadOf(ticked())).toMatchObject({
      parentBody: 'CÔNG AN TỈNH ĐẮK LẮK',
      issuingBody: 'PHÒNG CẢNH SÁT QLHC VỀ TTXH',
      numberPattern: 'Số: …/BC-PC06',
    })
  })

  it('needs a district, and a commune of each', () => {
    expect(codesOf(checkStep(provinceDraft(), 'rows'))).toEqual(['groupsMissing groups'])
    const emptied = tickGroupCommunes(ticked(), '651', eaKar.communes, false)
    expect(codesOf(checkStep(emptied, 'rows'))).toEqual(['groupEmpty groups.1.communes'])
  })

  it('goes back to the book of one district when the level is changed, and forgets nothing', () => {
    const draft = { ...ticked(), receives: false, district: { code: '651', name: 'Huyện Ea Kar' } }
    expect([unitOf(draft)?.code, groupsOf(draft)]).toEqual(['651', []])
    expect(groupsOf({ ...draft, receives: true })).toHaveLength(2)
  })
})

describe('ticking districts', () => {
  it('a district unticked and ticked again has the communes it had', () => {
    const fewer = tickGroupCommunes(ticked(), '644', [commune('24310', 'Xã Ea Siên')], false)
    const without = tickGroup(fewer, buonHo, false)
    expect(groupsOf(without).map((group) => group.code)).toEqual(['651'])
    expect(groupsOf(tickGroup(without, buonHo, true))[0]?.communes.map((one) => one.code)).toEqual(['24305'])
  })

  it('orders districts and communes by code or by name', () => {
    const byCode = reorderGroups(tickAllGroups(provinceDraft(), [eaKar, buonHo]), 'code')
    expect(groupsOf(byCode).map((group) => group.code)).toEqual(['644', '651'])
    const byName = reorderGroups(byCode, 'name')
    expect(groupsOf(byName).map((group) => group.name)).toEqual(['Thị xã Buôn Hồ', 'Huyện Ea Kar'])
    expect(groupsOf(byName)[0]?.communes.map((one) => one.name)).toEqual(['Phường An Lạc', 'Xã Ea Siên'])
  })
})

describe('clusters of a province', () => {
  const clusters = () => {
    const draft = addCluster(addCluster(provinceDraft({ preset: 'cum', startOn: '2026-01-01' })))
    return renameCluster(renameCluster(draft, 0, { name: 'Cụm Một' }), 1, { name: 'Cụm Hai', code: '66.HAI' })
  }

  it('have a code of their own, and stay in the order they were typed in', () => {
    expect(allGroups(clusters())?.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '66.C01 Cụm Một',
      '66.HAI Cụm Hai',
    ])
  })

  it('share no commune: ticking takes it away from the other', () => {
    const [first, second] = [commune('24100', 'Xã Một'), commune('24101', 'Xã Hai')]
    const both = tickGroupCommunes(clusters(), '66.C01', [first, second], true)
    const moved = tickGroupCommunes(both, '66.HAI', [second], true)
    expect(groupsOf(moved).map((group) => group.communes.map((one) => one.code))).toEqual([['24100'], ['24101']])
    expect(checkStep(moved, 'rows')).toEqual([])
  })

  it('need a name, and a code that no other has', () => {
    const draft = renameCluster(renameCluster(clusters(), 0, { name: ' ' }), 1, { code: '66.C01' })
    const filled = tickGroupCommunes(draft, '66.C01', [commune('24100', 'Xã Một')], true)
    expect(codesOf(checkStep(filled, 'rows'))).toEqual(
      expect.arrayContaining(['groupNameMissing groups.0.name', 'duplicateCode groups.1.code']),
    )
  })
})

describe('the set-up of a province', () => {
  const line = { ...newTargetLine([]), percent: '55', from: '2023-01-01', to: '2023-06-30', document: 'KH 1' }

  it('given back by the store and opened again is the same', () => {
    const draft = { ...ticked(), targets: [line] }
    const made = toSetup(draft)
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    expect(made.setup).toMatchObject({ preset: 'huyen', unit: { code: '66' }, communes: [] })
    expect(made.setup.targets.map((target) => target.unitCode)).toEqual(['644', '651'])
    expect(toSetup(fromSetup(made.setup))).toEqual(made)
    expect(readSetupDraft(JSON.stringify(draft))).toEqual(draft)
  })

  it('keeps rows that a district brought along', () => {
    const made = toSetup(ticked())
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    const [first, ...rest] = made.setup.groups
    if (first === undefined) throw new Error('no district')
    const withRow = { ...made.setup, groups: [{ ...first, extraRows: [commune('644.R1', 'Trại giam')] }, ...rest] }
    expect(toSetup(fromSetup(withRow))).toEqual({ ok: true, setup: withRow })
  })

  it('leaves targets of communes and of the province itself as they are', () => {
    const made = toSetup(ticked())
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    const target = (unitCode: string): Target => ({
      unitCode,
      measure: 'ACT',
      kind: 'cumulative',
      needed: { count: 5 },
      from: localDate('2023-01-01'),
      to: localDate('2023-06-30'),
      document: '',
    })
    const standing = ['66', '24305', '644'].map(target)
    const opened = fromSetup({ ...made.setup, targets: standing })
    expect(opened.targets.map((one) => one.counts)).toEqual([{ 644: '5' }])
    const again = toSetup({ ...opened, targets: [] }, standing)
    expect(again.ok && again.setup.targets.map(({ unitCode, needed }) => [unitCode, needed])).toEqual([['644', null]])
  })
})
