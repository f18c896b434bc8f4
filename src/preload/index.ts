import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, bridgeChannels, bridgeName } from '#shared/contract/bridge.ts'
import type { AppEvent } from '#shared/contract/reply.ts'

const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke(bridgeChannels.invoke, name, input),
  subscribe: (listener) => {
    const forward = (_event: unknown, appEvent: AppEvent): void => listener(appEvent)
    ipcRenderer.on(bridgeChannels.event, forward)
    return () => {
      ipcRenderer.removeListener(bridgeChannels.event, forward)
    }
  },
}

contextBridge.exposeInMainWorld(bridgeName, bridge)
