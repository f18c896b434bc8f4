import { describe, expect, it } from 'vitest'
import { addDays, datesBetween, isWeekend, localDate } from '#shared/kernel/local-date.ts'
import { formatPercent } from '#shared/kernel/ratio.ts'
import { type AcceptedSheet, unitCells, type UnitFacts } from '#shared/province/completeness.rules.ts'
import type { DueSlot, SlotCell, SlotState } from '#shared/province/completeness.schema.ts'
import { isLacking, tallyOf, usualTime } from '#shared/province/completeness-rates.rules.ts'
import { dueSlots, type SlotRules, slotContaining } from '#shared/province/completeness-slots.rules.ts'
import { composeMissingMessage } from '#shared/province/missing-message.rules.ts'

const rules: SlotRules = {
  calendar: 'calendar',
  reportHour: '17:00',
  deadlines: [],
  holidays: [
    { on: localDate('2023-04-29'), name: 'Giỗ Tổ' },
    { on: localDate('2023-05-01'), name: 'Quốc tế Lao động' },
  ],
}
const friday = localDate('2023-04-14')
/** After every deadline of these tests. */
const muchLater = '2023-12-31T00:00:00.000Z'

function sheet(on: string, exportedAt: string | null, parts: Partial<AcceptedSheet> = {}): AcceptedSheet {
  const day = localDate(on)
  const receivedAt = '2023-12-30T00:00:00.000Z'
  return { id: 1, from: day, to: day, sequence: 1, isEmpty: false, exportedAt, receivedAt, ...parts }
}

function cellsOf(
  facts: Partial<UnitFacts>,
  slots: readonly DueSlot[],
  at = muchLater,
  startOn = '2023-01-01',
): SlotCell[] {
  const unit = { validFrom: '1900-01-01', validTo: null, accepted: [], exemptions: [], withFigures: new Set<string>() }
  return unitCells({ ...unit, ...facts }, { slots, at, startOn })
}

const states = (cells: readonly SlotCell[]): SlotState[] => cells.map(({ state }) => state)
const days = (from: string, to: string, given: Partial<SlotRules> = {}): DueSlot[] =>
  dueSlots('day', { from: localDate(from), to: localDate(to) }, { ...rules, ...given })

describe('the deadline of a sheet', () => {
  it('of the early morning lies on the day before in UTC', () => {
    const deadlines = [{ from: localDate('2023-01-01'), hour: '06:59', daysAfter: 1 }]
    expect(days(friday, friday, { deadlines })[0]?.deadlineAt).toBe('2023-04-14T23:59:00.000Z')
  })

  it('is the report hour of the day in Vietnam: 17:00:00 is on time and 17:00:01 is late', () => {
    const slots = days(friday, friday)
    expect(slots[0]?.deadlineAt).toBe('2023-04-14T10:00:00.000Z')
    const sent = (at: string) => states(cellsOf({ accepted: [sheet(friday, at)] }, slots))
    expect(sent('2023-04-14T09:59:59.999Z')).toEqual(['submitted'])
    expect(sent('2023-04-14T10:00:00.000Z')).toEqual(['submitted'])
    expect(sent('2023-04-14T10:00:00.001Z')).toEqual(['late'])
    expect(sent('2023-04-14T10:00:01.000Z')).toEqual(['late'])
  })

  it('has passed for a missing sheet only after that very moment', () => {
    const slots = days(friday, friday)
    expect(cellsOf({}, slots, '2023-04-14T10:00:00.000Z')).toMatchObject([
      { state: 'waiting', isRequired: true, isDue: false },
    ])
    expect(cellsOf({}, slots, '2023-04-14T10:00:00.001Z')).toMatchObject([{ state: 'missing', isDue: true }])
  })

  it('is compared with the earlier of the moment of export and the moment of receipt', () => {
    const slots = days(friday, friday)
    const late = '2023-04-14T11:00:00.000Z'
    const early = '2023-04-14T09:00:00.000Z'
    const sent = (exportedAt: string | null, receivedAt: string) =>
      cellsOf({ accepted: [sheet(friday, exportedAt, { receivedAt })] }, slots)[0]
    expect(sent(early, late)).toMatchObject({ state: 'submitted', sentAt: early })
    // The clock of the unit's PC goes ahead.
    expect(sent(late, early)).toMatchObject({ state: 'submitted', sentAt: early })
    expect(sent(null, late)).toMatchObject({ state: 'late', sentAt: late })
  })

  it('is the hour and days of the rule in force at the end of the period, an earlier one before it', () => {
    const deadlines = [
      { from: localDate('2023-04-10'), hour: '09:30', daysAfter: 1 },
      { from: localDate('2023-01-01'), hour: '16:00', daysAfter: 0 },
    ]
    expect(days('2022-12-31', '2022-12-31', { deadlines })[0]?.deadlineAt).toBe('2022-12-31T10:00:00.000Z')
    expect(days('2023-04-09', '2023-04-10', { deadlines }).map(({ deadlineAt }) => deadlineAt)).toEqual([
      '2023-04-09T09:00:00.000Z',
      '2023-04-11T02:30:00.000Z',
    ])
  })

  it('of a period counts from its last day', () => {
    const given = { ...rules, deadlines: [{ from: localDate('2023-01-01'), hour: '08:00', daysAfter: 2 }] }
    const [april] = dueSlots('month', { from: localDate('2023-04-01'), to: localDate('2023-05-30') }, given)
    expect(april).toEqual({
      from: '2023-04-01',
      to: '2023-04-30',
      label: 'Tháng 4 năm 2023',
      restName: null,
      deadlineAt: '2023-05-02T01:00:00.000Z',
    })
    expect(slotContaining('month', localDate('2023-04-20'), given)).toEqual(april)
    expect(slotContaining('month', localDate('2023-04-20'), { ...given, calendar: 'administrative' })).toMatchObject({
      from: '2023-04-15',
      to: '2023-05-14',
    })
  })
})

