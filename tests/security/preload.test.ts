import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import type { Bridge } from '#shared/contract/bridge.ts'

/** What the preload asked of Electron, and what it gave the page. */
const sent: unknown[][] = []
const given = new Map<string, unknown>()
const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: async (...args: unknown[]) => {
    sent.push(args)
    return { ok: true, value: 1 }
  },
})
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => given.set(name, api) },
  ipcRenderer,
}))

test('WIN-20: the page gets two functions of ours and nothing of Electron', async () => {
  await import('../../src/preload/index.ts')
  expect([...given.keys()]).toEqual(['soCanCuoc'])
  const bridge = given.get('soCanCuoc') as Bridge
  expect(Object.keys(bridge).sort()).toEqual(['invoke', 'subscribe'])

  await bridge.invoke('rpc:other', { channel: 'rpc:event' })
  expect(sent).toEqual([['rpc:invoke', 'rpc:other', { channel: 'rpc:event' }]])

  const heard: unknown[][] = []
  const stop = bridge.subscribe((...args: unknown[]) => void heard.push(args))
  expect(ipcRenderer.eventNames()).toEqual(['rpc:event'])
  ipcRenderer.emit('rpc:event', { sender: ipcRenderer, ports: [] }, { kind: 'changed' })
  expect(heard, 'without the event of Electron, which holds its sender').toEqual([[{ kind: 'changed' }]])
  expect(stop()).toBeUndefined()
  expect(ipcRenderer.listenerCount('rpc:event')).toBe(0)
})
