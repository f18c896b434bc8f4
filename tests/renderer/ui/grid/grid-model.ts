/** A host in memory: texts by cell, some cells locked. Plays actions through the reducer as the component does. */
import { reduceGrid } from '#renderer/ui/grid/grid-reducer.ts'
import type { GridAction, GridShape, GridState, GridView } from '#renderer/ui/grid/grid-state.ts'
import { cellRefAt, initialState } from '#renderer/ui/grid/grid-state.ts'
import type { EditCause, GridEdit, SkippedValues } from '#renderer/ui/grid/grid.types.ts'

interface ModelOptions {
  rows?: number
  cols?: number
  locked?: readonly string[]
  texts?: Readonly<Record<string, string>>
}

export function shapeOf(rows: number, cols: number): GridShape {
  return {
    rowIds: Array.from({ length: rows }, (_, index) => `r${index}`),
    colIds: Array.from({ length: cols }, (_, index) => `c${index}`),
  }
}

export class GridModel {
  state: GridState
  readonly texts: Map<string, string>
  readonly locked: Set<string>
  readonly failed = new Set<string>()
  readonly sent: { cause: EditCause; edits: readonly GridEdit[] }[] = []
  skipped: SkippedValues | null = null
  exhausted: 'undo' | 'redo' | undefined

  constructor({ rows = 6, cols = 5, locked = [], texts = {} }: ModelOptions = {}) {
    this.state = initialState(shapeOf(rows, cols))
    this.texts = new Map(Object.entries(texts))
    this.locked = new Set(locked)
  }

  play(...actions: readonly GridAction[]): this {
    for (const action of actions) this.step(action)
    return this
  }

  step(action: GridAction): void {
    const result = reduceGrid(this.state, action, this.view())
    this.state = result.state
    this.skipped = result.skipped
    this.exhausted = result.exhausted
    for (const { cause, edits } of result.emissions) {
      this.sent.push({ cause, edits })
      for (const { rowId, colId, text } of edits) this.texts.set(`${rowId}/${colId}`, text)
    }
  }

  type(text: string): this {
    return this.play({ type: 'input', text })
  }

  at(row: number, col: number): this {
    return this.play({ type: 'pick', at: { row, col }, extend: false })
  }

  to(row: number, col: number): this {
    return this.play({ type: 'pick', at: { row, col }, extend: true })
  }

  /** The written cells as "r0/c1=5", without blanks, in order. */
  written(): string[] {
    return [...this.texts]
      .filter(([, text]) => text !== '')
      .map(([cell, text]) => `${cell}=${text}`)
      .sort()
  }

  private view(): GridView {
    const key = (at: { row: number; col: number }): string => {
      const cell = cellRefAt(this.state.shape, at)
      return cell ? `${cell.rowId}/${cell.colId}` : ''
    }
    const text = (at: { row: number; col: number }): string => this.texts.get(key(at)) ?? ''
    return {
      isEditable: (at) => !this.locked.has(key(at)),
      isFilled: (at) => text(at) !== '',
      hasFailed: (at) => this.failed.has(key(at)),
      editText: text,
      copyText: text,
      pageRows: 3,
    }
  }
}
