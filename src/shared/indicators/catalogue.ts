import { named, renamed, renamedFrom } from './dated-labels.ts'
import type { Indicator, RatioIndicator } from './indicators.schema.ts'
import { accountFlows, cardIndicators } from './typed-flows.ts'

const excluded = [
  ['POP_EXCL_PRISON', 'Đang chấp hành án', 'Án phạt'],
  ['POP_EXCL_MILITARY', 'Đang thực hiện nghĩa vụ quân sự', 'Quân ngũ'],
  ['POP_EXCL_ABROAD', 'Đang ở nước ngoài', 'Nước ngoài'],
  ['POP_EXCL_ABSENT', 'Vắng mặt, không rõ nơi đến', 'Vắng mặt'],
  ['POP_EXCL_DUPLICATE', 'Trùng phiếu DC01', 'Trùng DC01'],
] as const

const populations: readonly Indicator[] = [
  { code: 'POP_TOTAL', type: 'stock', group: 'population', labels: named('Nhân khẩu thường trú', 'Thường trú') },
  { code: 'POP_TEMP', type: 'stock', group: 'population', labels: named('Nhân khẩu tạm trú', 'Tạm trú') },
  { code: 'POP_ELIG', type: 'stock', group: 'population', labels: named('Công dân đủ điều kiện', 'Đủ điều kiện') },
  {
    code: 'POP_ELIG_U6',
    type: 'stock',
    group: 'population',
    labels: named('Đủ điều kiện, dưới 6 tuổi', 'ĐK < 6'),
    validFrom: renamedFrom,
  },
  {
    code: 'POP_ELIG_6_13',
    type: 'stock',
    group: 'population',
    labels: named('Đủ điều kiện, từ 6 đến dưới 14 tuổi', 'ĐK 6–13'),
    validFrom: renamedFrom,
  },
  {
    code: 'POP_ELIG_14P',
    type: 'stock',
    group: 'population',
    labels: named('Đủ điều kiện, từ đủ 14 tuổi', 'ĐK ≥ 14'),
    validFrom: renamedFrom,
  },
  ...excluded.map(
    ([code, label, short]): Indicator => ({
      code,
      type: 'stock',
      group: 'excluded',
      labels: named(`Không thu nhận được: ${label.toLocaleLowerCase('vi').replace('dc01', 'DC01')}`, short),
    }),
  ),
]

/** Work on the population data and in the community, known as it stands at a date. */
const dataLevels: readonly Indicator[] = [
  {
    code: 'CLEAN_DONE',
    type: 'stock',
    group: 'cleaning',
    labels: named('Nhân khẩu đã làm sạch dữ liệu', 'Đã làm sạch'),
  },
  {
    code: 'CLEAN_ALL',
    type: 'stock',
    group: 'cleaning',
    labels: named('Nhân khẩu phải làm sạch dữ liệu', 'Phải làm sạch'),
  },
  { code: 'COMM_GROUPS', type: 'stock', group: 'community', labels: named('Tổ công nghệ cộng đồng', 'Tổ CN') },
]

const flows = [...cardIndicators.filter((one) => one.type === 'flow'), ...accountFlows]

const derivedStocks: readonly Indicator[] = [
  {
    code: 'CC_CUM',
    type: 'derived-stock',
    group: 'card-intake',
    labels: renamed(['Lũy kế hồ sơ CCCD', 'Lũy kế'], ['Lũy kế hồ sơ căn cước', 'Lũy kế']),
    plus: ['CC_TOTAL'],
    minus: ['CC_DEL'],
  },
  {
    code: 'CC_UNCL',
    type: 'derived-stock',
    group: 'card-return',
    labels: named('Thẻ tồn', 'Tồn'),
    plus: ['CC_RCV'],
    minus: ['CC_DLV'],
  },
  {
    code: 'EID1_STOCK',
    type: 'derived-stock',
    group: 'approved',
    labels: renamed(['Tài khoản mức 1 đang có', 'Có mức 1'], ['Tài khoản mức độ 01 đang có', 'Có MĐ 01']),
    plus: ['EID1_APP'],
    minus: ['EID_UPG'],
  },
  {
    code: 'EID2_STOCK',
    type: 'derived-stock',
    group: 'approved',
    labels: renamed(['Tài khoản mức 2 đang có', 'Có mức 2'], ['Tài khoản mức độ 02 đang có', 'Có MĐ 02']),
    plus: ['EID2_APP'],
    minus: [],
  },
  ...flows
    .filter((flow) => flow.code !== 'CC_TOTAL')
    .map(
      (flow): Indicator => ({
        code: `${flow.code}_CUM`,
        type: 'derived-stock',
        group: flow.group,
        labels: flow.labels.map((one) => ({ from: one.from, label: `Lũy kế: ${one.label}`, short: 'Lũy kế' })),
        ...(flow.validFrom === undefined ? {} : { validFrom: flow.validFrom }),
        ...(flow.parts === undefined ? {} : { parts: flow.parts.map((part) => `${part}_CUM`) }),
        plus: [flow.code],
        minus: [],
      }),
    ),
  {
    code: 'EID_WAIT',
    type: 'difference',
    group: 'approved',
    labels: named('Chờ phê duyệt', 'Chờ'),
    plus: ['EID_COL_CUM'],
    minus: ['EID_APP_CUM', 'EID_REJ_CUM'],
  },
]

