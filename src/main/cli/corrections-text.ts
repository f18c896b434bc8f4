import type { Output } from '#shared/contract/contract.ts'
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import { formatInstant } from '#shared/kernel/instant.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { textTable } from './text-table.ts'

type Correction = Output<'reports.buildPastReport'>['corrections'][number]

const channels: Readonly<Record<string, string>> = { MOBILE: ' (lưu động)' }

/** What was corrected after a sheet was reported, for a terminal. */
export function correctionsText(corrections: readonly Correction[]): string {
  if (corrections.length === 0) return 'Từ đó đến nay không có chỗ nào sửa.'
  const columns = [
    { title: 'Ngày', align: 'left' },
    { title: 'Đơn vị', align: 'left' },
    { title: 'Chỉ tiêu', align: 'left' },
    { title: 'Đã báo', align: 'right' },
    { title: 'Bây giờ', align: 'right' },
    { title: 'Sửa lúc', align: 'left' },
    { title: 'Người sửa', align: 'left' },
    { title: 'Điều chỉnh', align: 'right' },
  ] as const
  return [
    `Đã sửa ${formatCount(corrections.length)} chỗ từ đó đến nay:`,
    textTable(columns, corrections.map(cells)),
  ].join('\n')
}

function cells({
  from,
  to,
  unitName,
  indicator,
  label,
  channel,
  before,
  after,
  at,
  author,
  adjustment,
}: Correction): string[] {
  const days = from === to ? formatDate(localDate(from)) : `${formatDate(localDate(from))}–${formatDate(localDate(to))}`
  return [
    days,
    unitName,
    `${label ?? indicatorShortLabel(indicator, to)}${channels[channel] ?? ''}`,
    before === null ? 'trống' : formatCount(before),
    after === null ? 'trống' : formatCount(after),
    at === '' ? '' : formatInstant(at),
    author,
    adjustment === null ? '' : String(adjustment),
  ]
}
