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

it('puts the name that was typed before others that only have its letters', () => {
  const labels = ['Phường Khương Mai – Quận Thanh Xuân', 'Xã Phú An – Huyện Mỹ Đức', 'Xã An Phú – Huyện Mỹ Đức']
  const among = labels.map((label, index) => ({ value: String(index), label }))
  const labelsFor = (search: string) =>
    byFoldedLabel({ options: among, search, limit: 100 }).map((one) => ('label' in one ? one.label : ''))
  expect(labelsFor('an phu')).toEqual([labels[2], labels[1], labels[0]])
  expect(labelsFor('')).toEqual(labels)
})