/** Every indicator that can be typed or derived as a count. Codes never change. */
export const indicators: readonly Indicator[] = [
  ...populations,
  ...cardIndicators,
  ...accountFlows,
  ...dataLevels,
  ...derivedStocks,
]

const eligible = { kind: 'stocks', codes: ['POP_ELIG'] } as const

/** Every ratio, each with its named denominator; all are read at the last day of the period. */
export const ratios: readonly RatioIndicator[] = [
  {
    code: 'R_CC_ELIG',
    labels: named('Hồ sơ trên công dân đủ điều kiện', 'Hồ sơ / đủ ĐK'),
    numerator: 'CC_CUM',
    denominator: eligible,
  },
  {
    code: 'R_COL_ELIG',
    labels: named('Thu nhận định danh trên công dân đủ điều kiện', 'Thu nhận / đủ ĐK'),
    numerator: 'EID_COL_CUM',
    denominator: eligible,
  },
  {
    code: 'R_ACT_ELIG',
    labels: named('Kích hoạt trên công dân đủ điều kiện', 'Kích hoạt / đủ ĐK'),
    numerator: 'EID_ACT_CUM',
    less: 'EID_UPG_ACT_CUM',
    denominator: eligible,
  },
  {
    code: 'R_ACT_COL',
    labels: named('Kích hoạt trên thu nhận', 'Kích hoạt / thu nhận'),
    numerator: 'EID_ACT_CUM',
    denominator: { kind: 'stocks', codes: ['EID_COL_CUM'] },
  },
  {
    code: 'R_ACT_APP',
    labels: named('Kích hoạt trên phê duyệt', 'Kích hoạt / phê duyệt'),
    numerator: 'EID_ACT_CUM',
    denominator: { kind: 'stocks', codes: ['EID_APP_CUM'] },
  },
  {
    code: 'R_ACT_RES',
    labels: named('Kích hoạt trên nhân khẩu thường trú và tạm trú', 'Kích hoạt / nhân khẩu'),
    numerator: 'EID_ACT_CUM',
    denominator: { kind: 'stocks', codes: ['POP_TOTAL', 'POP_TEMP'] },
  },
  {
    code: 'R_CC_TGT',
    labels: named('Thu nhận thẻ trên chỉ tiêu', 'Hồ sơ / chỉ tiêu'),
    numerator: 'CC_CUM',
    denominator: { kind: 'target', measure: 'CC' },
  },
  {
    code: 'R_COL_TGT',
    labels: named('Thu nhận định danh trên chỉ tiêu', 'Thu nhận / chỉ tiêu'),
    numerator: 'EID_COL_CUM',
    denominator: { kind: 'target', measure: 'COL' },
  },
  {
    code: 'R_ACT_TGT',
    labels: named('Kích hoạt trên chỉ tiêu', 'Kích hoạt / chỉ tiêu'),
    numerator: 'EID_ACT_CUM',
    denominator: { kind: 'target', measure: 'ACT' },
  },
  {
    code: 'R_CLEAN',
    labels: named('Đã làm sạch trên nhân khẩu phải làm sạch', 'Làm sạch / phải làm'),
    numerator: 'CLEAN_DONE',
    denominator: { kind: 'stocks', codes: ['CLEAN_ALL'] },
  },
]
