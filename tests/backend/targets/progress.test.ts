import { afterEach, describe, expect, it } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import { addDays, datesBetween, isWeekend, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { communes, district, eaKly, eaYong, hoaDong, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

type TargetInput = Input<'targets.setTargets'>['targets'][number]

const day = localDate
const on = day('2023-03-31')

function target(unitCode: string, changes: Partial<TargetInput> = {}): TargetInput {
  return {
    unitCode,
    measure: 'ACT',
    kind: 'cumulative',
    needed: { count: 100 },
    from: day('2023-01-01'),
    to: day('2023-06-30'),
    document: 'KH 45',
    ...changes,
  }
}

const set = (book: TestBook, ...targets: TargetInput[]) => book.call('targets.setTargets', { targets })
const progress = (book: TestBook, at = on, measure?: string) =>
  book.call('targets.getProgress', { on: at, ...(measure !== undefined && { measure }) })

describe('the progress of targets', () => {
  it('says what is left, per day, until when and in which place, and names who cannot be counted', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly), target(eaYong, { needed: { count: 50 } }), target(hoaDong))
    await record(book, posting(eaKly, 'EID_ACT', '2023-03-31', 40), posting(eaYong, 'EID_ACT', '2023-03-30', 20))
    const { rows, totals } = await progress(book)
    // 31/3 to 30/6/2023: 91 days, 65 of them on weekdays less the holidays that the book knows from the start.
    const holidays = new Set<string>((await book.call('settings.listHolidays', {})).map((one) => one.on))
    const working = datesBetween(addDays(on, 1), day('2023-06-30')).filter(
      (one) => !isWeekend(one) && !holidays.has(one),
    )
    expect(rows.map((row) => [row.unitName, row.numerator, row.remaining, row.perDay, row.rank])).toEqual([
      ['Xã Ea Kly', 40, 60, 1, 1],
      ['Xã Ea Yông', 20, 30, 1, 1],
      ['Xã Hòa Đông', null, null, null, null],
    ])
    expect(rows[0]).toMatchObject({
      daysLeft: 91,
      workingDaysLeft: working.length,
      perWorkingDay: Math.ceil(60 / working.length),
      last20: 40,
      paceDays: 20,
      verdict: { isDone: false, beside: 'equal' },
    })
    expect(totals).toMatchObject([
      { measure: 'ACT', numerator: 60, needed: 250, remaining: 190, counted: 3, silent: ['Xã Hòa Đông'] },
    ])
  })

  it('follows the holidays of the settings', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly, { to: day('2023-04-07') }))
    const before = (await progress(book)).rows[0]?.workingDaysLeft ?? 0
    const holidays = await book.call('settings.listHolidays', {})
    await book.call('settings.setHolidays', { holidays: [...holidays, { on: day('2023-04-03'), name: 'Nghỉ bù' }] })
    expect((await progress(book)).rows[0]?.workingDaysLeft).toBe(before - 1)
  })

  it('of a flow other than the three, of a period, counts from its first day', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly, { measure: 'CC_DLV', kind: 'in-period', from: day('2023-03-15') }))
    await record(book, posting(eaKly, 'CC_DLV', '2023-03-14', 5), posting(eaKly, 'CC_DLV', '2023-03-15', 7))
    expect((await progress(book)).rows).toMatchObject([{ numerator: 7, remaining: 93, last20: 12 }])
  })

  it('of a typed level reads the level, and its pace from how it grew', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly, { measure: 'CLEAN_DONE', needed: { shareBp: 9000, denominator: 'CLEAN_ALL' } }))
    await record(book, posting(eaKly, 'CLEAN_ALL', '2023-01-31', 1000), posting(eaKly, 'CLEAN_DONE', '2023-01-31', 500))
    await record(book, posting(eaKly, 'CLEAN_DONE', '2023-03-31', 700))
    expect((await progress(book)).rows).toMatchObject([{ needed: 900, numerator: 700, remaining: 200, last20: 200 }])
  })

  it('of residents is a share of those who live there for good and for a time', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly, { needed: { shareBp: 5500, denominator: 'POP_TOTAL+POP_TEMP' } }))
    await record(book, posting(eaKly, 'POP_TOTAL', '2023-01-01', 1000))
    expect((await progress(book)).rows[0]?.needed).toBeNull()
    await record(book, posting(eaKly, 'POP_TEMP', '2023-01-01', 11))
    // 1011 × 55 % = 556,05 → 557.
    expect((await progress(book)).rows[0]?.needed).toBe(557)
  })

  it('of cards goes down with what was deleted, and so does its pace', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly, { measure: 'CC' }))
    await record(book, posting(eaKly, 'CC_TOTAL', '2023-03-30', 50), posting(eaKly, 'CC_DEL', '2023-03-31', 8))
    expect((await progress(book)).rows).toMatchObject([{ numerator: 42, last20: 42 }])
  })

  it('of the whole unit counts all rows, has no place, and goes before what its rows were given', async () => {
    const book = await openDistrict()
    await set(book, target(district, { needed: { count: 1000 } }), target(eaKly))
    await record(book, posting(eaKly, 'EID_ACT', '2023-03-31', 40), posting(eaYong, 'EID_ACT', '2023-03-31', 5))
    const { rows, totals } = await progress(book)
    expect(rows.map((row) => [row.isWhole, row.numerator, row.rank])).toEqual([
      [false, 40, 1],
      [true, 45, null],
    ])
    expect(totals).toMatchObject([{ numerator: 45, needed: 1000, source: { from: 'own', ofRows: 100 } }])
  })

  it('of the whole unit, a share of what nobody told, is what its rows were given, and that is said', async () => {
    const book = await openDistrict()
    const share = target(district, { needed: { shareBp: 5500, denominator: 'POP_ELIG' } })
    await set(book, share, target(eaKly), target(eaYong, { to: day('2023-12-31') }))
    await record(book, posting(eaKly, 'EID_ACT', '2023-03-31', 40), posting(eaYong, 'EID_ACT', '2023-03-31', 20))
    const { rows, totals } = await progress(book)
    expect(rows.map((row) => [row.unitCode, row.isWhole])).toEqual([
      [eaKly, false],
      [eaYong, false],
    ])
    expect(totals).toMatchObject([
      { numerator: 60, needed: 200, to: '2023-12-31', source: { from: 'rows', ofRows: 200, isOwnUnknown: true } },
    ])
    const period = { kind: 'day', from: on, to: on } as const
    const { report } = await book.call('reports.buildReport', { form: 'BM01', period, policy: 'half-up' })
    expect(report.total.cells).toMatchObject({ TARGET_ACT: { value: 200 }, R_ACT_TGT: { num: 60, den: 200 } })
    expect(report.remarks).toContain(
      'Chỉ tiêu kích hoạt: số giao cho toàn đơn vị là tỷ lệ mà chưa có mẫu số nên chưa tính được; dùng số cộng các dòng là 200.',
    )
    await record(book, posting(eaKly, 'POP_ELIG', '2023-01-01', 1000))
    expect((await progress(book)).totals).toMatchObject([
      { needed: 550, to: '2023-06-30', source: { from: 'own', isOwnUnknown: false } },
    ])
  })

  it('is thought out for targets that are not set', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'EID_ACT', '2023-03-31', 40))
    const given = { on, targets: [target(eaKly, { needed: { count: 60 } })] }
    expect((await book.call('targets.previewTargets', given)).rows).toMatchObject([{ needed: 60, remaining: 20 }])
    expect((await progress(book)).rows).toEqual([])
  })
})

