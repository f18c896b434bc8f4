import type { DatedLabel, Indicator, IndicatorGroup, RatioIndicator } from './indicators.schema.ts'

/** Luật Căn cước 26/2023/QH15 and Nghị định 69/2024/NĐ-CP rename the card and the levels from this day. */
export const renamedFrom = '2024-07-01'
const always = '1900-01-01'

function named(label: string, short: string): readonly DatedLabel[] {
  return [{ from: always, label, short }]
}

function renamed(before: readonly [string, string], after: readonly [string, string]): readonly DatedLabel[] {
  return [
    { from: always, label: before[0], short: before[1] },
    { from: renamedFrom, label: after[0], short: after[1] },
  ]
}

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

const cardFlows: readonly Indicator[] = [
  {
    code: 'CC_NEW',
    type: 'flow',
    group: 'card-intake',
    labels: renamed(['CCCD cấp mới', 'Mới'], ['Căn cước cấp lần đầu', 'Mới']),
  },
  {
    code: 'CC_EXCH',
    type: 'flow',
    group: 'card-intake',
    labels: renamed(['CCCD cấp đổi', 'Đổi'], ['Căn cước cấp đổi', 'Đổi']),
  },
  {
    code: 'CC_REIS',
    type: 'flow',
    group: 'card-intake',
    labels: renamed(['CCCD cấp lại', 'Lại'], ['Căn cước cấp lại', 'Lại']),
  },
  {
    code: 'CC_TOTAL',
    type: 'flow',
    group: 'card-intake',
    labels: renamed(['Tổng thu nhận CCCD', 'Tổng'], ['Tổng thu nhận căn cước', 'Tổng']),
    parts: ['CC_NEW', 'CC_EXCH', 'CC_REIS'],
  },
  {
    code: 'CC_DEL',
    type: 'flow',
    group: 'card-intake',
    labels: named('Hồ sơ bị xoá, điều chỉnh giảm', 'Xoá'),
    needsNote: true,
  },
  {
    code: 'CC_U6',
    type: 'flow',
    group: 'card-age',
    labels: named('Thu nhận căn cước, dưới 6 tuổi', '< 6'),
    validFrom: renamedFrom,
  },
  {
    code: 'CC_6_13',
    type: 'flow',
    group: 'card-age',
    labels: named('Thu nhận căn cước, từ 6 đến dưới 14 tuổi', '6–13'),
    validFrom: renamedFrom,
  },
  {
    code: 'CC_14P',
    type: 'flow',
    group: 'card-age',
    labels: named('Thu nhận căn cước, từ đủ 14 tuổi', '≥ 14'),
    validFrom: renamedFrom,
  },
  { code: 'CC_ISSUED', type: 'flow', group: 'card-return', labels: named('Thẻ đã cấp', 'Cấp') },
  { code: 'CC_RCV', type: 'flow', group: 'card-return', labels: named('Thẻ nhận về', 'Về') },
  { code: 'CC_DLV', type: 'flow', group: 'card-return', labels: named('Thẻ đã trả', 'Trả') },
  { code: 'CC_ERR', type: 'stock', group: 'card-return', labels: named('Hồ sơ lỗi đang xử lý', 'Lỗi') },
]

const stages = [
  ['COL', 'collected', 'Thu nhận'],
  ['APP', 'approved', 'Phê duyệt'],
  ['REJ', 'rejected', 'Không đạt'],
  ['ACT', 'activated', 'Kích hoạt'],
] as const satisfies readonly (readonly [string, IndicatorGroup, string])[]

const accountFlows: readonly Indicator[] = [
  ...stages.flatMap(([stage, group, label]): Indicator[] => [
    {
      code: `EID1_${stage}`,
      type: 'flow',
      group,
      labels: renamed([`${label} mức 1`, 'Mức 1'], [`${label} mức độ 01`, 'MĐ 01']),
    },
    {
      code: `EID2_${stage}`,
      type: 'flow',
      group,
      labels: renamed([`${label} mức 2`, 'Mức 2'], [`${label} mức độ 02`, 'MĐ 02']),
    },
    {
      code: `EID_${stage}`,
      type: 'flow',
      group,
      labels: named(`${label} định danh điện tử`, 'Tổng'),
      parts: [`EID1_${stage}`, `EID2_${stage}`],
    },
  ]),
  {
    code: 'EID_UPG',
    type: 'flow',
    group: 'approved',
    labels: renamed(
      ['Phê duyệt, trong đó nâng từ mức 1', 'Nâng mức'],
      ['Phê duyệt, trong đó nâng từ mức độ 01', 'Nâng mức'],
    ),
  },
  { code: 'EID_UPG_ACT', type: 'flow', group: 'activated', labels: named('Kích hoạt lại sau nâng mức', 'Lại') },
]

const flows = [...cardFlows.filter((one) => one.type === 'flow'), ...accountFlows]

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
export const indicators: readonly Indicator[] = [...populations, ...cardFlows, ...accountFlows, ...derivedStocks]

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
]
