import { BrowserWindow, screen } from 'electron'
import { appUrl } from './app-origin.ts'
import { minimumSize, readWindowState, restoreWindowState, writeWindowState } from './window-state.ts'

interface MainWindowOptions {
  readonly preloadFile: string
  readonly stateFile: string
  readonly devServerUrl: string | undefined
}

/** Opens the one window of the application where it was left. */
export function openMainWindow({ preloadFile, stateFile, devServerUrl }: MainWindowOptions): BrowserWindow {
  const { isMaximised, ...bounds } = restoreWindowState(
    readWindowState(stateFile),
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Sổ Căn Cước',
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (isMaximised) window.maximize()
    window.show()
  })
  window.on('close', () => writeWindowState(stateFile, window.getNormalBounds(), window.isMaximized()))
  void window.loadURL(devServerUrl ?? appUrl)
  return window
}

/** Brings the open window to the front when the program is started a second time. */
export function focusMainWindow(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
