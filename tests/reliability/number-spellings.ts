/**
 * Counts and dates in every spelling people use, and spellings that are no count at all: whatever is read as a number
 * or a day must be the one that was written; anything else must be refused or asked about.
 */
import { readDateText } from '#shared/kernel/date-text.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { plainDays } from './plain-calendar.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const numberSpellings: ReliabilityTest = {
  number: 13,
  name: 'number-spellings',
  title: 'spellings of numbers and dates, by values of each',
  quick: 50,
  full: 5000,
  run: async (size, seed) => readSpellings(size, seed),
}

/** A text and what it says; null when it says no whole number, or no one day. */
interface Written<T> {
  readonly text: string
  readonly says: T | null
}

type Spelling<T> = (value: T, random: Random) => Written<T>

const groupMarks = ['', '.', ',', ' ', '\u00a0', '\u202f'] as const
const leads = ['', 'đạt ', 'Đạt ', '  ', '\u200b', '\ufeff'] as const
const nouns = ['', ' hồ sơ', 'hs', ' HỒ SƠ', ' thẻ', ' trường hợp', ' người', '\u00a0công dân', ' '] as const

/** A count as it is written out: grouping × what stands before × what stands after. */
const writtenOut: readonly Spelling<number>[] = groupMarks.flatMap((mark) =>
  leads.flatMap((lead) =>
    nouns.map(
      (noun): Spelling<number> =>
        (value) => ({ text: `${lead}${grouped(value, mark)}${noun}`, says: value }),
    ),
  ),
)

/** Spellings with a meaning of their own, and texts that are no count though they hold one. */
const peculiar: readonly Spelling<number>[] = [
  (value) => ({ text: `0${value}`, says: value }),
  (value) => ({ text: `${value} hồ sơ`.normalize('NFD'), says: value }),
  (value) => says(`${value % 1000} nghìn`, (value % 1000) * 1000),
  (value) => says(`${value % 1000} ngàn`, (value % 1000) * 1000),
  (value) => says(`${value % 1000} triệu`, (value % 1000) * 1_000_000),
  (value) => says(`${value % 100},5 triệu`, (value % 100) * 1_000_000 + 500_000),
  (value) => says(`${value % 100},${digits(value, 2)} nghìn`, (value % 100) * 1000 + Number(digits(value, 2)) * 10),
  ...['-', '−', '(', '+', '~', '>', '0x', '#', '$', '*'].map((before) => nothing((value) => `${before}${value + 1}`)),
  ...['%', ' %', 'e3', 'E+2', 'abc', '?', '!', '²', '½', '/4', '/4/2023', ':30', ' triệu 500', ' k'].map((after) =>
    nothing((value) => `${value}${after}`),
  ),
  ...[',5', '.5', ',25', '.25', ',1234', '.12345', '.5.5', ',5,5'].map((after) =>
    nothing((value) => `${value}${after}`),
  ),
  nothing((value) => `${value} và ${value}`),
  nothing((value) => `${value}+1`),
  nothing((value) => `${value} ${value}`.replace(/^(\d{1,3}) (\d{3})$/, '$1  / $2')),
  nothing((value) => String(value).split('').join(' ').concat(' 1')),
  nothing((value) => `${digits(value, 3)}.${digits(value, 2)}.${digits(value, 3)}`),
  nothing((value) => `1.${digits(value, 3)},${digits(value, 3)}.${digits(value, 3)}`),
  nothing((value) => `0${digits(value, 9)}`),
  nothing((value) => `${digits(value, 6)}${digits(value + 1, 6)}`),
  nothing((value) => `khoảng ${value}`),
  nothing((value) => `=${value}`),
  nothing(() => '#REF!'),
  nothing(() => '#N/A'),
  nothing(() => 'NaN'),
  nothing(() => 'Infinity'),
  nothing(() => 'không'),
]

