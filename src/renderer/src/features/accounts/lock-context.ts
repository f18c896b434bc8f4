import { createContext } from 'react'

/** Locks the window; with `true` for another person to take over. Whoever mounts the screens provides it. */
export const LockContext = createContext<(isForOthers: boolean) => void>(() => {})
