import { expect, test } from 'vitest'
import {
  levelCells,
  levelColumns,
  levelEdits,
  levelRows,
  levelSheet,
  levelTotals,
  type Saving,
} from '#renderer/features/figures/entry/levels/level-sheet.ts'
import type { LevelBook, LevelCell } from '#shared/figures/level-book.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'

const on = localDate('2023-06-30')
const format = { policy: 'half-up', decimals: 2 } as const
const idle: Saving = { cells: new Map(), failed: 0, saving: 0, error: null }
const unit = (code: string, name: string) => ({
  code,
  kind: 'commune' as const,
  name,
  parentCode: '654',
  validFrom: localDate('1900-01-01'),
  validTo: null,
})

function cell(unitCode: string, indicator: string, given: number | null, before: number | null): LevelCell {
  const told = { author: 'A', at: '2023-06-30T10:00:00Z', document: '' }
  return {
    unitCode,
    indicator,
    given: given === null ? null : { on, value: given, ...told },
    before: before === null ? null : { on: localDate('2023-01-10'), value: before },
  }
}

function book(...cells: LevelCell[]): LevelBook {
  const rows = [unit('1', 'Xã Một'), unit('2', 'Xã Hai')]
  return { on, whole: { ...unit('654', 'Huyện'), kind: 'district' }, rows, cells, days: [], isDayLocked: false }
}

test('what stands from before is shown as derived with its day, and typing begins from blank', () => {
  const shown = levelCells(levelSheet(book(cell('1', 'COMM_GROUPS', null, 9)), idle, 0), format)('1', 'COMM_GROUPS')
  expect(shown).toMatchObject({ text: '9', editText: '', value: 9, derived: true, hint: 'Trước đó 9, từ 10/01/2023' })
})

test('totals add up what stands in the rows; the row of the whole unit is beside them', () => {
  const sheet = levelSheet(
    book(cell('1', 'POP_TOTAL', 100, 90), cell('2', 'POP_TOTAL', null, 50), cell('654', 'POP_TOTAL', 999, null)),
    idle,
    0,
  )
  expect(levelTotals(sheet, format)['POP_TOTAL']?.text).toBe('150')
  expect(levelRows(sheet, true).map(({ id }) => id)).toEqual(['1', '2', '654'])
})

test('reasons are added up per row, and the share of cleaned data names Σ done / Σ to do of rows with both', () => {
  const sheet = levelSheet(
    book(
      cell('1', 'POP_EXCL_PRISON', 3, null),
      cell('1', 'POP_EXCL_ABROAD', null, 4),
      cell('1', 'CLEAN_DONE', 50, null),
      cell('1', 'CLEAN_ALL', 100, null),
      cell('2', 'CLEAN_DONE', 70, null),
    ),
    idle,
    0,
  )
  const text = levelCells(sheet, format)
  expect([text('1', 'EXCLUDED').text, text('2', 'EXCLUDED').text]).toEqual(['7', ''])
  expect([text('1', 'CLEAN_RATIO').text, text('2', 'CLEAN_RATIO').text]).toEqual(['50,00', ''])
  expect(levelTotals(sheet, format)['CLEAN_RATIO']?.text).toBe('50,00')
})

test('more eligible people than residents is marked, with what is being typed', () => {
  const received = book(cell('1', 'POP_TOTAL', 100, null), cell('1', 'POP_TEMP', 5, null))
  const edits = levelEdits(
    levelSheet(received, idle, 0),
    [
      { rowId: '1', colId: 'POP_ELIG', text: '106' },
      { rowId: '1', colId: 'EXCLUDED', text: '1' },
    ],
    'BB 1',
  )
  expect(edits).toHaveLength(1)
  const cells = new Map(edits.map((edit) => [edit.key, { ...edit, state: 'saving' as const, savedAtMs: null }]))
  const sheet = levelSheet(received, { ...idle, cells }, 0)
  expect(levelCells(sheet, format)('1', 'POP_ELIG')).toMatchObject({
    text: '106',
    severity: 'warning',
    state: 'saving',
  })
})

test('faulty files of a closed day, and of the whole unit, take no figure; age bands begin with the new law', () => {
  const closed = levelSheet({ ...book(), isDayLocked: true }, idle, 0)
  expect(levelCells(closed, format)('1', 'CC_ERR').readOnly).toBe(true)
  expect(levelCells(levelSheet(book(), idle, 0), format)('654', 'CC_ERR').readOnly).toBe(true)
  const ids = (day: string) => levelColumns(day).map(({ id }) => id)
  expect(ids('2024-06-30')).not.toContain('POP_ELIG_U6')
  expect(ids('2024-07-01')).toContain('POP_ELIG_U6')
})
