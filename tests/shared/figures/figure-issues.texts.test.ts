import { describe, expect, it } from 'vitest'
import type { Stocks } from '#shared/figures/effective.rules.ts'
import { validateRow } from '#shared/figures/row-check.rules.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { figureIssueTexts } from '#shared/texts/figure-issues.texts.ts'
import { rowCells, type Typed } from './day-fixture.ts'

const names = { unit: () => 'Xã Ea Kly', indicator: indicatorLabel }

function messages(typed: Record<string, Typed>, carried: Stocks | null = null, on = '2023-04-15'): string[] {
  const issues = validateRow({ unitCode: '24490', on, cells: rowCells(typed, '24490', on), carried })
  return issues.map((issue) => figureIssueTexts[issue.code as keyof typeof figureIssueTexts](issue, names))
}

describe('messages', () => {
  it.each<[string, Record<string, Typed>, Stocks | null, string]>([
    [
      'Xã Ea Kly: tổng thu nhận CCCD gõ 12 nhưng mới 9 + đổi 2 + lại 3 = 14. Sửa tổng hoặc các phần.',
      { CC_TOTAL: 12, CC_NEW: 9, CC_EXCH: 2, CC_REIS: 3 },
      null,
      '2023-04-15',
    ],
    [
      'Xã Ea Kly: kích hoạt định danh điện tử (lưu động) gõ 7 nhưng riêng mức 1: 8 đã là 8. Sửa tổng hoặc các phần.',
      { EID_ACT: { mobile: 7 }, EID1_ACT: { mobile: 8 } },
      null,
      '2023-04-15',
    ],
    [
      'Xã Ea Kly: tổng thu nhận căn cước là 6 nhưng cộng theo độ tuổi < 6: 1 + 6–13: 2 + ≥ 14: 2 = 5. Sửa số theo độ tuổi hoặc tổng.',
      { CC_TOTAL: 6, CC_U6: 1, CC_6_13: 2, CC_14P: 2 },
      null,
      '2024-07-01',
    ],
    [
      'Xã Ea Kly: CCCD cấp mới: “1O” chưa đọc được thành số nên chưa tính vào tổng. Sửa thành số nguyên hoặc xoá ô.',
      { CC_NEW: { draft: '1O' } },
      null,
      '2023-04-15',
    ],
    [
      'Xã Ea Kly: thẻ tồn 6 + nhận về 2 − đã trả 1.009 = -1.001, nhỏ hơn 0. Sửa số nhận, số trả, hoặc bổ sung số dư thẻ tồn đầu kỳ.',
      { CC_RCV: 2, CC_DLV: 1009 },
      { CC_UNCL: 6 },
      '2023-04-15',
    ],
    [
      'Xã Ea Kly: lũy kế kích hoạt 81 lớn hơn lũy kế phê duyệt 80. Kiểm tra hai số và số dư đầu kỳ, hoặc nêu lý do để chốt ngày.',
      { EID_ACT: 81 },
      { EID_APP_CUM: 80 },
      '2023-04-15',
    ],
    [
      'Xã Ea Kly: nâng mức 4 lớn hơn phê duyệt mức 2 3. Số nâng mức nằm trong số phê duyệt, sửa một trong hai.',
      { EID_UPG: 4, EID2_APP: 3 },
      null,
      '2023-04-15',
    ],
  ])('%s', (text, typed, carried, on) => {
    expect(messages(typed, carried, on)).toEqual([text])
  })
})
