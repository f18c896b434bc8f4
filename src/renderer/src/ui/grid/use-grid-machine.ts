import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { viewOf } from './cell-view.ts'
import type { Position } from './grid-range.ts'
import { positionsIn } from './grid-range.ts'
import { reduceGrid } from './grid-reducer.ts'
import type { GridAction, GridShape, GridState, GridStep, GridView } from './grid-state.ts'
import { cellRefAt, initialState, selectionOf } from './grid-state.ts'
import type { CellRef, EntryGridProps, SelectionStats } from './grid.types.ts'

export interface GridMachine {
  state: GridState
  /** Runs the reducer at once and tells the host what came of it. */
  dispatch: (action: GridAction) => GridState
  /** The newest state and view, for event handlers. */
  peek: () => { state: GridState; view: GridView; props: EntryGridProps }
  takeReveal: () => Position | null
}

export function useGridMachine(props: EntryGridProps, pageRows: () => number): GridMachine {
  const shape = useShape(props)
  const [state, setState] = useState(() => initialState(shape))
  const current = useRef(state)
  const latest = useRef(props)
  const reveal = useRef<Position | null>(null)

  const dispatch = useCallback(
    (action: GridAction): GridState => {
      const host = latest.current
      const step = reduceGrid(current.current, action, viewOf(host, pageRows))
      current.current = step.state
      reveal.current = step.reveal ?? reveal.current
      setState(step.state)
      tellHost(host, step)
      return step.state
    },
    [pageRows],
  )

  useLayoutEffect(() => {
    const otherDocument = latest.current.documentId !== props.documentId
    if (otherDocument && current.current.edit) dispatch({ type: 'commit' })
    latest.current = props
    if (otherDocument || current.current.shape !== shape) dispatch({ type: 'reshape', shape, forget: otherDocument })
  }, [props, shape, dispatch])

  // React takes the field away without a blur that would be heard.
  useLayoutEffect(() => () => void (current.current.edit && dispatch({ type: 'commit' })), [dispatch])

  const peek = useCallback(
    () => ({ state: current.current, view: viewOf(latest.current, pageRows), props: latest.current }),
    [pageRows],
  )
  const takeReveal = useCallback(() => {
    const at = reveal.current
    reveal.current = null
    return at
  }, [])
  useReportedPlace(props, state, shape)
  return { state, dispatch, peek, takeReveal }
}

function useShape({ rows, columns }: EntryGridProps): GridShape {
  const rowKey = JSON.stringify(rows.map((row) => row.id))
  const colKey = JSON.stringify(columns.map((column) => column.id))
  return useMemo(
    () => ({ rowIds: JSON.parse(rowKey) as string[], colIds: JSON.parse(colKey) as string[] }),
    [rowKey, colKey],
  )
}

function tellHost(host: EntryGridProps, step: GridStep): void {
  for (const { cause, edits } of step.emissions) host.onEdit(edits, { cause, documentId: host.documentId })
  if (step.skipped) host.onSkipped?.(step.skipped)
  if (step.exhausted) host.onExhausted?.(step.exhausted)
}

/** Tells the host where the cursor is and what the selection adds up to, each only when it differs from last time. */
function useReportedPlace(props: EntryGridProps, state: GridState, shape: GridShape): void {
  const { getCell, onActiveChange, onSelectionChange } = props
  const toldCell = useRef<CellRef | null | undefined>(undefined)
  const toldStats = useRef<SelectionStats | null>(null)

  useEffect(() => {
    if (state.shape !== shape) return
    const cell = cellRefAt(state.shape, state.active)
    const told = toldCell.current
    if (told !== undefined && told?.rowId === cell?.rowId && told?.colId === cell?.colId) return
    toldCell.current = cell
    onActiveChange?.(cell)
  }, [state.shape, state.active, shape, onActiveChange])

  useEffect(() => {
    if (!onSelectionChange || state.shape !== shape) return
    const stats = statsOf(state, getCell)
    const told = toldStats.current
    if (told && told.cells === stats.cells && told.count === stats.count && told.sum === stats.sum) return
    toldStats.current = stats
    onSelectionChange(stats)
  }, [state, shape, getCell, onSelectionChange])
}

function statsOf(state: GridState, getCell: EntryGridProps['getCell']): SelectionStats {
  const cells = positionsIn(selectionOf(state)).flatMap((at) => cellRefAt(state.shape, at) ?? [])
  const values = cells.flatMap(({ rowId, colId }) => getCell(rowId, colId).value ?? [])
  return { cells: cells.length, count: values.length, sum: values.reduce((sum, value) => sum + value, 0) }
}
