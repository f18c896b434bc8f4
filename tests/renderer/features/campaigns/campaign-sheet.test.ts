import { expect, test } from 'vitest'
import {
  campaignSheet,
  type CampaignSaving,
  sheetCells,
  sheetColumns,
  sheetEdits,
  sheetRows,
  sheetTotals,
} from '#renderer/features/campaigns/campaign-sheet.ts'
import { campaignProgress } from '#shared/campaigns/campaign-progress.rules.ts'
import type { Campaign, CampaignSpan } from '#shared/campaigns/campaigns.schema.ts'
import { datesBetween, localDate } from '#shared/kernel/local-date.ts'

const day = (number: number) => localDate(`2023-04-${String(number).padStart(2, '0')}`)
const days = datesBetween(day(10), day(16))
const line = { kind: 'school' as const, unitCode: null, fromBook: false, note: '' }
const campaign: Campaign = {
  id: 'dot-60-ngay',
  name: 'Đợt 60 ngày',
  from: day(11),
  to: day(30),
  indicator: 'CC_TOTAL',
  people: 'học sinh',
  document: '',
  lines: [
    { ...line, key: 'a', name: 'THCS A', needed: 100, before: 10 },
    { ...line, key: 'b', name: 'THCS B', needed: null, before: null },
    {
      ...line,
      key: 'xa',
      name: 'Xã Ea Kly',
      kind: 'commune',
      unitCode: '24490',
      fromBook: true,
      needed: 50,
      before: 0,
    },
  ],
}
const typed: CampaignSpan[] = [
  { line: 'a', from: day(11), to: day(11), value: 7 },
  { line: 'b', from: day(12), to: day(14), value: 30 },
]
const booked: CampaignSpan[] = [{ line: 'xa', from: day(12), to: day(12), value: 1200 }]
const quiet: CampaignSaving = { cells: new Map(), failed: 0, saving: 0, error: null }

function sheetOf(saving: CampaignSaving = quiet) {
  const progress = campaignProgress(campaign, [...typed, ...booked], day(16))
  return campaignSheet({ campaign, typed, booked }, days, progress, saving, 0)
}

test('a week shows typed days, a span at its first day, the book as it is, and only days of the campaign are typed', () => {
  const cells = sheetCells(sheetOf())
  expect(cells('a', '2023-04-11')).toMatchObject({ text: '7', value: 7 })
  expect(cells('a', '2023-04-12')).toMatchObject({ text: '', value: null })
  expect(cells('b', '2023-04-12')).toMatchObject({ text: '30', hint: expect.stringContaining('12/04/2023–14/04/2023') })
  expect(cells('b', '2023-04-13')).toMatchObject({ text: '…', value: null, readOnly: true })
  expect(cells('xa', '2023-04-12')).toMatchObject({ text: '1.200', readOnly: true })
  const columns = sheetColumns({ campaign, days })
  expect(columns.filter(({ editable }) => editable).map(({ label }) => label)).toEqual([
    'T3 11/04',
    'T4 12/04',
    'T5 13/04',
    'T6 14/04',
    'T7 15/04',
    'CN 16/04',
  ])
  expect(sheetRows({ campaign }, true).map(({ editable }) => editable)).toEqual([true, true, false])
})

test('totals add days of all lines, and needed, done and left of those that are known', () => {
  const totals = sheetTotals(sheetOf())
  expect(Object.fromEntries(Object.entries(totals).map(([column, total]) => [column, total?.text]))).toMatchObject({
    '2023-04-11': '7',
    '2023-04-12': '1.230',
    week: '1.237',
    needed: '150',
    done: '1.217',
    remaining: '83',
  })
})

test('an edit is of its day, of the whole span at its first day, and a text that is no count is kept apart', () => {
  const edits = sheetEdits(sheetOf(), [
    { rowId: 'a', colId: '2023-04-12', text: '1.120' },
    { rowId: 'b', colId: '2023-04-12', text: '' },
    { rowId: 'a', colId: '2023-04-13', text: 'năm' },
    { rowId: 'a', colId: 'week', text: '5' },
  ])
  expect(edits.map(({ place, value }) => [place.line, place.from, place.to, value])).toEqual([
    ['a', '2023-04-12', '2023-04-12', 1120],
    ['b', '2023-04-12', '2023-04-14', null],
    ['a', '2023-04-13', '2023-04-13', undefined],
  ])
})
