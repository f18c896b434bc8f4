import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressSet } from '#shared/importing/address-set.rules.ts'
import { stockQuestions } from '#shared/importing/plan-assertions.rules.ts'
import { newlyBroken, totalChanges } from '#shared/importing/plan-effects.rules.ts'
import { pastedWorkbook } from '#shared/importing/pasted-text.rules.ts'
import { finished } from '#shared/importing/plan-steps.ts'
import { planWhole } from '#shared/importing/plan-whole.rules.ts'
import { noChoices, type ReadFigure } from '#shared/importing/understanding.schema.ts'
import {
  type BookFacts,
  cumulative,
  eaKly,
  eaYong,
  hoaDong,
  on,
  planBook,
  planOf,
  reads,
  stands,
  statuses,
  understood,
  written,
} from './plan-fixture.ts'

const rows = [eaKly, eaYong, hoaDong]
const day = (date: string) => ({ from: date, to: date })

describe('a sheet of another day', () => {
  const yesterday = rows.flatMap((code, index) => [
    stands(code, 'CC_NEW', 10 + index, day('2023-04-14')),
    stands(code, 'CC_EXCH', 3 + index, day('2023-04-14')),
  ])
  const sheet = () =>
    rows.flatMap((code, index) => [reads(code, 'CC_NEW', 10 + index), reads(code, 'CC_EXCH', 3 + index)])

  it('is asked about before anything is written', () => {
    const plan = planOf(sheet(), { standing: yesterday })
    expect(plan.questions).toMatchObject([{ code: 'import/ask-wrong-day', params: { date: on, other: '2023-04-14' } }])
    expect(new Set(statuses(plan))).toEqual(new Set(['asked']))
    expect(plan.postings).toEqual([])
  })

  it('is taken or left out as it is answered', () => {
    const id = `wrong-day:0:${on}:2023-04-14`
    const answered = (answer: string) =>
      planOf(sheet(), { standing: yesterday, choices: { answers: { [id]: answer } } })
    expect(written(answered('take'))).toHaveLength(6)
    expect(new Set(statuses(answered('leave')))).toEqual(new Set(['kept']))
  })

  it('is not suspected when one figure differs, or when the day itself has it', () => {
    const [first, ...others] = sheet()
    expect(first).toBeDefined()
    expect(planOf([reads(eaKly, 'CC_NEW', 99), ...others], { standing: yesterday }).questions).toEqual([])
    const today = yesterday.map((one) => ({ ...one, ...day(on) }))
    expect(planOf(sheet(), { standing: [...yesterday, ...today] }).questions).toEqual([])
  })
})

describe('running totals in a column of the day', () => {
  const stock = (value: number) => ({ value, openedOn: '2023-01-01' })
  const stocks = Object.fromEntries(
    rows.map((code, index) => [`${code} CC_NEW_CUM 2023-04-14`, stock(1000 + index * 100)]),
  )
  const column = (values: readonly number[]): ReadFigure[] =>
    values.map((value, index) => reads(rows[index] ?? '', 'CC_NEW', value, { address: `D${index + 5}` }))

  it('are asked about', () => {
    const plan = planOf(column([1012, 1105, 1220]), { stocks })
    expect(plan.questions).toMatchObject([{ code: 'import/ask-cumulative-column', params: { column: 'D' } }])
    expect(plan.postings).toEqual([])
  })

  it('are not suspected in figures of the day', () => {
    expect(planOf(column([12, 5, 20]), { stocks }).questions).toEqual([])
  })
})

describe('a column far above every day before', () => {
  const usual = [eaKly, eaYong].flatMap((code) =>
    Array.from({ length: 10 }, (_, index) =>
      stands(code, 'CC_NEW', 20, day(`2023-04-${String(5 + index).padStart(2, '0')}`)),
    ),
  )

  it('is asked about, whatever the running totals of the book are', () => {
    const plan = planOf(
      [reads(eaKly, 'CC_NEW', 2500, { address: 'D4' }), reads(eaYong, 'CC_NEW', 7000, { address: 'D5' })],
      {
        standing: usual,
      },
    )
    expect(plan.questions).toMatchObject([{ code: 'import/ask-cumulative-column', params: { column: 'D' } }])
    expect(plan.postings).toEqual([])
  })

  it('of one row only is told', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 2500)], { standing: usual })
    expect(plan.questions).toEqual([])
    expect(plan.issues).toMatchObject([{ code: 'import/tenfold', params: { value: 2500, median: 20 } }])
  })
})

