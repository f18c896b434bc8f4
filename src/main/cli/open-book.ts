import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { config } from 'zod'
import { vi } from 'zod/locales'
import type { Backend, Caller, Clock, DesktopPort, LogPort } from '#backend/backend-ports.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import { roles } from '#shared/contract/procedure.ts'
import type { Reply } from '#shared/contract/reply.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { plainNames } from '#shared/texts/messages.ts'
import { createAppClock } from '../app-clock.ts'
import { printErrorLine } from './print.ts'
import { namesRows, printedFailure, printedRefusal } from './printed-failure.ts'
import { Refusal } from './refusal.ts'

// What does not fit a schema is told in Vietnamese.
config(vi())

const projectDir = join(import.meta.dirname, '../../..')
/** So long a command waits for the one before it. */
const lockWaitMs = 10_000

/** An open store, spoken to through the contract alone. */
export interface Book {
  /** Runs one procedure; throws a Refusal with the reasons in words when it is not done. */
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>
}

interface OpenOptions {
  readonly dbPath: string
  readonly author: string
  /** True only for commands that may make a new store. */
  readonly mayCreate?: boolean
  /** The command only reads: it goes ahead while the window or another command has the store. */
  readonly isReading?: boolean
  /** Sample books are kept at the hours of their days. */
  readonly clock?: Clock
}

/**
 * Opens the store, runs the work, closes it whatever happened.
 * Throws a Refusal for a file that is missing, of another program, newer or damaged; its bytes are then untouched.
 */
export async function withBook<T>(
  { dbPath, author, mayCreate = false, isReading = false, clock = systemClock }: OpenOptions,
  work: (book: Book) => Promise<T>,
): Promise<T> {
  const path = resolve(dbPath)
  if (!mayCreate && !existsSync(path)) throw new Refusal(printedRefusal('store/missing', { path }))
  const backend = await openBackend(path, isReading, clock)
  const caller: Caller = { transport: 'command-line', identity: { author, roles } }
  const ask = (name: ProcedureName, input: unknown): Promise<Reply> => backend.dispatch(name, input, caller)
  try {
    return await work({
      async call<N extends ProcedureName>(name: N, input: Input<N>) {
        const reply = await ask(name, input)
        if (!reply.ok) {
          const names = namesRows(reply.failure) ? await rowNames(ask) : plainNames
          throw new Refusal(printedFailure(reply.failure, names))
        }
        return reply.value as Output<N>
      },
    })
  } finally {
    await backend.close()
  }
}

/** Names of the rows as they are today, for messages; a code without a name stands for itself. */
async function rowNames(ask: (name: ProcedureName, input: unknown) => Promise<Reply>): Promise<IssueNames> {
  const reply = await ask('units.listRows', { on: systemClock.today() })
  const names = new Map(reply.ok ? (reply.value as Output<'units.listRows'>).map((row) => [row.code, row.name]) : [])
  return { ...plainNames, unit: (code) => names.get(code) ?? code }
}

/** The backend is loaded only by a command that opens a store. */
async function openBackend(dbPath: string, isReading: boolean, clock: Clock): Promise<Backend> {
  const { createBackend } = await import('#backend/create-backend.ts')
  try {
    return createBackend({
      dbPath,
      resourcesDir: join(projectDir, 'resources'),
      excelWorkerUrl: new URL('../backend/excel/excel-worker.ts', import.meta.url),
      readWorkerUrl: new URL('../backend/excel/reading/read-worker.ts', import.meta.url),
      understandWorkerUrl: new URL('../backend/excel/understanding/understand-worker.ts', import.meta.url),
      appVersion: appVersion(),
      desktop: noDesktop,
      log: errorLog,
      clock,
      newId: () => randomUUID(),
      ...(!isReading && { lock: { waitMs: lockWaitMs } }),
    })
  } catch (error) {
    if (error instanceof DomainError) throw new Refusal(printedRefusal(error.code, error.data))
    throw error
  }
}

function appVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'))
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return hasVersion ? String(manifest.version) : '0.0.0'
}

/** A day that a test or a demonstration asks for is today here as it is in the window. */
const systemClock: Clock = createAppClock(process.env['SO_CAN_CUOC_TODAY'])

async function notAvailable(): Promise<never> {
  throw new DomainError('desktop/not-available')
}

const noDesktop: DesktopPort = {
  chooseSavePath: notAvailable,
  chooseFolder: notAvailable,
  chooseFile: notAvailable,
  showInFolder: notAvailable,
  openFile: notAvailable,
  copyImage: notAvailable,
  copyText: notAvailable,
}

const errorLog: LogPort = {
  info: () => undefined,
  warn: (message) => printErrorLine(message),
  error: (message, error) =>
    printErrorLine(error instanceof Error ? `${message}\n${error.stack ?? error.message}` : message),
}
