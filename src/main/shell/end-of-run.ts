import { app } from 'electron'
import type { Backend } from '#backend/backend-ports.ts'
import type { IpcTransport } from './ipc-transport.ts'

/** Lets the process end only after every call received is answered and the store is closed. */
export function closeBackendBeforeQuit(backend: Backend, transport: IpcTransport): void {
  let isClosed = false
  const close = async (): Promise<void> => {
    try {
      await transport.settled()
      await backend.close()
    } finally {
      isClosed = true
      app.quit()
    }
  }
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void close()
  })
}
