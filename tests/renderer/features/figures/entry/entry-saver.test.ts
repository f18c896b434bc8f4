import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Batch,
  type CellEdit,
  cellKey,
  EntrySaver,
  isAhead,
} from '#renderer/features/figures/entry/entry-saver.ts'
import { localDate } from '#shared/kernel/local-date.ts'

const on = localDate('2023-04-15')

function edit(indicator: string, value: number | null, draft: string | null = null): CellEdit {
  return { unitCode: '24490', indicator, on, value, draft }
}

/** A backend that answers when told to, a clock and timers that move when told to. */
function setUp() {
  const sent: Batch[] = []
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const timers: { run: () => void; off: boolean }[] = []
  let ids = 0
  let now = 1000
  const saver = new EntrySaver({
    send: (batch) => {
      sent.push(batch)
      return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }))
    },
    isPassing: (error) => error !== 'refused',
    newId: () => `id-${++ids}`,
    nowMs: () => now,
    after: (_, run) => {
      const timer = { run, off: false }
      timers.push(timer)
      return () => {
        timer.off = true
      }
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return {
    saver,
    sent,
    cell: (indicator: string) => saver.state().cells.get(cellKey(edit(indicator, null))),
    answer: async (error?: unknown) => {
      const next = waiting.shift()
      if (error === undefined) next?.resolve()
      else next?.reject(error)
      await settle()
    },
    ring: async () => {
      for (const timer of timers.splice(0)) if (!timer.off) timer.run()
      await settle()
    },
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('saving', () => {
  it('shows a figure at once and marks it saved when the backend has answered', async () => {
    const { saver, cell, answer, ring } = setUp()
    saver.record([edit('CC_NEW', 3)], 'typed')
    expect(cell('CC_NEW')).toMatchObject({ value: 3, state: 'saving' })
    await answer()
    expect(cell('CC_NEW')).toMatchObject({ value: 3, state: 'saved' })
    await ring()
    expect(cell('CC_NEW')?.state).toBe('kept')
  })

  it('sends batches one after another in the order they were typed', async () => {
    const { saver, sent, answer } = setUp()
    saver.record([edit('CC_NEW', 1)], 'typed')
    saver.record([edit('CC_NEW', 12)], 'typed')
    saver.record([edit('CC_EXCH', 5)], 'pasted')
    expect(sent).toHaveLength(1)
    await answer()
    await answer()
    await answer()
    expect(sent.map((batch) => [batch.source, batch.edits[0]?.value])).toEqual([
      ['typed', 1],
      ['typed', 12],
      ['pasted', 5],
    ])
    expect(new Set(sent.map((batch) => batch.clientId)).size).toBe(3)
  })

  it('keeps showing the later edit of a cell while the earlier one comes back', async () => {
    const { saver, cell, answer } = setUp()
    saver.record([edit('CC_NEW', 1)], 'typed')
    saver.record([edit('CC_NEW', 12)], 'typed')
    await answer()
    expect(cell('CC_NEW')).toMatchObject({ value: 12, state: 'saving' })
  })

  it('keeps one edit of a cell that a block names twice', () => {
    const { saver, sent } = setUp()
    saver.record([edit('CC_NEW', 1), edit('CC_NEW', 2)], 'pasted')
    expect(sent[0]?.edits).toEqual([edit('CC_NEW', 2)])
  })
})

describe('an answer that was on its way', () => {
  it('never covers a figure typed after it was asked for', async () => {
    const { saver, cell, answer, pass } = setUp()
    saver.record([edit('CC_NEW', 3)], 'typed')
    const pending = cell('CC_NEW')
    expect(pending && isAhead(pending, 99_999)).toBe(true)
    pass(10)
    await answer()
    const saved = cell('CC_NEW')
    expect(saved && isAhead(saved, 1005)).toBe(true)
    expect(saved && isAhead(saved, 1011)).toBe(false)
  })
})

describe('a batch that fails', () => {
  it('keeps its text, marks the cell and is repeated with the same id after a while', async () => {
    const { saver, sent, cell, answer, ring } = setUp()
    saver.record([edit('CC_NEW', null, '12a')], 'typed')
    await answer('disk full')
    expect(cell('CC_NEW')).toMatchObject({ draft: '12a', state: 'failed' })
    expect(saver.state()).toMatchObject({ failed: 1, error: 'disk full' })
    await ring()
    expect(sent.map((batch) => batch.clientId)).toEqual(['id-1', 'id-1'])
    await answer()
    expect(cell('CC_NEW')?.state).toBe('saved')
    expect(saver.state()).toMatchObject({ failed: 0, error: null })
  })

  it('leaves out the cells edited since and then takes another id', async () => {
    const { saver, sent, answer } = setUp()
    saver.record([edit('CC_NEW', 1), edit('CC_EXCH', 2)], 'pasted')
    saver.record([edit('CC_NEW', 9)], 'typed')
    await answer('busy')
    await answer()
    saver.retry()
    expect(sent.at(-1)).toEqual({ clientId: 'id-3', source: 'pasted', edits: [edit('CC_EXCH', 2)] })
  })

  it('is not repeated by itself when it was refused', async () => {
    const { saver, sent, answer, ring } = setUp()
    saver.record([edit('CC_NEW', 1)], 'typed')
    await answer('refused')
    await ring()
    expect(sent).toHaveLength(1)
  })

  it('can be given up, and the cell shows the ledger again', async () => {
    const { saver, cell, answer } = setUp()
    saver.record([edit('CC_NEW', 1)], 'typed')
    await answer('refused')
    saver.discardFailed()
    expect(cell('CC_NEW')).toBeUndefined()
    expect(saver.state().failed).toBe(0)
  })
})

describe('settled', () => {
  it('waits for everything typed so far and says whether it was saved', async () => {
    const { saver, answer } = setUp()
    expect(await saver.settled()).toBe(true)
    saver.record([edit('CC_NEW', 1)], 'typed')
    saver.record([edit('CC_EXCH', 1)], 'typed')
    const saved = saver.settled()
    await answer()
    await answer('refused')
    expect(await saved).toBe(false)
  })
})

it('ends with the backend holding the last edit of every cell, whatever fails on the way', async () => {
  const step = fc.record({ cell: fc.constantFrom('A', 'B', 'C'), value: fc.nat(99), failures: fc.nat(2) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const stored = new Map<string, number | null>()
      let failures = 0
      const saver = new EntrySaver({
        send: async ({ edits }) => {
          await Promise.resolve()
          if (failures > 0) {
            failures -= 1
            throw new Error('busy')
          }
          for (const one of edits) stored.set(one.indicator, one.value)
        },
        isPassing: () => false,
        newId: () => 'id',
        nowMs: () => 0,
        after: () => () => undefined,
      })
      for (const { cell, value, failures: more } of steps) {
        failures += more
        saver.record([edit(cell, value)], 'typed')
        if (value % 2 === 0) await saver.settled()
      }
      failures = 0
      while (!(await saver.settled())) saver.retry()
      const expected = new Map(steps.map(({ cell, value }) => [cell, value]))
      expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(expected))
    }),
    { seed: 1507, numRuns: 300 },
  )
})
