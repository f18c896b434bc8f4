/** A sheet reads the flows it is made of; what else was reported counts where it is asked whether anything was. */
import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { dayOf, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import { reorganisation } from '#tests/support/reorganisation.ts'
import { eaKly, eaYong, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'
import type { TestBook } from '#tests/support/test-book.ts'

afterEach(closeTestBooks)

const day = '2023-04-11'

async function build(book: Pick<TestBook, 'call'>, form: string, on = day, geography: 'then' | 'now' = 'then') {
  const request = { form, period: dayOf(on), policy: 'half-up', decimals: 2, signer: 0, geography } as const
  return (await book.call('reports.buildReport', request)).report
}

describe('figures that a sheet does not print', () => {
  it('say that a row reported, and that a total lacks some of its parts', async () => {
    const book = await openDistrict({ startOn: localDate('2023-04-01') })
    await record(book, posting(eaKly, 'CC_DLV', day, 3), posting(eaYong, 'EID1_ACT', day, 4))
    const bm01 = await build(book, 'BM01')
    expect(bm01.missing).not.toContain(eaKly)
    expect(bm01.missing).not.toContain(eaYong)
    expect(bm01.missing.length).toBeGreaterThan(0)
    expect(bm01.remarks.join('\n')).toContain('mới cộng các phần đã có: Xã Ea Yông (thiếu 1 phần)')
    expect((await build(book, 'BM01', '2023-04-12')).missing).toContain(eaKly)
  })
})

/** Two districts; the first commune of the first is divided on 15/4/2023 and nothing is allocated yet. */
async function divided(): Promise<TestBook> {
  const [pac, kar] = sampleGroups
  const [one] = pac?.communes ?? []
  const [other] = kar?.communes ?? []
  if (pac === undefined || one === undefined || other === undefined) throw new Error('no sample')
  const groups = [pac, kar].flatMap((group) => group ?? [])
  const book = await openProvince(groups, { startOn: localDate('2023-04-01') }, { today: '2023-04-20' })
  await recordDay(book, day, [
    [one.code, 'CC_DLV', 10],
    [other.code, 'CC_NEW', 3],
  ])
  const change = reorganisation({
    kind: 'split',
    on: '2023-04-15',
    newUnits: ['65497', '65498'].map((code) => ({ code, name: `Xã ${code}`, kind: 'commune', parentCode: pac.code })),
    pieces: ['65497', '65498'].map((to) => ({ from: one.code, to, whole: false })),
  })
  await book.call('province.applyReorganisation', { clientId: 'apply-divided', reorganisation: change })
  return book
}

describe('the rest of a divided commune, as the units are now', () => {
  it('is a row where it reported anything in the period, and its district has reported', async () => {
    const book = await divided()
    try {
      const bm01 = await build(book, 'BM01', day, 'now')
      expect(bm01.rows.map(({ name }) => name).filter((name) => name.startsWith('Chưa phân bổ (từ'))).toHaveLength(1)
      const bm08 = await build(book, 'BM08', day, 'now')
      expect(bm08.missing).toEqual([])
    } finally {
      await book.dispose()
    }
  })
})
