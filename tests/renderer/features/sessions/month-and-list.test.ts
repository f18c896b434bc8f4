import { describe, expect, it } from 'vitest'
import { monthWeeks, shownSpan } from '#renderer/features/sessions/month-weeks.ts'
import {
  everything,
  listChoicesSchema,
  shownSessions,
  sumOfExpected,
  sumOfTotals,
  unitsOf,
} from '#renderer/features/sessions/session-rows.ts'
import { dayOfWeek, localDate } from '#shared/kernel/local-date.ts'
import type { Session, SessionPlan } from '#shared/sessions/sessions.schema.ts'

function session(id: string, changes: Partial<SessionPlan> = {}, totals: Record<string, number> = {}): Session {
  return {
    plan: {
      id,
      on: localDate('2023-04-15'),
      startsAt: null,
      endsAt: null,
      workedBy: 'Đội QLHC',
      place: id,
      host: '',
      placeUnitCode: null,
      group: 'pupils',
      groupNote: '',
      expected: null,
      teams: null,
      staff: null,
      equipment: null,
      status: 'planned',
      cancelReason: '',
      note: '',
      ...changes,
    },
    figures: [],
    totals,
    entryId: 1,
    recordedAt: '2023-04-15T00:00:00Z',
    author: 'Người thử',
  }
}

const ids = (sessions: readonly Session[]): string[] => sessions.map(({ plan }) => plan.id)

describe('a month as weeks', () => {
  it.each(['2023-02-10', '2023-04-15', '2024-02-29', '2026-11-01', '2021-02-01'])(
    'of %s is whole weeks from Monday with each day once',
    (day) => {
      const on = localDate(day)
      const days = monthWeeks(on, { today: on, holidays: [], sessions: [] }).flat()
      expect(days.length % 7).toBe(0)
      expect(days.map((one) => dayOfWeek(one.on))).toEqual(days.map((_, index) => (index % 7) + 1))
      expect(new Set(days.map((one) => one.on)).size).toBe(days.length)
      expect(days.filter((one) => one.isToday)).toHaveLength(1)
      expect(days.filter((one) => one.isOfMonth).every((one) => one.on.slice(0, 7) === day.slice(0, 7))).toBe(true)
      expect([days[0]?.on, days.at(-1)?.on]).toEqual(Object.values(shownSpan(on)))
    },
  )

  it('knows weekends and holidays, and puts sessions of neighbouring months on their days too', () => {
    const holidays = [{ on: localDate('2023-05-01'), name: 'Quốc tế Lao động' }]
    const sessions = [session('in-may', { on: localDate('2023-05-01') }), session('in-april')]
    const on = localDate('2023-04-15')
    const days = monthWeeks(on, { today: on, holidays, sessions }).flat()
    const day = (text: string) => days.find((one) => one.on === text)
    expect(day('2023-04-15')).toMatchObject({ isRest: true, isToday: true, holiday: undefined })
    expect(day('2023-04-14')?.isRest).toBe(false)
    // April 2023 ends on a Sunday: May is not shown, nor its session.
    expect(day('2023-05-01')).toBeUndefined()
    expect(ids(day('2023-04-15')?.sessions ?? [])).toEqual(['in-april'])
  })
})

describe('the list of sessions', () => {
  const sessions = [
    session('b', { on: localDate('2023-04-16'), status: 'done', workedBy: 'Công an xã Hoà An' }, { CC_TOTAL: 5 }),
    session('a', { startsAt: '08:00', group: 'elderly', expected: 9 }),
    session('c', { startsAt: '07:00', workedBy: 'Công an xã Hòa An', status: 'done' }, { CC_TOTAL: 12, EID_COL: 3 }),
  ]

  it('stands by day and hour', () => expect(ids(shownSessions(sessions, everything))).toEqual(['c', 'a', 'b']))

  it('is filtered by state, by whom it was for, and by unit however its tone marks are placed', () => {
    expect(ids(shownSessions(sessions, { ...everything, status: 'done' }))).toEqual(['c', 'b'])
    expect(ids(shownSessions(sessions, { ...everything, group: 'elderly' }))).toEqual(['a'])
    expect(ids(shownSessions(sessions, { ...everything, unit: 'Công an xã Hoà An' }))).toEqual(['c', 'b'])
    expect(unitsOf(sessions)).toHaveLength(2)
  })

  it('is sorted either way, and what has no figure stands last both times', () => {
    expect(ids(shownSessions(sessions, { ...everything, sort: 'CC_TOTAL' }))).toEqual(['b', 'c', 'a'])
    expect(ids(shownSessions(sessions, { ...everything, sort: 'CC_TOTAL', isDown: true }))).toEqual(['c', 'b', 'a'])
  })

  it('adds up what was taken in, and only that', () => {
    expect(sumOfTotals(sessions)).toEqual({ CC_TOTAL: 17, EID_COL: 3 })
    expect(sumOfTotals([])).toEqual({})
    expect(sumOfExpected(sessions)).toBe(9)
    expect(sumOfExpected([session('z', {})])).toBeNull()
  })

  it('is shown as it was left, and as ever when what was kept cannot be read', () => {
    expect(listChoicesSchema.catch(everything).parse({ status: 'gone', sort: 'expected' })).toEqual({
      ...everything,
      sort: 'expected',
    })
  })
})
