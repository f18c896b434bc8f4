import { expect, it } from 'vitest'
import { cellsOfStatus, cellsOnRows } from '#backend/importing/planned-cells.rules.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { planImport } from '#shared/importing/plan.rules.ts'
import { finished } from '#shared/importing/plan-steps.ts'
import { eaKly, planBook, reads, stands, understood } from '../../shared/importing/plan-fixture.ts'

const days = ['2023-04-10', '2023-04-11', '2023-04-12', '2023-04-13']
const figures = days.flatMap((from, index) => [
  reads(eaKly, 'CC_NEW', 5 + index, { from, address: `D${4 + index}` }),
  reads(eaKly, 'CC_EXCH', 7, { from, address: `C${4 + index}` }),
  reads(eaKly, 'CC_REIS', 1, { from, address: `AA${4 + index}`, sheet: 1 }),
])
const standing = [stands(eaKly, 'CC_NEW', 6, { from: '2023-04-11', to: '2023-04-11' })]
const request = { understanding: understood(figures), choices: noChoices, sheetNames: ['A', 'B'], isRepeated: false }
const plan = finished(
  planImport(request, planBook({ standing }), function* takeRow() {
    yield
  }),
)
const addresses = (cells: Iterable<{ readonly sheet: number; readonly address: string }>): string[] =>
  Array.from(cells, ({ sheet, address }) => `${sheet}!${address}`)

it('cells come as the sheets have them, whatever order they were read in', () => {
  const firstSheet = days.flatMap((_, index) => [`0!C${4 + index}`, `0!D${4 + index}`])
  expect(addresses(plan.cells)).toEqual([...firstSheet, ...days.map((_, index) => `1!AA${4 + index}`)])
})

it('the cells of some rows of a sheet are found', () => {
  expect(addresses(cellsOnRows(plan.cells, 0, 5, 2))).toEqual(['0!C5', '0!D5', '0!C6', '0!D6'])
  expect(addresses(cellsOnRows(plan.cells, 1, 1, 100))).toEqual(['1!AA4', '1!AA5', '1!AA6', '1!AA7'])
  expect(addresses(cellsOnRows(plan.cells, 0, 8, 100))).toEqual([])
  expect(addresses(cellsOnRows(plan.cells, 2, 1, 100))).toEqual([])
})

it('the cells of some ends are found, in order', () => {
  expect(addresses(cellsOfStatus(plan, ['same']))).toEqual(['0!D5'])
  expect(cellsOfStatus(plan, ['new', 'same']).length).toBe(figures.length)
  expect(addresses(cellsOfStatus(plan, ['refused', 'locked']))).toEqual([])
})
