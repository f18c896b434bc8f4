import { expect, it } from 'vitest'
import {
  packUnderstanding,
  transferables,
  unpackUnderstanding,
} from '#backend/excel/understanding/packed-understanding.ts'
import type { UnderstoodRow, UnderstoodTable } from '#shared/importing/understanding.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { reads, understood } from '../../../shared/importing/plan-fixture.ts'

const days = { from: localDate('2023-04-01'), to: localDate('2023-04-30') }
const rows: UnderstoodRow[] = [
  { row: 3, kind: 'header', unitCode: null, span: null, confidence: 95, reason: 'tiêu đề cột' },
  { row: 4, kind: 'unit', unitCode: '24496', span: days, confidence: 100, reason: 'tên đơn vị' },
  { row: 5, kind: 'unit', unitCode: '24490', span: { ...days }, confidence: 92, reason: 'tên đơn vị' },
]
const table: UnderstoodTable = {
  id: '0:3:1',
  sheet: 0,
  range: { top: 3, left: 1, bottom: 5, right: 4 },
  headerRows: { first: 3, last: 3 },
  columns: [],
  rows,
  span: null,
  spanDecision: { confidence: 100, reason: '' },
  fingerprint: '',
  origin: 'synonyms',
}
const figures = [
  reads('24496', 'CC_NEW', 12, { address: 'C4', ...days }),
  reads('24490', 'CC_NEW', null, { address: 'AB1048576', channel: 'MOBILE' }),
  reads('24490', 'POP_ELIG', 3_000_000_000, { address: 'XFD5', channel: 'STOCK', sheet: 7 }),
  reads('24496', 'CC_EXCH', -1, { address: 'D4' }),
]

it('What was understood comes out of the worker thread as it went in', async () => {
  const whole = understood(figures, { tables: [table, { ...table, id: '1:3:1', rows: [] }] })
  const packed = packUnderstanding(whole)
  const crossed = structuredClone(packed, { transfer: transferables(packed) })
  const arrived = await unpackUnderstanding(crossed)
  expect({ ...arrived, figures: [...arrived.figures] }).toEqual(whole)
  expect([arrived.figures.length, arrived.figures.at(2), arrived.figures.at(4)]).toEqual([4, figures[2], undefined])
})

it('Nothing understood comes out as nothing', async () => {
  const arrived = await unpackUnderstanding(packUnderstanding(understood([])))
  expect({ ...arrived, figures: [...arrived.figures] }).toEqual(understood([]))
})
