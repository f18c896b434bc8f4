import { expect, test } from 'vitest'
import { shownHeader } from '#renderer/features/importing/memory/shown-header.ts'

test.each([
  ['cấp mới cccd', 'Cấp mới CCCD'],
  ['kích hoạt > mức 2 > trong ngày', 'Kích hoạt › Mức 2 › Trong ngày'],
  ['tk đdđt (vneid)', 'TK ĐDĐT (VNeID)'],
  ['đơn vị', 'Đơn vị'],
  ['# > thu nhận', '# › Thu nhận'],
])('%s is shown as %s', (key, shown) => {
  expect(shownHeader(key)).toBe(shown)
})
