/** Forms of other rows against sums worked out from the records themselves, in the plainest way there is. */
import { describe, expect, test } from 'vitest'
import { formTakes, headerCodes } from '#shared/reports/form.rules.ts'
import { campaignTable } from '#shared/reports/campaign-table.rules.ts'
import type { Report } from '#shared/reports/reports.schema.ts'
import { serviceTable } from '#shared/reports/service-table.rules.ts'
import { sessionTable } from '#shared/reports/session-table.rules.ts'
import { expandForm, tableFormProblems } from '#shared/reports/table-form.rules.ts'
import type { TableForm } from '#shared/reports/table-form.schema.ts'
import { varianceTable } from '#shared/reports/variance-table.rules.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'
import { day, month, trunc } from './report-samples.ts'
import {
  april,
  bm03,
  bm05,
  bm06,
  bm07,
  bm09,
  filled,
  someCampaign,
  someProgress,
  someServices,
  someSessions,
  someVariances,
  tableForms,
  targetFacts,
} from './table-samples.ts'

const SEED = 20_230_430
const BOOKS = 25
const books = Array.from({ length: BOOKS }, (_, index) => SEED + index)

type Count = number | null
type Cells = Report['rows'][number]['cells']

function plainSum(values: readonly (Count | undefined)[]): Count {
  let sum: Count = null
  for (const value of values) if (typeof value === 'number') sum = (sum ?? 0) + value
  return sum
}

/** Hundredths of a percent, cut off. */
function plainPercent(num: Count | undefined, den: Count | undefined): number | null {
  if (typeof num !== 'number' || typeof den !== 'number' || den === 0) return null
  return Number((BigInt(num) * 10_000n) / BigInt(den)) / 10_000
}

function values(cells: Cells, codes: readonly string[]): unknown[] {
  return codes.map((code) => cells[code]?.value ?? null)
}

function both(of: readonly { num: Count; den: Count }[]): { num: Count; den: Count } {
  const known = of.filter(({ num, den }) => num !== null && den !== null)
  return { num: plainSum(known.map(({ num }) => num)), den: plainSum(known.map(({ den }) => den)) }
}

describe('the forms of other rows that ship', () => {
  test.for(tableForms)('$id holds together', (form) => {
    expect(tableFormProblems(form)).toEqual([])
    expect(headerCodes(form.header)).toEqual(form.columns.map(({ code }) => code))
  })

  test('are drawn for a day and for a longer period, services for whole periods alone', () => {
    expect(tableForms.map((form) => [form.id, formTakes(form, day), formTakes(form, month)])).toEqual([
      ['BM03', true, true],
      ['BM05', true, true],
      ['BM06', false, true],
      ['BM07', true, true],
      ['BM09', true, true],
    ])
  })

  test('a form that contradicts itself is told apart by what is wrong', () => {
    const [sequence, line, needed, ...others] = bm05.columns
    if (sequence === undefined || line === undefined || needed === undefined) throw new Error('BM05 lost its columns')
    const broken: TableForm = {
      ...bm05,
      rows: 'services',
      columns: [
        line,
        { ...needed, source: { kind: 'count', field: 'needed', total: 'sum' }, sumOf: ['NONE'] },
        ...others,
      ],
    }
    expect(tableFormProblems(broken)).toEqual([
      'header không kể đủ các cột theo đúng thứ tự của columns',
      'cột đầu phải là số thứ tự (sequence)',
      'chỉ mẫu theo dòng của đợt (lines) mới gắn với một đợt',
      'cột NEEDED tính từ NONE, nhưng không có cột như vậy',
      'cột RATE chia tổng của những dòng khác nhau',
    ])
  })
})

test(`BM03 of ${BOOKS} books lists and adds up the sessions that were held`, () => {
  console.log(`seed ${SEED}`)
  const codes = ['TEAMS', 'CC_TOTAL', 'EID1_COL', 'EID2_COL', 'EID_COL', 'EID_ACT']
  for (const seed of books) {
    const sessions = someSessions(createRandom(seed))
    const { report } = filled(bm03, sessionTable(sessions, april))
    const held = sessions.filter(({ plan }) => plan.status === 'done')
    expect(report.rows.map(({ unit }) => unit).toSorted()).toEqual(held.map(({ plan }) => plan.id).toSorted())
    for (const { plan, totals } of held) {
      const cells = report.rows.find(({ unit }) => unit === plan.id)?.cells ?? {}
      expect(values(cells, ['DATE', ...codes])).toEqual([
        plan.on,
        plan.teams,
        ...codes.slice(1).map((code) => totals[code] ?? null),
      ])
    }
    const sums = codes.slice(1).map((code) => plainSum(held.map(({ totals }) => totals[code])))
    expect(values(report.total.cells, codes)).toEqual([plainSum(held.map(({ plan }) => plan.teams)), ...sums])
    const said = report.remarks.join('\n')
    for (const [status, lead] of [
      ['planned', 'Còn trong kế hoạch, chưa tính'],
      ['cancelled', 'Đã huỷ, không tính'],
    ] as const) {
      const count = sessions.filter(({ plan }) => plan.status === status).length
      expect([seed, status, said.includes(`${lead} ${count} buổi`)]).toEqual([seed, status, count > 0])
    }
  }
})

