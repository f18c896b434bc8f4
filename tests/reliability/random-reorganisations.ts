/**
 * Random provinces whose communes are merged (also one after the other), divided, moved and renamed while figures come
 * in: every row, total and ratio of sheets as the units were and as they are now must be what a fold written apart from
 * the product gives; districts add up to the province; sheets of days before stay as they were, byte for byte; opening
 * balances confirmed as suggested change no sum.
 */
import type { Output } from '#shared/contract/contract.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { GeographyChoice } from '#shared/reports/reports.schema.ts'
import { openProvince, recordDay, sampleGroup } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { plainFlows, plainLevels, plainRatios, plainSheet } from './plain-geography.ts'
import { firstDay, lastDay, type Province, reorganise, rowsOn } from './random-reorganisation-steps.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const randomReorganisations: ReliabilityTest = {
  number: 15,
  name: 'random-reorganisations',
  title: 'sums of random reorganisations, by provinces',
  quick: 6,
  full: 300,
  run: reorganiseMany,
}

type Report = Output<'reports.buildReport'>['report']

const cumulatives = Object.keys(plainLevels)

async function reorganiseMany(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const failures: string[] = []
  const counts = { sheets: 0, merges: 0, divided: 0, moves: 0 }
  let isSeen = false
  for (let run = 0; run < size; run += 1) {
    const random = createRandom(seed + run)
    const province = await emptyProvince(random)
    try {
      const found = await tryOne(province, random)
      failures.push(...found.failures.map((what) => `seed ${seed + run}: ${what}`))
      counts.sheets += found.sheets
      counts.merges += province.units.filter(({ into }) => into !== null).length
      counts.divided += province.divided.length
      counts.moves += province.moves
      isSeen ||= found.isControlSeen
      tell(`${run + 1}: ${found.sheets} sheets, ${province.figures.length} figures`)
    } finally {
      await province.book.dispose()
    }
  }
  return {
    tried: counts.sheets,
    failures,
    control: { what: 'a fold that loses one merged commune', isSeen },
    notes: [
      `${size} provinces, ${counts.sheets} sheets, ${counts.merges} communes merged, ${counts.divided} divided, ${counts.moves} moved`,
    ],
  }
}

async function emptyProvince(random: Random): Promise<Province> {
  const groups = ['654', '651', '644'].slice(0, random.between(2, 3)).map((code) =>
    sampleGroup(
      code,
      `Huyện ${code}`,
      Array.from({ length: random.between(2, 4) }, (_, index) => `Xã ${code} ${index + 1}`),
    ),
  )
  const book = await openProvince(groups, { startOn: localDate(firstDay) }, { today: lastDay })
  const units = groups.flatMap(({ communes }) =>
    communes.map(({ code }) => ({ code, from: '1900-01-01', to: null, into: null })),
  )
  const province: Province = {
    book,
    units,
    figures: [],
    divided: [],
    moves: 0,
    parents: new Map(groups.flatMap((group) => group.communes.map(({ code }) => [code, group.code]))),
    groups: groups.map(({ code }) => code),
    reorganisations: [],
  }
  const before = addDays(localDate(firstDay), -1)
  await record(province, before, [
    ...units.flatMap(({ code }) => (random.isIn(70) ? [[code, 'POP_ELIG', random.between(100, 9000)] as const] : [])),
    ...units.flatMap(({ code }) =>
      cumulatives.flatMap((stock) => (random.isIn(60) ? [[code, stock, random.between(0, 900)] as const] : [])),
    ),
  ])
  return province
}

async function record(
  { book, figures }: Province,
  on: string,
  given: readonly (readonly [string, string, number])[],
): Promise<void> {
  if (given.length === 0) return
  await recordDay(book, on, given)
  figures.push(...given.map(([unit, code, value]) => ({ unit, code, on, value })))
}

async function recordDays(province: Province, from: string, to: string, random: Random): Promise<void> {
  for (let on = localDate(from); on <= to; on = addDays(on, 1)) {
    const given = rowsOn(province, on).flatMap((unit) =>
      plainFlows.flatMap((code) => (random.isIn(25) ? [[unit, code, random.between(0, 60)] as const] : [])),
    )
    await record(province, on, given)
  }
}

async function tryOne(province: Province, random: Random) {
  const first = addDays(localDate(firstDay), random.between(4, 9))
  const second = addDays(first, random.between(1, 8))
  const failures: string[] = []
  await recordDays(province, firstDay, addDays(first, -1), random)
  const early = periodsWithin(firstDay, addDays(first, -1), random)
  const asItWas = await Promise.all(early.map((period) => printed(province.book, period, 'then')))
  await reorganise(province, first, random)
  await recordDays(province, first, addDays(second, -1), random)
  await reorganise(province, second, random)
  await recordDays(province, second, lastDay, random)

  for (const [index, period] of early.entries())
    if ((await printed(province.book, period, 'then')) !== asItWas[index])
      failures.push(`${period.from}..${period.to}: another sheet than before the reorganisation`)
  const periods = [...early, ...periodsWithin(firstDay, lastDay, random), ...periodsWithin(first, lastDay, random)]
  const sheets = await checkAll(province, periods, failures)
  const isControlSeen = await isLossSeen(province, periods)
  await confirmOpenings(province)
  return { failures, sheets: sheets + (await checkAll(province, periods, failures, true)), isControlSeen }
}

