import { describe, expect, it } from 'vitest'
import { GridModel, shapeOf } from './grid-model.ts'

const tab = { type: 'step', axis: 'column', back: false } as const
const enter = { type: 'step', axis: 'row', back: false } as const

describe('typing', () => {
  it('replaces the cell, and Enter saves it and goes down', () => {
    const grid = new GridModel({ texts: { 'r0/c0': '9' } }).type('1').type('12').play(enter)
    expect(grid.sent).toEqual([{ cause: 'type', edits: [{ rowId: 'r0', colId: 'c0', text: '12' }] }])
    expect(grid.state.active).toEqual({ row: 1, col: 0 })
  })

  it('opens with the old text after F2 and sends nothing when it was not changed', () => {
    const grid = new GridModel({ texts: { 'r0/c0': '9' } }).play({ type: 'open', from: 'text' })
    expect(grid.state.edit).toMatchObject({ mode: 'edit', text: '9' })
    expect(grid.play(enter).sent).toEqual([])
  })

  it('sends the same text again where the last save failed', () => {
    const grid = new GridModel({ texts: { 'r0/c0': '9' } })
    grid.failed.add('r0/c0')
    expect(grid.type('9').play(enter).sent).toHaveLength(1)
  })

  it('forgets the text on Escape', () => {
    const grid = new GridModel().type('5').play({ type: 'cancel' }, enter)
    expect(grid.sent).toEqual([])
  })

  it('is handed over when the cell was locked before the text was finished', () => {
    const grid = new GridModel().type('8')
    grid.locked.add('r0/c0')
    grid.type('85').play({ type: 'step', axis: 'row', back: false })
    expect(grid.sent).toEqual([{ cause: 'type', edits: [{ rowId: 'r0', colId: 'c0', text: '85' }] }])
    expect(grid.skipped).toBeNull()
  })

  it('for a selection goes into its own cell even when the selection was locked meanwhile', () => {
    const grid = new GridModel().to(1, 0).type('8')
    for (const cell of ['r0/c0', 'r1/c0']) grid.locked.add(cell)
    grid.play({ type: 'commit', fillSelection: true })
    expect(grid.written()).toEqual(['r0/c0=8'])
  })

  it('in a locked cell writes nothing and says so', () => {
    const grid = new GridModel({ locked: ['r0/c0'] }).type('5')
    expect(grid.state.edit).toBeNull()
    expect(grid.skipped).toEqual({ cause: 'type', readOnly: 1, outside: 0 })
  })

  it('is saved to its own cell when rows arrive above it, and handed over when its row goes away', () => {
    const grid = new GridModel().at(2, 0).type('5')
    grid.play({ type: 'reshape', shape: { ...grid.state.shape, rowIds: ['new', 'r0', 'r1', 'r2'] }, forget: false })
    expect(grid.state.active.row).toBe(3)
    grid.play({ type: 'reshape', shape: { ...grid.state.shape, rowIds: ['new'] }, forget: false })
    expect(grid.state.edit).toBeNull()
    expect(grid.sent.at(-1)?.edits).toEqual([{ rowId: 'r2', colId: 'c0', text: '5' }])
  })

  it('with Ctrl+Enter fills the selection as one step', () => {
    const grid = new GridModel({ locked: ['r1/c1'] }).to(1, 1).type('7').play({ type: 'commit', fillSelection: true })
    expect(grid.written()).toEqual(['r0/c0=7', 'r0/c1=7', 'r1/c0=7'])
    expect(grid.skipped).toEqual({ cause: 'fill', readOnly: 1, outside: 0 })
    expect(grid.play({ type: 'undo' }).written()).toEqual([])
  })
})

describe('moving', () => {
  it('a run of Tabs followed by Enter returns to the column where the run began', () => {
    const grid = new GridModel().at(1, 1).type('1').play(tab).type('2').play(tab).type('3').play(enter)
    expect(grid.state.active).toEqual({ row: 2, col: 1 })
    expect(grid.written()).toEqual(['r1/c1=1', 'r1/c2=2', 'r1/c3=3'])
  })

  it('an arrow ends the run of Tabs', () => {
    const grid = new GridModel().play(tab, { type: 'move', motion: 'down', extend: false }, enter)
    expect(grid.state.active).toEqual({ row: 2, col: 1 })
  })

  it('keeps the place while the rows are being loaded anew', () => {
    const grid = new GridModel().at(3, 2)
    grid.play(
      { type: 'reshape', shape: shapeOf(0, 0), forget: true },
      { type: 'reshape', shape: shapeOf(6, 5), forget: false },
    )
    expect(grid.state.active).toEqual({ row: 3, col: 2 })
  })

  it('selects whole rows and columns through the selected cells', () => {
    const grid = new GridModel({ rows: 4, cols: 3 }).at(1, 1).to(2, 1).play({ type: 'select', what: 'row' })
    expect([grid.state.anchor, grid.state.head]).toEqual([
      { row: 1, col: 0 },
      { row: 2, col: 2 },
    ])
    expect(grid.state.active).toEqual({ row: 1, col: 1 })
  })
})