describe('what a unit owes', () => {
  it('is nothing on weekends and holidays; what it sends then is shown and counted in no rate', () => {
    const slots = days('2023-04-28', '2023-05-02')
    expect(slots.map(({ restName }) => restName)).toEqual([null, 'Giỗ Tổ', 'Cuối tuần', 'Quốc tế Lao động', null])
    const cells = cellsOf({ accepted: [sheet('2023-04-30', '2023-05-01T23:00:00.000Z')] }, slots)
    expect(states(cells)).toEqual(['missing', 'rest', 'submitted', 'rest', 'missing'])
    expect(tallyOf(cells)).toMatchObject({ due: 2, submitted: 0, received: 1, receivedRequired: 0, missing: 2 })
  })

  it('is nothing under an exemption, or under several that cover the period between them', () => {
    const exemptions = [
      { from: localDate('2023-04-16'), to: localDate('2023-04-30') },
      { from: localDate('2023-04-01'), to: localDate('2023-04-18') },
    ]
    const months = dueSlots('month', { from: localDate('2023-04-01'), to: localDate('2023-05-31') }, rules)
    expect(states(cellsOf({ exemptions }, months))).toEqual(['exempt', 'missing'])
    const gap = [exemptions[0], { from: localDate('2023-04-01'), to: localDate('2023-04-14') }].filter(
      (one) => one !== undefined,
    )
    expect(states(cellsOf({ exemptions: gap }, months))).toEqual(['missing', 'missing'])
    expect(states(cellsOf({ exemptions: gap }, days('2023-04-13', '2023-04-17')))).toEqual([
      'exempt',
      'exempt',
      'rest',
      'rest',
      'exempt',
    ])
  })

  it('begins and ends with the unit, and with the book', () => {
    const slots = days('2023-04-10', '2023-04-14')
    expect(states(cellsOf({ validFrom: '2023-04-12', validTo: '2023-04-13' }, slots))).toEqual([
      'outside',
      'outside',
      'missing',
      'missing',
      'outside',
    ])
    expect(states(cellsOf({}, slots, muchLater, '2023-04-13'))).toEqual([
      'outside',
      'outside',
      'outside',
      'missing',
      'missing',
    ])
  })

  it('of a month is owed by who is a unit on its last day', () => {
    const april = dueSlots('month', { from: localDate('2023-04-01'), to: localDate('2023-04-30') }, rules)
    expect(states(cellsOf({ validTo: '2023-04-29' }, april))).toEqual(['outside'])
    expect(states(cellsOf({ validFrom: '2023-04-30' }, april))).toEqual(['missing'])
  })

  it('is unverified where the book has figures that came in no sheet, never where a sheet came', () => {
    const withFigures = new Set(['2023-04-13..2023-04-13', '2023-04-14..2023-04-14'])
    const cells = cellsOf(
      { withFigures, accepted: [sheet(friday, '2023-04-14T09:00:00.000Z')] },
      days('2023-04-12', friday),
    )
    expect(states(cells)).toEqual(['missing', 'unverified', 'submitted'])
    expect(tallyOf(cells)).toMatchObject({ due: 3, submitted: 1, unverified: 1, missing: 1 })
    expect(cells.map(isLacking)).toEqual([true, true, false])
  })
})

