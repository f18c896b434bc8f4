import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inBookOrder } from '#backend/importing/book-order.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'

const seed = 20230415
const day = fc.constantFrom('2023-01-31', '2023-02-01', '2024-12-31').map(localDate)
const posting = fc.record({
  unitCode: fc.constantFrom('24490', '654', '9', '10', 'Đ1'),
  indicator: fc.constantFrom('CC_NEW', 'CC_TOTAL', 'EID_ACT'),
  from: day,
  to: day,
  channel: fc.constantFrom('FIXED', 'MOBILE', 'STOCK'),
  value: fc.nat(9),
} as const)

it('postings come by unit, indicator, days and channel, and of equals the first stays first', () => {
  const fields = ['unitCode', 'indicator', 'from', 'to', 'channel'] as const
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 60 }), (list) => {
      const expected = list.toSorted((a, b) => {
        const field = fields.find((one) => a[one] !== b[one])
        return field === undefined ? 0 : a[field] < b[field] ? -1 : 1
      })
      const ordered = inBookOrder(list)
      expect([...ordered]).toEqual(expected)
      expect(ordered.length).toBe(list.length)
    }),
    { seed, numRuns: 500 },
  )
  console.info(`seed ${seed}`)
})
