import { describe, expect, it } from 'vitest'
import { availableEntryColumns, entryColumns } from '#shared/figures/entry-columns.rules.ts'

describe('entryColumns', () => {
  it('shows the columns of the daily sheet until others are chosen, with the numbers they add up', () => {
    const shown = entryColumns('2023-04-15', [])
    expect(shown.map((column) => `${column.groupLabel}/${column.label} ${column.numberLabel}`)).toEqual([
      'CCCD trong ngày/Mới (3)',
      'CCCD trong ngày/Đổi (4)',
      'CCCD trong ngày/Lại (5)',
      'CCCD trong ngày/Tổng (6)=3+4+5',
      'CCCD trong ngày/Lưu động (7)',
      'Thu nhận định danh/Mức 1 (8)',
      'Thu nhận định danh/Mức 2 (9)',
      'Thu nhận định danh/Tổng (10)=8+9',
      'Phê duyệt/Mức 1 (11)',
      'Phê duyệt/Mức 2 (12)',
      'Phê duyệt/Không đạt (13)',
      'Kích hoạt/Mức 1 (14)',
      'Kích hoạt/Mức 2 (15)',
      'Kích hoạt/Tổng (16)=14+15',
      'Thẻ/Về (17)',
      'Thẻ/Trả (18)',
    ])
  })

  it('keeps printed order whatever the order of choosing, and a total without its parts adds nothing up', () => {
    const shown = entryColumns('2023-04-15', ['CC_DLV', 'EID_COL', 'CC_NEW'])
    expect(shown.map((column) => column.id)).toEqual(['CC_NEW', 'EID_COL', 'CC_DLV'])
    expect(shown.map((column) => column.sumOf)).toEqual([[], [], []])
  })

  it('leaves out what does not exist yet on the day', () => {
    expect(entryColumns('2024-06-30', ['CC_U6', 'CC_NEW']).map((column) => column.id)).toEqual(['CC_NEW'])
    expect(entryColumns('2024-07-01', ['CC_U6', 'CC_NEW']).map((column) => column.id)).toEqual(['CC_NEW', 'CC_U6'])
  })

  it('speaks the words of the day', () => {
    expect(entryColumns('2024-07-01', ['EID1_REJ', 'EID_REJ']).map((column) => column.label)).toEqual([
      'Không đạt MĐ 01',
      'Không đạt',
    ])
    expect(availableEntryColumns('2024-07-01').find((column) => column.id === 'CC_NEW')?.groupLabel).toBe(
      'Căn cước trong ngày',
    )
  })
})
