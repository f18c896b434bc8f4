import { describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { adjustmentRemarks } from '#shared/reports/report-adjustments.rules.ts'
import type { AdjustmentFact } from '#shared/reports/report-facts.ts'

type Change = AdjustmentFact['changes'][number]

const change = (before: number | null, after: number | null, rest: Partial<Change> = {}): Change => ({
  unitCode: '24490',
  unitName: 'Xã Ea Kly',
  indicator: 'CC_TOTAL',
  channel: 'FIXED',
  from: '2023-04-15',
  to: '2023-04-15',
  before,
  after,
  ...rest,
})

const remark = (...changes: Change[]): string | undefined =>
  adjustmentRemarks([{ number: 5, openedOn: localDate('2023-04-16'), reason: 'gõ nhầm', changes }])[0]

const lead = 'Điều chỉnh số 5 (16/04/2023, lý do: gõ nhầm): '

describe('the remark on a correction', () => {
  it('says number, date, reason, day, row, figure, before, after and the difference', () => {
    expect(remark(change(1012, 1015))).toBe(`${lead}ngày 15/04/2023 Xã Ea Kly, Tổng thu nhận CCCD: 1.012 → 1.015 (+3).`)
  })

  it('calls a blank a blank, and mobile figures mobile', () => {
    expect(remark(change(null, 2, { channel: 'MOBILE' }), change(2, null), change(null, 0))).toBe(
      `${lead}ngày 15/04/2023 Xã Ea Kly, Tổng thu nhận CCCD (lưu động): trống → 2 (+2), Tổng thu nhận CCCD: 2 → trống (-2), Tổng thu nhận CCCD: trống → 0 (0).`,
    )
  })

  it('groups by day and row, and names a span by both its ends', () => {
    const yong = { unitCode: '24493', unitName: 'Xã Ea Yông' }
    expect(
      remark(
        change(1, 2),
        change(4, 3, { indicator: 'EID_ACT' }),
        change(1, 2, yong),
        change(5, 6, { from: '2023-04-16', to: '2023-04-18' }),
      ),
    ).toBe(
      `${lead}ngày 15/04/2023 Xã Ea Kly, Tổng thu nhận CCCD: 1 → 2 (+1), Kích hoạt định danh điện tử: 4 → 3 (-1); Xã Ea Yông, Tổng thu nhận CCCD: 1 → 2 (+1); từ ngày 16/04/2023 đến ngày 18/04/2023 Xã Ea Kly, Tổng thu nhận CCCD: 5 → 6 (+1).`,
    )
  })

  it('tells six figures and counts the others with what they come to', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      change(0, index, { unitCode: String(index), unitName: `Xã ${index}` }),
    )
    const text = remark(...many)
    expect(text).toContain('Xã 5')
    expect(text).not.toContain('Xã 6')
    expect(text).toMatch(/; và 3 số khác, chênh cộng lại: Tổng thu nhận CCCD \+21\.$/)
  })

  it('never adds one figure to another', () => {
    const six = Array.from({ length: 6 }, () => change(0, 1))
    expect(remark(...six, change(0, 5), change(9, 2, { indicator: 'EID_ACT' }), change(1, 2))).toMatch(
      /; và 3 số khác, chênh cộng lại: Tổng thu nhận CCCD \+6, Kích hoạt định danh điện tử -7\.$/,
    )
  })
})
