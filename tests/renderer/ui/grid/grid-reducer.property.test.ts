import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInside, samePosition } from '#renderer/ui/grid/grid-range.ts'
import type { GridAction, Motion } from '#renderer/ui/grid/grid-state.ts'
import { selectionOf, sizeOf } from '#renderer/ui/grid/grid-state.ts'
import { GridModel, shapeOf } from './grid-model.ts'

const ROWS = 5
const COLS = 4
const at = fc.record({ row: fc.integer({ min: -1, max: ROWS }), col: fc.integer({ min: -1, max: COLS }) })
const text = fc.constantFrom('', '0', '7', '1.234', 'x')
const cellId = fc.tuple(fc.nat(ROWS - 1), fc.nat(COLS - 1)).map(([row, col]) => `r${row}/c${col}`)
const motion = fc.constantFrom<Motion>(
  'up',
  'down',
  'left',
  'right',
  'edge-up',
  'edge-down',
  'edge-left',
  'edge-right',
  'page-up',
  'page-down',
  'row-start',
  'row-end',
  'first',
  'last',
)
const block = fc
  .integer({ min: 1, max: 3 })
  .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }))
const scope = fc.constantFrom('row' as const, 'column' as const, 'all' as const)

const navigation: fc.Arbitrary<GridAction> = fc.oneof(
  fc.record({ type: fc.constant('move' as const), motion, extend: fc.boolean() }),
  fc.record({
    type: fc.constant('step' as const),
    axis: fc.constantFrom('row' as const, 'column' as const),
    back: fc.boolean(),
  }),
  fc.record({ type: fc.constant('pick' as const), at, extend: fc.boolean() }),
  fc.record({ type: fc.constant('select' as const), what: scope, at, extend: fc.boolean() }),
  fc.record({ type: fc.constant('select' as const), what: scope }),
  fc.constant<GridAction>({ type: 'copy' }),
  fc.constant<GridAction>({ type: 'cancel' }),
)
const writing: fc.Arbitrary<GridAction> = fc.oneof(
  fc.record({ type: fc.constant('input' as const), text }),
  fc.record({ type: fc.constant('open' as const), from: fc.constantFrom('text' as const, 'empty' as const) }),
  fc.constant<GridAction>({ type: 'switch-mode' }),
  fc.record({ type: fc.constant('commit' as const), fillSelection: fc.boolean() }),
  fc.record({ type: fc.constant('clear' as const), cause: fc.constantFrom('delete' as const, 'cut' as const) }),
  fc.record({ type: fc.constant('paste' as const), block }),
  fc.record({ type: fc.constant('fill' as const), direction: fc.constantFrom('down' as const, 'right' as const) }),
)
const travelling = fc.constantFrom<GridAction>({ type: 'undo' }, { type: 'redo' })
const script = fc.array(fc.oneof(navigation, writing, travelling), { maxLength: 40 })
const locked = fc.array(cellId, { maxLength: 6 })
const texts = fc.dictionary(cellId, text, { maxKeys: 10 })

function newGrid(locks: readonly string[], start: Record<string, string>): GridModel {
  return new GridModel({ rows: ROWS, cols: COLS, locked: locks, texts: start })
}

describe('any sequence of actions', () => {
  it('keeps the cursor inside the selection and the selection inside the grid', () => {
    fc.assert(
      fc.property(locked, texts, script, (locks, start, actions) => {
        const grid = newGrid(locks, start)
        for (const action of actions) {
          grid.step(action)
          const { state } = grid
          const range = selectionOf(state)
          for (const place of [state.active, state.anchor, state.head])
            expect(isInside(place, sizeOf(state.shape))).toBe(true)
          expect(state.active.row >= range.top && state.active.row <= range.bottom).toBe(true)
          expect(state.active.col >= range.left && state.active.col <= range.right).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never writes a locked cell, never sends an empty list and never names a cell twice in one', () => {
    fc.assert(
      fc.property(locked, texts, script, (locks, start, actions) => {
        const grid = newGrid(locks, start).play(...actions)
        for (const { edits } of grid.sent) {
          const cells = edits.map(({ rowId, colId }) => `${rowId}/${colId}`)
          expect(cells.length).toBeGreaterThan(0)
          expect(new Set(cells).size).toBe(cells.length)
          expect(cells.filter((cell) => locks.includes(cell))).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is taken back completely by undo and brought back completely by redo', () => {
    fc.assert(
      fc.property(
        locked,
        texts,
        fc.array(fc.oneof(navigation, writing), { maxLength: 30 }),
        (locks, start, actions) => {
          const grid = newGrid(locks, start)
          const before = grid.written()
          grid.play(...actions, { type: 'commit' })
          const after = grid.written()
          const steps = grid.state.past.length
          for (let step = 0; step < steps; step += 1) grid.step({ type: 'undo' })
          expect(grid.written()).toEqual(before)
          for (let step = 0; step < steps; step += 1) grid.step({ type: 'redo' })
          expect(grid.written()).toEqual(after)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('leaves no text behind in an open editor when the cursor moves', () => {
    fc.assert(
      fc.property(locked, texts, script, navigation, (locks, start, actions, last) => {
        fc.pre(last.type !== 'cancel')
        const grid = newGrid(locks, start).play(...actions)
        const { edit } = grid.state
        grid.step(last)
        expect(grid.state.edit).toBeNull()
        const saved = edit && (grid.texts.get(`${edit.cell.rowId}/${edit.cell.colId}`) ?? '')
        expect(saved).toBe(edit && edit.text)
      }),
      { numRuns: 500 },
    )
  })

  it('accounts for every pasted value: written, already there, locked or outside', () => {
    fc.assert(
      fc.property(
        locked,
        texts,
        fc.record({ row: fc.nat(ROWS - 1), col: fc.nat(COLS - 1) }),
        block,
        (locks, start, from, values) => {
          const grid = newGrid(locks, start).at(from.row, from.col)
          grid.step({ type: 'paste', block: values })
          const outcome = { written: grid.sent[0]?.edits.length ?? 0, readOnly: 0, outside: 0, ...grid.skipped }
          let same = 0
          let blankOutside = 0
          values.forEach((row, r) => {
            row.forEach((value, c) => {
              const inside = from.row + r < ROWS && from.col + c < COLS
              if (inside && value === (start[`r${from.row + r}/c${from.col + c}`] ?? '')) same += 1
              if (!inside && value === '') blankOutside += 1
            })
          })
          expect(outcome.written + outcome.readOnly + outcome.outside + same + blankOutside).toBe(values.flat().length)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('follows the current cell by its id when rows and columns are reordered or removed', () => {
    fc.assert(
      fc.property(
        script,
        fc.shuffledSubarray(shapeOf(ROWS, COLS).rowIds as string[], { minLength: 1 }),
        (actions, rowIds) => {
          const grid = newGrid([], {}).play(...actions, { type: 'commit' })
          const rowId = grid.state.shape.rowIds[grid.state.active.row] ?? ''
          grid.step({ type: 'reshape', shape: { ...grid.state.shape, rowIds }, forget: false })
          const { state } = grid
          expect(isInside(state.active, sizeOf(state.shape))).toBe(true)
          expect(samePosition(state.anchor, state.active) && samePosition(state.head, state.active)).toBe(true)
          expect(rowIds.includes(rowId) ? rowIds[state.active.row] : rowId).toBe(rowId)
        },
      ),
      { numRuns: 300 },
    )
  })
})
