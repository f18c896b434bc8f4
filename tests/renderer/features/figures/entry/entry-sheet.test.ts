import { describe, expect, it } from 'vitest'
import { cellEdits, noActivityEdits, readCellText, sourceOf } from '#renderer/features/figures/entry/entry-edits.ts'
import { cellKey, type PendingCell, type PendingCells } from '#renderer/features/figures/entry/entry-saver.ts'
import {
  buildSheet,
  columnTotal,
  monthFigures,
  type ReceivedFigures,
  shownCount,
} from '#renderer/features/figures/entry/entry-sheet.ts'
import { cellLookup, gridColumns, gridTotals } from '#renderer/features/figures/entry/grid-cells.ts'
import { nextProblem } from '#renderer/features/figures/entry/use-entry-table.ts'
import { entryColumns } from '#shared/figures/entry-columns.rules.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import { warningIssue } from '#shared/kernel/issue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { rowCells, type Typed } from '#tests/shared/figures/day-fixture.ts'

const on = localDate('2023-04-15')
const columns = entryColumns(on, [])
const nothing: PendingCells = new Map()

function received(figures: Record<string, Record<string, Typed>>): ReceivedFigures {
  return {
    rows: ['A', 'B', 'C'].map((code) => ({ id: code, unitCode: code, on, carried: {}, isLocked: false, isDue: true })),
    cells: Object.entries(figures).flatMap(([unit, typed]) => [...rowCells(typed, unit, on).values()]),
    issues: [],
    answeredAtMs: 100,
  }
}

function pending(indicator: string, value: number | null, given: Partial<PendingCell> = {}): PendingCells {
  const cell: PendingCell = {
    unitCode: 'A',
    indicator,
    on,
    value,
    draft: null,
    state: 'saving',
    savedAtMs: null,
    ...given,
  }
  return new Map([[cellKey(cell), cell]])
}

function lookup(figures: Record<string, Record<string, Typed>>, edits: PendingCells = nothing) {
  return cellLookup(buildSheet(received(figures), edits), columns, edits)
}

describe('the sheet', () => {
  it('shows what is being typed over what the backend answered, and totals follow', () => {
    const sheet = buildSheet(received({ A: { CC_NEW: 3, CC_EXCH: 1 }, B: { CC_NEW: 5 } }), pending('CC_NEW', 7))
    expect(shownCount(sheet.cells.get('A'), 'CC_TOTAL', 'typed')).toBe(8)
    expect(columnTotal(sheet, 'CC_TOTAL', 'typed')).toBe(13)
    expect(columnTotal(sheet, 'EID_COL', 'typed')).toBeNull()
  })

  it('keeps mobile figures of a cell that is typed into', () => {
    const sheet = buildSheet(received({ A: { EID2_ACT: { fixed: 1, mobile: 18 } } }), pending('EID2_ACT', 12))
    expect(shownCount(sheet.cells.get('A'), 'EID2_ACT', 'typed')).toBe(30)
    expect(shownCount(sheet.cells.get('A'), 'EID_ACT', 'mobile')).toBe(18)
  })

  it('follows the backend once an answer younger than the save is there', () => {
    const saved = pending('CC_NEW', 7, { state: 'kept', savedAtMs: 50 })
    expect(shownCount(buildSheet(received({ A: { CC_NEW: 8 } }), saved).cells.get('A'), 'CC_NEW', 'typed')).toBe(8)
    const later = pending('CC_NEW', 7, { state: 'kept', savedAtMs: 100 })
    expect(shownCount(buildSheet(received({ A: { CC_NEW: 8 } }), later).cells.get('A'), 'CC_NEW', 'typed')).toBe(7)
  })

  it('checks the rules on what is on screen, before anything is saved', () => {
    const sheet = buildSheet(received({ A: { CC_TOTAL: 14, CC_EXCH: 2, CC_REIS: 3 } }), pending('CC_NEW', 10))
    expect(sheet.issues.map((issue) => [issue.code, issue.params['sum']])).toEqual([['total-differs', 15]])
  })
})

describe('the month', () => {
  it('leaves the rules on cumulatives to the backend, which knows the openings', () => {
    const day = (date: string, isRestDay: boolean): DayState => ({
      on: localDate(date),
      status: 'open',
      closedAt: null,
      closedBy: null,
      reasons: [],
      approvedAt: null,
      approvedBy: null,
      unlocks: [],
      adjustments: [],
      sentAt: null,
      receivedAt: null,
      reopenReason: null,
      isRestDay,
      restDayName: null,
    })
    const stock = warningIssue('tenfold', { unitCode: 'A', indicator: 'CC_RCV', date: '2023-04-14' })
    const month = monthFigures(
      {
        unit: { code: 'A', kind: 'commune', name: 'A', parentCode: null, validFrom: on, validTo: null },
        days: [day('2023-04-14', false), day('2023-04-15', true), day('2023-04-17', false)],
        cells: [...rowCells({ CC_DLV: 5 }, 'A', '2023-04-14').values()],
        carried: { unitCode: 'A', stocks: { CC_UNCL: 1 } },
        issues: [stock, warningIssue('deletion-needs-note', { unitCode: 'A', date: '2023-04-14' })],
      },
      localDate('2023-04-16'),
      1,
      true,
    )
    expect(buildSheet(month, nothing).issues).toEqual([stock])
    expect(month.rows.map((row) => row.isDue)).toEqual([true, false, false])
  })
})

