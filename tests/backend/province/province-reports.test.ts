import { beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output } from '#shared/contract/contract.ts'
import { addDays, datesBetween, localDate } from '#shared/kernel/local-date.ts'
import { type Period, periodContaining } from '#shared/kernel/period.ts'
import { createRandom, type Random } from '../../../src/main/cli/sample/seeded-random.ts'
import { dayOf, openGroup, openProvince, type SampleGroup, sampleGroups } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'

type SetupInput = Input<'settings.applySetup'>
type Posting = Input<'figures.recordFigures'>['postings'][number]
type Report = Output<'reports.buildReport'>['report']

const seed = 20_230_430
const first = localDate('2023-04-03')
const last = localDate('2023-05-09')
const flows = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'EID1_COL', 'EID2_COL', 'EID1_APP', 'EID2_APP', 'EID2_ACT', 'EID1_ACT']
const groups: readonly SampleGroup[] = sampleGroups.map((group, index) =>
  index === 0 ? { ...group, extraRows: [{ code: `${group.code}.R1`, name: 'Trại tạm giam' }] } : group,
)

/**
 * Balances, populations and targets of the rows of one district, the same whichever store they are given to. Of the last
 * district the population is known as a whole only.
 */
function beginnings(group: SampleGroup, random: Random): Pick<SetupInput, 'openings' | 'populations' | 'targets'> {
  const on = addDays(first, -1)
  const openings = group.communes.map(({ code }) => ({
    unitCode: code,
    figures: {
      CC_CUM: random.between(500, 9000),
      EID_COL_CUM: random.between(500, 9000),
      EID_ACT_CUM: random.between(1, 499),
    },
  }))
  const isKnownAsAWhole = group === groups.at(-1)
  const known = isKnownAsAWhole ? [group] : random.isIn(70) ? group.communes : group.communes.slice(1)
  const populations = known.map(({ code }) => ({ unitCode: code, figures: { POP_ELIG: random.between(1, 12_000) } }))
  const targets = group.communes.flatMap(({ code }) => [
    {
      unitCode: code,
      measure: 'ACT' as const,
      kind: 'cumulative' as const,
      needed: { count: random.between(0, 9000) },
      from: localDate('2023-01-01'),
      to: localDate('2023-06-30'),
      document: '',
    },
  ])
  return {
    openings: { on, document: 'BB 1', rows: openings },
    populations: { on, document: 'BB 1', rows: populations },
    targets,
  }
}

/** Some of everything: blanks, zeros, mobile figures, months told in one figure. */
function figuresOf(group: SampleGroup, random: Random): Posting[] {
  const rows = [
    ...group.communes.map((one) => one.code),
    ...(group.extraRows ?? []).map((one) => one.code),
    `${group.code}-CPX`,
    `${group.code}-NDB`,
  ]
  return rows.flatMap((unitCode) =>
    datesBetween(first, last).flatMap((on) =>
      random.isIn(25)
        ? []
        : flows.flatMap((indicator): Posting[] => {
            if (random.isIn(30)) return []
            const at = { unitCode, indicator, from: on, to: on }
            return [
              { ...at, value: random.between(0, 40) },
              ...(random.isIn(20) ? [{ ...at, channel: 'MOBILE' as const, value: random.between(0, 30) }] : []),
            ]
          }),
    ),
  )
}

let opened: TestBook[] = []
let province: TestBook
let districts: { readonly group: SampleGroup; readonly book: TestBook }[]

async function record(book: TestBook, postings: readonly Posting[], clientId: string): Promise<void> {
  await book.call('figures.recordFigures', { clientId, source: 'typed', postings: [...postings] })
}

beforeAll(async () => {
  const random = createRandom(seed)
  const made = groups.map((group) => ({ group, begins: beginnings(group, random), postings: figuresOf(group, random) }))
  const joined = (part: 'openings' | 'populations') => ({
    on: addDays(first, -1),
    document: 'BB 1',
    rows: made.flatMap(({ begins }) => begins[part]?.rows ?? []),
  })
  province = await openProvince(groups, {
    startOn: first,
    openings: joined('openings'),
    populations: joined('populations'),
    targets: made.flatMap(({ begins }) => begins.targets),
  })
  opened.push(province)
  districts = []
  for (const [index, { group, begins, postings }] of made.entries()) {
    const book = await openGroup(group, { startOn: first, ...begins })
    opened.push(book)
    districts.push({ group, book })
    await record(book, postings, `figures-district-${index}`)
    await record(province, postings, `figures-province-${index}`)
  }
  return async () => {
    for (const book of opened) await book.dispose()
    opened = []
  }
}, 120_000)

