import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addDays, isWeekend, type LocalDate } from '#shared/kernel/local-date.ts'
import type { PostingInput } from '#shared/figures/figures.schema.ts'
import { type Book, withBook } from '../open-book.ts'
import type { DemoDistrict } from './demo-district.ts'
import { type CommuneState, createCommune, nextDay } from './demo-figures.ts'
import { demoSetup } from './demo-setup.ts'
import { createMovingClock, type MovingClock } from './moving-clock.ts'
import { createRandom, type Random } from './seeded-random.ts'

/** A sheet a sample district sent: its file, and when it reached the province. */
export interface SentSheet {
  readonly path: string
  readonly on: LocalDate
  readonly minuteOfDay: number
}

/** What does not go as it should, so that there is something to chase. */
export interface Mishaps {
  readonly missesLastDay: boolean
  readonly isOftenLate: boolean
  /** Sends one day again with a figure corrected. */
  readonly corrects: boolean
}

interface DistrictPlan {
  readonly place: DemoDistrict
  readonly dbPath: string
  /** Where the sheets go, a folder a day. */
  readonly sentFolder: string
  readonly days: readonly LocalDate[]
  readonly seed: number
  readonly author: string
  readonly mishaps: Mishaps
}

const DEADLINE = 17 * 60
const correctionReason = 'Xã báo bổ sung hồ sơ (số liệu mẫu)'

/** Keeps the book of a sample district day by day and exports BM01 of each; answers what was sent. */
export async function sendDemoSheets(plan: DistrictPlan): Promise<SentSheet[]> {
  const { place, dbPath, days, seed, author, mishaps } = plan
  const [firstOn, lastOn] = [days[0], days.at(-1)]
  if (firstOn === undefined || lastOn === undefined) return []
  mkdirSync(dirname(dbPath), { recursive: true })
  const random = createRandom(seed)
  const clock = createMovingClock(addDays(firstOn, -1))
  const communes = place.communes.map((commune) => createCommune(commune.code, random))
  const sent: SentSheet[] = []
  await withBook({ dbPath, author, mayCreate: true, clock }, async (book) => {
    await book.call('settings.applySetup', demoSetup(place, communes, { firstOn, lastOn }))
    for (const [index, on] of days.entries()) {
      clock.moveTo(on, 14 * 60)
      await recordDay(book, communes, on, random)
      await book.call('figures.closeDay', { on, reasons: [] })
      const isLate = mishaps.isOftenLate && random.isIn(40)
      const minute = isLate ? random.between(DEADLINE + 5, DEADLINE + 170) : random.between(15 * 60 + 40, DEADLINE - 3)
      if (on === lastOn && mishaps.missesLastDay) continue
      sent.push(await send(book, plan, clock, on, { on, minute }))
      if (mishaps.corrects && index === days.length - 2) sent.push(await correct(book, plan, clock, communes, on))
    }
  })
  return sent
}

/** All communes of a day in one command, as a district types them in one go. */
async function recordDay(book: Book, communes: readonly CommuneState[], on: LocalDate, random: Random): Promise<void> {
  const postings = communes.flatMap((commune) => {
    const day = nextDay(commune, isWeekend(on), random)
    return [...postingsOf(commune, on, 'FIXED', day.fixed), ...postingsOf(commune, on, 'MOBILE', day.mobile)]
  })
  await book.call('figures.recordFigures', { clientId: `demo-tinh-${on}`, source: 'command-line', postings })
}

function postingsOf(
  { unitCode }: CommuneState,
  on: LocalDate,
  channel: 'FIXED' | 'MOBILE',
  figures: Readonly<Record<string, number>>,
): PostingInput[] {
  return Object.entries(figures).map(([indicator, value]) => ({
    unitCode,
    indicator,
    channel,
    from: on,
    to: on,
    value,
  }))
}

/** Opens a closed day again, adds to one figure and sends the sheet a second time, the next morning. */
async function correct(
  book: Book,
  plan: DistrictPlan,
  clock: MovingClock,
  communes: readonly CommuneState[],
  on: LocalDate,
): Promise<SentSheet> {
  const at = { on: addDays(on, 1), minute: 9 * 60 + 12 }
  clock.moveTo(at.on, at.minute - 7)
  await book.call('figures.reopenDay', { on, reason: correctionReason })
  const { cells } = await book.call('figures.getDay', { on })
  const cell = cells.find((one) => one.unitCode === communes[0]?.unitCode && one.indicator === 'CC_NEW')
  await book.call('figures.recordFigures', {
    clientId: `demo-tinh-${on}-sua`,
    source: 'typed',
    postings: [
      { unitCode: communes[0]?.unitCode ?? '', indicator: 'CC_NEW', from: on, to: on, value: (cell?.fixed ?? 0) + 4 },
    ],
  })
  await book.call('figures.closeDay', { on, reasons: [] })
  return send(book, plan, clock, on, at)
}

async function send(
  book: Book,
  { sentFolder }: DistrictPlan,
  clock: MovingClock,
  on: LocalDate,
  at: { readonly on: LocalDate; readonly minute: number },
): Promise<SentSheet> {
  clock.moveTo(at.on, at.minute)
  const request = { form: 'BM01', period: { kind: 'day', from: on, to: on }, policy: 'half-up', decimals: 2 } as const
  const { fileName } = await book.call('reports.buildReport', request)
  const path = join(sentFolder, at.on, fileName)
  mkdirSync(dirname(path), { recursive: true })
  await book.call('reports.exportWorkbook', { ...request, path })
  return { path, on: at.on, minuteOfDay: at.minute }
}
