import { findIndicator, indicatorLabel, ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import { ratios } from '#shared/indicators/catalogue.ts'
import type { ColumnMeaning } from './understanding.schema.ts'

const PLAIN: Readonly<Record<string, string>> = {
  unit: 'Tên đơn vị',
  'unit-code': 'Mã đơn vị',
  date: 'Ngày',
  sequence: 'Số thứ tự',
  note: 'Ghi chú',
  target: 'Chỉ tiêu được giao (không nhập)',
  counted: 'Tên chỉ tiêu (mỗi hàng một số)',
  count: 'Số của chỉ tiêu',
  identifier: 'Thông tin cá nhân (không nhận)',
  ignored: 'Bỏ qua cột này',
  unknown: 'Chưa rõ',
}
const CHANNELS = { ALL: '', MOBILE: ' (trong đó lưu động)', FIXED: ' (tại chỗ)' } as const

/** What a column holds, as people are asked about it; labels as they are printed on the day `on`. */
export function meaningLabel(meaning: ColumnMeaning, on: string): string {
  switch (meaning.kind) {
    case 'flow':
      return indicatorText(meaning.indicator, on) + CHANNELS[meaning.channel]
    case 'level':
      return indicatorText(meaning.indicator, on)
    case 'assertion':
      return `${indicatorText(meaning.indicator, on)} (chỉ đối chiếu)`
    case 'ratio': {
      const isKnown = ratios.some(({ code }) => code === meaning.ratio)
      const name = meaning.ratio !== null && isKnown ? indicatorLabel(ratioIndicator(meaning.ratio).code, on) : ''
      return name === '' ? 'Tỷ lệ phần trăm (chỉ đối chiếu)' : `Tỷ lệ ${name} (chỉ đối chiếu)`
    }
    default:
      return PLAIN[meaning.kind] ?? meaning.kind
  }
}

function indicatorText(code: string, on: string): string {
  return findIndicator(code) === undefined ? code : indicatorLabel(code, on)
}
