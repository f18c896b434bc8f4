/**
 * Cells of foreign sheets as a PC stores what people typed: counts under Vietnamese and US settings, dates that a US PC
 * turned round, days named in titles and in names of sheets and files. What is taken without asking must be what was
 * meant.
 */
import { readCountCell, readCountColumn } from '#shared/importing/cell-reading.rules.ts'
import { columnFacts } from '#shared/importing/column-facts.rules.ts'
import { readDateCell, readDateColumn } from '#shared/importing/date-cell.rules.ts'
import { findDates, type MentionContext } from '#shared/importing/date-mentions.rules.ts'
import type { PlainCell } from '#shared/importing/plain-workbook.schema.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { toTcvn3, toTcvn3Capitals, toVni } from '../support/legacy-encoder.ts'
import { cellOf, columnOf } from '../support/plain-cells.ts'
import { daysWithoutYear, noDates, noSuchDays, shortYears, writtenDays } from '../support/written-dates.ts'
import { blankCounts, dashes, refusedCounts, scaledCounts, writtenCounts } from '../support/written-numbers.ts'
import { plainDays } from './plain-calendar.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const cellSpellings: ReliabilityTest = {
  number: 13,
  name: 'cell-spellings',
  title: 'cells of counts and dates as foreign sheets have them, by values of each',
  quick: 100,
  full: 20_000,
  run: async (size, seed) => readCells(size, seed),
}

interface Tally {
  tried: number
  taken: number
  careless: number
  failures: string[]
}

function readCells(size: number, seed: number): Trial {
  const random = createRandom(seed)
  const days = plainDays(2199)
  const tally: Tally = { tried: 0, taken: 0, careless: 0, failures: [] }
  const tableSize = readTables(tally)
  for (let run = 0; run < size; run += 1) {
    tryCounts(random.between(0, 10 ** random.between(1, 9) - 1), random, tally)
    const day = days[random.between(0, days.length - 1)] ?? ''
    tryMentions(day, tally)
    tryDateColumn(
      Array.from({ length: random.between(2, 8) }, () => days[random.between(0, days.length - 1)] ?? ''),
      tally,
    )
  }
  const { tried, taken, careless, failures } = tally
  return {
    tried,
    failures,
    control: { what: `stored numbers and dates taken as they are were wrong ${careless} times`, isSeen: careless > 0 },
    notes: [
      `${tableSize.counts} spellings of counts and ${tableSize.dates} of dates with what each must give`,
      `${taken} taken, ${tried - taken} refused or asked about`,
    ],
  }
}

function note(tally: Tally, what: string, read: number | string | null, meant: number | string | null): void {
  tally.tried += 1
  if (read === null) return
  tally.taken += 1
  if (read !== meant) tally.failures.push(`${what} was read as ${read}, means ${meant ?? 'nothing certain'}`)
}

/** The tables of the unit tests, as they stand. */
function readTables(tally: Tally): { counts: number; dates: number } {
  const facts = columnFacts([])
  const undecided = [
    ...blankCounts,
    ...dashes,
    ...scaledCounts.map(([text]) => text),
    ...refusedCounts.map(([text]) => text),
  ]
  const counts = [...writtenCounts, ...undecided.map((text): [string, null] => [text, null])]
  for (const [text, meant] of counts) {
    const reading = readCountCell(cellOf(text), facts)
    note(tally, `“${text}”`, reading.kind === 'count' ? reading.value : null, meant)
    if (meant !== null && reading.kind !== 'count') tally.failures.push(`“${text}” was not read`)
  }
  const notDays = [...daysWithoutYear, ...noSuchDays, ...shortYears, ...noDates]
  const dates = [...writtenDays, ...notDays.map((text): [string, null] => [text, null])]
  for (const [text, meant] of dates) {
    const reading = readDateCell(cellOf(text))
    note(tally, `“${text}”`, reading.kind === 'date' ? reading.value : null, meant)
    if (meant !== null && reading.kind !== 'date') tally.failures.push(`“${text}” was not read`)
  }
  return { counts: counts.length, dates: dates.length }
}

