/** Which rows a difference of printed levels (accounts that wait) could not be worked out for, as it is told under the table. */
import { formLabel } from './form.rules.ts'
import type { PeriodFacts, RowFacts } from './report-facts.ts'
import { hasResidents } from './report-rows.rules.ts'
import type { FormDefinition } from './reports.schema.ts'

/**
 * One sentence for each difference with rows of which some levels are known and others not; rows without any are blank
 * throughout and not named.
 */
export function unknownDifferenceRemarks(form: FormDefinition, { rows, period }: PeriodFacts): string[] {
  const labelOf = (code: string): string => {
    const column = form.columns.find((one) => one.code === code)
    return column === undefined ? code : formLabel(column.label, period.to).toLocaleLowerCase('vi')
  }
  return form.columns.flatMap(({ code, source, differenceOf }) => {
    if (source.kind !== 'stock' || differenceOf === undefined) return []
    const levels = form.columns.flatMap((column) =>
      differenceOf.includes(column.code) && column.source.kind === 'stock' ? [column.source.indicator] : [],
    )
    const isKnown = (row: RowFacts, level: string): boolean => typeof row.stocks[level] === 'number'
    const without = rows.filter((row) => !isKnown(row, source.indicator) && levels.some((level) => isKnown(row, level)))
    if (without.length === 0) return []
    const parts = differenceOf.map(labelOf).join(', ')
    return [`Chưa đủ lũy kế ${parts} để tính ${labelOf(code)}, không có trong tổng cộng: ${whoOf(without, rows)}.`]
  })
}

function whoOf(named: readonly RowFacts[], rows: readonly RowFacts[]): string {
  const communes = rows.filter(hasResidents)
  const isAll = named.length > 1 && communes.every((row) => named.includes(row))
  return isAll ? `cả ${named.length} đơn vị` : named.map((row) => row.unit.name).join(', ')
}
