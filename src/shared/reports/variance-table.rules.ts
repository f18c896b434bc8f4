/** BM09: what the national system shows beside what the book comes to, by indicator. */
import { findIndicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { Variance } from '#shared/reconciliation/reconciliation.schema.ts'
import type { TableFacts, TableGroup } from './table-facts.ts'

/** @param compared at the last day of the period, rows in the order they are printed; those with neither figure are none */
export function varianceTable(compared: readonly Variance[], period: Period): TableFacts {
  const variances = compared.filter(({ national, own }) => national !== null || own !== null)
  const indicators = [...new Set(variances.map(({ indicator }) => indicator))]
  const label = (code: string): string => (findIndicator(code) === undefined ? code : indicatorLabel(code, period.to))
  const differing = variances.filter(({ difference }) => difference !== null && difference !== 0)
  const unexplained = differing.filter(({ reason }) => reason === '')
  const unknown = variances.filter(({ difference }) => difference === null)
  const named = (of: readonly Variance[]): string =>
    of.map(({ unitName, indicator }) => `${unitName} (${label(indicator)})`).join(', ')
  return {
    period,
    subtitle: `Tính đến ngày ${formatDate(period.to)}`,
    groups: indicators.map((key): TableGroup => ({ key, name: label(key) })),
    repeats: [],
    rows: variances.map(({ unitCode, unitName, indicator, national, own, difference, reason, on }) => ({
      key: `${unitCode}/${indicator}`,
      kind: 'variance',
      name: unitName,
      group: indicator,
      fields: { on, national, own, difference, reason },
    })),
    remarks:
      variances.length === 0
        ? []
        : [
            `Chuẩn là số của hệ thống quốc gia, tổng hợp là số của sổ; chênh lệch là tổng hợp trừ chuẩn. Có ${differing.length} chỗ chênh, ${unexplained.length} chỗ chưa ghi lý do.`,
            ...(unknown.length === 0
              ? []
              : [`Thiếu một trong hai số, không tính vào số cộng của chỉ tiêu: ${named(unknown)}.`]),
          ],
    emptyText: 'Chưa ghi số chuẩn của hệ thống quốc gia để đối chiếu.',
  }
}
