import { describe, expect, it } from 'vitest'
import {
  cellKey,
  contentOf,
  copyOf,
  draftOf,
  draftProblems,
  newDraft,
  readTime,
  rowsWithFigures,
  type SessionDraft,
  withUnit,
} from '#renderer/features/sessions/session-draft.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { sessionPlanSchema } from '#shared/sessions/sessions.schema.ts'

const saturday = localDate('2023-04-15')

function ready(changes: Partial<SessionDraft> = {}): SessionDraft {
  return { ...newDraft('buoi-0001', saturday, 'Công an huyện Krông Pắc'), place: 'Trường THPT', ...changes }
}

describe('an hour', () => {
  it.each([
    ['7h30', '07:30'],
    ['7:30', '07:30'],
    ['0730', '07:30'],
    ['730', '07:30'],
    ['7', '07:00'],
    ['7h', '07:00'],
    [' 16.45 ', '16:45'],
    ['24:00', null],
    ['7:61', null],
    ['sáng', null],
    ['7:5', null],
  ])('%j is read as %j', (text, read) => expect(readTime(text)).toBe(read))
})

describe('a session that is being written', () => {
  it('is complete with a day, a unit and a place; what is blank is not given', () => {
    const content = contentOf(ready())
    expect(content?.figures).toEqual([])
    expect(content?.plan).toMatchObject({ startsAt: null, endsAt: null, expected: null, placeUnitCode: null })
    expect(sessionPlanSchema.parse(content?.plan)).toEqual(content?.plan)
  })

  it('says what is missing and what cannot be read, and sends nothing meanwhile', () => {
    const draft = ready({
      on: undefined,
      place: ' ',
      startsAt: 'sáng',
      counts: { expected: 'nhiều', teams: '', staff: '4', equipment: '' },
    })
    expect(draftProblems(draft)).toEqual(['on', 'startsAt', 'place', 'expected'])
    expect(contentOf(draft)).toBeNull()
  })

  it('ends after it begins', () => {
    expect(draftProblems(ready({ startsAt: '11', endsAt: '7h30' }))).toEqual(['hours'])
    expect(draftProblems(ready({ startsAt: '7h30', endsAt: '11' }))).toEqual([])
  })

  it('is called off with a reason only', () => {
    expect(draftProblems(ready({ status: 'cancelled' }))).toEqual(['cancelReason'])
    expect(contentOf(ready({ status: 'cancelled', cancelReason: 'Mưa lớn' }))?.plan.cancelReason).toBe('Mưa lớn')
  })

  it('sends figures once it was held; a 0 is a figure, a blank is none', () => {
    const cells = { [cellKey('1', 'CC_NEW')]: '1.120', [cellKey('1', 'CC_EXCH')]: '0', [cellKey('2', 'CC_NEW')]: ' ' }
    expect(contentOf(ready({ status: 'planned', cells }))?.figures).toEqual([])
    expect(contentOf(ready({ status: 'done', spread: 'split', cells }))?.figures).toEqual([
      { unitCode: '1', indicator: 'CC_NEW', value: 1120 },
      { unitCode: '1', indicator: 'CC_EXCH', value: 0 },
    ])
  })

  it('keeps a figure that cannot be read from being saved as anything else', () => {
    const draft = ready({ status: 'done', spread: 'split', cells: { [cellKey('1', 'CC_NEW')]: '1,5' } })
    expect(draftProblems(draft)).toEqual(['cells'])
    expect(contentOf(draft)).toBeNull()
  })

  it('asks whose the figures are before it takes them', () => {
    const draft = ready({ status: 'done', cells: { [cellKey('', 'CC_NEW')]: '5' } })
    expect(draftProblems(draft)).toEqual(['unit'])
    expect(contentOf(withUnit(draft, '24490'))?.figures).toEqual([{ unitCode: '24490', indicator: 'CC_NEW', value: 5 }])
  })
})

describe('a session of the book', () => {
  const figures = [
    { unitCode: '1', indicator: 'CC_NEW', value: 3 },
    { unitCode: '2', indicator: 'CC_NEW', value: 0 },
  ]

  it('opened and saved as it is says the same', () => {
    const content = contentOf(
      ready({ startsAt: '07:30', counts: { expected: '40', teams: '1', staff: '4', equipment: '' } }),
    )
    const plan = content?.plan
    if (plan === undefined) throw new Error('a complete draft')
    const held = { plan: { ...plan, status: 'done' as const }, figures, entryId: 7 }
    const draft = draftOf(held)
    expect(draft).toMatchObject({ basedOn: 7, spread: 'split' })
    expect(rowsWithFigures(draft.cells)).toEqual(['1', '2'])
    expect(contentOf(draft)).toEqual({ plan: held.plan, figures })
  })

  it('is copied without its day, its figures and its fate', () => {
    const copy = copyOf(ready({ status: 'cancelled', cancelReason: 'Mưa', cells: { 'a CC_NEW': '1' } }), 'buoi-0002')
    expect(copy).toMatchObject({ id: 'buoi-0002', on: undefined, status: 'planned', cancelReason: '', cells: {} })
    expect(copy.place).toBe('Trường THPT')
    expect(draftProblems(copy)).toEqual(['on'])
  })
})
