/** A level that was lowered after more of it had been allocated: a total beside a rest below 0 would not hold. */
import { afterEach, expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { dayOf, openGroup, recordDay, sampleGroup } from '#tests/support/province-book.ts'
import { reorganisation } from '#tests/support/reorganisation.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const group = sampleGroup('654', 'Huyện Krông Pắc', ['Xã A', 'Xã B', 'Xã C'])
const [divided = { code: '' }, other = { code: '' }] = group.communes
const before = '2023-04-05'
const allocation = { from: divided.code, to: '65497', indicator: 'POP_ELIG', value: 10, document: 'BB 01' }

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

/** Of 10 people all went to the first part; then they were 7. */
async function lowered(): Promise<{ book: TestBook; id: string }> {
  const book = await openGroup(group, { startOn: localDate('2023-04-01') }, { today: '2023-04-20' })
  open.push(book)
  await recordDay(book, before, [
    [divided.code, 'POP_ELIG', 10],
    [other.code, 'POP_ELIG', 20],
    [other.code, 'EID_ACT', 4],
  ])
  const parts = ['65497', '65498']
  const change = reorganisation({
    kind: 'split',
    on: '2023-04-10',
    newUnits: parts.map((code) => ({ code, name: `Xã ${code}`, kind: 'commune', parentCode: '654' })),
    pieces: parts.map((to) => ({ from: divided.code, to, whole: false })),
  })
  await book.call('province.applyReorganisation', { clientId: 'apply-lowered', reorganisation: change })
  await book.call('province.setAllocations', {
    clientId: 'allocate-lowered',
    id: change.id,
    allocations: [allocation],
  })
  await recordDay(book, before, [
    [divided.code, 'POP_ELIG', 7],
    [divided.code, 'EID_ACT', 1],
  ])
  return { book, id: change.id }
}

const request = {
  form: 'BM01',
  period: dayOf('2023-04-12'),
  policy: 'half-up',
  decimals: 2,
  geography: 'now',
} as const

test('no sheet is drawn as the units are now until the parts or the level are mended; as they were there is one', async () => {
  const { book, id } = await lowered()
  const refused = { code: 'province/over-allocated', data: { unit: 'Xã A', indicator: 'POP_ELIG', count: 3 } }
  const { geography: _now, ...then } = request
  for (const name of ['reports.buildReport', 'reports.showReport', 'reports.buildParagraphs'] as const)
    expect(await book.failure(name, { ...request, signer: 0 })).toMatchObject(refused)
  const { report } = await book.call('reports.buildReport', then)
  expect(report.total.cells['POP_ELIG']?.value).toBe(20)
  // Before the reorganisation nothing was given to anybody.
  const earlier = await book.call('reports.buildReport', { ...request, period: dayOf(before) })
  expect(earlier.report.total.cells['POP_ELIG']?.value).toBe(27)

  await book.call('province.setAllocations', {
    clientId: 'allocate-mended',
    id,
    allocations: [{ ...allocation, value: 7 }],
  })
  const mended = await book.call('reports.buildReport', request)
  expect(mended.report.total.cells['POP_ELIG']?.value).toBe(27)
})
