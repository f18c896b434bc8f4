import { isTotalLabel } from '#shared/importing/unit-spelling.rules.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'

/** "Tổng cộng (24 cơ quan)", "Cộng 12 xã". */
const countedTotal = /^(?:tổng|tổng cộng|tổng số|cộng|tong cong|tong so) ?[(\d]/

/** A line that adds up the others; "Cộng Hòa", "Công an huyện" and "Tổng công ty" are names. */
export function isPastedTotal(name: string): boolean {
  return isTotalLabel(name) || countedTotal.test(nameKey(name))
}
