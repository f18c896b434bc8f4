/** A level that was lowered after more of it had been allocated: the rest is below 0, the total stays right. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasLibreOffice, saveWithLibreOffice } from '#tests/backend/excel/oracles.ts'
import { readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { dayOf, openGroup, recordDay, sampleGroup } from '#tests/support/province-book.ts'
import { reorganisation } from '#tests/support/reorganisation.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const group = sampleGroup('654', 'Huyện Krông Pắc', ['Xã A', 'Xã B', 'Xã C'])
const [divided = { code: '' }, other = { code: '' }] = group.communes
const before = '2023-04-05'

/** Of 10 people all went to the first part; then they were 7. */
async function lowered(): Promise<TestBook> {
  const book = await openGroup(group, { startOn: localDate('2023-04-01') }, { today: '2023-04-20' })
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
    allocations: [{ from: divided.code, to: '65497', indicator: 'POP_ELIG', value: 10, document: 'BB 01' }],
  })
  await recordDay(book, before, [
    [divided.code, 'POP_ELIG', 7],
    [divided.code, 'EID_ACT', 1],
  ])
  return book
}

test('the rest shows what was given too much and has no ratio; sums are those of the units before', {
  timeout: 120_000,
}, async () => {
  const book = await lowered()
  try {
    const request = {
      form: 'BM01',
      period: dayOf('2023-04-12'),
      policy: 'half-up',
      decimals: 2,
      geography: 'now',
    } as const
    const { report } = await book.call('reports.buildReport', request)
    const rest = report.rows.find(({ name }) => name.startsWith('Chưa phân bổ'))
    expect(rest?.cells['POP_ELIG']?.value).toBe(-3)
    expect(rest?.cells['R_ACT_ELIG']).toMatchObject({ value: null, text: '—' })
    expect(report.total.cells['POP_ELIG']?.value).toBe(27)
    // The part that has people and no accounts yet is left out of the ratio, which is said.
    expect(report.total.cells['R_ACT_ELIG']).toMatchObject({ num: 5, den: 17 })
    expect(report.remarks.join('\n')).toMatch(/không tính vào tổng cộng của tỷ lệ .*Xã 65497/)
    const path = join(book.dir, 'BM01.xlsx')
    await book.call('reports.exportWorkbook', { ...request, path })
    if (!hasLibreOffice) return
    const bytes = readFileSync(path)
    const [ours, theirs] = [bytes, await saveWithLibreOffice(bytes)].map((one) => readCells(readParts(one), 1))
    const values = (cells = ours) => Array.from(cells ?? [], ([at, { value }]) => [at, value])
    expect(values(theirs)).toEqual(values(ours))
  } finally {
    await book.dispose()
  }
})
