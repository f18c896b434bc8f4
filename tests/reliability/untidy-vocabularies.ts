/**
 * Headers as different offices write them. A block is a group of columns: what stands over the group, how a column is
 * written alone (`{}` is its leaf), and the leaves; a leaf with two texts has a second one for standing alone.
 */

export type BlockName = 'cards' | 'ages' | 'returned' | 'collected' | 'approved' | 'activated' | 'people'

export interface Block {
  readonly group: string
  readonly alone: string
  readonly leaves: Readonly<Record<string, string | readonly [string, string]>>
}

export interface Vocabulary {
  readonly name: string
  /** Worn from this day on or until it: words of 2022 are not written in 2025. */
  readonly era: 'old' | 'new' | 'both'
  readonly words: { unit: string; code: string; sequence: string; note: string; day: string }
  readonly above: { readonly cards: string; readonly accounts: string }
  readonly blocks: Readonly<Partial<Record<BlockName, Block>>>
}

const plainWords = { unit: 'Đơn vị', code: 'Mã ĐVHC', sequence: 'STT', note: 'Ghi chú', day: 'Ngày' }

/** Blocks of accounts that differ in the stage alone. */
function stages(
  groups: readonly [collected: string, approved: string, activated: string],
  alone: readonly [string, string, string],
  [first, second, total, whole]: readonly [string, string, string, string],
): Pick<Vocabulary['blocks'], 'collected' | 'approved' | 'activated'> {
  const block = (index: 0 | 1 | 2, stage: string): Block => ({
    group: groups[index],
    alone: alone[index],
    leaves: {
      [`flow:EID1_${stage}:ALL`]: first,
      [`flow:EID2_${stage}:ALL`]: second,
      [`flow:EID_${stage}:ALL`]: [total, alone[index].replace('{}', whole)],
      [`assertion:EID_${stage}_CUM`]: ['Lũy kế', `Lũy kế ${alone[index].replace('{}', '').trim()}`],
    },
  })
  return { collected: block(0, 'COL'), approved: block(1, 'APP'), activated: block(2, 'ACT') }
}

function cards(
  group: string,
  alone: string,
  leaves: readonly [
    string,
    string,
    string,
    string | [string, string],
    string | [string, string],
    string | [string, string],
  ],
): Block {
  const [first, exchange, again, total, mobile, cumulative] = leaves
  return {
    group,
    alone,
    leaves: {
      'flow:CC_NEW:ALL': first,
      'flow:CC_EXCH:ALL': exchange,
      'flow:CC_REIS:ALL': again,
      'flow:CC_TOTAL:ALL': total,
      'flow:CC_TOTAL:MOBILE': mobile,
      'assertion:CC_CUM': cumulative,
    },
  }
}

const returned: Block = {
  group: 'Trả thẻ',
  alone: '{}',
  leaves: { 'flow:CC_RCV:ALL': 'Thẻ nhận về', 'flow:CC_DLV:ALL': 'Thẻ đã trả', 'assertion:CC_UNCL': 'Thẻ tồn' },
}
const people: Block = {
  group: 'Dân số',
  alone: '{}',
  leaves: {
    'level:POP_TOTAL': 'Nhân khẩu thường trú',
    'level:POP_TEMP': 'Nhân khẩu tạm trú',
    'level:POP_ELIG': 'Công dân đủ điều kiện',
  },
}