describe('paste', () => {
  const paste = (...block: string[][]) => ({ type: 'paste', block }) as const

  it('goes from the top left cell, is cut at the edges and counts the values that did not fit', () => {
    const grid = new GridModel({ rows: 2, cols: 2 }).at(1, 1).play(paste(['1', '2'], ['3', '']))
    expect(grid.written()).toEqual(['r1/c1=1'])
    expect(grid.skipped).toEqual({ cause: 'paste', readOnly: 0, outside: 2 })
  })

  it('of one value fills the selection', () => {
    expect(
      new GridModel()
        .to(1, 1)
        .play(paste(['4']))
        .written(),
    ).toEqual(['r0/c0=4', 'r0/c1=4', 'r1/c0=4', 'r1/c1=4'])
  })

  it('of a row fills a selection of several such rows', () => {
    expect(
      new GridModel()
        .to(1, 1)
        .play(paste(['1', '2']))
        .written(),
    ).toEqual(['r0/c0=1', 'r0/c1=2', 'r1/c0=1', 'r1/c1=2'])
  })

  it('of a whole sheet column keeps what fits', () => {
    const column = Array.from({ length: 1_048_576 }, (_, row) => [row < 8 ? String(row) : ''])
    const grid = new GridModel({ rows: 6 }).play({ type: 'paste', block: column })
    expect(grid.written()).toHaveLength(6)
    expect(grid.skipped).toEqual({ cause: 'paste', readOnly: 0, outside: 2 })
  })

  it('skips and counts locked cells, and is undone as one step', () => {
    const grid = new GridModel({ locked: ['r0/c1'] }).play(paste(['1', '2', '1.234']))
    expect(grid.written()).toEqual(['r0/c0=1', 'r0/c2=1.234'])
    expect(grid.skipped).toEqual({ cause: 'paste', readOnly: 1, outside: 0 })
    grid.play({ type: 'undo' })
    expect(grid.written()).toEqual([])
    expect(grid.sent.at(-1)?.cause).toBe('undo')
  })
})

describe('fill and clear', () => {
  const texts = { 'r0/c0': '1', 'r0/c1': '2' }

  it('Ctrl+D copies the first row of the selection down', () => {
    const grid = new GridModel({ texts }).to(2, 1).play({ type: 'fill', direction: 'down' })
    expect(grid.written()).toEqual(['r0/c0=1', 'r0/c1=2', 'r1/c0=1', 'r1/c1=2', 'r2/c0=1', 'r2/c1=2'])
  })

  it('Ctrl+D on one cell copies the cell above, and does nothing in the first row', () => {
    expect(new GridModel({ texts }).at(1, 0).play({ type: 'fill', direction: 'down' }).written()).toContain('r1/c0=1')
    expect(new GridModel({ texts }).play({ type: 'fill', direction: 'down' }).sent).toEqual([])
  })

  it('Ctrl+R on one cell copies the cell to the left', () => {
    expect(new GridModel({ texts }).at(0, 2).play({ type: 'fill', direction: 'right' }).written()).toContain('r0/c2=2')
  })

  it('Delete clears what is filled and sends nothing for blanks', () => {
    const grid = new GridModel({ texts }).play({ type: 'select', what: 'all' }, { type: 'clear', cause: 'delete' })
    expect(grid.sent).toEqual([
      {
        cause: 'delete',
        edits: [
          { rowId: 'r0', colId: 'c0', text: '' },
          { rowId: 'r0', colId: 'c1', text: '' },
        ],
      },
    ])
  })
})

describe('undo', () => {
  it('leaves locked cells alone and counts them', () => {
    const grid = new GridModel().type('5').play(enter)
    const closed = new GridModel({ locked: ['r0/c0'] })
    closed.state = grid.state
    closed.play({ type: 'undo' })
    expect(closed.sent).toEqual([])
    expect(closed.skipped).toEqual({ cause: 'undo', readOnly: 1, outside: 0 })
  })

  it('does not reach into the document before', () => {
    const grid = new GridModel().type('5').play(enter)
    grid.play({ type: 'reshape', shape: grid.state.shape, forget: true }, { type: 'undo' })
    expect(grid.sent).toHaveLength(1)
  })

  it('says when nothing more is remembered, after committing what was being typed', () => {
    const grid = new GridModel().play({ type: 'redo' })
    expect(grid.exhausted).toBe('redo')
    grid.type('5').play({ type: 'undo' })
    expect(grid.exhausted).toBeUndefined()
    expect(grid.written()).toEqual([])
    expect(grid.play({ type: 'undo' }).exhausted).toBe('undo')
  })

  it("takes back what the host wrote on the user's behalf", () => {
    const edits = [
      { rowId: 'r2', colId: 'c1', text: '0' },
      { rowId: 'gone', colId: 'c1', text: '0' },
    ]
    const grid = new GridModel().play({ type: 'apply', edits, cause: 'no-activity' })
    expect(grid.written()).toEqual(['r2/c1=0'])
    expect(grid.play({ type: 'undo' }).written()).toEqual([])
  })
})
