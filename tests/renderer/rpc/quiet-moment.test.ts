import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { QuietMoment } from '#renderer/rpc/quiet-moment.ts'

describe('a quiet moment', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('comes once after a burst, and again after the next one', () => {
    const run = vi.fn<() => void>()
    const moment = new QuietMoment(250, run)
    for (let press = 0; press < 5; press += 1) {
      moment.wait()
      vi.advanceTimersByTime(200)
    }
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(50)
    expect(run).toHaveBeenCalledTimes(1)
    moment.wait()
    vi.advanceTimersByTime(250)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('comes at once on leaving, and only when it was waited for', () => {
    const run = vi.fn<() => void>()
    const moment = new QuietMoment(250, run)
    moment.wait()
    moment.comeNow()
    moment.comeNow()
    vi.advanceTimersByTime(1000)
    expect(run).toHaveBeenCalledTimes(1)
  })
})