describe('setting targets', () => {
  it('twice under one name records once; another set under the same name is refused', async () => {
    const book = await openDistrict()
    const call = { clientId: 'targets-0001', targets: [target(eaKly)] }
    expect(await book.call('targets.setTargets', call)).toEqual({ changed: 1 })
    expect(await book.call('targets.setTargets', call)).toEqual({ changed: 0, isRepeated: true })
    expect(await book.failure('targets.setTargets', { ...call, targets: [target(eaYong)] })).toMatchObject({
      code: 'figures/client-id-reused',
    })
  })

  it('keeps every revision with who set it, and lists what was not withdrawn', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly))
    await set(book, target(eaKly, { needed: { count: 200 }, document: 'KH 46' }))
    await set(book, target(eaKly, { needed: null }), target(eaYong, { from: day('2024-01-01'), to: day('2024-12-31') }))
    const revisions = await book.call('targets.listRevisions', { unitCode: eaKly, measure: 'EID_ACT' })
    expect(revisions.map((one) => [one.target.needed, one.target.document, one.isStanding, one.author])).toEqual([
      [null, 'KH 45', true, 'Trung uý Y Moan'],
      [{ count: 200 }, 'KH 46', false, 'Trung uý Y Moan'],
      [{ count: 100 }, 'KH 45', false, 'Trung uý Y Moan'],
    ])
    expect((await book.call('targets.listTargets', {})).map((one) => [one.unitCode, one.from])).toEqual([
      [eaYong, '2024-01-01'],
    ])
  })

  it('takes no citizen number in a document', async () => {
    const book = await openDistrict()
    expect(
      await book.failure('targets.setTargets', { targets: [target(eaKly, { document: 'CCCD 001203004567' })] }),
    ).toMatchObject({
      code: 'targets/document-has-identifier',
    })
  })
})

