import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { eaKly, openDistrict, posting, record, span } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'

afterEach(closeTestBooks)

describe('days without figures', () => {
  it('are working days from the start of the book to today, each row for itself', async () => {
    const book = await openDistrict({ startOn: localDate('2023-04-10') })
    await record(book, posting(eaKly, 'CC_NEW', '2023-04-11', 0), span(eaKly, 'EID_COL', '2023-04-13', '2023-04-14', 9))
    const april = {
      kind: 'month',
      calendar: 'calendar',
      from: localDate('2023-04-01'),
      to: localDate('2023-04-30'),
    } as const
    const { report } = await book.call('reports.buildReport', {
      form: 'BM02',
      period: april,
      policy: 'half-up',
      decimals: 2,
      signer: 0,
    })
    // 10–14/4 are five working days; Ea Kly reported the 11th and, in one figure, the 13th and 14th.
    expect(report.remarks.join('\n')).toContain(
      'Số ngày chưa có số liệu: Xã Ea Kly (2 ngày), Xã Ea Yông (5 ngày), Xã Hòa Đông (5 ngày)',
    )
  })
})
