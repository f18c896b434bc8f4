import { describe, expect, it } from 'vitest'
import { coverageOption, coveragePlace, coverageTable } from '#renderer/features/overview/coverage-chart.ts'
import { pipelineOption, pipelineTable } from '#renderer/features/overview/pipeline-chart.ts'
import { progressTable, spanOfPoint } from '#renderer/features/overview/progress-chart.ts'
import { ranked, rankingTable } from '#renderer/features/overview/ranking-chart.ts'
import { sessionDays, sessionsOption } from '#renderer/features/overview/sessions-chart.ts'
import type { Overview } from '#shared/figures/overview.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Session, SessionStatus } from '#shared/sessions/sessions.schema.ts'
import type { TargetProgress } from '#shared/targets/progress.schema.ts'

const [first, second] = [localDate('2023-04-13'), localDate('2023-04-14')]
const format = { policy: 'trunc', decimals: 2 } as const

function row(unitName: string, numerator: number | null, needed: number | null, rank: number | null): TargetProgress {
  return {
    unitCode: unitName,
    unitName,
    target: {
      unitCode: unitName,
      measure: 'ACT',
      kind: 'cumulative',
      needed: needed === null ? null : { count: needed },
      from: first,
      to: second,
      document: '',
    },
    needed,
    numerator,
    remaining: null,
    daysLeft: 0,
    workingDaysLeft: 0,
    perDay: null,
    perWorkingDay: null,
    last20: null,
    paceDays: 0,
    forecastOn: null,
    verdict: null,
    rank,
    isWhole: false,
    source: null,
  }
}

describe('the ranking', () => {
  it('stands by exact comparison, not by what is printed, and puts rows without a rate last', () => {
    const rows = [
      row('không có chỉ tiêu', 5, null, null),
      row('kém một chút', 199_999, 200_001, 2),
      row('hơn một chút', 199_998, 199_999, 1),
    ]
    expect(ranked(rows).map(({ unitName }) => unitName)).toEqual(['hơn một chút', 'kém một chút', 'không có chỉ tiêu'])
  })

  it('leaves the unit itself out, which is not one of its rows', () => {
    expect(ranked([{ ...row('toàn huyện', 1, 2, null), isWhole: true }])).toEqual([])
  })

  it('never reads 100 % in its table where one is lacking', () => {
    const { rows } = rankingTable([row('Nghệ An', 194_675, 194_703, 1)], format, () => undefined)
    expect(rows[0]?.cells).toEqual(['Nghệ An', '1', '194.675', '194.703', '99,98 %'])
  })
})

const book: Pick<Overview, 'days' | 'coverage'> = {
  days: [first, second].map((on) => ({ on, isRestDay: false, flows: { CC: null, COL: null, ACT: null } })),
  coverage: [
    { unitCode: '1', unitName: 'Xã Ea Kly', days: ['reported', 'missing'] },
    { unitCode: '2', unitName: 'Xã Ea Yông', days: ['partial', 'not-due'] },
  ],
}

describe('the map of missing days', () => {
  it('finds the row and the day of a cell again', () => {
    expect([0, 1, 2, 3].map((at) => coveragePlace(book, at))).toEqual([
      { unitCode: '1', on: first },
      { unitCode: '1', on: second },
      { unitCode: '2', on: first },
      { unitCode: '2', on: second },
    ])
    expect(coveragePlace(book, 4)).toBeNull()
  })

  it('draws a cell for every row and day, and its table names the days that are missing', () => {
    expect(coverageOption(book)['series']).toMatchObject([{ data: [{}, {}, {}, {}] }])
    expect(coverageTable(book).rows.map(({ cells }) => cells)).toEqual([
      ['Xã Ea Kly', '1', '0', '1', '14'],
      ['Xã Ea Yông', '0', '1', '0', ''],
    ])
  })
})

