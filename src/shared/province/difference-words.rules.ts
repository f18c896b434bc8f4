import { formatCount } from '#shared/kernel/numbers.ts'
import type { Difference } from './outliers.schema.ts'

type Told = Pick<Difference, 'kind' | 'stated' | 'booked'> & {
  /** Why the national figure is another, where it was written down. */
  readonly reason?: string
}

/** The arithmetic of a difference and what to do about it. */
export function differenceAdvice({ kind, stated, booked, reason = '' }: Told): string {
  const own = booked === null ? 'chưa có' : formatCount(booked)
  const gap = booked === null ? '' : ` (lệch ${signed(booked - stated)})`
  switch (kind) {
    case 'sheet':
      return `Dòng tổng của biểu là ${formatCount(stated)}, các dòng trong sổ cộng lại là ${own}${gap}. Sổ đã đổi sau khi nhận biểu: đề nghị đơn vị gửi lại biểu, hoặc xem ai đã sửa trong lịch sử ô.`
    case 'running':
      return `Biểu ghi lũy kế ${formatCount(stated)}, sổ tính số trước cộng số phát sinh là ${own}${gap}. Kiểm tra các ngày đơn vị chưa gửi; khi lũy kế của đơn vị đúng thì lấy làm số dư mới, kèm văn bản.`
    case 'national':
      return `Hệ thống quốc gia là ${formatCount(stated)}, sổ là ${own}${gap}. ${nationalStep(reason)}`
  }
}

function nationalStep(reason: string): string {
  return reason === ''
    ? 'Ghi lý do ở màn Đối chiếu hoặc đề nghị đơn vị rà soát.'
    : `Lý do đã ghi: ${reason}${/[.!?…]$/.test(reason) ? '' : '.'}`
}

function signed(count: number): string {
  return `${count < 0 ? '−' : '+'}${formatCount(Math.abs(count))}`
}
