import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, memo, useRef, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import type { ConsolidationColumn } from '#shared/province/consolidation.schema.ts'
import { movedPlace, type Place } from '../completeness/matrix-keys.ts'
import { type Block, blockInRow, blockOf, blockText } from './consolidation-block.ts'
import { headRows, type Line } from './consolidation-rows.ts'
import styles from './consolidation-table.module.css'

interface ConsolidationTableProps {
  readonly label: string
  readonly columns: readonly ConsolidationColumn[]
  readonly lines: readonly Line[]
  /** The figure whose origin is open beside the table. */
  readonly asked: { readonly code: string; readonly column: string } | null
  readonly onToggle: (code: string) => void
  readonly onAsk: (line: Line, column: string) => void
  /** Esc in the table closes what is open beside it. */
  readonly onClose: () => void
}

/**
 * Units × columns: arrows go from cell to cell, with Shift they choose a block that Ctrl+C copies; Enter on a unit opens
 * its rows and on a figure tells where it comes from.
 */
export function ConsolidationTable(props: ConsolidationTableProps) {
  const { label, columns, lines, asked, onToggle, onAsk, onClose } = props
  const table = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  /** The corner of a block that stays where it is. */
  const [corner, setCorner] = useState<Place | null>(null)
  const size = { row: lines.length, column: columns.length + 1 }
  const at = { row: Math.min(place.row, size.row - 1), column: Math.min(place.column, size.column - 1) }
  const block = blockOf(corner ?? at, at)
  const stand = (next: Place, from: Place | null = null): void => {
    setPlace(next)
    setCorner(from)
    table.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }
  const open = ({ row, column }: Place): void => {
    const line = lines[row]
    const chosen = columns[column - 1]
    if (line === undefined) return
    if (chosen !== undefined) onAsk(line, chosen.code)
    else if (line.canOpen) onToggle(line.code)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const here = placeOf(event.target)
    if (here === null || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') open(here)
    else if (event.key === 'Escape') onClose()
    else if (event.ctrlKey && event.key.toLowerCase() === 'a') {
      stand({ row: size.row - 1, column: size.column - 1 }, { row: 0, column: 0 })
    } else {
      const next = movedPlace(event, here, size)
      if (next === null) return
      stand(next, event.shiftKey ? (corner ?? here) : null)
    }
    event.preventDefault()
  }
  const copy = (event: ClipboardEvent<HTMLTableElement>): void => {
    if (placeOf(event.target) === null) return
    event.clipboardData.setData('text/plain', blockText(lines, columns, block))
    event.preventDefault()
  }
  return (
    <table
      ref={table}
      className={styles.table}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a real table that is a tree of cells
      role="treegrid"
      aria-label={label}
      aria-rowcount={lines.length}
      onKeyDown={onKeyDown}
      onCopy={copy}
      onClick={(event) => {
        const clicked = placeOf(event.target)
        if (clicked === null) return
        if (event.shiftKey) return stand(clicked, corner ?? at)
        stand(clicked)
        open(clicked)
      }}
    >
      <Head columns={columns} />
      <tbody>
        {lines.map((line, row) => (
          <TableLine
            key={line.key}
            line={line}
            row={row}
            columns={columns}
            stop={at.row === row ? at.column : null}
            asked={asked !== null && asked.code === line.code ? asked.column : null}
            {...(corner === null ? null : blockInRow(block, row))}
          />
        ))}
      </tbody>
    </table>
  )
}

function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest('[data-place]') : null
  const [row, column] = (cell?.getAttribute('data-place') ?? '').split(' ').map(Number)
  return cell === null || row === undefined || column === undefined ? null : { row, column }
}

const Head = memo(function Head({ columns }: Pick<ConsolidationTableProps, 'columns'>) {
  const rows = headRows(columns)
  return (
    <thead>
      {rows.map((cells, level) => (
        <tr key={cells[0]?.key ?? ''}>
          {level === 0 && (
            <th scope="col" rowSpan={rows.length} className={styles.unit}>
              {t('consolidation.unit')}
            </th>
          )}
          {cells.map(({ key, label, span, rows: down, isColumn }) => (
            <th
              key={key}
              scope={isColumn ? 'col' : 'colgroup'}
              colSpan={span}
              rowSpan={down}
              data-column={isColumn || undefined}
            >
              {label}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  )
})

interface TableLineProps extends Partial<Pick<Block, 'left' | 'right'>> {
  readonly line: Line
  readonly row: number
  readonly columns: readonly ConsolidationColumn[]
  /** Column at which Tab comes into the table; null in the other rows. */
  readonly stop: number | null
  readonly asked: string | null
}

const TableLine = memo(function TableLine({ line, row, columns, stop, asked, left, right }: TableLineProps) {
  const { name, cells, level, canOpen, isOpen } = line
  const isChosen = (column: number): true | undefined =>
    (left !== undefined && right !== undefined && column >= left && column <= right) || undefined
  const isShort = Number(cells['DAYS_MISSING']?.value ?? 0) > 0
  return (
    <tr data-level={level} aria-level={level === 'row' ? 2 : 1} aria-expanded={canOpen ? isOpen : undefined}>
      <th
        scope="row"
        className={styles.unit}
        tabIndex={stop === 0 ? 0 : -1}
        data-place={`${row} 0`}
        data-chosen={isChosen(0)}
        title={name}
      >
        {canOpen && (isOpen ? <ChevronDown aria-hidden size={14} /> : <ChevronRight aria-hidden size={14} />)}
        {level === 'total' ? t('consolidation.total') : name}
      </th>
      {columns.map(({ code }, index) => (
        <td
          key={code}
          tabIndex={stop === index + 1 ? 0 : -1}
          data-place={`${row} ${index + 1}`}
          data-chosen={isChosen(index + 1)}
          data-asked={asked === code || undefined}
          data-lacking={(code === 'DAYS_MISSING' && isShort) || undefined}
        >
          {cells[code]?.text ?? ''}
        </td>
      ))}
    </tr>
  )
})
