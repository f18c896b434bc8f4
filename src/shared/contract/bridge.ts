import type { AppEvent, Reply } from './reply.ts'

/**
 * Everything the window is given of the world outside it: two functions under `window.soCanCuoc`.
 * Adding a procedure never changes this file.
 */
export interface Bridge {
  /** Runs one procedure by its contract name. Rejects only when the caller itself is refused. */
  invoke(name: string, input: unknown): Promise<Reply>
  /** Calls back on every event until the returned function is called. */
  subscribe(listener: (event: AppEvent) => void): () => void
}

export const bridgeName = 'soCanCuoc'

/** The two channels between the window and the main process; there are no others. */
export const bridgeChannels = { invoke: 'rpc:invoke', event: 'rpc:event' } as const

declare global {
  interface Window {
    readonly [bridgeName]: Bridge
  }
}
