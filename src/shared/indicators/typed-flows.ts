import { named, renamed, renamedFrom } from './dated-labels.ts'
import type { Indicator, IndicatorGroup } from './indicators.schema.ts'

/** Card intake and return; faulty files are the one level typed with them. */
export const cardIndicators: readonly Indicator[] = [
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

/** Accounts by level and stage. */
export const accountFlows: readonly Indicator[] = [
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
