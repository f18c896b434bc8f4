export interface TextColumn {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** A table of plain text: titles, a rule, the rows; columns two spaces apart. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const text = cells[index] ?? ''
        const space = ' '.repeat((widths[index] ?? 0) - widthOf(text))
        return align === 'left' ? text + space : space + text
      })
      .join('  ')
      .trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n')
}

/** Composed letters take one column each. */
function widthOf(text: string): number {
  return Array.from(text.normalize('NFC')).length
}