describe('the pipeline of accounts', () => {
  const accounts = [
    { level: 'EID1', collected: 10, approved: 6, rejected: 1, waiting: 3, activated: null },
    { level: 'EID2', collected: 1200, approved: null, rejected: null, waiting: null, activated: 0 },
    { level: 'EID', collected: 1210, approved: 6, rejected: 1, waiting: 1203, activated: 0 },
  ] as const

  it('calls the levels as they were called on the day', () => {
    const names = (on: string) => pipelineTable(accounts, localDate(on)).rows.map(({ cells }) => cells[0])
    expect(names('2024-06-30')).toEqual(['Mức 1', 'Mức 2', 'Cả hai mức'])
    expect(names('2024-07-01')).toEqual(['MĐ 01', 'MĐ 02', 'Cả hai mức'])
  })

  it('leaves what is not known without a bar, and a zero at zero', () => {
    expect(pipelineOption(accounts, second)['series']).toMatchObject([
      { data: [10, 6, 1, 3, null] },
      { data: [1200, null, null, null, 0] },
    ])
    expect(pipelineTable(accounts, second).rows[1]?.cells).toEqual(['Mức 2', '1.200', '—', '—', '—', '0'])
  })
})

it('a point of the progress chart opens all that came after the one before it, a day or a week', () => {
  const point = (on: string) => ({ on: localDate(on), numerator: 1, needed: null })
  const weeks = [point('2023-04-02'), point('2023-04-09'), point('2023-04-12')]
  const from = localDate('2023-04-01')
  expect([0, 1, 2].map((at) => spanOfPoint(weeks, at, from))).toEqual([
    { from: '2023-04-01', to: '2023-04-02' },
    { from: '2023-04-03', to: '2023-04-09' },
    { from: '2023-04-10', to: '2023-04-12' },
  ])
  expect(spanOfPoint([point('2023-04-02'), point('2023-04-03')], 1, from)).toEqual({
    from: '2023-04-03',
    to: '2023-04-03',
  })
  expect(spanOfPoint(weeks, 3, from)).toBeNull()
})

it('days of sessions are coloured by name, held and planned apart: names of colours cannot be mixed', () => {
  const option = sessionsOption(
    [
      { on: first, planned: 1, done: 0 },
      { on: second, planned: 0, done: 2 },
    ],
    first,
    second,
  )
  expect(option['visualMap']).toMatchObject({
    type: 'piecewise',
    pieces: [
      { value: 0, color: 'var(--color-amber-mark)' },
      { value: 1, color: 'var(--color-green-mark)' },
    ],
  })
  expect(option['series']).toMatchObject([{ data: [{ value: [first, 0] }, { value: [second, 1] }] }])
})

it('the progress table says of a day without figures that nothing is known', () => {
  const table = progressTable({
    step: 'day',
    kind: 'cumulative',
    needed: 100,
    from: first,
    to: second,
    points: [
      { on: first, numerator: null, needed: 50 },
      { on: second, numerator: 7, needed: 100 },
    ],
  })
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ['13/04/2023', '—', '50'],
    ['14/04/2023', '7', '100'],
  ])
})

it('the calendar counts sessions that were held and that are planned, and no cancelled one', () => {
  const session = (on: typeof first, status: SessionStatus): Session => ({
    plan: {
      id: `${on} ${status}`,
      on,
      startsAt: null,
      endsAt: null,
      workedBy: 'Tổ 1',
      place: 'Trường THPT Phan Đình Phùng',
      host: '',
      placeUnitCode: null,
      group: 'pupils',
      groupNote: '',
      expected: null,
      teams: null,
      staff: null,
      equipment: null,
      status,
      cancelReason: '',
      note: '',
    },
    figures: [],
    totals: {},
    recordedAt: '2023-04-14T09:00:00.000Z',
    author: 'Trung uý Y Moan',
    entryId: 1,
  })
  expect(
    sessionDays([
      session(second, 'done'),
      session(first, 'planned'),
      session(second, 'done'),
      session(first, 'cancelled'),
    ]),
  ).toEqual([
    { on: first, planned: 1, done: 0 },
    { on: second, planned: 0, done: 2 },
  ])
})
