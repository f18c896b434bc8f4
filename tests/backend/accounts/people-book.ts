/** A book of people who sign in, spoken to as a window does, with a clock that stands until it is moved. */
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { hashPassword } from '#backend/accounts/password-hash.ts'
import type { Caller } from '#backend/backend-ports.ts'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import type { Failure } from '#shared/contract/reply.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { openTestBook } from '#tests/support/test-book.ts'

const start = '2023-04-15T01:00:00.000Z'
const windowCaller: Caller = { transport: 'window' }

export const administrator = { login: 'giang', name: 'Đại uý Trần Giang', password: 'bốn con cua xanh' } as const
export const officer = { login: 'moan', name: 'Trung uý Y Moan', password: 'mưa trên mái tôn' } as const

const disposals: (() => Promise<void> | void)[] = []

/** For `afterEach`. */
export async function closePeopleBooks(): Promise<void> {
  for (const dispose of disposals.splice(0).toReversed()) await dispose()
}

/** A new book in which nobody was named yet, or one on a copy of a store. */
export function openBook(storePath?: string) {
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-nguoi-'))
  const dbPath = join(dir, 'so.db')
  if (storePath !== undefined) copyFileSync(storePath, dbPath)
  let now = start
  const logged: string[] = []
  const log = (message: string, error?: unknown): void => {
    logged.push(`${message} ${String(error)}`)
  }
  const book = openTestBook({
    dbPath,
    newId: randomUUID,
    clock: { instant: () => now, today: () => '2023-04-15' },
    log: { info: log, warn: log, error: log },
  })
  disposals.push(
    () => rmSync(dir, { recursive: true, force: true }),
    () => book.dispose(),
  )
  const dispatch = (name: string, input: unknown) => book.backend.dispatch(name, input, windowCaller)
  return {
    dbPath,
    logged,
    close: () => book.backend.close(),
    /** Minutes from the beginning. */
    setClock(minutes: number): void {
      now = addMinutes(start, minutes)
    },
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      const reply = await dispatch(name, input)
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)} ${logged.join('\n')}`)
      return reply.value as Output<N>
    },
    async failure<N extends ProcedureName>(name: N, input: Input<N>): Promise<Failure> {
      const reply = await dispatch(name, input)
      if (reply.ok) throw new Error(`${name} was done: ${JSON.stringify(reply.value)}`)
      return reply.failure
    },
    /** The code of the refusal. */
    async refusal<N extends ProcedureName>(name: N, input: Input<N>): Promise<string> {
      const failure = await this.failure(name, input)
      return failure.kind === 'domain' ? failure.code : failure.kind
    },
    signIn({ login, password }: { login: string; password: string }) {
      return this.call('accounts.signIn', { login, password })
    },
    /** Failed sign-ins of the officer, the last of them at the beginning. */
    setFailures(count: number): void {
      withDatabase(dbPath, (db) =>
        db
          .prepare('UPDATE accounts SET failed_count = ?, failed_at = ? WHERE login = ?')
          .run(count, start, officer.login),
      )
    },
    /** What the audit has, `kind subject / author`, after what was there before. */
    happenings: (after = 0): string[] =>
      withDatabase(dbPath, (db) =>
        db
          .prepare<[number], string>(
            `SELECT a.kind || ' ' || a.subject || ' / ' || e.author FROM audit_events a JOIN entries e ON e.id = a.entry_id
             WHERE a.kind <> 'book-taken-over' ORDER BY a.id LIMIT -1 OFFSET ?`,
          )
          .pluck()
          .all(after),
      ),
  }
}

/** Works on a store's file through a connection of its own, without the product. */
export function withDatabase<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Path of a store with an administrator and an officer, whom copies of it are opened with. */
export async function makePeopleStore(): Promise<{ path: string; recoveryCode: string; remove: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-nguoi-'))
  const path = join(dir, 'people.db')
  const book = openBook()
  const { recoveryCode } = await book.call('accounts.createFirst', administrator)
  await book.close()
  copyFileSync(book.dbPath, path)
  await closePeopleBooks()
  const password = await hashPassword(officer.password)
  withDatabase(path, (db) =>
    db
      .prepare(
        `INSERT INTO accounts (login, name, roles, password, is_active, must_change_password, created_at, updated_at)
         VALUES (:login, :name, '["officer"]', :password, 1, 0, :start, :start)`,
      )
      .run({ ...officer, password, start }),
  )
  return { path, recoveryCode, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