test(`BM05 of ${BOOKS} campaigns adds up the lines that are known, by kind and in all`, () => {
  const counts = { lines: 0, groups: 0 }
  const codes = ['NEEDED', 'BEFORE', 'DURING', 'DONE', 'RATE', 'REMAIN']
  for (const seed of books) {
    const campaign = someCampaign(createRandom(seed))
    const { report } = filled(bm05, campaignTable(campaign, april))
    const plain = (kind: string | null): unknown[] => {
      const lines = campaign.lines.filter(
        ({ line, done }) => (kind === null || line.kind === kind) && line.needed !== null && done !== null,
      )
      const needed = plainSum(lines.map(({ line }) => line.needed))
      const done = plainSum(lines.map((one) => one.done))
      const before = plainSum(lines.map(({ line }) => line.before))
      const during = plainSum(lines.map((one) => one.during))
      const left = plainSum(lines.map(({ line, done: made }) => Math.max(0, (line.needed ?? 0) - (made ?? 0))))
      return [needed, before, during, done, plainPercent(done, needed), left]
    }
    expect(values(report.total.cells, codes)).toEqual(plain(null))
    const kinds = [...new Set(campaign.lines.map(({ line }) => line.kind))]
    expect(report.groups?.map(({ key }) => key) ?? []).toEqual(kinds.length > 1 ? kinds : [])
    for (const { key, cells } of report.groups ?? [])
      expect([key, ...values(cells, codes)]).toEqual([key, ...plain(key)])
    counts.lines += campaign.lines.length
    counts.groups += report.groups?.length ?? 0
    const leftOut = campaign.lines.filter(({ line, done }) => line.needed === null || done === null)
    for (const { line } of leftOut) expect(report.remarks.join('\n')).toContain(line.name)
  }
  expect([counts.lines > 100, counts.groups > 20]).toEqual([true, true])
})

test(`BM06 of ${BOOKS} books weighs every service, and compares printed percentages`, () => {
  const codes = ['RECEIVED', 'ONLINE', 'RATE', 'RECEIVED_BEFORE', 'ONLINE_BEFORE', 'RATE_BEFORE', 'CHANGE']
  for (const seed of books) {
    const book = someServices(createRandom(seed))
    const { report } = filled(bm06, serviceTable(book, april))
    const told = (now: { num: Count; den: Count }, before: { num: Count; den: Count }): unknown[] => {
      const [rate, earlier] = [plainPercent(now.num, now.den), plainPercent(before.num, before.den)]
      const change = rate === null || earlier === null ? null : Math.round(rate * 10_000 - earlier * 10_000) / 100
      return [now.den, now.num, rate, before.den, before.num, earlier, change]
    }
    const plain = (rows: typeof book.rows): unknown[] =>
      told(
        both(rows.map(({ now }) => ({ num: now.online, den: now.received }))),
        both(rows.map(({ before }) => ({ num: before.online, den: before.received }))),
      )
    expect(values(report.total.cells, codes)).toEqual(plain(book.rows))
    const police = report.groups?.find(({ key }) => key === 'police')?.cells ?? {}
    expect(values(police, codes)).toEqual(plain(book.rows.filter(({ service }) => service.isPolice)))
    for (const { service, now, before } of book.rows) {
      const cells = report.rows.find(({ unit }) => unit === service.code)?.cells ?? {}
      expect([service.code, ...values(cells, codes)]).toEqual([
        service.code,
        ...told({ num: now.online, den: now.received }, { num: before.online, den: before.received }),
      ])
      const isKnown =
        typeof now.online === 'number' && now.received !== null && now.received > 0 && service.targetBp !== null
      const reaches = (now.online ?? 0) * 10_000 >= (service.targetBp ?? 0) * (now.received ?? 0)
      expect(cells['VERDICT']?.text).toBe(isKnown ? (reaches ? 'Đạt' : 'Chưa đạt') : '—')
    }
  }
})

/** A score over the product of all denominators, so that it is a whole number. */
function plainScore(of: readonly { num: Count; den: Count }[], measures: number): { over: number; of: number } | null {
  if (of.length < measures || of.some(({ num, den }) => num === null || den === null || den === 0)) return null
  const over = of.reduce((product, { den }) => product * (den ?? 1), 1)
  return {
    of: of.reduce((sum, { num, den }) => sum + (Math.min(num ?? 0, den ?? 0) * over) / (den ?? 1), 0),
    over: over * of.length,
  }
}