describe('the series of a chart', () => {
  it('has what was reached on each day and the line to what is needed; days to come have only the line', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly, { from: day('2023-03-01'), to: day('2023-03-10'), needed: { count: 110 } }))
    await record(book, posting(eaKly, 'EID_ACT_CUM', '2023-02-28', 10), posting(eaKly, 'EID_ACT', '2023-03-02', 5))
    const span = { from: day('2023-03-01'), to: day('2023-03-04') }
    const series = await book.call('targets.getSeries', { unitCode: eaKly, measure: 'ACT', ...span })
    expect(series).toMatchObject({ step: 'day', needed: 110 })
    expect(series.points.map((one) => [one.numerator, one.needed])).toEqual([
      [10, 20],
      [15, 30],
      [15, 40],
      [15, 50],
    ])
  })

  it('begins its line where the book begins when nothing is known of the days before, never from 0', async () => {
    const book = await openDistrict({ startOn: day('2023-03-02') })
    await set(book, target(eaKly, { from: day('2023-01-01'), to: day('2023-03-11'), needed: { count: 110 } }))
    await record(book, posting(eaKly, 'EID_ACT_CUM', '2023-03-01', 10))
    const span = { from: day('2023-03-01'), to: day('2023-03-03') }
    const series = await book.call('targets.getSeries', { unitCode: eaKly, measure: 'ACT', ...span })
    expect(series.points.map((one) => one.needed)).toEqual([null, 20, 30])
    const other = await book.call('targets.getSeries', { unitCode: eaYong, measure: 'ACT', ...span })
    expect(other.points.map((one) => one.needed)).toEqual([null, null, null])
  })

  it('begins its line at 0 where the book has no opening and every figure is in it', async () => {
    const book = await openDistrict({ startOn: day('2023-03-02') })
    await set(book, target(eaKly, { from: day('2023-01-01'), to: day('2023-03-11'), needed: { count: 100 } }))
    await record(book, posting(eaKly, 'EID_ACT', '2023-03-02', 4))
    const span = { from: day('2023-03-02'), to: day('2023-03-03') }
    const series = await book.call('targets.getSeries', { unitCode: eaKly, measure: 'ACT', ...span })
    expect(series.points.map((one) => one.needed)).toEqual([10, 20])
  })

  it('of a span that is not over has the target in force today and the figures of today', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly, { from: day('2023-01-01'), to: day('2023-06-30') }))
    await record(book, posting(eaKly, 'EID_ACT', '2023-04-11', 5), posting(eaKly, 'EID_ACT', '2023-04-12', 7))
    const year = { from: day('2023-01-01'), to: day('2023-12-31') }
    const series = await book.call('targets.getSeries', { unitCode: eaKly, measure: 'ACT', ...year })
    expect(series).toMatchObject({ step: 'week', needed: 100, to: '2023-06-30' })
    const known = series.points.filter(({ numerator }) => numerator !== null)
    expect(known.at(-1)).toMatchObject({ on: '2023-04-15', numerator: 12 })
    expect(series.points.map((one) => one.on)).toEqual(series.points.map((one) => one.on).toSorted())
    expect(new Set(series.points.map((one) => one.on)).size).toBe(series.points.length)
  })

  it('of the whole unit without a target of its own adds up what its rows need', async () => {
    const book = await openDistrict()
    await set(book, ...communes.map((code) => target(code)))
    await record(book, ...communes.map((code) => posting(code, 'EID_ACT', '2023-03-31', 10)))
    const series = await book.call('targets.getSeries', { unitCode: district, measure: 'ACT', from: on, to: on })
    expect(series).toMatchObject({ needed: 300, points: [{ numerator: 30 }] })
  })

  const year = { to: day('2023-12-31') }
  const ofPeriod = { kind: 'in-period' } as const
  const given: Record<string, [told: (number | null)[], targets: TargetInput[]]> = {
    'rows whose targets end on different days': [
      [200, 65],
      [target(eaKly), target(eaYong, year)],
    ],
    'a row without a target within a period': [[100, 40], [target(eaKly, ofPeriod)]],
    'targets of both kinds': [
      [200, 65],
      [target(eaKly, ofPeriod), target(eaYong)],
    ],
    'targets of a period that begin on different days': [
      [200, 40],
      [target(eaKly, ofPeriod), target(eaYong, { ...ofPeriod, from: on })],
    ],
    'the target of the unit before those of its rows': [
      [100, 60],
      [target(district, ofPeriod), target(eaKly)],
    ],
  }
  it.each(Object.entries(given))('tells the unit as the table does: %s', async (_, [told, targets]) => {
    const book = await openDistrict()
    await set(book, ...targets)
    await record(book, posting(eaYong, 'EID_ACT_CUM', '2023-01-01', 5))
    await record(book, posting(eaKly, 'EID_ACT', '2023-03-31', 40), posting(eaYong, 'EID_ACT', '2023-03-30', 20))
    const [total] = (await progress(book)).totals
    const span = { unitCode: district, measure: 'ACT', from: day('2023-03-30'), to: on }
    const series = await book.call('targets.getSeries', span)
    expect([series.needed, series.points.at(-1)?.numerator]).toEqual([total?.needed, total?.numerator])
    expect([total?.needed, total?.numerator]).toEqual(told)
    const [before] = (await progress(book, day('2023-03-30'))).totals
    expect(series.points[0]?.numerator).toBe(before?.numerator)
  })

  it('has no straight line to what is needed by different days', async () => {
    const book = await openDistrict()
    await set(book, target(eaKly), target(eaYong, { to: day('2023-12-31') }))
    const series = await book.call('targets.getSeries', { unitCode: district, measure: 'ACT', from: on, to: on })
    expect(series).toMatchObject({ needed: 200, to: '2023-12-31', points: [{ needed: null }] })
  })
})

