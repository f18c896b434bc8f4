// The `ipcMain` module: handlers of invoke.
import { EventEmitter } from 'node:events'
import { loud } from './host-state.ts'

type InvokeHandler = (event: object, ...args: unknown[]) => unknown

const handlers = new Map<string, InvokeHandler>()

export function invokeHandler(channel: string): InvokeHandler {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler
}

class IpcMain extends EventEmitter {
  /** Electron keeps them under this name, and so a test can send what no page of ours could. */
  readonly _invokeHandlers = handlers

  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}

export const ipcMain = loud('ipcMain', new IpcMain())
