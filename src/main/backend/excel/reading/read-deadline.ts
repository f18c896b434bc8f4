/** On a computer busy with other things reading gets up to this many times its time, and at most so much more. */
const MAX_STRETCH = 4
const MAX_EXTRA_MS = 30_000
const SHORTEST_WAIT_MS = 50
/** Another thread of this program may have used some of the processor. */
const ENOUGH = 0.9

export interface Deadline {
  /** Begins again with another time. */
  restart(limitMs: number): void
  stop(): void
}

/**
 * Calls `onPassed` once when the time is over that a reading may take. Counted is the time of the processor that this
 * program used: a file that runs in circles uses all there is and is ended in time, an honest one on a busy computer is
 * not blamed for having waited.
 */
export function startDeadline(limitMs: number, onPassed: () => void): Deadline {
  let timer: NodeJS.Timeout | undefined

  function restart(limit: number): void {
    clearTimeout(timer)
    const startedAt = performance.now()
    const longestMs = Math.min(limit * MAX_STRETCH, limit + MAX_EXTRA_MS)
    const startCpu = process.cpuUsage()
    const look = (): void => {
      const { user, system } = process.cpuUsage(startCpu)
      const usedMs = (user + system) / 1000
      const leftMs = longestMs - (performance.now() - startedAt)
      if (usedMs >= limit * ENOUGH || leftMs <= 0) onPassed()
      else timer = setTimeout(look, Math.max(SHORTEST_WAIT_MS, Math.min(limit - usedMs, leftMs)))
    }
    timer = setTimeout(look, limit)
  }

  restart(limitMs)
  return { restart, stop: () => clearTimeout(timer) }
}