const periods: readonly { form: string; period: Period }[] = [
  { form: 'BM01', period: dayOf('2023-04-28') },
  { form: 'BM02', period: periodContaining('month', 'calendar', localDate('2023-05-02')) },
  { form: 'BM02', period: periodContaining('month', 'administrative', localDate('2023-05-02')) },
  { form: 'BM04', period: dayOf('2023-05-08') },
  { form: 'BM04', period: periodContaining('month', 'calendar', localDate('2023-04-30')) },
]

async function report(book: TestBook, form: string, period: Period, unitCode?: string): Promise<Report> {
  const asked = {
    form,
    period,
    policy: 'half-up',
    decimals: 2,
    ...(unitCode === undefined ? {} : { unitCode }),
  } as const
  return (await book.call('reports.buildReport', asked)).report
}

describe(`a province and its districts fed the same figures (seed ${seed})`, () => {
  it.each(periods)('print the same $form of each district ($period.kind $period.from)', async ({ form, period }) => {
    for (const { group, book } of districts) {
      expect(await report(province, form, period, group.code)).toEqual(await report(book, form, period))
    }
  })

  it.each(periods)(
    'the province is the sum of its districts in $form ($period.kind $period.from)',
    async ({ form, period }) => {
      const whole = await report(province, form, period)
      const parts = await Promise.all(districts.map(({ group }) => report(province, form, period, group.code)))
      for (const [code, cell] of Object.entries(whole.total.cells)) {
        const cells = parts.map((part) => part.total.cells[code])
        if (cell.num !== undefined) {
          expect([code, cell.num]).toEqual([code, sum(cells.map((one) => one?.num))])
          expect([code, cell.den]).toEqual([code, sum(cells.map((one) => one?.den))])
        } else if (typeof cell.value === 'number' && !code.endsWith('_CHANGE')) {
          expect([code, cell.value]).toEqual([code, sum(cells.map((one) => one?.value))])
        }
      }
      expect(whole.rows.map((row) => row.unit)).toEqual([
        ...parts.flatMap((part) => part.rows.map((row) => row.unit)),
        '66-CPX',
        '66-NDB',
      ])
    },
  )

  it('says the same of a district in words', async () => {
    const period = periodContaining('month', 'calendar', localDate('2023-04-30'))
    for (const { group, book } of districts) {
      const asked = { period, policy: 'half-up', decimals: 2 } as const
      const own = await book.call('reports.buildParagraphs', asked)
      const ours = await province.call('reports.buildParagraphs', { ...asked, unitCode: group.code })
      expect(ours.paragraphs).toEqual(own.paragraphs)
    }
  })

  it('shows a district as the district sees itself: its day, its progress, its course', async () => {
    const on = localDate('2023-04-28')
    for (const { group, book } of districts) {
      const within = group.code
      expect(await province.call('figures.getDay', { on, within })).toEqual(
        expect.objectContaining({ cells: (await book.call('figures.getDay', { on })).cells }),
      )
      expect(await province.call('targets.getProgress', { on, within })).toEqual(
        await book.call('targets.getProgress', { on }),
      )
      const span = { unitCode: group.code, measure: 'ACT', from: first, to: last } as const
      expect(await province.call('targets.getSeries', span)).toEqual(await book.call('targets.getSeries', span))
    }
  })

  it('adds the day up by districts, and what it is made of level by level', async () => {
    const on = localDate('2023-04-28')
    const { units } = await province.call('figures.getUnitsDay', { on })
    expect(units.map((one) => one.unit.code)).toEqual([...groups.map((group) => group.code), '66-CPX', '66-NDB'])
    const whole = await province.call('figures.getMakeup', { indicator: 'CC_TOTAL', from: on, to: on })
    expect(whole.units.slice(0, 3).map((one) => [one.unitCode, one.hasRows, one.value])).toEqual(
      units.slice(0, 3).map((one) => [one.unit.code, true, one.figures['CC_TOTAL']?.total ?? null]),
    )
    for (const { group, book } of districts) {
      const own = await book.call('figures.getMakeup', { indicator: 'CC_TOTAL', from: on, to: on })
      const ours = await province.call('figures.getMakeup', {
        indicator: 'CC_TOTAL',
        from: on,
        to: on,
        unitCode: group.code,
      })
      expect(ours).toEqual(own)
      expect(ours.total).toBe(units.find((one) => one.unit.code === group.code)?.figures['CC_TOTAL']?.total ?? null)
    }
  })
})

/** Written anew: what is known added up, nothing where nothing is. */
function sum(values: readonly (number | string | null | undefined)[]): number | null {
  let total: number | null = null
  for (const value of values) if (typeof value === 'number') total = (total ?? 0) + value
  return total
}
