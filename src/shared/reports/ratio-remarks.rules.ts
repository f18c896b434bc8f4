/** What the reader of a sheet must know of its ratios: whose numerators or denominators are missing. */
import { indicatorLabel, indicatorShortLabel, ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import type { PeriodFacts, RowFacts } from './report-facts.ts'
import { type RatioFigures, targetName } from './report-ratio.rules.ts'
import { hasResidents } from './report-rows.rules.ts'

/**
 * Rows that give nothing to the total of a ratio: communes with neither an opening nor a figure, and rows of any kind that
 * a target within a period gives no numerator although they have a cumulative. A target counts in full all the same.
 */
export function leftOutRemarks(facts: PeriodFacts, ratios: readonly RatioFigures[]): string[] {
  const totalled = ratios.filter(
    ({ total, denominatorFrom, target }) =>
      total.num !== null && denominatorFrom !== 'unit' && target?.source.from !== 'own',
  )
  const without = (isWanted: (row: RowFacts, ratio: RatioFigures, den: number | null) => boolean) =>
    grouped(
      totalled.map((ratio) => ({
        ratio,
        rows: facts.rows.filter((row, at) => {
          const { num = null, den = null } = ratio.rows[at] ?? {}
          return num === null && isWanted(row, ratio, den)
        }),
      })),
      facts,
    )
  const hasCumulative = (row: RowFacts, { code }: RatioFigures) =>
    typeof row.stocks[ratioIndicator(code).numerator] === 'number'
  return [
    ...without((row, ratio) => hasResidents(row) && ratio.target === undefined && !hasCumulative(row, ratio)).map(
      ({ labels, who }) => `Chưa có số dư đầu và số liệu, không tính vào tổng cộng của tỷ lệ ${labels}: ${who}.`,
    ),
    ...without((_, ratio, den) => ratio.target !== undefined && den !== null).map(
      ({ labels, who }) => `Chưa có kết quả, chỉ tiêu vẫn tính đủ vào tổng cộng của tỷ lệ ${labels}: ${who}.`,
    ),
    ...without((row, ratio, den) => hasCumulative(row, ratio) && (ratio.target === undefined || den === null)).map(
      ({ labels, who }) =>
        `Chưa có chỉ tiêu trong thời hạn chỉ tiêu, không tính vào tổng cộng của tỷ lệ ${labels}: ${who}.`,
    ),
  ]
}

/** Denominators that rows, or the whole unit, do not have. */
export function denominatorRemarks(facts: PeriodFacts, ratios: readonly RatioFigures[]): string[] {
  return [...Map.groupBy(ratios, (ratio) => denominatorName(ratio, facts))].flatMap(([name, alike]) => {
    const [first] = alike
    if (first === undefined) return []
    const labels = listed(alike.map((ratio) => ratioLabel(ratio, facts)))
    if (first.denominatorFrom === 'nowhere') return [`Chưa có ${lowerFirst(name)}, không tính tỷ lệ ${labels}.`]
    if (first.denominatorFrom === 'unit')
      return first.groups.some(({ den }) => den !== null)
        ? [`${name} không có của từng xã, tỷ lệ ${labels} chỉ tính ở dòng của đơn vị và dòng tổng cộng.`]
        : [`${name} chỉ có của toàn đơn vị, tỷ lệ ${labels} chỉ tính ở dòng tổng cộng.`]
    if (first.target !== undefined) return []
    const without = alike.map((ratio) => ({
      ratio,
      rows: facts.rows.filter(
        (row, at) => hasResidents(row) && ratio.rows[at]?.num !== null && ratio.rows[at]?.den === null,
      ),
    }))
    return grouped(without, facts).map(
      ({ labels: theirs, who }) =>
        `Chưa có ${lowerFirst(name)}, không có tỷ lệ ${theirs} (kết quả vẫn tính vào tổng cộng): ${who}.`,
    )
  })
}

/** Ratios that concern the same rows are told together, those that concern none not at all. */
function grouped(
  found: readonly { ratio: RatioFigures; rows: readonly RowFacts[] }[],
  facts: PeriodFacts,
): { labels: string; who: string }[] {
  return [
    ...Map.groupBy(
      found.filter(({ rows }) => rows.length > 0),
      ({ rows }) => rowNames(rows),
    ),
  ].map(([who, alike]) => ({
    labels: listed(alike.map(({ ratio }) => ratioLabel(ratio, facts))),
    who,
  }))
}

function ratioLabel({ code, isGross }: RatioFigures, { period }: PeriodFacts): string {
  const label = indicatorShortLabel(code, period.to)
  return `“${isGross ? label.replace(/^Kích hoạt/, 'Lượt kích hoạt') : label}”`
}

function denominatorName({ code }: RatioFigures, { period }: PeriodFacts): string {
  const { denominator } = ratioIndicator(code)
  if (denominator.kind === 'target') return targetName(denominator.measure)
  return listed(denominator.codes.map((one) => indicatorLabel(one, period.to)))
}

export function rowNames(rows: readonly RowFacts[]): string {
  return rows.map((row) => row.unit.name).join(', ')
}

function listed(texts: readonly string[]): string {
  return texts.join(', ')
}
