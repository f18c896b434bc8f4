import { expect, test } from 'vitest'
import { encodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { TitleWords } from '#shared/importing/header-base.rules.ts'
import { readHeaderText } from '#shared/importing/header-features.rules.ts'
import { meaningOfHeader } from '#shared/importing/header-meaning.rules.ts'

const silent: TitleWords = {
  stages: new Set(),
  subjects: new Set(),
  isCumulative: false,
  isDaily: false,
  hasFiles: false,
  counted: {},
  unclear: [],
}

/** Headers from outer to inner, parted by `>`. */
function meaning(path: string, title: Partial<TitleWords> = {}): string {
  return encodeMeaning(meaningOfHeader(path.split('>').map(readHeaderText), { ...silent, ...title }).meaning)
}

const sure: readonly (readonly [path: string, expected: string])[] = [
  ['Căn cước > Cấp mới', 'flow:CC_NEW:ALL'],
  ['CCCD > Lần đầu', 'flow:CC_NEW:ALL'],
  ['Hồ sơ cấp CCCD > Trong ngày > Đổi', 'flow:CC_EXCH:ALL'],
  ['cap lai CCCD', 'flow:CC_REIS:ALL'],
  ['Tổng số hồ sơ căn cước công dân đã thu nhận', 'flow:CC_TOTAL:ALL'],
  ['Thu nhận CCCD > Trong đó: lưu động', 'flow:CC_TOTAL:MOBILE'],
  ['Thu nhận CCCD > Tại chỗ', 'flow:CC_TOTAL:FIXED'],
  ['Lũy kế hồ sơ CCCD', 'assertion:CC_CUM'],
  ['Luỹ kế thu nhận căn cước từ đầu năm', 'assertion:CC_CUM'],
  ['Thu nhận > Mức 1', 'flow:EID1_COL:ALL'],
  ['THU NHẬN ĐDĐT > MỨC ĐỘ 02', 'flow:EID2_COL:ALL'],
  ['Thu nhận tài khoản định danh điện tử', 'flow:EID_COL:ALL'],
  ['Phê duyệt mđ1', 'flow:EID1_APP:ALL'],
  ['Tài khoản VNeID > Đã được duyệt > M2', 'flow:EID2_APP:ALL'],
  ['Không đạt mức 2', 'flow:EID2_REJ:ALL'],
  ['Bị từ chối > Mức 1', 'flow:EID1_REJ:ALL'],
  ['Kích hoạt', 'flow:EID_ACT:ALL'],
  ['Kich hoat muc 2', 'flow:EID2_ACT:ALL'],
  ['Lũy kế > Kích hoạt mức 2', 'assertion:EID2_ACT_CUM'],
  ['Nâng mức 1 lên mức 2', 'flow:EID_UPG:ALL'],
  ['Chờ phê duyệt', 'assertion:EID_WAIT'],
  ['Thẻ nhận về', 'flow:CC_RCV:ALL'],
  ['Trả thẻ cho công dân', 'flow:CC_DLV:ALL'],
  ['Thẻ tồn', 'assertion:CC_UNCL'],
  ['Thẻ đã cấp', 'flow:CC_ISSUED:ALL'],
  ['Hồ sơ lỗi đang xử lý', 'level:CC_ERR'],
  ['Nhân khẩu đã làm sạch', 'level:CLEAN_DONE'],
  ['Số nhân khẩu phải làm sạch dữ liệu', 'level:CLEAN_ALL'],
  ['Tổ công nghệ số cộng đồng', 'level:COMM_GROUPS'],
  ['Căn cước > Dưới 6 tuổi', 'flow:CC_U6:ALL'],
  ['Căn cước > Từ 6 đến dưới 14 tuổi', 'flow:CC_6_13:ALL'],
  ['Nhân khẩu thường trú', 'level:POP_TOTAL'],
  ['Nhân khẩu tạm trú', 'level:POP_TEMP'],
  ['Công dân đủ điều kiện cấp CCCD', 'level:POP_ELIG'],
  ['Chỉ tiêu giao 91%', 'target'],
  ['Tỷ lệ kích hoạt trên chỉ tiêu (%)', 'ratio:R_ACT_TGT'],
  ['Tỷ lệ % > Kích hoạt / thu nhận', 'ratio:R_ACT_COL'],
  ['% đạt', 'ratio'],
  ['STT', 'sequence'],
  ['Tên xã, phường, thị trấn', 'unit'],
  ['Mã ĐVHC', 'unit-code'],
  ['Ngày tháng', 'date'],
  ['Ghi chú', 'note'],
  ['Họ và tên', 'identifier'],
  ['Xếp hạng', 'ignored'],
]
test.each(sure)('%s is %s', (path, expected) => {
  expect(meaning(path)).toBe(expected)
})

const asked = [
  'Mức 1',
  'Thu nhận',
  'Tổng',
  'Số lượng',
  'CCCD',
  'Mới',
  'TK',
  'KH mức 2',
  'PD M1',
  'Dân số',
  'Lưu động',
  'Lũy kế',
  'Thu nhận CCCD học sinh',
  'Chưa kích hoạt',
  'CCCD > Kích hoạt',
  'Kích hoạt tháng trước',
  'Đủ điều kiện đã thu nhận',
  'CCCD > Mức 2',
]
test.each(asked)('%s alone is a question', (path) => {
  expect(meaning(path)).toBe('unknown')
})

test('a vague header offers what it may be', () => {
  const { options } = meaningOfHeader([readHeaderText('Mức 1')], silent)
  expect(options.map(encodeMeaning)).toEqual([
    'flow:EID1_COL:ALL',
    'flow:EID1_APP:ALL',
    'flow:EID1_REJ:ALL',
    'flow:EID1_ACT:ALL',
  ])
})

test('the title says what the header leaves open, if it says one thing only', () => {
  expect(meaning('Mức 1', { stages: new Set(['act']) })).toBe('flow:EID1_ACT:ALL')
  expect(meaning('Mức 1', { stages: new Set(['act', 'col']) })).toBe('unknown')
  expect(meaning('CCCD', { stages: new Set(['col']) })).toBe('flow:CC_TOTAL:ALL')
})

test('column formulas and dates inside a header are no words', () => {
  expect(meaning('Tổng thu nhận CCCD (6)=(3)+(4)+(5)')).toBe('flow:CC_TOTAL:ALL')
  expect(meaning('Lũy kế kích hoạt đến 15/4/2023')).toBe('assertion:EID_ACT_CUM')
})

test('a word with other diacritics is another word', () => {
  expect(readHeaderText('Kích hoạt').leftovers).toEqual([])
  expect(readHeaderText('Kịch hoạt').leftovers).toEqual(['kịch', 'họat'])
})
