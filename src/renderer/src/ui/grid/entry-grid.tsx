/**
 * The entry grid. One `<input>` always has the focus and lies over the current cell (by CSS anchor positioning), so the
 * first keystroke of any keyboard or input method lands in a real text field. The table is only drawn; every decision
 * is taken by `reduceGrid`.
 */
import type { RefObject } from 'react'
import { useCallback, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { currentCell, describeCell } from './describe-cell.ts'
import { GridEditor } from './grid-editor.tsx'
import { GridHead, headLineCount } from './grid-head.tsx'
import { cellElementId, GridBody, GridFoot } from './grid-body.tsx'
import type { GridState } from './grid-state.ts'
import { isEmpty, positionOf } from './grid-state.ts'
import type { EntryGridProps } from './grid.types.ts'
import { revealCell, visibleRows } from './reveal-cell.ts'
import type { GridMachine } from './use-grid-machine.ts'
import { useGridMachine } from './use-grid-machine.ts'
import { useGridPointer } from './use-grid-pointer.ts'
import { type RowSpan, useRowsInSight } from './use-rows-in-sight.ts'
import styles from './entry-grid.module.css'

export function EntryGrid(props: EntryGridProps) {
  const viewport = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const gridId = useId()
  const pageRows = useCallback(() => visibleRows(viewport.current), [])
  const machine = useGridMachine(props, pageRows)
  const { state } = machine
  const drawn = useRowsInSight(viewport, props.rows.length)
  useGridPointer(machine, viewport, input)
  useScrollToCurrent(machine, viewport, gridId)
  useHandle(props, machine, input)

  const current = currentCell(props, state)
  return (
    <div ref={viewport} className={styles.viewport}>
      <div className={styles.canvas}>
        <GridTable host={props} state={state} gridId={gridId} drawn={drawn} />
        {!isEmpty(state.shape) && (
          <GridEditor
            machine={machine}
            inputRef={input}
            gridId={gridId}
            label={current ? describeCell(props.labels, current) : props.labels.grid}
            hint={current?.cell.hint}
          />
        )}
      </div>
    </div>
  )
}

interface GridTableProps {
  host: EntryGridProps
  state: GridState
  gridId: string
  drawn: RowSpan
}

function GridTable({ host, state, gridId, drawn }: GridTableProps) {
  const { columns, rows, labels } = host
  const headLines = headLineCount(columns)
  const figuresWidthPx = columns.reduce((sum, column) => sum + column.widthPx, 0)
  return (
    <table
      id={gridId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a real table that is a grid
      role="grid"
      className={styles.table}
      aria-label={labels.grid}
      aria-readonly={host.readOnly === true}
      aria-multiselectable="true"
      aria-rowcount={headLines + rows.length + 1}
      aria-colcount={columns.length + 2}
      style={{ width: `calc(var(--grid-fixed-width) + ${figuresWidthPx}px)` }}
    >
      <colgroup>
        <col className={styles.orderColumn} />
        <col className={styles.rowHeadColumn} />
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.widthPx }} />
        ))}
      </colgroup>
      <GridHead columns={columns} labels={labels} activeCol={state.active.col} />
      <GridBody host={host} state={state} gridId={gridId} headLines={headLines} drawn={drawn} />
      <GridFoot host={host} ariaRow={headLines + rows.length + 1} />
    </table>
  )
}

/** Scrolls after the action that asked for it, never on a redraw: data that arrives must not move the view. */
function useScrollToCurrent(machine: GridMachine, viewport: RefObject<HTMLDivElement | null>, gridId: string): void {
  const { state, takeReveal } = machine
  useLayoutEffect(() => {
    const at = takeReveal()
    const cell = at && document.getElementById(cellElementId(gridId, at))
    if (viewport.current && cell) revealCell(viewport.current, cell)
  }, [state, takeReveal, viewport, gridId])
}

function useHandle({ ref }: EntryGridProps, machine: GridMachine, input: RefObject<HTMLInputElement | null>): void {
  const { dispatch, peek } = machine
  useImperativeHandle(ref, () => {
    const focus = (): void => input.current?.focus({ preventScroll: true })
    return {
      focus,
      focusCell: (rowId, colId) => {
        const at = positionOf(peek().state.shape, { rowId, colId })
        if (!at) return
        dispatch({ type: 'pick', at, extend: false })
        focus()
      },
      applyEdits: (edits, cause) => void dispatch({ type: 'apply', edits, cause }),
    }
  }, [dispatch, peek, input])
}
