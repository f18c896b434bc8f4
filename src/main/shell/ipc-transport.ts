import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Backend, Caller, LogPort } from '#backend/backend-ports.ts'
import { bridgeChannels } from '#shared/contract/bridge.ts'
import type { Reply } from '#shared/contract/reply.ts'
import { isAppPage } from './app-origin.ts'

export interface IpcTransport {
  /** Resolves when every call received so far is answered. */
  settled(): Promise<void>
}

interface TransportOptions {
  readonly backend: Backend
  readonly caller: Caller
  readonly log: LogPort
  readonly devServerUrl: string | undefined
}

/**
 * The only door between a window and the backend, and the only user of ipcMain. A message is heard when it comes from
 * the top frame of one of our windows showing our page; which names are procedures, the backend decides.
 */
export function connectWindows({ backend, caller, log, devServerUrl }: TransportOptions): IpcTransport {
  const running = new Set<Promise<Reply>>()

  ipcMain.handle(bridgeChannels.invoke, async (event, name: unknown, input: unknown): Promise<Reply> => {
    if (!isTrustedSender(event, devServerUrl)) {
      log.warn('ipc: a message of a foreign sender was refused')
      throw new Error('refused')
    }
    const reply = backend.dispatch(typeof name === 'string' ? name : '', input, caller)
    running.add(reply)
    try {
      return await reply
    } finally {
      running.delete(reply)
    }
  })

  backend.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(bridgeChannels.event, event)
  })

  return {
    settled: async () => {
      await Promise.allSettled(running)
    },
  }
}

function isTrustedSender(event: IpcMainInvokeEvent, devServerUrl: string | undefined): boolean {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null) return false
  return BrowserWindow.fromWebContents(event.sender) !== null && isAppPage(frame.url, devServerUrl)
}
