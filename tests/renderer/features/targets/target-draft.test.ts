import { describe, expect, it } from 'vitest'
import {
  changeDraft,
  changesOf,
  draftOf,
  draftProblems,
  emptyDraft,
  fillAll,
  isAmount,
  openedDraft,
  type TargetDraft,
  targetsOf,
} from '#renderer/features/targets/target-draft.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'

const from = localDate('2023-01-01')
const to = localDate('2023-06-30')
const draft: TargetDraft = { ...emptyDraft, from, to, document: ' KH 12 ', cells: { A: '55', B: '55,5', C: '' } }

function target(unitCode: string, changes: Partial<Target> = {}): Target {
  return {
    unitCode,
    measure: 'ACT',
    kind: 'cumulative',
    needed: { shareBp: 5500, denominator: 'POP_ELIG' },
    from,
    to,
    document: 'KH 12',
    ...changes,
  }
}

describe('a target that is edited', () => {
  it('becomes targets of single units, rows left blank without one', () => {
    expect(targetsOf(draft)).toEqual([target('A'), target('B', { needed: { shareBp: 5550, denominator: 'POP_ELIG' } })])
    expect(targetsOf({ ...draft, mode: 'count', cells: { A: '1.200', B: '0' } })).toEqual([
      target('A', { needed: { count: 1200 } }),
      target('B', { needed: { count: 0 } }),
    ])
  })

  it('is opened again as it was saved', () => {
    expect(draftOf(targetsOf(draft))).toEqual({ ...draft, document: 'KH 12', cells: { A: '55', B: '55,5' } })
  })

  it('withdraws what stood and is in it no more', () => {
    const stood = [target('A'), target('C')]
    expect(changesOf(draft, stood)).toEqual([{ ...target('C'), needed: null }, ...targetsOf(draft)])
    // Other dates are other targets: the old ones go.
    const later = { ...draft, to: localDate('2023-12-31'), cells: { A: '55' } }
    expect(changesOf(later, stood).map((one) => [one.unitCode, one.to, one.needed === null])).toEqual([
      ['A', to, true],
      ['C', to, true],
      ['A', '2023-12-31', false],
    ])
  })

  it('opens with most of them where they differ in more than amounts, and says so', () => {
    const mixed = [target('A'), target('B'), target('C', { kind: 'in-period' })]
    expect(openedDraft(mixed)).toMatchObject({
      isMixed: true,
      draft: { kind: 'cumulative', cells: { A: '55', B: '55' } },
    })
    expect(openedDraft([])).toEqual({ isMixed: false, draft: emptyDraft })
  })

  it('is not saved without dates, with dates the wrong way round, without or with unread amounts', () => {
    expect(draftProblems(draft)).toEqual([])
    expect(draftProblems(emptyDraft)).toEqual(['from', 'to', 'none'])
    expect(draftProblems({ ...draft, from: to, to: from })).toEqual(['dates'])
    expect(draftProblems({ ...draft, cells: { A: 'năm mươi' } })).toEqual(['cells'])
    expect(targetsOf({ ...draft, from: to, to: from })).toEqual([])
  })

  it('reads amounts by what they are', () => {
    expect(['55', '55,5 %', '0', '', '1000'].map((text) => isAmount(text, 'share'))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['55,555', '1001', '-1', 'x'].map((text) => isAmount(text, 'share'))).toEqual([false, false, false, false])
    expect(['1.200', '12', ''].map((text) => isAmount(text, 'count'))).toEqual([true, true, true])
    expect(['1,5', '-3', '55 %'].map((text) => isAmount(text, 'count'))).toEqual([false, false, false])
  })

  it('starts its amounts anew when they become counts, and is cumulative for what is a level', () => {
    expect(changeDraft(draft, { mode: 'count' }).cells).toEqual({})
    expect(changeDraft(draft, { document: 'x' }).cells).toEqual(draft.cells)
    expect(changeDraft({ ...draft, kind: 'in-period' }, { measure: 'CLEAN_DONE' }).kind).toBe('cumulative')
    expect(fillAll(['A', 'B'], ' 60 ')).toEqual({ A: '60', B: '60' })
  })
})