/** A day and a span of several days. */
function periodsWithin(from: string, to: string, random: Random): Period[] {
  const days: string[] = []
  for (let on = localDate(from); on <= to; on = addDays(on, 1)) days.push(on)
  const pick = () => random.between(0, days.length - 1)
  const [a = 0, b = 0] = [pick(), pick()].toSorted((left, right) => left - right)
  const day = localDate(days[pick()] ?? from)
  const span = { from: localDate(days[a] ?? from), to: localDate(days[b] ?? to) }
  return [{ kind: 'day', from: day, to: day }, ...(a === b ? [] : [{ kind: 'custom' as const, ...span }])]
}

async function report(book: TestBook, period: Period, geography: GeographyChoice, unitCode?: string): Promise<Report> {
  const form = period.kind === 'day' ? 'BM01' : 'BM02'
  const unit = unitCode === undefined ? {} : { unitCode }
  const request = { form, period, policy: 'half-up' as const, decimals: 2, geography, ...unit }
  return (await book.call('reports.buildReport', request)).report
}

async function printed(book: TestBook, period: Period, geography: GeographyChoice): Promise<string> {
  return JSON.stringify(await report(book, period, geography))
}

/** Once openings are confirmed, those who were told of levels as they were are told of all. */
async function checkAll(
  province: Province,
  periods: readonly Period[],
  failures: string[],
  isOpened = false,
): Promise<number> {
  let sheets = 0
  for (const period of periods)
    for (const geography of ['then', 'now'] as const) {
      if (isOpened && geography === 'then') continue
      const sheet = await report(province.book, period, geography)
      const where = `${period.from}..${period.to} ${geography}${isOpened ? ' opened' : ''}`
      failures.push(...differences(province, sheet, period, geography).map((what) => `${where}: ${what}`))
      failures.push(...(await partDifferences(province, sheet, period, geography)).map((what) => `${where}: ${what}`))
      const isProven = sheet.remarks.some((text) => text.startsWith('SAI'))
      if (isProven) failures.push(`${where}: ${sheet.remarks.join(' ')}`)
      sheets += 1
    }
  return sheets
}

function differences(
  { units, figures }: Pick<Province, 'units' | 'figures'>,
  sheet: Report,
  period: Period,
  geography: GeographyChoice,
): string[] {
  const plain = plainSheet({ units, figures }, period, geography === 'now')
  const columns = [...plainFlows, ...cumulatives, 'POP_ELIG']
  const rows = new Map(sheet.rows.map((row) => [row.unit.replace(/^(.*)~CPB$/, 'left $1'), row.cells]))
  const lost = [...plain.rows.keys()].filter((code) => !rows.has(code) && !isBlank(plain.rows.get(code)))
  return [
    ...lost.map((code) => `no row ${code}`),
    ...[...rows].flatMap(([code, cells]) =>
      columns.flatMap((column) => told(`${code} ${column}`, cells[column]?.value, plain.rows.get(code)?.[column])),
    ),
    ...columns.flatMap((column) => told(`total ${column}`, sheet.total.cells[column]?.value, plain.total[column])),
    ...Object.keys(plainRatios).flatMap((ratio) => {
      const { num, den } = sheet.total.cells[ratio] ?? {}
      const wanted = plain.ratios[ratio]
      return [...told(`total ${ratio} num`, num, wanted?.num), ...told(`total ${ratio} den`, den, wanted?.den)]
    }),
  ]
}

function isBlank(cells: Readonly<Record<string, number | null>> | undefined): boolean {
  return Object.values(cells ?? {}).every((value) => value === null || value === 0)
}

function told(what: string, found: unknown, wanted: number | null | undefined): string[] {
  return (found ?? null) === (wanted ?? null) ? [] : [`${what} is ${String(found)}, must be ${String(wanted)}`]
}

/** Districts, and what stands below the province itself, add up to the province. */
async function partDifferences(
  { book }: Province,
  whole: Report,
  period: Period,
  geography: GeographyChoice,
): Promise<string[]> {
  const on = geography === 'now' ? localDate(lastDay) : period.to
  const groups = await book.call('units.listReportingUnits', { on })
  const parts = await Promise.all(groups.map(({ code }) => report(book, period, geography, code)))
  const inParts = new Set(parts.flatMap(({ rows }) => rows.map(({ unit }) => unit)))
  const others = whole.rows.filter(({ unit }) => !inParts.has(unit))
  return [...plainFlows, ...cumulatives, 'POP_ELIG'].flatMap((column) => {
    const values = [
      ...parts.map(({ total }) => total.cells[column]?.value),
      ...others.map(({ cells }) => cells[column]?.value),
    ]
    const numbers = values.filter((value) => typeof value === 'number')
    const sum = numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0)
    return told(`districts ${column}`, sum, whole.total.cells[column]?.value as number | null | undefined)
  })
}

async function isLossSeen(province: Province, periods: readonly Period[]): Promise<boolean> {
  const lost = province.units.find(({ into }) => into !== null)
  if (lost === undefined) return false
  const units = province.units.map((unit) => (unit === lost ? { ...unit, into: null } : unit))
  for (const period of periods) {
    const sheet = await report(province.book, period, 'now')
    if (differences({ units, figures: province.figures }, sheet, period, 'now').length > 0) return true
  }
  return false
}

async function confirmOpenings({ book, reorganisations }: Province): Promise<void> {
  for (const id of reorganisations) {
    const { rows } = await book.call('province.listOpenings', { id })
    const figures = rows.flatMap(({ unitCode, figures: of }) =>
      of.flatMap(({ indicator, suggested }) => (suggested === null ? [] : [{ unitCode, indicator, value: suggested }])),
    )
    if (figures.length > 0) await book.call('province.recordOpenings', { clientId: `confirm-${id}`, id, figures })
  }
}

if (import.meta.main) process.exitCode = await runAlone(randomReorganisations)
