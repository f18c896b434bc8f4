import styles from './chart-table.module.css'

export interface ChartTableProps {
  readonly caption: string
  /** The first heads the rows; the others are of figures. */
  readonly columns: readonly string[]
  /** Texts as printed; a row with `onChoose` opens what its figures are made of. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[]; readonly onChoose?: () => void }[]
}

/** The figures of a chart to read, to copy and for a screen reader. */
export function ChartTable({ caption, columns, rows }: ChartTableProps) {
  return (
    <table className={styles.table} aria-label={caption}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [head = '', ...cells], onChoose }) => (
          <tr key={key}>
            <th scope="row">
              {onChoose === undefined ? (
                head
              ) : (
                <button type="button" className={styles.open} onClick={onChoose}>
                  {head}
                </button>
              )}
            </th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1] ?? index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
