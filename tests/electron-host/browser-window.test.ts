import { expect, test } from 'vitest'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { Connection } from './cdp.ts'
import { host } from './host-state.ts'

test('a window whose page never comes closes at once', () => {
  host.isReady = true
  host.connection = new Connection({ send() {} } as unknown as WebSocket)
  app.once('window-all-closed', () => undefined)
  const window = new BrowserWindow()
  window.close()
  expect(window.isDestroyed()).toBe(true)
  expect(BrowserWindow.getAllWindows()).toEqual([])
})
