import { blankRowKey } from '#shared/figures/day.rules.ts'
import type { PostingInput } from '#shared/figures/figures.schema.ts'
import { isWeekend, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Book } from '../open-book.ts'
import { type CommuneState, type Figures, nextDay } from './demo-figures.ts'
import type { Progress } from './progress.ts'
import type { Random } from './seeded-random.ts'

const blankReason = 'Xã chưa gửi số liệu, sẽ bổ sung sau (số liệu mẫu)'

interface Plan {
  readonly days: readonly LocalDate[]
  readonly communes: readonly CommuneState[]
  readonly random: Random
  readonly progress: Progress
  /** Keeps what a team took in as a session; false where it is left as figures of the commune. */
  readonly saveTeamDay: (on: LocalDate, unitCode: string, figures: Figures) => Promise<boolean>
}

/**
 * Records and closes every day, one command a commune and day; answers how many. One commune stays blank on one day and
 * that alone is explained: the figures keep every rule, or the day would not close.
 */
export async function recordDemo(book: Book, { days, communes, random, progress, saveTeamDay }: Plan): Promise<number> {
  const holidays = new Set((await book.call('settings.listHolidays', {})).map((one) => one.on))
  const blank = communes.length > 1 && days.length > 1 ? blankPlace(days, communes) : undefined
  let commands = 0
  for (const [index, on] of days.entries()) {
    for (const commune of communes) {
      if (on === blank?.on && commune.unitCode === blank.unitCode) continue
      const day = nextDay(commune, isWeekend(on) || holidays.has(on), random)
      const isSession = Object.keys(day.mobile).length > 0 && (await saveTeamDay(on, commune.unitCode, day.mobile))
      const postings = [
        ...postingsOf(commune, on, 'FIXED', day.fixed),
        ...(isSession ? [] : postingsOf(commune, on, 'MOBILE', day.mobile)),
      ]
      await book.call('figures.recordFigures', {
        clientId: `demo-${on}-${commune.unitCode}`,
        source: 'command-line',
        postings,
      })
      commands += 1
    }
    const reasons = on === blank?.on ? [{ key: blankRowKey(blank.unitCode), reason: blankReason }] : []
    await book.call('figures.closeDay', { on, reasons })
    progress.step(index + 1, days.length)
  }
  progress.end()
  return commands
}

/** A commune in the middle, on the first working day from the middle on. */
function blankPlace(
  days: readonly LocalDate[],
  communes: readonly CommuneState[],
): { on: LocalDate; unitCode: string } | undefined {
  const on = days.slice(Math.floor(days.length / 2)).find((day) => !isWeekend(day))
  const commune = communes[Math.floor(communes.length / 2)]
  return on === undefined || commune === undefined ? undefined : { on, unitCode: commune.unitCode }
}

function postingsOf(
  { unitCode }: CommuneState,
  on: LocalDate,
  channel: 'FIXED' | 'MOBILE',
  figures: Figures,
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
