/** What the book shows of a life with sessions, against the plain book and against its own revisions folded anew. */
import Database from 'better-sqlite3'
import { localDate } from '#shared/kernel/local-date.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { type Cells, cellKey, codes, Fold, isMobile, isOfSession, type SessionBook } from './session-book.ts'

interface Compared {
  readonly book: TestBook
  readonly plain: SessionBook
  readonly rows: readonly string[]
  readonly days: readonly string[]
}

type Count = number | null

/** Everything at once; the differences in words. */
export async function compareAll(life: Compared): Promise<string[]> {
  const cells = life.plain.cells()
  const stored = readStore(life.book.dbPath)
  const fold = new Fold(stored.cells)
  return [
    ...differing('revisions', stored.cells, cells),
    ...differing('month sums', stored.months, monthsOf(fold, stored.cells)),
    ...(await compareSessions(life)),
    ...(await compareDays(life, new Fold(cells))),
    ...(await compareForms(life, fold)),
    ...(await soundness(life.book)),
  ]
}

/** The newest revision of every cell, and the sums of months as the store keeps them. */
function readStore(path: string): { cells: Cells; months: Cells } {
  const db = new Database(path, { readonly: true })
  try {
    const cells = new Map<string, number>()
    const rows = db
      .prepare<[], { unit: string; code: string; channel: string; on: string; value: Count }>(
        `SELECT u.code AS unit, r.indicator AS code, r.channel, r.from_on AS "on", r.value
         FROM revisions r JOIN units u ON u.id = r.unit_id WHERE r.channel <> 'STOCK' ORDER BY r.id`,
      )
      .all()
    for (const { unit, code, channel, on, value } of rows) {
      const key = cellKey(unit, code, channel, on)
      if (value === null) cells.delete(key)
      else cells.set(key, value)
    }
    const sums = db
      .prepare<[], { unit: string; code: string; channel: string; month: string; total: number }>(
        `SELECT u.code AS unit, m.indicator AS code, m.channel, m.month, m.total
         FROM month_sums m JOIN units u ON u.id = m.unit_id WHERE m.days > 0`,
      )
      .all()
    return {
      cells,
      months: new Map(sums.map((one) => [cellKey(one.unit, one.code, one.channel, one.month), one.total])),
    }
  } finally {
    db.close()
  }
}

function monthsOf(fold: Fold, cells: Cells): Cells {
  const places = new Set(
    [...cells.keys()].map((key) => {
      const [unit = '', , channel = '', on = ''] = key.split(' ')
      return `${unit} ${channel} ${on}`
    }),
  )
  const sums = new Map<string, number>()
  for (const place of places) {
    const [unit = '', channel = '', on = ''] = place.split(' ')
    for (const code of codes) {
      const value = fold.inChannel(unit, code, channel, on)
      const key = cellKey(unit, code, channel, on.slice(0, 7))
      if (value !== null) sums.set(key, (sums.get(key) ?? 0) + value)
    }
  }
  return sums
}

async function compareSessions({ book, plain, days }: Compared): Promise<string[]> {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const listed = await book.call('sessions.listSessions', { from: localDate(first), to: localDate(last) })
  const line = (id: string, on: string, status: string, figures: readonly string[]): string =>
    [id, on, status, ...figures.toSorted()].join(' ')
  const shown = listed.map(({ plan, figures }) =>
    line(
      plan.id,
      plan.on,
      plan.status,
      figures.map((one) => `${one.unitCode} ${one.indicator}=${one.value}`),
    ),
  )
  const expected = [...plain.sessions].map(([id, { plan, figures }]) =>
    line(
      id,
      plan.on,
      plan.status,
      [...figures].map(([key, value]) => `${key}=${value}`),
    ),
  )
  return lists('sessions', shown, expected)
}

async function compareDays({ book, rows, days }: Compared, fold: Fold): Promise<string[]> {
  const found: string[] = []
  for (const on of days) {
    const { cells } = await book.call('figures.getDay', { on: localDate(on) })
    const shown = cells.map((one) =>
      [one.unitCode, one.indicator, one.fixed, one.mobile, one.sessions, one.effective].join(' '),
    )
    const expected = rows.flatMap((unit) =>
      codes.flatMap((code) => {
        const whole = fold.sum([unit], code, [on])
        const typed = fold.typedFixed(unit, code, on)
        const [mobile, sessions] = [isMobile, isOfSession].map((isOf) => fold.sum([unit], code, [on], isOf))
        return whole === null ? [] : [[unit, code, typed, mobile, sessions, whole].join(' ')]
      }),
    )
    found.push(...lists(`day ${on}`, shown, expected))
  }
  return found
}

/** BM01 of the last day and BM02 of all days: totals and "trong đó lưu động". */
async function compareForms({ book, rows, days }: Compared, fold: Fold): Promise<string[]> {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const spans = [
    { form: 'BM01', period: { kind: 'day', from: localDate(last), to: localDate(last) }, within: [last] },
    { form: 'BM02', period: { kind: 'custom', from: localDate(first), to: localDate(last) }, within: days },
  ] as const
  const found: string[] = []
  for (const { form, period, within } of spans) {
    const { report } = await book.call('reports.buildReport', { form, period, policy: 'trunc' })
    const printed = (code: string): unknown => report.total.cells[code]?.value ?? null
    const expected = [
      ...codes.map((code) => [code, fold.sum(rows, code, within)] as const),
      ['CC_TOTAL_MOBILE', fold.sum(rows, 'CC_TOTAL', within, isMobile)] as const,
    ]
    for (const [code, value] of expected)
      if (code in report.total.cells && printed(code) !== value)
        found.push(`${form} ${code}: ${String(printed(code))}, folded ${value}`)
  }
  return found
}

async function soundness(book: TestBook): Promise<string[]> {
  const { ok, problems } = await book.call('backup.verifyStore', {})
  return ok ? [] : problems
}

function differing(what: string, shown: Cells, expected: Cells): string[] {
  const keys = new Set([...shown.keys(), ...expected.keys()])
  return [...keys].flatMap((key) => {
    const [is, should] = [shown.get(key), expected.get(key)]
    return is === should ? [] : [`${what} ${key}: ${is}, expected ${should}`]
  })
}

function lists(what: string, shown: readonly string[], expected: readonly string[]): string[] {
  const [left, right] = [new Set(shown), new Set(expected)]
  return [
    ...shown.filter((one) => !right.has(one)).map((one) => `${what}: ${one}, not expected`),
    ...expected.filter((one) => !left.has(one)).map((one) => `${what}: ${one}, not shown`),
  ]
}
