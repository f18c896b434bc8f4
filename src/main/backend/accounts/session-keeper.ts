/** The person at the window, as far as memory goes: name and roles are read from the store each time. */
export interface OpenSession {
  readonly login: string
  readonly isLocked: boolean
  /** Last sign of the person, an ISO instant. */
  readonly activeAt: string
  /** The latest instant the clock has shown since then. */
  readonly seenAt: string
}

export type SessionKeeper = ReturnType<typeof createSessionKeeper>

/** Remembers who signed in. It outlives one open store, and nothing of it is ever written. */
export function createSessionKeeper() {
  let session: OpenSession | null = null
  return {
    current: () => session,
    set(next: OpenSession | null): void {
      session = next
    },
  }
}