/** A small generator of its own; the seed is in the title. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

interface Flow {
  readonly unit: string
  readonly on: LocalDate
  readonly value: number
  readonly channel: 'FIXED' | 'MOBILE'
}

describe('progress over random histories (seed 4711)', () => {
  it('equals sums over the list of what was typed', async () => {
    const random = seeded(4711)
    for (let history = 0; history < 12; history += 1) {
      const book = await openDistrict()
      const flows: Flow[] = []
      const openings = new Map<string, { on: LocalDate; value: number }>()
      for (const unit of communes) {
        if (random(2) === 0) openings.set(unit, { on: addDays(day('2023-01-01'), random(40)), value: random(500) })
        const taken = new Set<string>()
        for (let count = random(30); count > 0; count -= 1) {
          const one: Flow = {
            unit,
            on: addDays(day('2023-01-01'), random(110)),
            value: random(40),
            channel: random(3) === 0 ? 'MOBILE' : 'FIXED',
          }
          if (taken.has(`${one.on} ${one.channel}`)) continue
          taken.add(`${one.on} ${one.channel}`)
          flows.push(one)
        }
      }
      for (const [unit, opening] of openings)
        await record(book, posting(unit, 'EID2_ACT_CUM', opening.on, opening.value))
      for (const one of flows)
        await record(book, posting(one.unit, 'EID2_ACT', one.on, one.value, { channel: one.channel }))
      const kind = random(2) === 0 ? ('cumulative' as const) : ('in-period' as const)
      const from = addDays(day('2023-01-01'), random(60))
      const needed = communes.map(() => 1 + random(900))
      await set(
        book,
        ...communes.map((unit, index) =>
          target(unit, { measure: 'EID2_ACT', kind, from, needed: { count: needed[index] ?? 0 } }),
        ),
      )
      const at = addDays(day('2023-03-05'), random(60))
      const holidays = new Set<string>((await book.call('settings.listHolidays', {})).map((one) => one.on))
      const isWorking = (date: LocalDate): boolean => !isWeekend(date) && !holidays.has(date)
      const working = datesBetween(day('2023-01-01'), at).filter(isWorking).slice(-20)
      const sum = (unit: string, first: string): number | null => {
        const found = flows.filter((one) => one.unit === unit && one.on >= first && one.on <= at)
        return found.length === 0 ? null : found.reduce((total, one) => total + one.value, 0)
      }
      const { rows } = await progress(book, at, 'EID2_ACT')
      for (const [index, unit] of communes.entries()) {
        const opening = openings.get(unit)
        const isOpened = opening !== undefined && opening.on <= at
        const added = sum(unit, isOpened ? addDays(opening.on, 1) : '0000')
        const stock = isOpened ? opening.value + (added ?? 0) : added
        const numerator = kind === 'cumulative' ? stock : sum(unit, from)
        const last20 = sum(unit, working[0] ?? at)
        const left = numerator === null ? null : Math.max(0, (needed[index] ?? 0) - numerator)
        let forecast: string | null = null
        if (left !== null && left > 0 && last20 !== null && last20 > 0) {
          let done = 0
          let date = at
          while (done * last20 < left * working.length) {
            date = addDays(date, 1)
            if (isWorking(date)) done += 1
          }
          forecast = done > 3660 * 5 ? null : date
        }
        const row = rows.find((one) => one.unitCode === unit)
        expect([history, unit, row?.numerator, row?.remaining, row?.last20]).toEqual([
          history,
          unit,
          numerator,
          left,
          last20,
        ])
        if (row?.forecastOn !== null) expect([history, unit, row?.forecastOn]).toEqual([history, unit, forecast])
        else expect(forecast === null || forecast > addDays(at, 3660)).toBe(true)
      }
    }
  })
})
