import { expect, it } from 'vitest'
import { composeDayMessage, type DayMessageInput } from '#shared/figures/day-message.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'

const noTarget = { numerator: null, needed: null, endsOn: null, perDay: null, perWorkingDay: null }

const input: DayMessageInput = {
  unitName: 'Công an huyện Krông Pắc',
  on: localDate('2023-04-15'),
  measures: [
    {
      measure: 'CC',
      today: 128,
      cumulative: 45_120,
      parts: [
        { indicator: 'CC_NEW', value: 79 },
        { indicator: 'CC_EXCH', value: 32 },
        { indicator: 'CC_REIS', value: null },
      ],
      target: noTarget,
    },
    { measure: 'COL', today: null, cumulative: null, parts: [], target: noTarget },
    {
      measure: 'ACT',
      today: 239,
      cumulative: 4127,
      parts: [
        { indicator: 'EID1_ACT', value: 46 },
        { indicator: 'EID2_ACT', value: 193 },
      ],
      target: { ...noTarget, numerator: 4127, needed: 9240 },
    },
  ],
  reporting: { word: 'xã', total: 16, missing: ['Xã Ea Yiêng', 'Xã Vụ Bổn'] },
  format: { policy: 'trunc', decimals: 2 },
}

it('says the day in a few lines that can be read on a telephone', () => {
  expect(composeDayMessage(input).split('\n')).toEqual([
    'Công an huyện Krông Pắc: số liệu ngày 15/04/2023 (Thứ Bảy)',
    '- Hồ sơ CCCD: 128 (mới: 79, đổi: 32); lũy kế 45.120',
    '- Thu nhận định danh: chưa có số liệu',
    '- Kích hoạt: 239 (mức 1: 46, mức 2: 193); lũy kế 4.127; đạt 44,66 % chỉ tiêu 9.240',
    'Đã có số liệu: 14/16 xã. Chưa có: Xã Ea Yiêng, Xã Vụ Bổn.',
  ])
})

it('says that sample figures are invented and names nobody when all have reported', () => {
  const lines = composeDayMessage({
    ...input,
    isSample: true,
    reporting: { word: 'xã', total: 16, missing: [] },
  }).split('\n')
  expect(lines[0]).toBe('(Số liệu mẫu)')
  expect(lines.at(-1)).toBe('Đã có số liệu: 16/16 xã.')
})

it('speaks of levels as they are called since 1/7/2024', () => {
  const text = composeDayMessage({ ...input, on: localDate('2024-07-01') })
  expect(text).toContain('- Hồ sơ căn cước: 128')
  expect(text).toContain('MĐ 01: 46, MĐ 02: 193')
})