test(`BM07 of ${BOOKS} books scores units by the mean of capped ratios and ranks them exactly, ties together`, () => {
  for (const seed of books) {
    const progress = someProgress(createRandom(seed))
    const measures = [...new Set(progress.map(({ target }) => target.measure))]
    const { report, form } = filled(bm07, targetFacts(progress))
    expect(form.columns).toHaveLength(4 + 4 * measures.length)
    const scores = new Map(
      report.rows.map(({ unit }) => {
        const own = progress.filter(({ unitCode }) => unitCode === unit)
        return [
          unit,
          plainScore(
            own.map(({ numerator, needed }) => ({ num: numerator, den: needed })),
            measures.length,
          ),
        ]
      }),
    )
    for (const { unit, name, cells } of report.rows) {
      for (const measure of measures) {
        const one = progress.find(({ unitCode, target }) => unitCode === unit && target.measure === measure)
        expect(values(cells, [`NEEDED_${measure}`, `RESULT_${measure}`, `RATE_${measure}`])).toEqual([
          one?.needed ?? null,
          one?.numerator ?? null,
          plainPercent(one?.numerator, one?.needed),
        ])
      }
      const score = scores.get(unit) ?? null
      const place =
        score &&
        1 + [...scores.values()].filter((other) => other && other.of * score.over > score.of * other.over).length
      const printed = score && plainPercent(score.of, score.over)
      expect([seed, name, ...values(cells, ['SCORE', 'RANK'])]).toEqual([seed, name, printed, place])
      if (score === null)
        expect([
          cells['RANK']?.text,
          report.remarks.some((one) => one.startsWith('Thiếu tỷ lệ') && one.includes(name)),
        ]).toEqual(['—', true])
    }
    for (const measure of measures) {
      // What a unit has to reach counts in full, whether or not it has reported.
      const ofMeasure = progress.filter(({ target }) => target.measure === measure)
      const sum = {
        num: plainSum(ofMeasure.map(({ numerator }) => numerator)),
        den: plainSum(ofMeasure.map(({ needed }) => needed)),
      }
      expect(values(report.total.cells, [`RESULT_${measure}`, `NEEDED_${measure}`, `RATE_${measure}`])).toEqual([
        sum.num,
        sum.den,
        plainPercent(sum.num, sum.den),
      ])
    }
  }
})

test(`BM09 of ${BOOKS} books adds up each indicator where both figures are known, and no two indicators together`, () => {
  for (const seed of books) {
    const variances = someVariances(createRandom(seed))
    const { report } = filled(bm09, varianceTable(variances, april))
    expect(report.total.cells).toEqual({})
    for (const { key, cells } of report.groups ?? []) {
      const known = variances.filter(({ indicator, difference }) => indicator === key && difference !== null)
      expect(values(cells, ['NATIONAL', 'OWN'])).toEqual([
        plainSum(known.map(({ national }) => national)),
        plainSum(known.map(({ own }) => own)),
      ])
      const [national, own, difference] = values(cells, ['NATIONAL', 'OWN', 'DIFFERENCE'])
      expect(difference).toBe(known.length === 0 ? null : Number(own) - Number(national))
    }
    const known = variances.filter(({ national, own }) => national !== null || own !== null)
    expect(report.rows).toHaveLength(known.length)
    for (const { unitCode, indicator, reason, difference } of known) {
      const cells = report.rows.find(({ unit }) => unit === `${unitCode}/${indicator}`)?.cells ?? {}
      expect([cells['DIFFERENCE']?.value, cells['REASON']?.text]).toEqual([difference, reason])
    }
  }
})

test('a form without rows says so under the table', () => {
  const said = [
    filled(bm03, sessionTable([], april)).report.remarks[0],
    filled(bm07, targetFacts([])).report.remarks[0],
    filled(bm09, varianceTable([], april)).report.remarks[0],
  ]
  expect(said).toEqual([
    'Chưa có buổi lưu động nào trong kỳ.',
    'Chưa có chỉ tiêu nào giao cho các đơn vị đang trong thời hạn.',
    'Chưa ghi số chuẩn của hệ thống quốc gia để đối chiếu.',
  ])
})

test('the columns of a target stand once for each target, and its name is over them', () => {
  const expanded = expandForm(
    bm07,
    [
      { key: 'CC', name: 'Hồ sơ' },
      { key: 'ACT', name: 'Kích hoạt' },
    ],
    '2023-04-30',
  )
  expect(headerCodes(expanded.header)).toEqual(expanded.columns.map(({ code }) => code))
  expect(expanded.header.flatMap((node) => (typeof node === 'string' ? [] : [node.label]))).toEqual([
    'Hồ sơ',
    'Kích hoạt',
  ])
  expect(expanded.columns.find(({ code }) => code === 'SCORE')?.source).toEqual({
    kind: 'score',
    of: ['RATE_CC', 'RATE_ACT'],
  })
})

test('one score that is a hair below another has the lower place, though both print alike', () => {
  const progress = (unitCode: string, numerator: number, needed: number) =>
    someProgress(createRandom(1), ['CC'])
      .slice(0, 1)
      .map((one) => ({ ...one, unitCode, unitName: unitCode, numerator, needed }))
  const facts = targetFacts([...progress('a', 333_333, 1_000_000), ...progress('b', 1, 3), ...progress('c', 2, 6)])
  const { report } = filled(bm07, facts, { ...trunc })
  const told = report.rows.map(({ unit, cells }) => [unit, cells['SCORE']?.text, cells['RANK']?.value])
  expect(told).toEqual([
    ['a', '33,33 %', 3],
    ['b', '33,33 %', 1],
    ['c', '33,33 %', 1],
  ])
})
