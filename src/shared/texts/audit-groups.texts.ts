import type { EntryGroup } from '#shared/audit/audit.schema.ts'

/** What the groups of entries are called in filters and on extracts. */
export const entryGroupTexts: Readonly<Record<EntryGroup, string>> = {
  figures: 'Số liệu',
  days: 'Chốt, duyệt, gửi',
  sessions: 'Buổi lưu động',
  targets: 'Chỉ tiêu',
  campaigns: 'Đợt cao điểm',
  services: 'Dịch vụ công',
  reconciliation: 'Đối chiếu',
  province: 'Tổng hợp tỉnh',
  notes: 'Ghi chú',
  settings: 'Thiết lập',
  units: 'Đơn vị',
  people: 'Người dùng',
  files: 'Xuất, sao lưu',
  checks: 'Kiểm tra',
}