describe('a sheet sent again', () => {
  const slots = days(friday, friday)
  const first = '2023-04-14T09:00:00.000Z'
  const after = '2023-04-14T11:00:00.000Z'

  it('is one sheet; a correction after the deadline does not make it late', () => {
    const cells = cellsOf(
      { accepted: [sheet(friday, after, { id: 7, sequence: 2 }), sheet(friday, first, { id: 3 })] },
      slots,
    )
    expect(cells).toMatchObject([{ state: 'resubmitted', accepted: 2, sequence: 2, isLate: false, sentAt: first }])
    expect(tallyOf(cells)).toMatchObject({ due: 1, submitted: 1, onTime: 1, late: 0, resubmitted: 1 })
  })

  it('for the first time after the deadline is late however often it follows', () => {
    const cells = cellsOf(
      { accepted: [sheet(friday, after), sheet(friday, '2023-04-15T01:00:00.000Z', { id: 2 })] },
      slots,
    )
    expect(cells).toMatchObject([{ state: 'late', accepted: 2, isLate: true }])
    expect(tallyOf(cells)).toMatchObject({ submitted: 1, onTime: 0, late: 1, resubmitted: 1 })
  })

  it('reports nothing when the one that counts does, not when an earlier one did', () => {
    const empty = sheet(friday, first, { isEmpty: true })
    expect(cellsOf({ accepted: [empty] }, slots)).toMatchObject([{ state: 'empty', isEmpty: true }])
    const corrected = { ...empty, id: 2, sequence: 2, isEmpty: false }
    expect(cellsOf({ accepted: [empty, corrected] }, slots)).toMatchObject([{ state: 'resubmitted', isEmpty: false }])
  })
})

describe('the usual hour', () => {
  it('is the middle one; of an even number the earlier of the two', () => {
    expect(usualTime([])).toBeNull()
    expect(usualTime(['16:40:59', '08:00:00', '17:30:00'])).toEqual({ time: '16:40', of: 3 })
    expect(usualTime(['16:40:59', '17:30:00'])).toEqual({ time: '16:40', of: 2 })
  })
})

describe('the list for a message', () => {
  const [slot] = days(friday, friday)
  const line = (unitName: string, facts: Partial<UnitFacts>, at: string) => {
    const [cell] = cellsOf(facts, days(friday, friday), at)
    if (cell === undefined) throw new Error('no cell')
    return { unitName, cell }
  }
  const compose = (at: string, ...units: ReturnType<typeof line>[]) => {
    if (slot === undefined) throw new Error('no slot')
    return composeMissingMessage({ provinceName: 'Tỉnh Đắk Lắk', form: 'BM01', slot, at, units })
  }
  const sent = { accepted: [sheet(friday, '2023-04-14T09:00:00.000Z')] }
  const typed = { withFigures: new Set(['2023-04-14..2023-04-14']) }

  it('names the missing and the unverified, and asks before the deadline', () => {
    const at = '2023-04-14T09:35:00.000Z'
    expect(compose(at, line('Huyện A', sent, at), line('Huyện B', {}, at), line('Huyện C', typed, at))).toBe(
      [
        'Tỉnh Đắk Lắk: BM01 ngày 14/04/2023. Đến 16:35 ngày 14/04/2023 đã nộp 1/3 đơn vị.',
        'Chưa nộp (1): Huyện B.',
        'Có số liệu nhưng chưa gửi tệp (1): Huyện C.',
        'Đề nghị gửi trước 17:00 ngày 14/04/2023.',
      ].join('\n'),
    )
  })

  it('says after it that it has passed, and when everybody has sent', () => {
    expect(compose(muchLater, line('Huyện B', {}, muchLater))).toContain('Hạn nộp 17:00 ngày 14/04/2023 đã qua')
    expect(compose(muchLater, line('Huyện A', sent, muchLater))).toContain('đã nộp 1/1 đơn vị.\nĐã đủ các đơn vị.')
  })
})

