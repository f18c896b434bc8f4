import { expect, test } from 'vitest'
import {
  type Saving,
  varianceCells,
  varianceCounts,
  varianceEdits,
  varianceRows,
  varianceSheet,
  varianceTotals,
} from '#renderer/features/reconciliation/variance-sheet.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Variance } from '#shared/reconciliation/reconciliation.schema.ts'

const on = localDate('2023-04-30')
const idle: Saving = { cells: new Map(), failed: 0, saving: 0, error: null }

const variance = (unitCode: string, national: number | null, own: number | null, reason = ''): Variance => ({
  unitCode,
  unitName: `Xã ${unitCode}`,
  indicator: 'CC_CUM',
  national,
  own,
  difference: national === null || own === null ? null : own - national,
  reason,
  on,
})
const received = [
  variance('1', 100, 93),
  variance('2', 50, 50),
  variance('3', null, 7),
  variance('4', 10, 12, 'nhập trễ'),
]

test('each unit shows both sides and the signed difference; an unexplained one is marked', () => {
  const cell = varianceCells(varianceSheet(on, received, idle, 0))
  expect(['national', 'own', 'difference'].map((part) => cell('1', `CC_CUM@${part}`).text)).toEqual(['100', '93', '-7'])
  expect(cell('1', 'CC_CUM@difference').severity).toBe('warning')
  expect(cell('4', 'CC_CUM@difference')).toMatchObject({ text: '+2', severity: undefined })
  expect(cell('3', 'CC_CUM@difference').text).toBe('')
})

test('the filter keeps the units that differ, with their places in the list', () => {
  const sheet = varianceSheet(on, received, idle, 0)
  expect(varianceRows(sheet, true, true).map(({ id, order }) => [id, order])).toEqual([
    ['1', '1'],
    ['4', '4'],
  ])
  expect(varianceRows(sheet, false, true)).toHaveLength(4)
  const places = new Map([['1', 'Huyện Ea Kar']])
  expect(varianceRows(sheet, true, true, places).map(({ label }) => label)).toEqual(['Xã 1 – Huyện Ea Kar', 'Xã 4'])
  expect(varianceCounts(sheet)).toEqual({ compared: 3, differing: 2, unexplained: 1 })
})

test('totals add up the units in which both sides are known', () => {
  expect(varianceTotals(varianceSheet(on, received, idle, 0))).toMatchObject({
    'CC_CUM@national': { text: '160' },
    'CC_CUM@own': { text: '155' },
    'CC_CUM@difference': { text: '-5' },
  })
})

test('a pasted figure gives its difference at once; a reason stays a text, whatever it looks like', () => {
  const sheet = varianceSheet(on, received, idle, 0)
  const edits = varianceEdits(
    sheet,
    [
      { rowId: '3', colId: 'CC_CUM@national', text: '1.007' },
      { rowId: '3', colId: 'CC_CUM@reason', text: '1.000' },
      { rowId: '3', colId: 'CC_CUM@own', text: '5' },
    ],
    'Tra cứu',
  )
  expect(edits.map(({ place, value, text }) => [place.kind, value, text])).toEqual([
    ['national', 1007, '1.007'],
    ['reason', null, '1.000'],
  ])
  const cells = new Map(edits.map((edit) => [edit.key, { ...edit, state: 'saving' as const, savedAtMs: null }]))
  const typed = varianceSheet(on, received, { ...idle, cells }, 0)
  expect(typed.variances.find(({ unitCode }) => unitCode === '3')).toMatchObject({
    national: 1007,
    difference: -1000,
    reason: '1.000',
  })
})
