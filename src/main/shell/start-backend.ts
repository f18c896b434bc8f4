import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import type { Backend, LogPort } from '#backend/backend-ports.ts'
import { createBackend } from '#backend/create-backend.ts'
import { createAppClock } from './app-clock.ts'
import { createDesktop } from './desktop.ts'
import { createGrantedPaths, type GrantedPaths } from './granted-paths.ts'

interface BackendPlaces {
  readonly dbPath: string
  readonly resourcesDir: string
  readonly excelWorkerUrl: URL
}

/**
 * The backend of this desktop, with the paths its window may name.
 * @throws what createBackend throws when the store cannot be opened; nothing was written then.
 */
export function startBackend(
  places: BackendPlaces,
  log: LogPort,
  today: string | undefined,
): { backend: Backend; paths: GrantedPaths } {
  const paths = createGrantedPaths()
  const backupDir = join(dirname(places.dbPath), 'sao-luu')
  paths.grant(backupDir)
  const backend = createBackend({
    ...places,
    backupDir,
    appVersion: app.getVersion(),
    desktop: createDesktop(paths, () => app.getPath('documents')),
    log,
    clock: createAppClock(today),
    newId: () => randomUUID(),
  })
  return { backend, paths }
}
