/**
 * Records figures in a new book and answers what stands in each period asked for: run by the test of period boundaries
 * in a process of its own for each time zone.
 *
 *   TZ=America/Los_Angeles node tests/reliability/period-figures.ts asked.json
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { customPeriod, type NamedPeriodKind, type Period, periodContaining } from '#shared/kernel/period.ts'
import { sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'

const batchSize = 200

/** A period by a date it contains, or by its days. */
export type PeriodAsked =
  | { readonly kind: NamedPeriodKind; readonly calendar: 'calendar' | 'administrative'; readonly date: string }
  | { readonly kind: 'custom'; readonly from: string; readonly to: string }

export interface Asked {
  readonly startOn: string
  readonly figures: readonly { readonly unit: string; readonly date: string; readonly value: number }[]
  readonly periods: readonly PeriodAsked[]
  /** True adds the figures up by the local time of JavaScript's Date instead: the control. */
  readonly isCareless: boolean
}

export interface PeriodAnswer {
  readonly from: string
  readonly to: string
  readonly inPeriod: number | null
  readonly cumulative: number | null
  /** Of everything that is printed. */
  readonly digest: string
}

async function answer(asked: Asked): Promise<PeriodAnswer[]> {
  const last =
    asked.figures
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? asked.startOn
  const book = openTestBook({ today: addDays(localDate(last), 1) })
  try {
    await record(book, asked)
    const answers: PeriodAnswer[] = []
    for (const one of asked.periods) {
      const found = await answerOne(book, periodOf(one))
      answers.push(asked.isCareless ? { ...found, inPeriod: carelessSum(asked, found) } : found)
    }
    return answers
  } finally {
    await book.dispose()
  }
}

async function record(book: TestBook, { startOn, figures }: Asked): Promise<void> {
  await book.call('settings.applySetup', sampleSetup({ startOn: localDate(startOn) }))
  for (let start = 0; start < figures.length; start += batchSize) {
    const postings = figures.slice(start, start + batchSize).map(({ unit, date, value }) => {
      const on: LocalDate = localDate(date)
      return { unitCode: unit, indicator: 'CC_NEW', channel: 'FIXED' as const, from: on, to: on, value }
    })
    await book.call('figures.recordFigures', { clientId: `boundary-${start}`, source: 'command-line', postings })
  }
}

function periodOf(asked: PeriodAsked): Period {
  return asked.kind === 'custom'
    ? customPeriod(localDate(asked.from), localDate(asked.to))
    : periodContaining(asked.kind, asked.calendar, localDate(asked.date))
}

async function answerOne(book: TestBook, period: Period): Promise<PeriodAnswer> {
  const form = period.kind === 'day' ? 'BM01' : 'BM02'
  const built = await book.call('reports.buildReport', { form, period, policy: 'trunc', decimals: 2 })
  const { cells } = built.report.total
  return {
    from: period.from,
    to: period.to,
    inPeriod: countOf(cells['CC_NEW']?.value),
    cumulative: countOf(cells['CC_CUM']?.value),
    digest: createHash('sha256').update(JSON.stringify(built)).digest('hex'),
  }
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** Reads dates as midnight in Greenwich and bounds as midnight here, as is easily done by mistake. */
function carelessSum({ figures }: Asked, { from, to }: Pick<PeriodAnswer, 'from' | 'to'>): number | null {
  const [first, last] = [from, to].map((text) => text.split('-').map(Number))
  const start = new Date(first?.[0] ?? 0, (first?.[1] ?? 1) - 1, first?.[2])
  const end = new Date(last?.[0] ?? 0, (last?.[1] ?? 1) - 1, (last?.[2] ?? 0) + 1)
  const inside = figures.filter(({ date }) => new Date(date) >= start && new Date(date) < end)
  return inside.length === 0 ? null : inside.reduce((sum, { value }) => sum + value, 0)
}

if (import.meta.main) {
  const asked = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Asked
  console.log(JSON.stringify({ answers: await answer(asked) }))
}
