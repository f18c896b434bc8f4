import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backend, BackendOptions, Caller, DesktopPort } from '#backend/backend-ports.ts'
import { createBackend } from '#backend/create-backend.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import { roles } from '#shared/contract/procedure.ts'
import type { Failure } from '#shared/contract/reply.ts'
import { countedIds } from './counted-ids.ts'
import { fixedClock } from './fixed-clock.ts'

export const projectDir = join(import.meta.dirname, '../..')
export const testCaller: Caller = { transport: 'test', identity: { author: 'Người thử', roles } }

/** A real backend on a real store in a folder of its own. */
export interface TestBook {
  readonly dir: string
  readonly dbPath: string
  readonly backend: Backend
  /** The value of a call; throws with the failure when it is not done. */
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>
  /** The failure of a call; throws when it is done after all. */
  failure<N extends ProcedureName>(name: N, input: unknown): Promise<Failure>
  /** Closes the store and opens it again, as a new start of the program does. */
  reopen(): Promise<void>
  /** Closes the store and takes the folder away. */
  dispose(): Promise<void>
}

/** Opens a store in a new folder; figures are typed on `today` unless options say otherwise. */
export function openTestBook(options: Partial<BackendOptions> & { readonly today?: string } = {}): TestBook {
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
  const { today, ...given } = options
  const backendOptions: BackendOptions = {
    dbPath: join(dir, 'so.db'),
    resourcesDir: join(projectDir, 'resources'),
    excelWorkerUrl: new URL('../../src/main/backend/excel/excel-worker.ts', import.meta.url),
    readWorkerUrl: new URL('../../src/main/backend/excel/reading/read-worker.ts', import.meta.url),
    understandWorkerUrl: new URL('../../src/main/backend/excel/understanding/understand-worker.ts', import.meta.url),
    appVersion: '0.0.0-test',
    desktop: noDesktop,
    log: { info: () => undefined, warn: () => undefined, error: (message, error) => console.error(message, error) },
    clock: fixedClock(today),
    newId: countedIds(),
    ...given,
  }
  let backend = createBackend(backendOptions)
  return {
    dir,
    dbPath: backendOptions.dbPath,
    get backend() {
      return backend
    },
    async call<N extends ProcedureName>(name: N, input: Input<N>) {
      const reply = await backend.dispatch(name, input, testCaller)
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
      return reply.value as Output<N>
    },
    async failure(name, input) {
      const reply = await backend.dispatch(name, input, testCaller)
      if (reply.ok) throw new Error(`${name} was done: ${JSON.stringify(reply.value)}`)
      return reply.failure
    },
    async reopen() {
      await backend.close()
      backend = createBackend(backendOptions)
    },
    async dispose() {
      await backend.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function notAvailable(): Promise<never> {
  throw new DomainError('desktop/not-available')
}

/** A desktop where nothing can be chosen, opened or copied. */
export const noDesktop: DesktopPort = {
  chooseSavePath: notAvailable,
  chooseFolder: notAvailable,
  chooseFile: notAvailable,
  showInFolder: notAvailable,
  openFile: notAvailable,
  copyImage: notAvailable,
  copyText: notAvailable,
}