describe('a digit too many', () => {
  const history = Array.from({ length: 10 }, (_, index) =>
    stands(eaKly, 'CC_NEW', 20, day(`2023-04-${String(5 + index).padStart(2, '0')}`)),
  )

  it('is told beside what the row usually has', () => {
    expect(planOf([reads(eaKly, 'CC_NEW', 200)], { standing: history }).issues).toMatchObject([
      { code: 'import/tenfold', severity: 'warning', params: { value: 200, median: 20 } },
    ])
  })

  it('is told when it is exactly ten times what stands', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 50)], { standing: [stands(eaKly, 'CC_NEW', 5)] })
    expect(plan.issues).toMatchObject([{ code: 'import/tenfold-of-standing' }])
  })

  it('is not seen in small counts or in a young row', () => {
    expect(planOf([reads(eaKly, 'CC_NEW', 60)], { standing: history }).issues).toEqual([])
    expect(planOf([reads(eaKly, 'CC_NEW', 200)], { standing: history.slice(8) }).issues).toEqual([])
  })
})

describe('what the file states and the book works out', () => {
  const before = '2023-04-14'
  const facts: BookFacts = {
    stocks: {
      [`${eaKly} CC_NEW_CUM ${before}`]: { value: 1500, openedOn: '2023-01-01' },
      [`${eaKly} CC_NEW_CUM ${on}`]: { value: 1500, openedOn: '2023-01-01' },
    },
  }
  const check = (stated: number) => {
    const book = planBook(facts)
    const request = {
      understanding: understood([reads(eaKly, 'CC_NEW', 15)], {
        assertions: [cumulative(eaKly, 'CC_NEW_CUM', stated)],
      }),
      choices: noChoices,
      sheetNames: ['BC'],
      isRepeated: false,
    }
    return finished(planWhole(request, book)).contradictions
  }

  it('agrees when a cumulative is the one before and what the import adds', () => {
    expect(check(1515)).toEqual([])
  })

  it('is told with all its figures when it differs', () => {
    expect(check(1520)).toMatchObject([
      {
        code: 'import/cumulative-differs-from-book',
        where: { sheet: 'BC', cell: 'H7', unitCode: eaKly },
        params: { stated: 1520, previous: 1500, flow: 15, expected: 1515 },
      },
    ])
  })
})

describe('what waits for approval', () => {
  const before = '2023-04-14'
  const check = (stated: number, rejected: number | null) => {
    const at = (code: string, value: number | null) =>
      [before, on].map((day) => [`${eaKly} ${code} ${day}`, { value, openedOn: '2023-01-01' }] as const)
    const stocks = Object.fromEntries([
      ...at('EID_COL_CUM', 900),
      ...at('EID_APP_CUM', 700),
      ...at('EID_REJ_CUM', rejected),
    ])
    const assertions = [cumulative(eaKly, 'EID_WAIT', stated)]
    const figures = [reads(eaKly, 'EID_COL', 30), reads(eaKly, 'EID_APP', 10)]
    const request = {
      understanding: understood(figures, { assertions }),
      choices: noChoices,
      sheetNames: ['BC'],
      isRepeated: false,
    }
    const book = planBook({ stocks })
    expect(stockQuestions(assertions)).toContainEqual({ code: 'EID_REJ_CUM', on })
    return finished(planWhole(request, book)).contradictions
  }

  it('is compared with what the import would leave of all it is made of', () => {
    expect(check(170, 50)).toEqual([])
    expect(check(171, 50)).toMatchObject([
      { code: 'import/cumulative-differs-from-book', params: { stated: 171, expected: 170, previous: 150, flow: 20 } },
    ])
  })

  it('is not known where one of them is not', () => {
    expect(check(170, null)).toMatchObject([{ code: 'import/cumulative-without-opening' }])
  })
})

describe('what an import does beyond its cells', () => {
  it('totals of each row before and after', () => {
    const plan = planOf([reads(eaKly, 'CC_NEW', 12)], { standing: [stands(eaKly, 'CC_EXCH', 3)] })
    const changes = finished(totalChanges(plan, planBook({ standing: [stands(eaKly, 'CC_EXCH', 3)] }).standing))
    expect(changes.map(({ indicator, before, after }) => [indicator, before, after])).toEqual([
      ['CC_NEW', null, 12],
      ['CC_TOTAL', 3, 15],
    ])
  })

  it('rules that held and would not any more, and no others', () => {
    const facts = {
      standing: [stands(eaKly, 'CC_TOTAL', 20), stands(eaYong, 'CC_TOTAL', 9), stands(eaYong, 'CC_NEW', 10)],
    }
    const plan = planOf([reads(eaKly, 'CC_NEW', 21), reads(eaYong, 'CC_EXCH', 1)], facts)
    expect(
      finished(newlyBroken(plan.pages, planBook(facts), true)).map(({ code, where }) => [code, where.unitCode]),
    ).toEqual([['parts-exceed-total', eaKly]])
  })
})

