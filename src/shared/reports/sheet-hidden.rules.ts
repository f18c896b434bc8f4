/** The columns right of the printed ones, which hold what formulas need and nobody reads. */
import { sumKnown } from './report-ratio.rules.ts'
import { detailOperand } from './sheet-details.rules.ts'
import { COUNT_FORMAT, FIGURE_SIZE_PT } from './sheet-figures.rules.ts'
import { sumFormula } from './sheet-formulas.rules.ts'
import type { CellStyle, SheetCell } from './sheet-model.schema.ts'
import { addedCells, addedValues, type RowLine } from './sheet-lines.rules.ts'
import type { HiddenColumn, SheetTable } from './sheet-table.rules.ts'

export function hiddenCells(table: SheetTable): SheetCell[] {
  return table.hidden.flatMap((column, index) => columnCells(table, column, table.form.columns.length + 1 + index))
}

function columnCells(table: SheetTable, hidden: HiddenColumn, column: number): SheetCell[] {
  const { label, rows, groups, total, holds } = hidden
  const style: CellStyle = { sizePt: FIGURE_SIZE_PT, align: 'right', numberFormat: COUNT_FORMAT }
  const cell = (row: number, value: number | null): SheetCell => ({
    row,
    column,
    value,
    text: value === null ? '' : String(value),
    style,
  })
  const sumCell = (row: number, value: number | null, group: string | null): SheetCell => {
    const added = addedValues(table.sums, group, {
      ofRow: (index) => rows[index],
      ofGroup: (index) => groups[index],
    })
    const isSum = rows.length > 0 && holds !== null && sumKnown(added) === value
    const cells = addedCells(table.sums, column, group)
    return isSum ? { ...cell(row, value), value: value ?? '', formula: sumFormula(cells) } : cell(row, value)
  }
  return [
    { row: table.firstRow - 1, column, value: label, text: label, style: { sizePt: 8, wrap: true } },
    ...table.lines.flatMap((line): SheetCell[] => {
      if (line.kind === 'group')
        return holds === null ? [] : [sumCell(line.row, groups[line.number - 1] ?? null, line.group.key)]
      const value = rows[line.index] ?? null
      if (value === null) return []
      const formula = hiddenFormula(table, hidden, line)
      return [{ ...cell(line.row, value), ...(formula === undefined ? {} : { formula }) }]
    }),
    sumCell(table.totalRow, total, null),
  ]
}

function hiddenFormula(
  table: SheetTable,
  { holds, formulaAt }: HiddenColumn,
  { row, index }: RowLine,
): string | undefined {
  if (holds === null) return formulaAt?.(row)
  return detailOperand(table, holds, table.report.rows[index]?.unit ?? '')
}
