// The `electron` module of the main process: what is exported here works, everything else throws on use.
import { notImplemented } from './host-state.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { clipboard, ClipboardItem, dialog, Menu, MenuItem, screen, shell } from './desktop-modules.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'
export { webContents } from './web-contents.ts'

export const autoUpdater = notImplemented('autoUpdater')
export const BaseWindow = notImplemented('BaseWindow')
export const contentTracing = notImplemented('contentTracing')
export const crashReporter = notImplemented('crashReporter')
export const desktopCapturer = notImplemented('desktopCapturer')
export const globalShortcut = notImplemented('globalShortcut')
export const MessageChannelMain = notImplemented('MessageChannelMain')
export const nativeTheme = notImplemented('nativeTheme')
export const nativeImage = notImplemented('nativeImage')
export const net = notImplemented('net')
export const Notification = notImplemented('Notification')
export const powerMonitor = notImplemented('powerMonitor')
export const powerSaveBlocker = notImplemented('powerSaveBlocker')
export const safeStorage = notImplemented('safeStorage')
export const systemPreferences = notImplemented('systemPreferences')
export const Tray = notImplemented('Tray')
export const utilityProcess = notImplemented('utilityProcess')
export const View = notImplemented('View')
export const webFrameMain = notImplemented('webFrameMain')
export const WebContentsView = notImplemented('WebContentsView')