describe('a plan', () => {
  const seed = 20_230_415
  const codes = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'CC_TOTAL'] as const
  const count = fc.integer({ min: 0, max: 30 })
  const figure = fc.record({
    code: fc.constantFrom(...codes),
    channel: fc.constantFrom('ALL', 'MOBILE'),
    value: fc.option(count, { freq: 5 }),
  } as const)
  const typed = fc.record({
    code: fc.constantFrom(...codes),
    channel: fc.constantFrom('FIXED', 'MOBILE'),
    value: count,
  } as const)

  it('leaves every whole it takes at what the file says, whatever the book had', () => {
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 8 }), fc.array(typed, { maxLength: 8 }), (given, had) => {
        const standing = [...new Map(had.map((one) => [`${one.code} ${one.channel}`, one])).values()].map((one) =>
          stands(eaKly, one.code, one.value, { channel: one.channel }),
        )
        const plan = planOf(
          given.map(({ code, channel, value }) => reads(eaKly, code, value, { channel })),
          { standing },
        )
        for (const posting of plan.postings) expect(posting.after === null || posting.after >= 0).toBe(true)
        const [page] = totalsAfter(plan)
        for (const cell of plan.cells) {
          if (cell.status === 'refused' || cell.status === 'kept' || cell.read === null) continue
          if (cell.channel === 'MOBILE' || page === undefined) continue
          expect([cell.indicator, page.get(cell.indicator) ?? null]).toEqual([cell.indicator, cell.read])
        }
      }),
      { seed, numRuns: 3000 },
    )
    console.info(`seed ${seed}: 3000 random sheets against random books`)
  })
})

function totalsAfter({ pages }: ReturnType<typeof planOf>): Map<string, number>[] {
  const parts = ['CC_NEW', 'CC_EXCH', 'CC_REIS']
  return pages.map(({ after }) => {
    const whole = (channel: 'fixed' | 'mobile', code: string): number | null => {
      const own = after.get(code)?.[channel] ?? null
      if (own !== null || code !== 'CC_TOTAL') return own
      const found = parts.flatMap((part) => after.get(part)?.[channel] ?? [])
      return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0)
    }
    return new Map(
      [...parts, 'CC_TOTAL'].flatMap((code): [string, number][] => {
        const both = [whole('fixed', code), whole('mobile', code)].filter((value) => value !== null)
        return both.length === 0 ? [] : [[code, both.reduce((sum, value) => sum + value, 0)]]
      }),
    )
  })
}

describe('sets of cells', () => {
  it('hold single cells and ranges, and nothing for what is no address', () => {
    const set = addressSet([
      { sheet: 0, address: 'C7' },
      { sheet: 1, address: 'D8:F10' },
      { sheet: 1, address: 'toàn trang' },
    ])
    expect([set.has(0, 'C7'), set.has(1, 'E9'), set.has(1, 'G9'), set.has(0, 'E9'), set.has(1, 'C7')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('a pasted block', () => {
  it('has its cells where tabs and lines put them, quoted ones whole', () => {
    const [sheet] = pastedWorkbook('Đơn vị\tMới\r\n"Xã ""Ea Kly""\nhai dòng"\t12\r\n').sheets
    expect(sheet?.cells.map(({ address, value }) => [address, value])).toEqual([
      ['A1', 'Đơn vị'],
      ['B1', 'Mới'],
      ['A2', 'Xã "Ea Kly"\nhai dòng'],
      ['B2', '12'],
    ])
  })

  it('takes a message as lines, with quotes inside a line as they are', () => {
    const [sheet] = pastedWorkbook('Xã Ea Kly: CCCD 12\nGhi chú "xem lại" nhé').sheets
    expect(sheet?.cells.map(({ address, value }) => [address, value])).toEqual([
      ['A1', 'Xã Ea Kly: CCCD 12'],
      ['A2', 'Ghi chú "xem lại" nhé'],
    ])
  })
})
