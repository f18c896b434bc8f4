import { app, session } from 'electron'
import { appPaths, readDevelopmentSettings } from './shell/app-paths.ts'
import { createAppLog } from './shell/app-log.ts'
import { setAppMenu } from './shell/app-menu.ts'
import { registerAppScheme, serveApp } from './shell/app-protocol.ts'
import { keepBackupsDue } from './shell/due-backups.ts'
import { closeBackendBeforeQuit } from './shell/end-of-run.ts'
import { connectWindows } from './shell/ipc-transport.ts'
import { focusMainWindow, openMainWindow } from './shell/main-window.ts'
import { closeNetwork, guardSession, guardWebContents } from './shell/session-guard.ts'
import { startBackend } from './shell/start-backend.ts'
import { reportStartFailure } from './shell/start-failure.ts'

const { dataDir, today, devServerUrl } = readDevelopmentSettings(process.env)
if (dataDir !== undefined) app.setPath('userData', dataDir)

if (app.requestSingleInstanceLock()) {
  closeNetwork(devServerUrl)
  registerAppScheme()
  guardWebContents(devServerUrl)
  app.on('second-instance', focusMainWindow)
  app.on('window-all-closed', () => app.quit())
  // Not a top-level await: Electron becomes ready only after this module has been evaluated.
  void app.whenReady().then(start)
} else {
  app.quit()
}

function start(): void {
  const places = appPaths()
  const log = createAppLog(places.logsDir)
  guardSession(session.defaultSession, devServerUrl)
  serveApp(places.rendererDir)
  setAppMenu(places.logsDir)
  try {
    const { backend, paths } = startBackend(places, log, today)
    const transport = connectWindows({
      backend,
      caller: { transport: 'window', mayUsePath: paths.allows },
      log,
      devServerUrl,
    })
    closeBackendBeforeQuit(backend, transport, log)
    openMainWindow({ preloadFile: places.preloadFile, stateFile: places.windowStateFile, devServerUrl })
    keepBackupsDue(backend)
    log.info('started')
  } catch (error) {
    log.error('start failed', error)
    reportStartFailure(error, places.dbPath, places.logsDir)
  }
}