export const vocabularies: readonly Vocabulary[] = [
  {
    name: 'formal-2022',
    era: 'old',
    words: { ...plainWords, unit: 'Đơn vị (xã, phường, thị trấn)' },
    above: { cards: 'I. CẤP CĂN CƯỚC CÔNG DÂN', accounts: 'II. ĐỊNH DANH ĐIỆN TỬ' },
    blocks: {
      cards: cards('Hồ sơ cấp CCCD thu nhận trong ngày', 'CCCD {}', [
        'Cấp mới',
        'Cấp đổi',
        'Cấp lại',
        ['Tổng số', 'Tổng số hồ sơ CCCD thu nhận'],
        ['Trong đó lưu động', 'Tổng số hồ sơ CCCD thu nhận, trong đó lưu động'],
        ['Lũy kế', 'Lũy kế hồ sơ CCCD'],
      ]),
      ...stages(
        [
          'Thu nhận hồ sơ định danh điện tử',
          'Phê duyệt tài khoản định danh điện tử',
          'Kích hoạt tài khoản định danh điện tử',
        ],
        ['Thu nhận {}', 'Phê duyệt {}', 'Kích hoạt {}'],
        ['Mức 1', 'Mức 2', 'Tổng', 'định danh điện tử'],
      ),
      returned,
      people,
    },
  },
  {
    name: 'formal-2025',
    era: 'new',
    words: { ...plainWords, unit: 'Tên đơn vị hành chính', code: 'Mã đơn vị' },
    above: { cards: 'I. CẤP THẺ CĂN CƯỚC', accounts: 'II. CĂN CƯỚC ĐIỆN TỬ, ĐỊNH DANH ĐIỆN TỬ' },
    blocks: {
      cards: cards('Thu nhận hồ sơ căn cước trong ngày', 'Hồ sơ căn cước {}', [
        'Cấp lần đầu',
        'Cấp đổi',
        'Cấp lại',
        ['Tổng cộng', 'Tổng hồ sơ căn cước thu nhận'],
        ['Trong đó: lưu động', 'Hồ sơ căn cước thu nhận lưu động'],
        ['Lũy kế', 'Lũy kế hồ sơ căn cước'],
      ]),
      ages: {
        group: 'Hồ sơ căn cước theo độ tuổi',
        alone: 'Căn cước {}',
        leaves: {
          'flow:CC_U6:ALL': 'Dưới 6 tuổi',
          'flow:CC_6_13:ALL': 'Từ 6 đến dưới 14 tuổi',
          'flow:CC_14P:ALL': 'Từ đủ 14 tuổi trở lên',
        },
      },
      ...stages(
        ['Thu nhận tài khoản định danh điện tử', 'Tài khoản được phê duyệt', 'Tài khoản đã kích hoạt'],
        ['Thu nhận {}', 'Phê duyệt {}', 'Kích hoạt {}'],
        ['Mức độ 01', 'Mức độ 02', 'Tổng cộng', 'tài khoản định danh điện tử'],
      ),
      returned,
      people,
    },
  },
  {
    name: 'abbreviated',
    era: 'both',
    words: { unit: 'ĐV', code: 'Mã', sequence: 'TT', note: 'GC', day: 'Ngày' },
    above: { cards: 'CCCD', accounts: 'ĐDĐT' },
    blocks: {
      cards: cards('CCCD', 'CCCD {}', [
        'Mới',
        'Đổi',
        'Lại',
        ['Tổng', 'Tổng CCCD'],
        ['Tr.đó LĐ', 'CCCD lưu động'],
        ['LK', 'LK CCCD'],
      ]),
      ...stages(
        ['ĐDĐT thu nhận', 'ĐDĐT phê duyệt', 'ĐDĐT kích hoạt'],
        ['TN {}', 'PD {}', 'KH {}'],
        ['M1', 'M2', 'Tổng', 'ĐDĐT'],
      ),
      returned: {
        ...returned,
        leaves: { 'flow:CC_RCV:ALL': 'Nhận về', 'flow:CC_DLV:ALL': 'Đã trả', 'assertion:CC_UNCL': 'Tồn' },
        group: 'Thẻ',
        alone: 'Thẻ {}',
      },
    },
  },
  {
    name: 'eid-short',
    era: 'both',
    words: { ...plainWords, unit: 'Xã, thị trấn', sequence: 'Số TT' },
    above: { cards: 'Công tác cấp CCCD', accounts: 'Công tác ĐDĐT' },
    blocks: {
      cards: cards('Thu nhận hồ sơ CCCD', 'HS CCCD {}', [
        'mới',
        'đổi',
        'lại',
        ['tổng', 'Tổng HS CCCD'],
        ['lưu động', 'HS CCCD lưu động'],
        ['luỹ kế', 'Luỹ kế HS CCCD'],
      ]),
      ...stages(
        ['Thu nhận ĐDĐT', 'Phê duyệt ĐDĐT', 'Kích hoạt ĐDĐT'],
        ['ĐDĐT thu nhận {}', 'ĐDĐT phê duyệt {}', 'ĐDĐT kích hoạt {}'],
        ['mức 1', 'mức 2', 'tổng', ''],
      ),
    },
  },
  {
    name: 'no-accents',
    era: 'both',
    words: { unit: 'Don vi', code: 'Ma xa', sequence: 'STT', note: 'Ghi chu', day: 'Ngay' },
    above: { cards: 'CCCD', accounts: 'Dinh danh dien tu' },
    blocks: {
      cards: cards('Thu nhan CCCD', 'CCCD {}', [
        'Cap moi',
        'Cap doi',
        'Cap lai',
        ['Tong', 'Tong thu nhan CCCD'],
        ['Luu dong', 'CCCD luu dong'],
        ['Luy ke', 'Luy ke CCCD'],
      ]),
      ...stages(
        ['Thu nhan dinh danh', 'Phe duyet dinh danh', 'Kich hoat dinh danh'],
        ['Thu nhan {}', 'Phe duyet {}', 'Kich hoat {}'],
        ['Muc 1', 'Muc 2', 'Tong', 'dinh danh dien tu'],
      ),
    },
  },
  {
    name: 'capitals',
    era: 'both',
    words: { unit: 'TÊN XÃ', code: 'MÃ XÃ', sequence: 'STT', note: 'GHI CHÚ', day: 'NGÀY' },
    above: { cards: 'CĂN CƯỚC', accounts: 'ĐỊNH DANH ĐIỆN TỬ' },
    blocks: {
      cards: cards('SỐ HỒ SƠ CĂN CƯỚC ĐÃ THU NHẬN', 'CĂN CƯỚC {}', [
        'CẤP MỚI',
        'CẤP ĐỔI',
        'CẤP LẠI',
        ['TỔNG CỘNG', 'TỔNG HỒ SƠ CĂN CƯỚC'],
        ['TRONG ĐÓ LƯU ĐỘNG', 'CĂN CƯỚC LƯU ĐỘNG'],
        ['LŨY KẾ', 'LŨY KẾ CĂN CƯỚC'],
      ]),
      ...stages(
        ['HỒ SƠ ĐỊNH DANH THU NHẬN', 'HỒ SƠ ĐỊNH DANH ĐƯỢC PHÊ DUYỆT', 'TÀI KHOẢN ĐỊNH DANH ĐÃ KÍCH HOẠT'],
        ['THU NHẬN {}', 'PHÊ DUYỆT {}', 'KÍCH HOẠT {}'],
        ['MỨC 1', 'MỨC 2', 'TỔNG', 'ĐỊNH DANH'],
      ),
      people: {
        ...people,
        leaves: { 'level:POP_TOTAL': 'NHÂN KHẨU THƯỜNG TRÚ', 'level:POP_ELIG': 'CÔNG DÂN ĐỦ ĐIỀU KIỆN' },
        group: 'DÂN SỐ',
      },
    },
  },
  {
    name: 'vneid',
    era: 'new',
    words: { ...plainWords, unit: 'Công an xã' },
    above: { cards: 'Thẻ căn cước', accounts: 'Tài khoản VNeID' },
    blocks: {
      cards: cards('Thẻ căn cước thu nhận', 'Thẻ căn cước {}', [
        'cấp mới',
        'cấp đổi',
        'cấp lại',
        ['tổng', 'Tổng thẻ căn cước thu nhận'],
        ['lưu động', 'Thẻ căn cước thu nhận lưu động'],
        ['lũy kế', 'Lũy kế thẻ căn cước thu nhận'],
      ]),
      ...stages(
        ['Thu nhận VNeID', 'Phê duyệt VNeID', 'Kích hoạt VNeID'],
        ['VNeID thu nhận {}', 'VNeID phê duyệt {}', 'VNeID kích hoạt {}'],
        ['mức 1', 'mức 2', 'tổng', ''],
      ),
    },
  },
  {
    name: 'level-digits',
    era: 'both',
    words: { ...plainWords, unit: 'Địa bàn' },
    above: { cards: 'CCCD', accounts: 'Tài khoản định danh' },
    blocks: {
      cards: cards('Kết quả thu nhận CCCD', 'CCCD {}', [
        'Lần đầu',
        'Đổi thẻ',
        'Cấp lại',
        ['Cộng', 'Cộng CCCD'],
        ['Lưu động', 'CCCD thu nhận lưu động'],
        ['Lũy kế từ đầu', 'Lũy kế CCCD từ đầu'],
      ]),
      ...stages(
        ['Số thu nhận', 'Số phê duyệt', 'Số kích hoạt'],
        ['{} thu nhận', '{} phê duyệt', '{} kích hoạt'],
        ['TK mức 1', 'TK mức 2', 'Cộng', 'TK định danh'],
      ),
    },
  },
  {
    name: 'mc-2024',
    era: 'new',
    words: { ...plainWords, unit: 'Phường, xã' },
    above: { cards: 'Căn cước', accounts: 'Định danh' },
    blocks: {
      cards: cards('Hồ sơ căn cước (trong ngày)', 'CC {}', [
        'Mới',
        'Đổi',
        'Lại',
        ['Tổng', 'Tổng CC'],
        ['Trong đó: LĐ', 'CC lưu động'],
        ['Lũy kế', 'Lũy kế CC'],
      ]),
      ...stages(
        ['ĐDĐT thu nhận (trong ngày)', 'ĐDĐT phê duyệt (trong ngày)', 'ĐDĐT kích hoạt (trong ngày)'],
        ['Thu nhận {}', 'Phê duyệt {}', 'Kích hoạt {}'],
        ['MĐ 01', 'MĐ 02', 'Tổng', 'ĐDĐT'],
      ),
    },
  },
  {
    name: 'wordy',
    era: 'old',
    words: {
      unit: 'Tên xã, phường, thị trấn',
      code: 'Mã số xã',
      sequence: 'Số thứ tự',
      note: 'Ghi chú',
      day: 'Ngày, tháng, năm',
    },
    above: {
      cards: 'Công tác thu nhận hồ sơ cấp Căn cước công dân',
      accounts: 'Công tác thu nhận, kích hoạt tài khoản định danh điện tử',
    },
    blocks: {
      cards: cards('Số lượng hồ sơ Căn cước công dân đã thu nhận trong ngày', 'Số hồ sơ Căn cước công dân {}', [
        'cấp mới',
        'cấp đổi',
        'cấp lại',
        ['tổng số', 'Tổng số hồ sơ Căn cước công dân đã thu nhận'],
        ['trong đó thu nhận lưu động', 'Số hồ sơ Căn cước công dân thu nhận lưu động'],
        ['lũy kế từ đầu đến nay', 'Lũy kế số hồ sơ Căn cước công dân đã thu nhận từ đầu đến nay'],
      ]),
      ...stages(
        [
          'Số hồ sơ đăng ký tài khoản định danh điện tử đã thu nhận',
          'Số tài khoản định danh điện tử đã được phê duyệt',
          'Số tài khoản định danh điện tử đã kích hoạt',
        ],
        [
          'Số hồ sơ định danh điện tử {} đã thu nhận',
          'Số tài khoản định danh điện tử {} đã được phê duyệt',
          'Số tài khoản định danh điện tử {} đã kích hoạt',
        ],
        ['mức độ 1', 'mức độ 2', 'tổng', 'tổng'],
      ),
      people,
    },
  },
  {
    name: 'spelling-mistakes',
    era: 'both',
    words: { unit: 'Đơn  vị', code: 'Mã xã', sequence: 'S TT', note: 'Ghi chú ', day: 'Ngày' },
    above: { cards: 'Căn cước', accounts: 'Định danh điện tử' },
    blocks: {
      cards: cards('Thu nhận  CCCD', 'CCCD  {}', [
        'Cấp mới ',
        ' Cấp đổi',
        'Cấp  lại',
        ['Tổng ', 'Tổng  CCCD thu nhận'],
        ['Trong đó: Lưu động', 'CCCD lưu  động'],
        ['Luỹ kế', 'Luỹ kế  CCCD'],
      ]),
      ...stages(
        ['Thu nhận ĐDĐT ', 'Phê  duyệt ĐDĐT', 'Kích hoạt  ĐDĐT'],
        ['Thu nhận  {}', 'Phê duyệt  {}', 'Kích họat  {}'],
        ['Mức  1', 'Mức 2 ', 'Tổng', 'ĐDĐT'],
      ),
    },
  },
  {
    name: 'two-line-cells',
    era: 'both',
    words: { ...plainWords, unit: 'Đơn vị\n(xã, thị trấn)' },
    above: { cards: 'Cấp\nCCCD', accounts: 'Định danh\nđiện tử' },
    blocks: {
      cards: cards('CCCD\nthu nhận', 'CCCD\n{}', [
        'Cấp\nmới',
        'Cấp\nđổi',
        'Cấp\nlại',
        ['Tổng\nsố', 'Tổng số\nCCCD'],
        ['Lưu\nđộng', 'CCCD\nlưu động'],
        ['Lũy\nkế', 'Lũy kế\nCCCD'],
      ]),
      ...stages(
        ['Thu nhận\nĐDĐT', 'Phê duyệt\nĐDĐT', 'Kích hoạt\nĐDĐT'],
        ['Thu nhận\n{}', 'Phê duyệt\n{}', 'Kích hoạt\n{}'],
        ['Mức\n1', 'Mức\n2', 'Tổng', 'ĐDĐT'],
      ),
    },
  },
  {
    name: 'roman-levels',
    era: 'old',
    words: { ...plainWords, unit: 'Xã/TT' },
    above: { cards: 'CCCD', accounts: 'Định danh' },
    blocks: {
      cards: cards('Làm CCCD', 'Làm CCCD {}', [
        'mới',
        'đổi',
        'lại',
        ['tổng cộng', 'Tổng cộng làm CCCD'],
        ['lưu động', 'Làm CCCD lưu động'],
        ['lũy kế', 'Lũy kế làm CCCD'],
      ]),
      ...stages(
        ['Thu hồ sơ ĐDĐT', 'Duyệt ĐDĐT', 'Kích hoạt ĐDĐT'],
        ['Thu nhận {}', 'Đã duyệt {}', 'Đã kích hoạt {}'],
        ['mức I', 'mức II', 'Tổng', 'ĐDĐT'],
      ),
    },
  },
]

/** Columns that are no figure of the book, each with what stands over it; a careful officer takes none of them. */
export const trapColumns: readonly (readonly string[])[] = [
  ['Trong đó: Nữ'],
  ['Số tổ lưu động'],
  ['Số buổi lưu động'],
  ['Hôm trước'],
  ['Kỳ trước'],
  ['Tăng/giảm so với hôm trước'],
  ['Lũy kế tháng'],
  ['Từ đầu tháng'],
  ['Còn lại'],
  ['Số máy thu nhận'],
  ['Cán bộ tham gia'],
  ['Tổng số'],
  ['Hồ sơ trả lại trong tuần'],
  ['Điểm thi đua'],
  ['Xếp hạng'],
]
