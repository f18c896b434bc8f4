import { expect, test } from 'vitest'
import { draftLines, readDraft, readOwn } from '#renderer/features/services/service-list-draft.ts'
import {
  serviceCells,
  serviceEdits,
  serviceSheet,
  serviceTotals,
  type Saving,
} from '#renderer/features/services/service-sheet.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { ServiceRecord, ServicesBook } from '#shared/services/services.schema.ts'

const [from, to] = [localDate('2023-04-01'), localDate('2023-04-30')]
const format = { policy: 'half-up', decimals: 2 } as const
const idle: Saving = { cells: new Map(), failed: 0, saving: 0, error: null }

const row = (code: string, now: [number | null, number | null], before: [number | null, number | null], more = {}) => ({
  service: {
    code,
    number: Number(code),
    name: `DV ${code}`,
    isPolice: true,
    targetBp: null,
    targetDocument: '',
    ...more,
  },
  now: { received: now[0], online: now[1] },
  before: { received: before[0], online: before[1] },
})

function book(...rows: ServicesBook['rows']): ServicesBook {
  const none = { now: { received: null, online: null }, before: { received: null, online: null } }
  const before = { from: localDate('2023-03-01'), to: localDate('2023-03-31') }
  return { from, to, before, rows, all: none, police: none, missing: [], crossing: [] }
}

const texts = (sheet: ReturnType<typeof serviceSheet>, code: string) => {
  const cell = serviceCells(sheet, format)
  return ['received', 'online', 'ratio', 'target', 'verdict', 'ratioBefore', 'change'].map((id) => cell(code, id).text)
}

test('a row shows both figures, the ratio, its target and verdict, and the change of the printed percentages', () => {
  const sheet = serviceSheet(book(row('03', [29_791, 14_571], [10_000, 4350], { targetBp: 6000 })), idle, 0)
  expect(texts(sheet, '03')).toEqual(['29.791', '14.571', '48,91', '60', 'Chưa đạt', '43,50', '+5,41'])
})

test('a target is reached exactly, not by what is printed: 1.999 of 2.000 is not 100 %', () => {
  const sheet = serviceSheet(book(row('03', [200_000, 199_999], [null, null], { targetBp: 10_000 })), idle, 0)
  expect(texts(sheet, '03')).toEqual(['200.000', '199.999', '99,99', '100', 'Chưa đạt', '', ''])
})

test('blank is blank: no ratio, no verdict, no part of the total', () => {
  const sheet = serviceSheet(book(row('03', [50, null], [null, null]), row('04', [10, 5], [null, null])), idle, 0)
  expect(texts(sheet, '03')).toEqual(['50', '', '', '', '', '', ''])
  expect(serviceTotals(sheet, format)).toMatchObject({
    received: { text: '10' },
    online: { text: '5' },
    ratio: { text: '50,00' },
  })
})

test('what is being typed counts at once; a pair that does not fit together yet counts nowhere', () => {
  const received = book(row('03', [100, 50], [null, null]), row('04', [10, 5], [null, null]))
  const edits = serviceEdits(serviceSheet(received, idle, 0), [
    { rowId: '03', colId: 'online', text: '1.120' },
    { rowId: '03', colId: 'ratio', text: '9' },
  ])
  expect(edits.map(({ value, place }) => [value, place.measure])).toEqual([[1120, 'DVC_ON']])
  const [edit] = edits
  if (edit === undefined) throw new Error('no edit')
  const saving: Saving = {
    ...idle,
    cells: new Map([[edit.key, { ...edit, state: 'failed', savedAtMs: null }]]),
    failed: 1,
  }
  const sheet = serviceSheet(received, saving, 0)
  expect(texts(sheet, '03').slice(0, 3)).toEqual(['100', '1.120', ''])
  expect(serviceCells(sheet, format)('03', 'online')).toMatchObject({ state: 'failed', severity: 'error' })
  expect(sheet.all.now).toEqual({ received: 10, online: 5 })
})

test('a text that is no count is shown as typed and not guessed', () => {
  const [edit] = serviceEdits(serviceSheet(book(row('03', [1, 1], [null, null])), idle, 0), [
    { rowId: '03', colId: 'received', text: '12o' },
  ])
  expect([edit?.value, edit?.text]).toEqual([undefined, '12o'])
})

const record: ServiceRecord = {
  code: '03',
  number: 3,
  versions: [{ from: localDate('2022-01-06'), name: 'Đăng ký thường trú', isPolice: true, isListed: true }],
  targets: [],
}

test('a draft of the list changes only what differs, with the document of the new targets', () => {
  const lines = draftLines([record], from)
  expect(readDraft([record], lines, from, 'KH 9')).toEqual({ changed: [], unread: [] })
  const [line] = lines
  if (line === undefined) throw new Error('no line')
  const { changed } = readDraft([record], [{ ...line, target: '62,5' }], from, 'KH 9')
  expect(changed).toEqual([{ ...record, targets: [{ from, shareBp: 6250, document: 'KH 9' }] }])
  expect(readDraft([record], [{ ...line, target: '120' }], from, '').unread).toEqual(['Đăng ký thường trú'])
  expect(readDraft([record], [{ ...line, target: 'sáu mươi' }], from, '').unread).toEqual(['Đăng ký thường trú'])
})

test('a service of the unit’s own needs a code of plain letters and a name', () => {
  const own = (code: string, name: string) => readOwn({ code, name }, [record], from)
  expect(own('tinh-1', 'Cấp phép')).toMatchObject({ record: { code: 'TINH-1', number: 4 }, problem: null })
  expect(own('', ' ')).toEqual({ record: null, problem: null })
  expect(own('tỉnh 1', 'Cấp phép')).toEqual({ record: null, problem: 'code' })
  expect(own('', 'Cấp phép')).toEqual({ record: null, problem: 'code' })
  expect(own('TINH-1', ' ')).toEqual({ record: null, problem: 'name' })
})

test('a service of the unit never takes the code of one that is there', () => {
  expect(readOwn({ code: '03', name: 'Cấp phép' }, [record], from)).toEqual({ record: null, problem: 'taken' })
})