/** A small generator of its own; the seed is in the title. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const VIETNAM_MS = 7 * 3_600_000
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) - VIETNAM_MS

interface History {
  readonly facts: UnitFacts
  readonly at: string
  readonly startOn: string
  readonly holidays: ReadonlySet<string>
  readonly hour: number
}

/** Told again from its events, minute by minute and without the product's rules. */
function recount({ facts, at, startOn, holidays, hour }: History, span: readonly string[]) {
  const counts = { due: 0, submitted: 0, onTime: 0, missing: 0, received: 0, resubmitted: 0 }
  for (const day of span) {
    const sheets = facts.accepted.filter((one) => one.from === day)
    const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
    const excused = facts.exemptions.some(({ from, to }) => day >= from && day <= to)
    const exists = day >= facts.validFrom && (facts.validTo === null || day <= facts.validTo) && day >= startOn
    const owed = exists && !excused && weekday !== 0 && weekday !== 6 && !holidays.has(day)
    const deadline = dayStart(day) + hour * 3_600_000
    const due = owed && Date.parse(at) > deadline
    const moments = sheets.map((one) =>
      Math.min(Date.parse(one.exportedAt ?? one.receivedAt), Date.parse(one.receivedAt)),
    )
    if (sheets.length > 0) counts.received += 1
    if (sheets.length > 1) counts.resubmitted += 1
    if (!due) continue
    counts.due += 1
    if (moments.length === 0) counts.missing += facts.withFigures.has(`${day}..${day}`) ? 0 : 1
    else {
      counts.submitted += 1
      if (Math.min(...moments) <= deadline) counts.onTime += 1
    }
  }
  return counts
}

function randomHistory(random: (below: number) => number, span: readonly string[]): History {
  const pick = (): string => span[random(span.length)] ?? ''
  const iso = (ms: number): string => new Date(ms).toISOString()
  const hour = 15 + random(4)
  const accepted = span.flatMap((day) =>
    Array.from({ length: random(10) < 7 ? 1 + (random(4) === 0 ? random(3) : 0) : 0 }, (_, index) => {
      // Often just at the deadline, on both sides of it.
      const near = random(3) === 0 ? ([-1, 0, 1][random(3)] ?? 0) : (random(600) - 400) * 60_000
      const exported = dayStart(day) + hour * 3_600_000 + near
      return sheet(day, random(8) === 0 ? null : iso(exported), {
        id: random(1_000_000),
        sequence: index + 1,
        isEmpty: random(5) === 0,
        receivedAt: iso(exported + (random(200) - 20) * 60_000),
      })
    }),
  )
  const exemptions = Array.from({ length: random(3) }, () => {
    const from = localDate(pick())
    return { from, to: addDays(from, random(9)) }
  })
  return {
    facts: {
      validFrom: random(4) === 0 ? pick() : '1900-01-01',
      validTo: random(4) === 0 ? pick() : null,
      accepted,
      exemptions,
      withFigures: new Set(span.filter(() => random(6) === 0).map((day) => `${day}..${day}`)),
    },
    at: iso(dayStart(pick()) + random(24 * 60) * 60_000),
    startOn: random(3) === 0 ? pick() : '2023-01-01',
    holidays: new Set(span.filter(() => random(12) === 0)),
    hour,
  }
}

const seed = 20_230_414

describe(`rates over 1,000 random histories (seed ${seed})`, () => {
  const span = datesBetween(localDate('2023-04-03'), localDate('2023-05-07'))

  it('are what a second count finds, and never exceed 100 %', () => {
    const random = seeded(seed)
    const seen = { late: 0, missing: 0, rest: 0 }
    for (let run = 0; run < 1000; run += 1) {
      const history = randomHistory(random, span)
      const { facts, at, startOn, holidays, hour } = history
      const given: SlotRules = {
        ...rules,
        reportHour: `${hour}:00`,
        holidays: [...holidays].map((on) => ({ on: localDate(on), name: 'Nghỉ' })),
      }
      const first = span[0] ?? friday
      const cells = unitCells(facts, {
        slots: dueSlots('day', { from: first, to: span.at(-1) ?? first }, given),
        at,
        startOn,
      })
      const tally = tallyOf(cells)
      expect(tally, `run ${run}`).toMatchObject(recount(history, span))
      expect(tally.submitted).toBeLessThanOrEqual(tally.due)
      expect(tally.onTime + tally.late).toBe(tally.submitted)
      const text = formatPercent(tally.submitted, tally.due, { policy: 'half-up', decimals: 2 })
      expect(text === '100,00 %').toBe(tally.due > 0 && tally.submitted === tally.due)
      seen.late += tally.late
      seen.missing += tally.missing
      seen.rest += cells.filter(({ state }) => state === 'rest').length
    }
    expect(Object.values(seen).every((count) => count > 300)).toBe(true)
    expect(span.some(isWeekend)).toBe(true)
  })
})
