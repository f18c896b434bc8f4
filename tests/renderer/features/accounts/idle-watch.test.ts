import { describe, expect, it } from 'vitest'
import { IdleWatch } from '#renderer/features/accounts/idle-watch.ts'

const minute = 60_000

/** A watch of five idle minutes on a clock that the test moves. */
function watching() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const seen: string[] = []
  const watch = new IdleWatch({
    idleMs: 5 * minute,
    after: (delayMs, run) => {
      const timer = { at: now + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    touch: () => void seen.push(`touch ${now / minute}`),
    lock: () => void seen.push(`lock ${now / minute}`),
  })
  return {
    watch,
    seen,
    goTo: (minutes: number): void => {
      const until = minutes * minute
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > until) break
        now = next.at
        timers = timers.filter((other) => other !== next)
        next.run()
      }
      now = until
    },
  }
}

describe('the watch over a person at the window', () => {
  it('locks when nothing was done for the whole time, once', () => {
    const { seen, goTo } = watching()
    goTo(4.9)
    expect(seen).toEqual([])
    goTo(60)
    expect(seen).toEqual(['lock 5'])
  })

  it('begins anew with every activity', () => {
    const { watch, seen, goTo } = watching()
    goTo(4)
    watch.noteActivity()
    goTo(8)
    watch.noteActivity()
    goTo(12.9)
    expect(seen).toEqual(['touch 4', 'touch 8'])
    goTo(13)
    expect(seen).toContain('lock 13')
  })

  it('tells of a burst of activity once a minute', () => {
    const { watch, seen, goTo } = watching()
    for (let second = 0; second <= 150; second += 1) {
      goTo(second / 60)
      watch.noteActivity()
    }
    expect(seen).toEqual(['touch 0', 'touch 1', 'touch 2'])
  })

  it('does nothing more once stopped', () => {
    const { watch, seen, goTo } = watching()
    watch.noteActivity()
    watch.stop()
    goTo(60)
    expect(seen).toEqual(['touch 0'])
  })
})
