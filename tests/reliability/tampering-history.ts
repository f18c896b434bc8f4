/** A small book with everything a ledger may hold, and an older copy of it. */
import Database from 'better-sqlite3'
import type { ChainHead } from '#backend/figures/ledger.service.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import { createLedgerService } from '#backend/figures/ledger.service.ts'
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { fixedClock } from '#tests/support/fixed-clock.ts'
import { sampleSetup } from '#tests/support/sample-setup.ts'
import { sessionPlan } from '#tests/support/session-plan.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

export interface History {
  /** Bytes of the store. */
  readonly store: Buffer
  /** Bytes of sound copies made earlier. */
  readonly older: readonly Buffer[]
  /** What somebody outside was told of the store: its newest head. */
  readonly head: ChainHead
}

/** Header bytes that say how a store is written; one in memory has no write-ahead log. */
const JOURNAL_FIELDS = { first: 18, end: 20 }
const JOURNAL_VERSION = 1

const first = localDate('2023-04-03')
const indicators = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'EID2_COL', 'EID2_APP', 'EID2_ACT']

export async function makeHistory(random: Random): Promise<History> {
  const book = openTestBook({ today: '2023-04-20' })
  try {
    const setup = sampleSetup()
    await book.call('settings.applySetup', setup)
    const older: Buffer[] = []
    for (let day = 0; day < 5; day += 1) {
      await liveDay(
        book,
        addDays(first, day),
        random,
        setup.communes.map((commune) => commune.code),
      )
      older.push(bytesOf(book.dbPath))
    }
    await book.call('settings.setLetterhead', { ...setup.letterhead, place: 'Buôn Ma Thuột' })
    const store = bytesOf(book.dbPath)
    const db = new Database(store)
    const head = createLedgerService(createLedgerRepo(db), fixedClock()).head()
    db.close()
    return { store, older, head }
  } finally {
    await book.dispose()
  }
}

async function liveDay(book: TestBook, on: ReturnType<typeof addDays>, random: Random, communes: readonly string[]) {
  for (const indicator of indicators) {
    await book.call('figures.recordFigures', {
      clientId: `tamper-${on}-${indicator}`,
      source: 'typed',
      postings: communes.map((unitCode) => ({ unitCode, indicator, from: on, to: on, value: random.between(0, 40) })),
    })
  }
  await liveSessions(book, on, random, communes)
  await book.call('figures.setNote', { unitCode: communes[0] ?? '', indicator: 'CC_NEW', on, text: `Ghi chú ${on}` })
  const { issues, rows } = await book.call('figures.getDay', { on })
  const reason = 'Đã kiểm tra lại với xã'
  const keys = new Set([
    ...issues.map(({ code, where }) => `${code}:${where.unitCode ?? ''}:${where.indicator ?? ''}`),
    ...rows.map(({ code }) => `blank:${code}`),
  ])
  await book.call('figures.closeDay', { on, reasons: [...keys].map((key) => ({ key, reason })) })
  await book.call('figures.approveDays', { days: [on] })
}

/** A session of the day that was planned and then held, and a plan that was cancelled. */
async function liveSessions(book: TestBook, on: LocalDate, random: Random, communes: readonly string[]) {
  const figures = communes.map((unitCode) => ({ unitCode, indicator: 'CC_NEW', value: random.between(1, 20) }))
  const held = sessionPlan(`tamper-session-${on}`, on)
  const other = sessionPlan(`tamper-other-${on}`, on)
  const saves = [
    { plan: { ...held, status: 'planned' as const }, figures: [] },
    { plan: held, figures },
    { plan: { ...other, place: 'Chợ', status: 'cancelled' as const, cancelReason: 'mưa lớn' }, figures: [] },
  ]
  for (const [index, save] of saves.entries())
    await book.call('sessions.saveSession', { clientId: `tamper-session-${on}-${index}`, ...save })
}

/** The store as one file, whatever still stands in its log. */
function bytesOf(path: string): Buffer {
  const db = new Database(path, { readonly: true })
  try {
    const bytes = db.serialize()
    bytes.fill(JOURNAL_VERSION, JOURNAL_FIELDS.first, JOURNAL_FIELDS.end)
    return bytes
  } finally {
    db.close()
  }
}
