/** A test book that also shows what it logs, what it tells its windows, and its file. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { roles } from '#shared/contract/procedure.ts'
import type { Caller } from '#backend/backend-ports.ts'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import type { AppEvent, Failure, Reply } from '#shared/contract/reply.ts'
import { fixedClock } from '#tests/support/fixed-clock.ts'
import { openTestBook as openPlainBook, type TestBook as PlainBook } from '#tests/support/test-book.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly error?: unknown
}

export interface TestBook extends Pick<PlainBook, 'backend' | 'call' | 'dbPath'> {
  readonly dir: string
  readonly log: LogLine[]
  readonly events: AppEvent[]
  /** The failure of a call that is refused; throws when it succeeds. */
  failure(name: string, input: unknown, caller?: Caller): Promise<Failure>
  dispatch(name: string, input: unknown, caller?: Caller): Promise<Reply>
  /** Works on the store's file through a connection of its own, without the product. */
  raw<T>(work: (db: Database.Database) => T): T
}

export const officer: Caller = { transport: 'test', identity: { author: 'Trung uý Y Moan', roles } }

const open: { book: PlainBook; dir: string }[] = []

/** For `afterEach`: closes and removes every book the test opened. */
export async function closeTestBooks(): Promise<void> {
  for (const { book, dir } of open.splice(0)) {
    await book.dispose()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Opens a new book; `dir` opens the one that is already there. */
export function openTestBook(given: { readonly dir?: string } = {}): TestBook {
  const log: LogLine[] = []
  const events: AppEvent[] = []
  const book = openPlainBook({
    clock: fixedClock(),
    newId: randomUUID,
    log: {
      info: (message) => log.push({ level: 'info', message }),
      warn: (message) => log.push({ level: 'warn', message }),
      error: (message, error) => log.push({ level: 'error', message, error }),
    },
    ...(given.dir === undefined ? {} : { dbPath: join(given.dir, 'so.db') }),
  })
  const dir = given.dir ?? book.dir
  open.push({ book, dir })
  book.backend.subscribe((event) => events.push(event))
  const dispatch = (name: string, input: unknown, caller = officer): Promise<Reply> =>
    book.backend.dispatch(name, input, caller)
  return {
    dir,
    dbPath: book.dbPath,
    backend: book.backend,
    log,
    events,
    dispatch,
    async call<N extends ProcedureName>(name: N, input: Input<N>) {
      const reply = await dispatch(name, input)
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)} ${String(log.at(-1)?.error)}`)
      return reply.value as Output<N>
    },
    async failure(name, input, caller) {
      const reply = await dispatch(name, input, caller)
      if (reply.ok) throw new Error(`${name} succeeded: ${JSON.stringify(reply.value).slice(0, 500)}`)
      return reply.failure
    },
    raw(work) {
      const db = new Database(book.dbPath)
      try {
        return work(db)
      } finally {
        db.close()
      }
    },
  }
}
