import type { Consolidation, ConsolidationColumn } from '#shared/province/consolidation.schema.ts'

type Report = Consolidation['report']
type Cells = Report['total']['cells']

/** A line of the table as it is seen: a unit, one of its communes, or what all come to. */
export interface Line {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly cells: Cells
  readonly level: 'unit' | 'row' | 'total'
  /** Whether lines of its own stand or can stand under it. */
  readonly canOpen: boolean
  readonly isOpen: boolean
}

/** Who has sent and the place stand first: they are what is looked for. */
const first: readonly string[] = ['rank', 'days']

/** The columns in the order of the screen. */
export function screenColumns(columns: readonly ConsolidationColumn[]): ConsolidationColumn[] {
  return [...columns.filter(({ kind }) => first.includes(kind)), ...columns.filter(({ kind }) => !first.includes(kind))]
}

/** The units, under each that is open its rows, the total last. */
export function linesOf(
  { report, opens }: Consolidation,
  open: ReadonlySet<string>,
  rowsOf: (code: string) => Report | undefined,
): Line[] {
  const below = (code: string): Line[] =>
    (rowsOf(code)?.rows ?? []).map(({ unit, name, cells }) => ({
      key: `${code}/${unit}`,
      code: unit,
      name,
      cells,
      level: 'row',
      canOpen: false,
      isOpen: false,
    }))
  const units = report.rows.flatMap(({ unit, name, cells }): Line[] => {
    const canOpen = opens.includes(unit)
    const isOpen = canOpen && open.has(unit)
    return [{ key: unit, code: unit, name, cells, level: 'unit', canOpen, isOpen }, ...(isOpen ? below(unit) : [])]
  })
  const { unit, total } = report
  return [
    ...units,
    {
      key: ' total',
      code: unit.code,
      name: unit.name,
      cells: total.cells,
      level: 'total',
      canOpen: false,
      isOpen: false,
    },
  ]
}

/** A cell of the header: words over so many columns, or a column's own words down to the figures. */
export interface HeadCell {
  readonly key: string
  readonly label: string
  readonly span: number
  readonly rows: number
  readonly isColumn: boolean
}

/** The rows of the header, the widest words first: columns beside each other with the same word share it. */
export function headRows(columns: readonly ConsolidationColumn[]): HeadCell[][] {
  const depth = Math.max(...columns.map(({ labels }) => labels.length))
  return Array.from({ length: depth }, (_, level) => {
    const cells: HeadCell[] = []
    let before: string | null = null
    for (const { code, labels } of columns) {
      const last = cells.at(-1)
      const own = labels.length - 1
      const path = own > level ? labels.slice(0, level + 1).join(' › ') : null
      if (own === level)
        cells.push({ key: code, label: labels[own] ?? '', span: 1, rows: depth - level, isColumn: true })
      else if (path !== null && path === before && last !== undefined)
        cells[cells.length - 1] = { ...last, span: last.span + 1 }
      else if (path !== null)
        cells.push({ key: `${code} ${level}`, label: labels[level] ?? '', span: 1, rows: 1, isColumn: false })
      before = path
    }
    return cells
  })
}