/** Days as they are written; `says` is the day, or null where the year or the day itself is missing. */
const dates: readonly Spelling<string>[] = [
  ...['/', '.', '-'].flatMap((mark) => [
    dated((year, month, day) => `${day}${mark}${month}${mark}${year}`),
    dated((year, month, day) => `${two(day)}${mark}${two(month)}${mark}${year}`),
    dated((year, month, day) => `Tính đến ngày ${day}${mark}${month}${mark}${year}`),
    dated((year, month, day) => `đến hết ngày ${two(day)}${mark}${two(month)}${mark}${year}`),
  ]),
  dated((year, month, day) => `ngày ${two(day)} tháng ${two(month)} năm ${year}`),
  dated((year, month, day) => `Ngày ${day} tháng ${month} năm ${year}`.normalize('NFD')),
  dated((year, month, day) => `${year}-${two(month)}-${two(day)}`),
  dayless((year, month, day) => `${day}/${month}/${String(year).slice(2)}`),
  dayless((_, month, day) => `${day}/${month}`),
  dayless((_, month, day) => `ngày ${day} tháng ${month}`),
  dayless((year, month) => `tháng ${month}/${year}`),
  dayless((year, month) => `${month}/${year}`),
  dayless((year, month, day) => `${day + 31}/${month}/${year}`),
  dayless((year, month, day) => `${day}/${month + 12}/${year}`),
  dayless((year, month) => `30/2/${year + (month % 2)}`),
  dayless((year, month, day) => `${day}/${month}.${year}`),
  dayless((year) => String(year)),
  dayless((year, month, day) => String(year * 10 + month + day)),
]

function readSpellings(size: number, seed: number): Trial {
  const random = createRandom(seed)
  const days = plainDays(2199)
  const counts = [...writtenOut, ...peculiar]
  const failures: string[] = []
  let carelessMisreads = 0
  let read = 0
  for (let run = 0; run < size; run += 1) {
    const value = random.between(0, 10 ** random.between(1, 9) - 1)
    for (const spelling of counts) {
      const { text, says: wanted } = spelling(value, random)
      const reading = readCellCount(text)
      if (reading.ok && reading.value !== wanted)
        failures.push(`“${text}” was read as ${reading.value}, says ${wanted ?? 'no count'}`)
      if (reading.ok) read += 1
      const careless = Number.parseFloat(text)
      if (!Number.isNaN(careless) && careless !== wanted) carelessMisreads += 1
    }
    const day = days[random.between(0, days.length - 1)] ?? ''
    for (const spelling of dates) {
      const { text, says: wanted } = spelling(day, random)
      const reading = readDateText(text)
      if (reading.kind === 'date') read += 1
      if (reading.kind === 'date' && reading.value !== wanted)
        failures.push(`“${text}” was read as ${reading.value}, says ${wanted ?? 'no one day'}`)
    }
  }
  const tried = size * (counts.length + dates.length)
  return {
    tried,
    failures,
    control: { what: `parseFloat misread ${carelessMisreads} of them`, isSeen: carelessMisreads > 0 },
    notes: [
      `${counts.length} spellings of counts, ${dates.length} of dates, ${size} values each`,
      `${read} read, ${tried - read} refused or asked about`,
    ],
  }
}

function grouped(value: number, mark: string): string {
  return mark === '' ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, mark)
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '7').slice(-length)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function says(text: string, value: number): Written<number> {
  return { text, says: value }
}

function nothing(write: (value: number) => string): Spelling<number> {
  return (value) => ({ text: write(value), says: null })
}

function dated(write: (year: number, month: number, day: number) => string): Spelling<string> {
  return (date) => ({ text: ofParts(date, write), says: date })
}

function dayless(write: (year: number, month: number, day: number) => string): Spelling<string> {
  return (date) => ({ text: ofParts(date, write), says: null })
}

function ofParts(date: string, write: (year: number, month: number, day: number) => string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return write(year, month, day)
}

if (import.meta.main) process.exitCode = await runAlone(numberSpellings)
