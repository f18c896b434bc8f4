/** The target of a unit is the same on every form and screen, whoever was given it and whoever has reported. */
import { expect, test } from 'vitest'
import type { Report } from '#shared/reports/reports.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { type PlainLine, plainConsolidation } from './plain-consolidation.ts'
import { from, type RandomProvince, randomProvince, to, withProvince } from './random-province.ts'

const SEED = 20_230_401
const PROVINCES = 40
const period = { kind: 'month', calendar: 'calendar', from, to } as const
const asked = { period, policy: 'half-up' } as const

type Told = readonly [needed: number | null, numerator: number | null]

function plain(line: PlainLine): Told {
  return [line.counts['TARGET_ACT'] ?? null, line.ratios['R_ACT_TGT']?.num ?? null]
}

/** What a form prints of a target. */
function printed(cells: Report['total']['cells']): Told {
  const { num = null, den = null } = cells['R_ACT_TGT'] ?? {}
  expect(cells['TARGET_ACT']?.value ?? null).toBe(den)
  return [den, num]
}

/** BM07 prints no result of a unit without a target. */
function placed(cells: Report['total']['cells'] | undefined): Told {
  const count = (code: string): number | null => {
    const value = cells?.[code]?.value
    return typeof value === 'number' ? value : null
  }
  return [count('NEEDED_ACT'), count('RESULT_ACT')]
}

const withTarget = ([needed, numerator]: Told): Told => (needed === null ? [null, null] : [needed, numerator])

async function asScreensTell(book: TestBook, unitCode: string): Promise<{ target: Told; screens: Told[] }> {
  const within = unitCode === '66' ? {} : { within: unitCode }
  const { totals } = await book.call('targets.getProgress', { on: to, measure: 'ACT', ...within })
  const [total] = totals
  const series = await book.call('targets.getSeries', { unitCode, measure: 'ACT', from: to, to })
  const { report } = await book.call('province.getConsolidation', { period, unitCode })
  const bm02 = await book.call('reports.buildReport', { ...asked, form: 'BM02', unitCode })
  return {
    target: printed(report.total.cells),
    screens: [
      printed(bm02.report.total.cells),
      [series.needed, series.points.at(-1)?.numerator ?? null],
      ...(total === undefined ? [] : [[total.needed, total.numerator] as const]),
    ],
  }
}

test(`every form and screen of ${PROVINCES} random provinces tells a unit by the same target`, {
  timeout: 240_000,
}, async () => {
  console.log(`seed ${SEED}`)
  const seen = { own: 0, ofRows: 0, short: 0, differing: 0 }
  for (let index = 0; index < PROVINCES; index += 1) {
    const province = randomProvince(SEED + index)
    const { summary, districts } = plainConsolidation(province)
    await withProvince(province, async (book) => {
      const whole = await asScreensTell(book, '66')
      const { rows } = await book.call('targets.getProgress', { on: to, measure: 'ACT' })
      const bm08 = await book.call('reports.buildReport', { ...asked, form: 'BM08' })
      const bm07 = await book.call('reports.buildReport', { ...asked, form: 'BM07', rows: 'reporting-units' })
      const today = await book.call('figures.getToday', { on: localDate(to) })
      const wanted = plain(summary.total)
      expect([province.seed, whole.target, ...whole.screens]).toEqual([
        province.seed,
        wanted,
        ...whole.screens.map(() => wanted),
      ])
      expect([province.seed, printed(bm08.report.total.cells)]).toEqual([province.seed, wanted])
      if (rows.some(({ isWhole }) => !isWhole))
        expect([province.seed, placed(bm07.report.total.cells)]).toEqual([province.seed, wanted])
      expect([province.seed, today.measures[2]?.target?.needed ?? null]).toEqual([province.seed, wanted[0]])
      for (const [at, { total }] of districts.entries()) {
        const code = province.groups[at]?.code ?? ''
        // Without a target nothing is printed, whatever the numerator.
        const own = withTarget(plain(total))
        const ofUnit = await asScreensTell(book, code)
        const row = rows.find(({ unitCode, isWhole }) => unitCode === code && !isWhole)
        const told: Told[] = [
          ofUnit.target,
          ...ofUnit.screens,
          printed(bm08.report.rows.find(({ unit }) => unit === code)?.cells ?? {}),
        ]
        expect([province.seed, code, ...told.map(withTarget)]).toEqual([province.seed, code, ...told.map(() => own)])
        expect([province.seed, code, [row?.needed ?? null, row?.numerator ?? null]]).toEqual([
          province.seed,
          code,
          withTarget(own),
        ])
        expect([province.seed, code, placed(bm07.report.rows.find(({ unit }) => unit === code)?.cells)]).toEqual([
          province.seed,
          code,
          withTarget(own),
        ])
        expectSaid(province, code, { bm07: bm07.report.remarks, bm08: bm08.report.remarks }, seen)
      }
    })
  }
  console.log(seen)
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
})

/** Communes without a target are counted, and a target that is not their sum is told, on both sheets. */
function expectSaid(
  province: RandomProvince,
  code: string,
  remarks: Readonly<Record<'bm07' | 'bm08', readonly string[]>>,
  seen: { own: number; ofRows: number; short: number; differing: number },
): void {
  const { targets } = province
  const group = province.groups.find((one) => one.code === code)
  const communes = group?.communes ?? []
  const given = communes.flatMap((one) => targets.get(one.code) ?? [])
  const name = group?.name ?? ''
  const own = targets.get(code)
  const says = (text: string) => Object.values(remarks).map((all) => all.some((one) => one.includes(text)))
  const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '.')
  const sum = given.reduce((all, one) => all + one, 0)
  if (own !== undefined) {
    seen.own += 1
    if (given.length === 0 || sum === own) return
    seen.differing += 1
    expect(says(`${name} (được giao ${count(own)}, cộng các xã ${count(sum)})`)).toEqual([true, true])
  } else if (given.length > 0) {
    seen.ofRows += 1
    const isShort = given.length < communes.length
    if (isShort) seen.short += 1
    const text = `${name} (${communes.length - given.length}/${communes.length} xã)`
    expect([province.seed, text, ...says(text)]).toEqual([province.seed, text, isShort, isShort])
  }
}
