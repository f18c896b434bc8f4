import { expect, it } from 'vitest'
import { passportText } from '#renderer/features/province/consolidation/passport-text.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Passport } from '#shared/province/consolidation.schema.ts'

const on = localDate('2023-04-30')
const target: Passport = {
  column: 'TARGET_ACT',
  label: 'Chỉ tiêu kích hoạt',
  unit: { code: '654', name: 'Huyện Krông Pắc' },
  path: [{ code: '66', name: 'Tỉnh Đắk Lắk' }],
  span: { from: on, to: on },
  text: '1.100',
  operands: [],
  parts: [{ code: '65401', name: 'Thị trấn Phước An', hasParts: false, text: '1.060' }],
  partsSum: 1060,
  days: [],
  postings: [],
  levels: [],
  targets: [],
  leftOut: [],
}

it('says what the parts of a target come to where the unit was given something else, and nothing where they agree', () => {
  expect(passportText(target)).toContain(
    '- Thị trấn Phước An: 1.060\nCộng các đơn vị dưới được 1.060, khác số giao cho đơn vị là 1.100; dùng số giao cho đơn vị.',
  )
  expect(passportText({ ...target, partsSum: null })).not.toContain('khác số giao')
})
