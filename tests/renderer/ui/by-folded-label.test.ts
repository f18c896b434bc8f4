import { expect, it } from 'vitest'
import { byFoldedLabel } from '#renderer/ui/by-folded-label.ts'

const options = ['Xã Krông Búk – Huyện Krông Pắc', 'Xã Ea Kly', 'Phường Đồng Hóa'].map((label, index) => ({
  value: `2449${index}`,
  label,
}))

function found(search: string, limit = Number.POSITIVE_INFINITY) {
  return byFoldedLabel({ options, search, limit }).map((one) => ('label' in one ? one.label : one.group))
}

it('finds a unit by its words without accents, in any order, or by its code', () => {
  expect(found('dong hoa')).toEqual(['Phường Đồng Hóa'])
  expect(found('krong pac buk')).toEqual(['Xã Krông Búk – Huyện Krông Pắc'])
  expect(found('24491')).toEqual(['Xã Ea Kly'])
  expect(found('đồng')).toEqual(['Phường Đồng Hóa'])
  expect(found('', 2)).toHaveLength(2)
  expect(found('không có')).toEqual([])
})
