/** Texts in an old encoding that decide something and could be read in two ways. */
import { optionQuestion } from './questions.rules.ts'
import { encodingKey, type Grid, type GridCell } from './sheet-grid.rules.ts'
import type { Question, UnderstoodTable } from './understanding.schema.ts'

const NAMES = { unicode: 'chữ như trong tệp', tcvn3: 'bảng mã TCVN3 (.VnTime)', vni: 'bảng mã VNI' } as const

/** One per text, for header cells, names of units and texts that say what a row counts; what stands elsewhere decides nothing. */
export function encodingQuestions(
  grids: readonly Grid[],
  tables: readonly UnderstoodTable[],
  answers: Readonly<Record<string, string>>,
): Question[] {
  return grids.flatMap((grid) => {
    const open = Array.from(grid.rows.values()).flatMap((row) => row.filter(({ readings }) => readings.length > 1))
    if (open.length === 0) return []
    const deciding = open.filter((cell) => tables.some((table) => decides(table, grid, cell)))
    const byText = Map.groupBy(deciding, ({ cell }) => encodingKey(cell))
    return Array.from(byText, ([id, cells]) => {
      const [first] = cells
      const place = { sheet: grid.sheet, addresses: cells.map(({ cell }) => cell.address), cells: cells.length }
      const options = (first?.readings ?? []).map(({ encoding, text }) => ({
        id: encoding,
        label: `${text} (${NAMES[encoding]})`,
      }))
      return optionQuestion(
        id,
        'import/ask-encoding',
        place,
        { sheet: grid.name, text: first?.text ?? '' },
        options,
        answers,
      )
    })
  })
}

/** Meanings that a header text changes. */
const DECIDING = new Set(['unit', 'flow', 'level', 'assertion', 'ratio', 'unknown'])

function decides(table: UnderstoodTable, grid: Grid, { row, column }: GridCell): boolean {
  if (table.sheet !== grid.sheet || table.isTransposed === true) return false
  const kind = table.columns.find((one) => one.column === column)?.meaning.kind ?? 'unknown'
  if (row >= table.headerRows.first && row <= table.headerRows.last) return DECIDING.has(kind)
  const saysWhoseOrWhat = kind === 'unit' || kind === 'counted'
  return saysWhoseOrWhat && row > table.headerRows.last && row <= table.range.bottom
}