/** What a PC stores when somebody types a count with thousands marks, by its settings and its number format. */
function tryCounts(value: number, random: Random, tally: Tally): void {
  const dotted = String(value).replace(/\B(?=(\d{3})+$)/g, '.')
  const isOneMark = value >= 1000 && value < 1_000_000
  // With the dot for decimals "1.120" becomes the number 1.12.
  const asUs: PlainCell = isOneMark ? cellOf({ value: value / 1000, text: String(value / 1000) }) : cellOf(dotted)
  const texts = [dotted, dotted.replaceAll('.', ','), dotted.replaceAll('.', '\u00a0'), `${dotted} hồ sơ`]
  const cells = [
    cellOf(value),
    cellOf({ value, text: dotted }),
    asUs,
    cellOf({ value: toTcvn3(`${dotted} hồ sơ`), font: '.VnTime' }),
    cellOf({ value: toTcvn3Capitals(`${dotted} trường hợp`), font: '.VnTimeH' }),
    cellOf({ value: toVni(`${dotted} người`), font: 'VNI-Times' }),
    cellOf({ value: value / 100, text: `${value}%`, isPercent: true }),
    ...texts.map((text) => cellOf(text)),
  ]
  const facts = columnFacts(cells.slice(0, random.between(0, cells.length)))
  for (const cell of cells) {
    const reading = readCountCell(cell, facts)
    // A percentage is no count, whatever it is of; 1.000 stored as 1 has lost what was typed, and nothing tells.
    const isLost = cell === asUs && Number.isInteger(value / 1000)
    if (isLost) continue
    note(
      tally,
      `${JSON.stringify(cell.value)} (${cell.text})`,
      reading.kind === 'count' ? reading.value : null,
      cell.isPercent === true ? null : value,
    )
    if (typeof cell.value === 'number' && Math.round(cell.value) !== value) tally.careless += 1
    if (reading.kind === 'issue' && reading.suggest !== undefined && reading.suggest !== value)
      tally.failures.push(`${JSON.stringify(cell.value)} suggests ${reading.suggest}, means ${value}`)
  }
  tryMixedMarks(dotted, tally)
}

/** A column that shows the mark before decimals too may be no column of counts: nothing with one mark is taken. */
function tryMixedMarks(dotted: string, tally: Tally): void {
  if (!/^\d{1,3}\.\d{3}$/.test(dotted)) return
  const reading = readCountColumn(columnOf(dotted, '48.91', '3.5')).readings.get('C1')
  note(tally, `“${dotted}” beside 48.91`, reading?.kind === 'count' ? reading.value : null, null)
}

/** A day in titles and names, each spelling with the day it names or null. */
function tryMentions(day: string, tally: Tally): void {
  const [year = '', month = '', date = ''] = day.split('-')
  const short = `${Number(date)}/${Number(month)}`
  const inTitles: [string, string | null][] = [
    [`Tính đến ngày ${short}/${year}`, day],
    [`(tính đến 17h00 ngày ${date}/${month}/${year})`, day],
    [`Báo cáo ngày ${Number(date)} tháng ${Number(month)} năm ${year}`, day],
    [`BÁO CÁO NGÀY ${date}.${month}.${year}`, day],
    [`Báo cáo ngày ${short}`, null],
    [`Nghị định ${Number(date)}/${year}/NĐ-CP`, null],
    [`tỷ lệ ${Number(date)}.${Number(month)}`, null],
    [`Ngày ${short}/${year.slice(2)}`, null],
  ]
  const inNames: [string, string | null][] = [
    [`BC ${Number(date)}.${Number(month)}.${year}.xlsx`, day],
    [`BM01-${day} (2).xlsx`, day],
    [`bc_${date}_${month}_${year}.xls`, day],
    [`${date}${month}${year}.xlsx`, null],
    [`${date}${month}${year.slice(2)}`, null],
    [`${date}-${month}`, null],
    [`T${Number(month)}`, null],
    [`Ngay ${Number(date)}`, null],
  ]
  for (const [text, meant] of inTitles) note(tally, `“${text}”`, onlyDay(text), meant)
  for (const [text, meant] of inNames) note(tally, `“${text}”`, onlyDay(text, { source: 'file-name' }), meant)
}

function onlyDay(text: string, context?: MentionContext): string | null {
  const [only, ...others] = findDates(text, context)
  return only !== undefined && others.length === 0 && only.from === only.to ? only.from : null
}

/** Days typed as d/m/yyyy on a PC with US settings: day 1–12 is stored with day and month changed round. */
function tryDateColumn(days: readonly string[], tally: Tally): void {
  const cells = columnOf(
    ...days.map((day) => {
      const [year = '', month = '', date = ''] = day.split('-')
      if (Number(date) > 12) return `${Number(date)}/${Number(month)}/${year}`
      const stored = `${year}-${date}-${month}`
      if (stored !== day) tally.careless += 1
      return { type: 'date' as const, value: stored, text: stored }
    }),
  )
  const isTold = cells.some((cell) => cell.type === 'text')
  if (!isTold) return
  const { readings } = readDateColumn(cells)
  cells.forEach((cell, index) => {
    const reading = readings.get(cell.address)
    note(tally, `${cell.text} of a US PC`, reading?.kind === 'date' ? reading.value : null, days[index] ?? null)
  })
}

if (import.meta.main) process.exitCode = await runAlone(cellSpellings)
