/** What a reader must know of the target a total is told by, on sheets and screens alike. */
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { TargetProgress, TargetSource, TargetTotal } from '#shared/targets/progress.schema.ts'
import type { GroupFacts } from './report-facts.ts'
import { groupTarget, targetName } from './report-ratio.rules.ts'

/** A target of a unit with rows, as it is told. */
export interface ToldTarget {
  readonly kind: 'cumulative' | 'in-period'
  readonly needed: number | null
  readonly source: TargetSource
}

/** Names told one by one; more are only counted. */
const NAMES_TOLD = 20

/**
 * Of the whole unit: that its own target cannot be worked out or is not what its rows were given, or how many of its rows
 * are without one.
 * @param name 'Chỉ tiêu kích hoạt'
 */
export function targetRemarks(name: string, { kind, needed, source }: ToldTarget): string[] {
  const { from, ofRows, without, isOwnUnknown } = source
  const unknown = isOwnUnknown
    ? [
        `${name}: số giao cho toàn đơn vị là tỷ lệ mà chưa có mẫu số nên chưa tính được${from === 'own' || needed === null ? '' : `; dùng số cộng các dòng là ${formatCount(needed)}`}.`,
      ]
    : []
  const short = without.length === 0 ? '' : ` (${shortOf(source)} đơn vị chưa có)`
  if (from === 'own') {
    if (ofRows === null || needed === null || ofRows === needed) return unknown
    return [
      `${name}: số giao cho toàn đơn vị là ${formatCount(needed)}, cộng các dòng được ${formatCount(ofRows)}${short}; dùng số giao cho toàn đơn vị.`,
    ]
  }
  if (without.length === 0) return unknown
  const results = kind === 'cumulative' ? ' (kết quả vẫn tính vào tổng cộng)' : ''
  return [...unknown, `${name} cộng từ các dòng, còn ${shortOf(source)} đơn vị chưa có${results}: ${listed(without)}.`]
}

/**
 * The same of the units below, each by what its own rows were given.
 * @param units with their targets of one measure
 */
export function unitTargetRemarks(
  name: string,
  units: readonly { readonly unitName: string; readonly target: ToldTarget }[],
): string[] {
  const differing = units.flatMap(({ unitName, target: { needed, source } }) =>
    source.from === 'own' && needed !== null && source.ofRows !== null && source.ofRows !== needed
      ? [`${unitName} (được giao ${formatCount(needed)}, cộng các xã ${formatCount(source.ofRows)})`]
      : [],
  )
  const short = units.flatMap(({ unitName, target: { source } }) =>
    source.from === 'rows' && source.without.length > 0 ? [`${unitName} (${shortOf(source)} xã)`] : [],
  )
  const unknown = units.flatMap(({ unitName, target: { source } }) =>
    source.isOwnUnknown
      ? [`${unitName} (${source.ofRows === null ? 'chưa có số' : `cộng các xã ${formatCount(source.ofRows)}`})`]
      : [],
  )
  return [
    ...(unknown.length === 0
      ? []
      : [
          `${name} giao cho đơn vị là tỷ lệ mà chưa có mẫu số nên chưa tính được, dùng số cộng các xã nếu có: ${listed(unknown)}.`,
        ]),
    ...(differing.length === 0
      ? []
      : [`${name} giao cho đơn vị khác số cộng các xã, dùng số giao cho đơn vị: ${listed(differing)}.`]),
    ...(short.length === 0 ? [] : [`${name} cộng từ các xã, còn xã chưa có chỉ tiêu: ${listed(short)}.`]),
  ]
}

/**
 * What a reader of where units stand must know beside the figures of one measure.
 * @param rows of the units, of any measure
 */
export function standingRemarks(name: string, rows: readonly TargetProgress[], total: TargetTotal): string[] {
  const { average, silent, numerator, needed, source } = total
  const units = rows.flatMap(({ target, needed: ofUnit, source: from, unitName, isWhole }) =>
    target.measure === total.measure && from !== null && !isWhole
      ? [{ unitName, target: { kind: target.kind, needed: ofUnit, source: from } }]
      : [],
  )
  const counts = source.from === 'rows' ? ', chỉ tiêu vẫn tính đủ vào tổng cộng' : ''
  const isOther = average.num !== numerator || average.den !== needed
  return [
    ...(silent.length === 0 ? [] : [`${name}: chưa có kết quả${counts}: ${listed(silent)}.`]),
    ...targetRemarks(name, total),
    ...unitTargetRemarks(name, units),
    ...(average.num === null || average.den === null || !isOther
      ? []
      : [
          `${name}: đánh giá cao, thấp hơn trung bình so với tỷ lệ chung của các đơn vị có kết quả ${formatCount(average.num)}/${formatCount(average.den)}.`,
        ]),
  ]
}

/** Of each measure, over the units of a province's facts. */
export function groupTargetRemarks(
  measures: readonly TargetMeasure[],
  groups: readonly GroupFacts[],
  on: string,
): string[] {
  return measures.flatMap((measure) =>
    unitTargetRemarks(
      targetName(measure),
      groups.flatMap((group) => {
        const target = groupTarget(group, measure, on)
        return target === undefined ? [] : [{ unitName: group.unit.name, target }]
      }),
    ),
  )
}

/** '3/12' */
function shortOf({ without, rows }: TargetSource): string {
  return `${without.length}/${rows}`
}

function listed(names: readonly string[]): string {
  const more = names.length > NAMES_TOLD ? ` và ${names.length - NAMES_TOLD} đơn vị khác` : ''
  return `${names.slice(0, NAMES_TOLD).join(', ')}${more}`
}
