/** The sample district on a clock that a test moves, and short ways through the life of a day. */
import type { Clock } from '#backend/backend-ports.ts'
import type { Output } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'
import { type PostingInput, recording, sampleSetup } from '../support/sample-unit.ts'

/** A Friday, and the day before it. */
export const friday = localDate('2023-04-14')
export const thursday = localDate('2023-04-13')

/** Moves on by a second at each reading, and as far as a test says. */
export interface MovingClock extends Clock {
  set(instant: string): void
}

export interface ApprovalBook extends TestBook {
  readonly clock: MovingClock
}

const open: TestBook[] = []

/** For `afterEach`. */
export async function closeApprovalBooks(): Promise<void> {
  for (const book of open.splice(0)) await book.dispose()
}

export function movingClock(start: string): MovingClock {
  let now = Date.parse(start)
  return {
    set: (instant) => {
      now = Date.parse(instant)
    },
    instant: () => {
      now += 1000
      return new Date(now).toISOString()
    },
    today: () => new Date(now + 7 * 3_600_000).toISOString().slice(0, 10),
  }
}

/** The sample district on Sunday 16/4/2023, 09:00 in Vietnam. */
export async function openApprovalBook(): Promise<ApprovalBook> {
  const clock = movingClock('2023-04-16T02:00:00.000Z')
  const book = openTestBook({ clock })
  open.push(book)
  await book.call('settings.applySetup', sampleSetup())
  return Object.assign(book, { clock })
}

/** Closes days with a reason for every blank row. */
export async function closeDays(book: TestBook, ...days: LocalDate[]): Promise<void> {
  for (const on of days) {
    const { rows } = await book.call('figures.getDay', { on })
    const reasons = rows.map(({ code }) => ({ key: `blank:${code}`, reason: 'không phát sinh' }))
    await book.call('figures.closeDay', { on, reasons })
  }
}

export async function approve(book: TestBook, ...days: LocalDate[]): Promise<void> {
  await closeDays(book, ...days)
  await book.call('figures.approveDays', { days })
}

interface UnlockChoice {
  readonly unitCodes?: string[]
  readonly hours?: number
  readonly reason?: string
}

export function unlock(
  book: TestBook,
  days: LocalDate[],
  { unitCodes, hours = 4, reason = 'xã báo bổ sung' }: UnlockChoice = {},
): Promise<Output<'figures.unlockDays'>> {
  return book.call('figures.unlockDays', { days, unitCodes: unitCodes ?? null, reason, hours })
}

export async function stateOf(book: TestBook, on: LocalDate): Promise<Output<'figures.getDay'>['state']> {
  return (await book.call('figures.getDay', { on })).state
}

export function put(book: TestBook, ...postings: PostingInput[]): Promise<Output<'figures.recordFigures'>> {
  return book.call('figures.recordFigures', recording(...postings))
}

/** Codes of the issues that refuse some figures. */
export async function refusal(book: TestBook, ...postings: PostingInput[]): Promise<string[]> {
  const failure = await book.failure('figures.recordFigures', recording(...postings))
  if (failure.kind !== 'domain' || failure.code !== 'figures/refused') throw new Error(JSON.stringify(failure))
  return (failure.data as { issues: { code: string }[] }).issues.map((issue) => issue.code)
}
