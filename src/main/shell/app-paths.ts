import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/**
 * Settings of a development or test run. A packaged application ignores the environment: nobody can point an installed
 * program at another store or another day.
 */
export interface DevelopmentSettings {
  readonly dataDir: string | undefined
  readonly today: string | undefined
  readonly devServerUrl: string | undefined
}

export function readDevelopmentSettings(env: NodeJS.ProcessEnv): DevelopmentSettings {
  if (app.isPackaged) return { dataDir: undefined, today: undefined, devServerUrl: undefined }
  return {
    dataDir: env['SO_CAN_CUOC_DATA'],
    today: env['SO_CAN_CUOC_TODAY'],
    devServerUrl: env['ELECTRON_RENDERER_URL'],
  }
}

/** Where things are. The built main process is `out/main/index.js`; its neighbours are found from there. */
export function appPaths(): {
  dbPath: string
  logsDir: string
  windowStateFile: string
  resourcesDir: string
  rendererDir: string
  preloadFile: string
  excelWorkerUrl: URL
  readWorkerUrl: URL
  understandWorkerUrl: URL
  storeWorkerUrl: URL
  witnessPath: string
} {
  const userData = app.getPath('userData')
  const built = import.meta.dirname
  return {
    dbPath: join(userData, 'so-lieu', 'so-can-cuoc.db'),
    logsDir: join(userData, 'logs'),
    windowStateFile: join(userData, 'cua-so.json'),
    resourcesDir: join(app.getAppPath(), 'resources'),
    rendererDir: join(built, '../renderer'),
    preloadFile: join(built, '../preload/index.cjs'),
    excelWorkerUrl: pathToFileURL(join(built, 'excel-worker.js')),
    readWorkerUrl: pathToFileURL(join(built, 'read-worker.js')),
    understandWorkerUrl: pathToFileURL(join(built, 'understand-worker.js')),
    storeWorkerUrl: pathToFileURL(join(built, 'store-worker.js')),
    witnessPath: join(userData, 'moc-so.json'),
  }
}
