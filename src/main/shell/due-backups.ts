import type { Backend, LogPort } from '#backend/backend-ports.ts'

/** Late enough that the first screen is there and nobody waits for it. */
const firstAfterMs = 20_000
/** How soon a new day's first backup is thought of in a program that is never closed. */
const everyMs = 15 * 60_000
/** Longer nobody waits for a program to close. */
const longestAtCloseMs = 60_000

/** Asks for the automatic backups while the program runs; they are written off the main thread, so nobody is kept waiting. */
export function keepBackupsDue(backend: Backend): void {
  setTimeout(() => void backend.runDueBackups('start'), firstAfterMs).unref()
  setInterval(() => void backend.runDueBackups('interval'), everyMs).unref()
}

/** The backup at the end of a run; given up when it takes too long, for the next run makes it. */
export async function backUpAtClose(backend: Backend, log: LogPort): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log.warn('the backup at closing took too long and was given up')
      resolve()
    }, longestAtCloseMs)
  })
  await Promise.race([backend.runDueBackups('close'), tooLong])
  clearTimeout(timer)
}
