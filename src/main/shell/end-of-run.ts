import { app } from 'electron'
import type { Backend, LogPort } from '#backend/backend-ports.ts'
import { backUpAtClose } from './due-backups.ts'
import type { IpcTransport } from './ipc-transport.ts'

/** Lets the process end only after every call received is answered, the backup is made and the store is closed. */
export function closeBackendBeforeQuit(backend: Backend, transport: IpcTransport, log: LogPort): void {
  let isClosed = false
  const close = async (): Promise<void> => {
    try {
      await transport.settled()
      await backUpAtClose(backend, log)
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
