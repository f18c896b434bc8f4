import type { PlainCell } from './plain-workbook.schema.ts'

/**
 * A cell as an object that holds all its fields. The cells of a large workbook are read from columns where they are asked
 * for: a spread, a clone or JSON of such a cell would find nothing in it.
 */
export function plainCopy(cell: PlainCell): PlainCell {
  const { address, row, column, type, value, text, font, formula, hidden, isPercent, merge, comment } = cell
  const copy: PlainCell =
    font === undefined ? { address, row, column, type, value, text } : { address, row, column, type, value, text, font }
  if (formula !== undefined) copy.formula = formula
  if (hidden !== undefined) copy.hidden = hidden
  if (isPercent !== undefined) copy.isPercent = isPercent
  if (merge !== undefined) copy.merge = merge
  if (comment !== undefined) copy.comment = comment
  return copy
}
