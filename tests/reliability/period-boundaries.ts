/**
 * Figures of the days around every boundary of a year (day, week, month, the 15th, quarter, leap day, year), recorded
 * and reported by a process in each of five time zones: each figure must count in exactly the periods that a calendar
 * counted out day by day gives it to, and every sheet must be the same in all zones.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runScript } from '#tests/support/run-cli.ts'
import { sampleCommunes } from '#tests/support/sample-setup.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import type { Asked, PeriodAnswer, PeriodAsked } from './period-figures.ts'
import { plainCalendars, plainDays, plainKinds, plainPeriod, type PlainSpan, plainWeek } from './plain-calendar.ts'
import { plainSum } from './plain-fold.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const answerScript = join(import.meta.dirname, 'period-figures.ts')
/** Vietnam, Greenwich, far behind and far ahead of it, and one where a summer day begins at one o'clock. */
const zones = ['Asia/Ho_Chi_Minh', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'America/Santiago'] as const
/** A zone where the control must go wrong: its days begin after Greenwich's. */
const zoneOfControl = 'America/Los_Angeles'
const years = { first: 2001, last: 2097 } as const
const edgeDays = [1, 2, 13, 14, 15, 16] as const
const customCount = 20

export const periodBoundaries: ReliabilityTest = {
  number: 6,
  name: 'period-boundaries',
  title: 'figures at the boundaries of periods in five time zones, by years',
  quick: 1,
  full: 60,
  run: crossBoundaries,
}

async function crossBoundaries(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const days = plainDays(years.last + 2)
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-period-'))
  const failures: string[] = []
  let tried = 0
  let isSeen = false
  try {
    for (let run = 0; run < size; run += 1) {
      const year = run === 0 ? leapYear(random) : random.between(years.first, years.last)
      const asked = askAbout(year, days, random)
      const wanted = asked.periods.map((one) => wantedOf(asked, spanOf(one, days)))
      let printed: readonly string[] = []
      for (const zone of zones) {
        const answers = await answersIn(zone, dir, asked)
        tried += answers.length
        failures.push(...differences(answers, wanted).map((what) => `${year}, ${zone}: ${what}`))
        const digests = answers.map(({ digest }) => digest)
        if (printed.length > 0 && digests.join() !== printed.join()) failures.push(`${year}, ${zone}: other sheets`)
        printed = digests
      }
      tell(`${year}: ${asked.figures.length} figures, ${asked.periods.length} periods in ${zones.length} zones`)
      if (run === 0)
        isSeen = differences(await answersIn(zoneOfControl, dir, { ...asked, isCareless: true }), wanted).length > 0
    }
    return {
      tried,
      failures,
      control: { what: 'figures added up by the local time of a JavaScript Date', isSeen },
      notes: [`${size} years in ${zones.length} zones`],
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function leapYear(random: Random): number {
  return 4 * random.between(Math.ceil(years.first / 4), Math.floor(years.last / 4))
}

/** Figures of the edge days of every month from the one before the year to the one after it, and periods around them. */
function askAbout(year: number, days: readonly string[], random: Random): Asked {
  const from = days.indexOf(`${year - 1}-12-01`)
  const around = days.slice(from, days.indexOf(`${year + 1}-02-01`))
  const isEdge = (date: string, index: number): boolean =>
    edgeDays.some((day) => day === Number(date.slice(8))) ||
    around[index + 1]?.endsWith('-01') === true ||
    around[index + 2]?.endsWith('-01') === true ||
    (from + index) % 7 === 0 ||
    (from + index) % 7 === 6
  const edges = around.filter(isEdge)
  const figures = edges.flatMap((date) =>
    sampleCommunes.map(({ code }) => ({ unit: code, date, value: random.between(1, 999_999) })),
  )
  return { startOn: `${year - 1}-12-01`, figures, periods: periodsAround(year, edges, random), isCareless: false }
}

function periodsAround(year: number, edges: readonly string[], random: Random): PeriodAsked[] {
  const ofYear = edges.filter((date) => date.startsWith(`${year}-`))
  const monthEdges = ofYear.filter((date) => /-(01|14|15|28|29|30|31)$/.test(date))
  const named = plainCalendars.flatMap((calendar) =>
    plainKinds.flatMap((kind) => monthEdges.map((date) => ({ kind, calendar, date }))),
  )
  const distinct = new Map(
    named.flatMap((one) => {
      const { from, to } = plainPeriod(one.kind, one.calendar, one.date)
      const isWhole = from >= `${year - 1}-12-01` && to <= `${year + 1}-01-31`
      // The first and the last of its edge days ask for each period.
      const side = one.date === from ? 'first' : 'later'
      return isWhole ? [[`${one.kind} ${one.calendar} ${from} ${side}`, one] as const] : []
    }),
  )
  const custom = Array.from({ length: customCount }, () => {
    const [a, b] = [edges[random.between(0, edges.length - 1)] ?? '', edges[random.between(0, edges.length - 1)] ?? '']
    return { kind: 'custom', from: a < b ? a : b, to: a < b ? b : a } as const
  })
  return [
    ...monthEdges.map((date) => ({ kind: 'day', calendar: 'calendar', date }) as const),
    ...ofYear
      .filter((_, index) => index % 4 === 0)
      .map((date) => ({ kind: 'week', calendar: 'calendar', date }) as const),
    ...distinct.values(),
    ...custom,
  ]
}

function spanOf(asked: PeriodAsked, days: readonly string[]): PlainSpan {
  switch (asked.kind) {
    case 'custom':
      return asked
    case 'day':
      return { from: asked.date, to: asked.date }
    case 'week':
      return plainWeek(days, asked.date)
    default:
      return plainPeriod(asked.kind, asked.calendar, asked.date)
  }
}

type Wanted = Omit<PeriodAnswer, 'digest'>

function wantedOf({ figures }: Asked, { from, to }: PlainSpan): Wanted {
  const sum = (isInside: (date: string) => boolean): number | null =>
    plainSum(figures.filter(({ date }) => isInside(date)).map(({ value }) => value))
  return {
    from,
    to,
    inPeriod: sum((date) => date >= from && date <= to),
    cumulative: sum((date) => date <= to),
  }
}

async function answersIn(zone: string, dir: string, asked: Asked): Promise<PeriodAnswer[]> {
  const file = join(dir, 'asked.json')
  writeFileSync(file, JSON.stringify(asked))
  const { code, stdout, stderr } = await runScript(answerScript, [file], { env: { TZ: zone } })
  if (code !== 0) throw new Error(`${zone}: ${stderr}`)
  return (JSON.parse(stdout) as { answers: PeriodAnswer[] }).answers
}

function differences(answers: readonly PeriodAnswer[], wanted: readonly Wanted[]): string[] {
  return wanted.flatMap((want, index) => {
    const { from, to, inPeriod, cumulative } = answers[index] ?? {}
    const isSame = from === want.from && to === want.to && inPeriod === want.inPeriod && cumulative === want.cumulative
    return isSame ? [] : [`${JSON.stringify(answers[index])}, should be ${JSON.stringify(want)}`]
  })
}

if (import.meta.main) process.exitCode = await runAlone(periodBoundaries)
