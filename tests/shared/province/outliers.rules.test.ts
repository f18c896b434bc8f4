import { expect, it } from 'vitest'
import { addDays, dayOfWeek, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { type CheckedFigure, findOutliers } from '#shared/province/outliers.rules.ts'
import { outlierQuestion, outlierWhy } from '#shared/province/outlier-words.rules.ts'
import { type DayValue, medianOf, usualDay } from '#shared/province/usual-day.rules.ts'
import { measureSlips } from '#tests/support/outlier-slips.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'

const on = localDate('2023-04-14')
const today = { on, weekday: dayOfWeek(on) }
const seed = 2023

/** The days before, the last of them yesterday. */
function days(values: readonly number[], last: LocalDate = addDays(on, -1)): DayValue[] {
  return values.map((value, index) => {
    const day = addDays(last, index - values.length + 1)
    return { on: day, weekday: dayOfWeek(day), value }
  })
}

function figure(indicator: string, value: number, history: DayValue[], parts: Partial<CheckedFigure> = {}) {
  return { indicator, value, history, cumulative: null, monthSum: 0, ...parts }
}

const steady = Array.from({ length: 70 }, (_, index) => 4 + (index % 5))

function kindsOf(figures: readonly CheckedFigure[]) {
  return findOutliers(today, [{ unitCode: '24490', figures }]).map(({ indicator, kind, suggestion }) => ({
    indicator,
    kind,
    suggestion,
  }))
}

it('finds the middle of figures as a sorted list has it', () => {
  const random = createRandom(seed)
  for (let run = 0; run < 200; run += 1) {
    const values = Array.from({ length: random.between(1, 40) }, () => random.between(0, 60))
    const below = (one: number) => values.filter((value) => value < one).length
    const above = (one: number) => values.filter((value) => value > one).length
    const median = medianOf(values)
    expect(below(median) * 2, `seed ${seed} run ${run}`).toBeLessThanOrEqual(values.length)
    expect(above(median) * 2, `seed ${seed} run ${run}`).toBeLessThanOrEqual(values.length)
  }
})

it('says nothing of a row with fewer than eight days before', () => {
  expect(kindsOf([figure('CC_NEW', 400, days([4, 5, 6, 4, 5, 6, 7]))])).toEqual([])
})

it('compares a Friday with Fridays, where there are six of them', () => {
  const history = days(Array.from({ length: 70 }, (_, index) => index)).map((day) => ({
    ...day,
    value: day.weekday === 5 ? 30 : 3,
  }))
  expect(usualDay(today, history)).toMatchObject({ median: 30, days: 10, highest: { value: 30 } })
  expect(kindsOf([figure('CC_NEW', 33, history)])).toEqual([])
})

it('does not ask about a usual day, nor about a blank', () => {
  expect(kindsOf([figure('CC_NEW', 7, days(steady)), figure('CC_EXCH', 0, days(steady.map(() => 0)))])).toEqual([])
})

it('names a running total that was typed as the day, with what is left of it', () => {
  const history = days(steady)
  expect(kindsOf([figure('CC_NEW', 5126, history, { cumulative: 5120 })])).toEqual([
    { indicator: 'CC_NEW', kind: 'cumulative', suggestion: 6 },
  ])
  expect(kindsOf([figure('CC_NEW', 83, history, { cumulative: 5120, monthSum: 78 })])).toEqual([
    { indicator: 'CC_NEW', kind: 'cumulative', suggestion: 5 },
  ])
})

it('names a nought too many and digits exchanged', () => {
  expect(kindsOf([figure('CC_NEW', 60, days(steady))])).toEqual([
    { indicator: 'CC_NEW', kind: 'tenfold', suggestion: 6 },
  ])
  const high = days(steady.map((value) => value + 11))
  expect(kindsOf([figure('CC_NEW', 61, high)])).toEqual([{ indicator: 'CC_NEW', kind: 'digits', suggestion: 16 }])
})

it('names an earlier day that was typed once more', () => {
  const flows = ['CC_NEW', 'CC_EXCH', 'EID2_COL', 'EID2_ACT', 'CC_RCV']
  const yesterday = [5, 3, 6, 4, 7]
  const row = flows.map((code, index) =>
    figure(code, yesterday[index] ?? 0, days([...steady.slice(0, -1), yesterday[index] ?? 0])),
  )
  expect(new Set(kindsOf(row).map(({ kind }) => kind))).toEqual(new Set(['repeated']))
})

it('names two neighbouring rows that were exchanged', () => {
  const flows = ['CC_NEW', 'CC_EXCH', 'EID2_COL', 'EID2_ACT']
  const small = flows.map((code) => figure(code, 40, days(steady)))
  const large = flows.map((code) => figure(code, 6, days(steady.map((value) => value + 34))))
  const found = findOutliers(today, [
    { unitCode: 'A', figures: small },
    { unitCode: 'B', figures: large },
  ])
  expect(found.map(({ kind }) => kind)).toContain('rows')
  expect(found.find(({ kind }) => kind === 'rows')).toMatchObject({ unitCode: 'A', otherUnitCode: 'B', suggestion: 6 })
})

it('takes a day on which every figure of the row is high for a busy one', () => {
  const flows = ['CC_NEW', 'CC_EXCH', 'EID2_COL', 'EID2_ACT', 'CC_RCV']
  expect(kindsOf(flows.map((code, index) => figure(code, 31 + index, days(steady))))).toEqual([])
  expect(kindsOf([figure('CC_NEW', 31, days(steady))])).toEqual([
    { indicator: 'CC_NEW', kind: 'high', suggestion: null },
  ])
})

it('says why in numbers, and asks the unit', () => {
  const [found] = findOutliers(today, [{ unitCode: '24490', figures: [figure('CC_NEW', 41, days(steady))] }])
  if (found === undefined) throw new Error('nothing was asked')
  const nameOf = () => 'Xã Ea Kly'
  expect(outlierWhy(found, nameOf)).toBe(
    '41 hôm nay, trung vị 6, cao nhất 90 ngày là 8 (ngày 13/04/2023). Cao khác hẳn những ngày trước.',
  )
  expect(outlierQuestion(found, nameOf)).toContain('Đề nghị kiểm tra lại: Xã Ea Kly, ngày 14/04/2023, ')
})

it(`catches seeded slips and seldom asks about honest figures (seed ${seed})`, () => {
  const { slips, honest } = measureSlips(createRandom(seed), { districts: 4, communes: 15, days: 120 })
  const caught = (kind: keyof typeof slips) => slips[kind].caught / slips[kind].tried
  expect(slips.tenfold.tried).toBeGreaterThan(50)
  expect(caught('tenfold')).toBeGreaterThanOrEqual(0.95)
  expect(caught('cumulative')).toBeGreaterThanOrEqual(0.95)
  expect(caught('repeated')).toBeGreaterThanOrEqual(0.7)
  expect(honest.asked / honest.districtDays).toBeLessThanOrEqual(1)
})
