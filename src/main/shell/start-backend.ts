import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import type { Backend, LogPort } from '#backend/backend-ports.ts'
import { createBackend } from '#backend/create-backend.ts'
import { createAppClock } from '../app-clock.ts'
import { createDesktop } from './desktop.ts'
import { createGrantedPaths, type GrantedPaths } from './granted-paths.ts'

interface BackendPlaces {
  readonly dbPath: string
  readonly resourcesDir: string
  readonly excelWorkerUrl: URL
  readonly readWorkerUrl: URL
  readonly understandWorkerUrl: URL
  readonly storeWorkerUrl: URL
  readonly witnessPath: string
}

/** A command line that is just ending lets go within it; longer, a person should not look at nothing. */
const lockWaitMs = 1000

/** The backend of this desktop, with the paths its window may name. A store that does not open is told on the window. */
export function startBackend(
  places: BackendPlaces,
  log: LogPort,
  today: string | undefined,
): { backend: Backend; paths: GrantedPaths } {
  const paths = createGrantedPaths()
  const backupDir = join(dirname(places.dbPath), 'sao-luu')
  paths.grant(backupDir)
  // To show it in its folder, which the screens of a store that does not open offer.
  paths.grant(places.dbPath)
  const backend = createBackend({
    ...places,
    backupDir,
    appVersion: app.getVersion(),
    desktop: createDesktop(paths, () => app.getPath('documents')),
    log,
    clock: createAppClock(today),
    newId: () => randomUUID(),
    lock: { waitMs: lockWaitMs },
    checkAtStart: true,
    onFailedStart: 'recover',
  })
  return { backend, paths }
}