describe('a cell of the grid', () => {
  it('says where its figure comes from while it is edited', () => {
    expect(lookup({ A: { EID2_ACT: { fixed: 12, mobile: 18 } } })('A', 'EID2_ACT')).toMatchObject({
      text: '30',
      editText: '12',
      value: 30,
      dot: true,
      hint: '12 tại chỗ + 18 lưu động = 30',
    })
  })

  it('shows a sum of parts as derived and says how many parts are blank', () => {
    expect(lookup({ A: { CC_NEW: 1200 } })('A', 'CC_TOTAL')).toMatchObject({
      text: '1.200',
      editText: '',
      derived: true,
      hint: 'thiếu 2 phần',
    })
  })

  it('keeps a text that is not a number as it was typed, as an error, without a value', () => {
    const edits = pending('CC_NEW', null, { draft: '12a' })
    expect(lookup({}, edits)('A', 'CC_NEW')).toMatchObject({
      text: '12a',
      editText: '12a',
      value: null,
      severity: 'error',
      state: 'saving',
    })
  })

  it('is an error while it could not be saved', () => {
    expect(lookup({}, pending('CC_NEW', 1, { state: 'failed' }))('A', 'CC_NEW')).toMatchObject({
      text: '1',
      severity: 'error',
      state: 'failed',
    })
  })

  it('is blank and not zero where nothing is reported', () => {
    expect(lookup({ A: { CC_NEW: null, CC_EXCH: 0 } })('A', 'CC_NEW').text).toBe('')
    expect(lookup({ A: { CC_NEW: null, CC_EXCH: 0 } })('A', 'CC_EXCH').text).toBe('0')
  })
})

it('sixteen columns stand beside the panel on a screen 1366 wide', () => {
  const sheet = buildSheet(received({ A: { CC_NEW: 1234 } }), nothing)
  const widths = gridColumns(columns, gridTotals(sheet, columns)).map((column) => column.widthPx)
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(735)
})

it('columns are as wide as their totals in bold, so that no figure of a province is cut', () => {
  const widthOf = (text: string): number =>
    gridColumns(columns, { CC_NEW: { text } }).find(({ id }) => id === 'CC_NEW')?.widthPx ?? 0
  // Measured in the window: 8 px a digit, 3 px a point, 1 + 5 px of padding and the line.
  expect([widthOf('719'), widthOf('5.719'), widthOf('18.160'), widthOf('418.160')]).toEqual([42, 44, 52, 60])
})

describe('texts', () => {
  it.each([
    ['12', { value: 12, draft: null }],
    ['1.494', { value: 1494, draft: null }],
    [' 0 ', { value: 0, draft: null }],
    ['', { value: null, draft: null }],
    ['12a', { value: null, draft: '12a' }],
    ['-3', { value: null, draft: '-3' }],
    ['1,5', { value: null, draft: '1,5' }],
    ['x'.repeat(80), { value: null, draft: `${'x'.repeat(59)}…` }],
  ])('%j is read as a count, a blank, or kept as typed', (text, expected) => {
    expect(readCellText(text)).toEqual(expected)
  })

  it('become figures of typed columns only', () => {
    const sheet = buildSheet(received({}), nothing)
    const edits = cellEdits(sheet, columns, [
      { rowId: 'A', colId: 'CC_NEW', text: '4' },
      { rowId: 'A', colId: 'CC_TOTAL@MOBILE', text: '4' },
      { rowId: 'gone', colId: 'CC_NEW', text: '4' },
    ])
    expect(edits).toEqual([{ unitCode: 'A', indicator: 'CC_NEW', on, value: 4, draft: null }])
    expect(sourceOf('redo')).toBe('undone')
  })
})

describe('không phát sinh', () => {
  it('writes zeros into the blanks of typed columns, and totals follow from their parts', () => {
    const sheet = buildSheet(received({ A: { CC_NEW: 4, EID1_COL: { draft: '?' }, EID2_APP: { mobile: 2 } } }), nothing)
    const written = noActivityEdits(sheet, columns, ['A']).map((edit) => edit.colId)
    expect(written).toEqual([
      'CC_EXCH',
      'CC_REIS',
      'EID2_COL',
      'EID1_APP',
      'EID_REJ',
      'EID1_ACT',
      'EID2_ACT',
      'CC_RCV',
      'CC_DLV',
    ])
  })

  it('leaves the parts of a total that was typed alone unknown', () => {
    const sheet = buildSheet(received({ A: { EID_ACT: 12 } }), nothing)
    expect(noActivityEdits(sheet, columns, ['A']).map((edit) => edit.colId)).not.toContain('EID1_ACT')
  })

  it('writes nothing for days that are not due', () => {
    const base = received({})
    const sheet = buildSheet({ ...base, rows: base.rows.map((row) => ({ ...row, isDue: row.id === 'B' })) }, nothing)
    expect(new Set(noActivityEdits(sheet, columns, ['A', 'B', 'C']).map((edit) => edit.rowId))).toEqual(new Set(['B']))
  })
})

describe('the next problem', () => {
  const sheet = buildSheet(received({ A: { CC_DLV: { draft: 'x' } }, B: { CC_NEW: { draft: 'y' } } }), nothing)

  it('is the one after the current cell, and the first again after the last', () => {
    expect(nextProblem(sheet, columns, null)?.where.unitCode).toBe('A')
    expect(nextProblem(sheet, columns, { rowId: 'A', colId: 'CC_DLV' })?.where.unitCode).toBe('B')
    expect(nextProblem(sheet, columns, { rowId: 'C', colId: 'CC_NEW' })?.where.unitCode).toBe('A')
  })
})
