/** Every form and screen that can be told as the units are now says of all of them together what was recorded. */
import { afterEach, expect, test } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { GeographyChoice, Report } from '#shared/reports/reports.schema.ts'
import { dayOf, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'

const SEED = 20_230_410
const PROVINCES = 12
const changedOn = localDate('2023-04-10')
const days = ['2023-04-05', '2023-04-09', '2023-04-11', '2023-04-14']
const year = { from: localDate('2023-01-01'), to: localDate('2023-12-31') }

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

interface Told {
  readonly book: TestBook
  /** Everything recorded, by nothing the program uses. */
  readonly figures: readonly { readonly unit: string; readonly on: string; readonly value: number }[]
}

const [pac, kar] = sampleGroups
const merged = pac?.communes.slice(0, 2).map(({ code }) => code) ?? []
const [moved = '', divided = ''] = kar?.communes.map(({ code }) => code) ?? []

/** Two communes of Krông Pắc become one, one of Ea Kar goes over to it, another is divided in two. */
async function reorganised(seed: number): Promise<Told> {
  const random = createRandom(seed)
  const targets: Input<'settings.applySetup'>['targets'] = [
    ...(pac?.communes ?? []).filter(() => random.isIn(80)).map(({ code }) => code),
    ...(random.isIn(50) ? [kar?.code ?? ''] : (kar?.communes ?? []).map(({ code }) => code)),
  ].map((unitCode) => ({
    unitCode,
    measure: 'ACT',
    kind: 'cumulative',
    needed: { count: random.between(20, 400) },
    ...year,
    document: 'QĐ 12',
  }))
  const setup = { startOn: localDate('2023-04-01'), targets }
  const book = await openProvince(sampleGroups, setup, { today: '2023-04-20' })
  open.push(book)
  const figures: { unit: string; on: string; value: number }[] = []
  const record = async (on: string, units: readonly string[]): Promise<void> => {
    const given = units.filter(() => random.isIn(70)).map((unit) => ({ unit, on, value: random.between(0, 60) }))
    figures.push(...given)
    if (given.length > 0)
      await recordDay(
        book,
        on,
        given.map(({ unit, value }) => [unit, 'EID_ACT', value] as const),
      )
  }
  const before = sampleGroups.flatMap((group) => group.communes.map(({ code }) => code))
  for (const on of ['2023-04-05', '2023-04-07']) await record(on, before)
  await book.call('province.applyReorganisation', {
    clientId: `apply-${seed}`,
    reorganisation: {
      id: `reorg-${seed}`,
      kind: 'merge',
      document: 'Nghị quyết 12/NQ-HĐND',
      on: changedOn,
      newUnits: ['65499:654', '65198:651', '65199:651'].map((text) => {
        const [code = '', parentCode = ''] = text.split(':')
        return { code, name: `Xã ${code}`, kind: 'commune', parentCode }
      }),
      pieces: [
        ...merged.map((from) => ({ from, to: '65499', whole: true })),
        ...['65198', '65199'].map((to) => ({ from: divided, to, whole: false })),
      ],
      renames: [],
      moves: [{ unitCode: moved, parentCode: '654' }],
      endedGroups: [],
    },
  })
  const after = [...before.filter((code) => ![...merged, divided].includes(code)), '65499', '65198', '65199']
  for (const on of ['2023-04-11', '2023-04-14']) await record(on, after)
  return { book, figures }
}

function sum(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((all, one) => all + one, 0)
}

const done = ({ cells }: Pick<Report['total'], 'cells'>, column: string): number | null => {
  const value = cells[column]?.value
  return typeof value === 'number' ? value : null
}

async function totals({ book }: Told, on: string, geography: GeographyChoice) {
  const period = dayOf(on)
  const request = { period, policy: 'half-up', geography } as const
  const build = async (form: string, rows?: 'reporting-units') =>
    (await book.call('reports.buildReport', { ...request, form, ...(rows === undefined ? {} : { rows }) })).report
  const bm08 = await build('BM08')
  const bm07 = await build('BM07', 'reporting-units')
  const { report } = await book.call('province.getConsolidation', { period, geography })
  const { paragraphs } = await book.call('reports.buildParagraphs', { ...request, decimals: 2, signer: 0 })
  return { bm01: await build('BM01'), bm08, bm07, screen: report, words: paragraphs.join('\n') }
}

test(`of ${PROVINCES} random provinces, what stood then and what is allocated to nobody is what stands now`, {
  timeout: 120_000,
}, async () => {
  console.log(`seed ${SEED}`)
  for (let index = 0; index < PROVINCES; index += 1) {
    const told = await reorganised(SEED + index)
    const ended = new Set([...merged, divided])
    for (const on of days) {
      const upTo = told.figures.filter((one) => one.on <= on)
      const whole = sum(upTo.map(({ value }) => value))
      const isAfter = on >= changedOn
      // What new units lack as it was, and what of the divided one is no unit's as it is now.
      const standing = sum(upTo.filter(({ unit }) => !isAfter || !ended.has(unit)).map(({ value }) => value))
      const left = sum(upTo.filter(({ unit }) => unit === divided).map(({ value }) => value))
      const then = await totals(told, on, 'then')
      const now = await totals(told, on, 'now')
      const where = [SEED + index, on]
      const asThen = [then.bm01, then.bm08, then.screen].map(({ total }) => done(total, 'EID_ACT_CUM'))
      expect([...where, ...asThen, done(then.bm07.total, 'RESULT_ACT')]).toEqual([...where, ...Array(4).fill(standing)])
      const asNow = [now.bm01, now.bm08, now.screen].map(({ total }) => done(total, 'EID_ACT_CUM'))
      expect([...where, ...asNow, done(now.bm07.total, 'RESULT_ACT')]).toEqual([...where, ...Array(4).fill(whole)])
      for (const sheet of [now.bm08, now.screen])
        expect(sum(sheet.rows.flatMap((row) => done(row, 'EID_ACT_CUM') ?? []))).toBe(whole)
      // A divided unit stands in its district, which both parts are in.
      const inKar = upTo.filter(({ unit }) => unit.startsWith('651') && unit !== moved).map(({ value }) => value)
      const ofKar = (sheet: Report, column: string) => {
        const row = sheet.rows.find(({ unit }) => unit === '651')
        return row === undefined ? null : done(row, column)
      }
      expect([...where, ofKar(now.bm08, 'EID_ACT_CUM'), ofKar(now.bm07, 'RESULT_ACT')]).toEqual([
        ...where,
        sum(inKar),
        sum(inKar),
      ])
      expect(now.words).toContain('Theo địa giới hiện nay: Nghị quyết 12/NQ-HĐND')
      if (isAfter && left !== null && left > 0)
        for (const text of [then.words, then.bm07.remarks.join('\n'), then.screen.remarks.join('\n')])
          expect(text).toContain(`không nằm trong số liệu: lũy kế: Kích hoạt định danh điện tử ${left}`)
      for (const sheet of [now.bm01, now.bm08, now.bm07]) expect(sheet.remarks.join()).not.toContain('SAI')
    }
    await told.book.dispose()
    open.length = 0
  }
})

test('rows that are no units with figures of the book are told as they were alone', async () => {
  const { book } = await reorganised(SEED)
  const period = { kind: 'month', calendar: 'calendar', from: localDate('2023-04-01'), to: localDate('2023-04-30') }
  const request = { period, policy: 'half-up', geography: 'now' } as const
  for (const form of ['BM03', 'BM05', 'BM06', 'BM09'])
    expect(await book.failure('reports.buildReport', { ...request, form })).toMatchObject({
      code: 'reports/not-by-geography',
    })
})

test('a unit opens to its rows of now, and units that send are those of now', async () => {
  const { book } = await reorganised(SEED)
  const asked = { period: dayOf('2023-04-05'), geography: 'now' } as const
  const { opens } = await book.call('province.getConsolidation', asked)
  expect(opens).toEqual(sampleGroups.map(({ code }) => code))
  const { report } = await book.call('province.getConsolidation', { ...asked, unitCode: '654' })
  expect(report.rows.map(({ unit }) => unit)).toEqual(expect.arrayContaining(['65499', moved]))
  expect(report.rows.map(({ unit }) => unit)).not.toEqual(expect.arrayContaining(merged))
})

test('where no district is left, the communes of the province are counted once as the units are now', async () => {
  const book = await openProvince(sampleGroups, { startOn: localDate('2023-04-01') }, { today: '2023-04-20' })
  open.push(book)
  const communes = sampleGroups.flatMap((group) => group.communes.map(({ code }) => code))
  const figures = communes.map((code, index) => [code, 'EID_ACT', index + 1] as const)
  await recordDay(book, '2023-04-05', figures)
  await book.call('province.applyReorganisation', {
    clientId: 'apply-none',
    reorganisation: {
      id: 'reorg-none',
      kind: 'move',
      document: 'Nghị quyết 12/NQ-HĐND',
      on: changedOn,
      newUnits: [],
      pieces: [],
      renames: [],
      moves: communes.map((unitCode) => ({ unitCode, parentCode: '66' })),
      endedGroups: sampleGroups.map(({ code }) => code),
    },
  })
  const whole = sum(figures.map(([, , value]) => value))
  for (const geography of ['then', 'now'] as const)
    for (const on of ['2023-04-05', '2023-04-11']) {
      const { bm01, bm08, screen } = await totals({ book, figures: [] }, on, geography)
      const told = [bm01, bm08, screen].map(({ total }) => done(total, 'EID_ACT_CUM'))
      expect([geography, on, ...told]).toEqual([geography, on, whole, whole, whole])
    }
})
