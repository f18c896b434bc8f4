import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import ExcelJS from 'exceljs'
import type { Caller } from '#backend/backend-ports.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { eaKly, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

async function bookWithHistory(): Promise<TestBook> {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'CC_NEW', on, 3))
  await record(book, posting(eaKly, 'CC_NEW', on, 5))
  await book.call('figures.setNote', { unitCode: eaKly, indicator: 'CC_NEW', on, text: 'Có đoàn lưu động' })
  return book
}

const events = async (book: TestBook, filter: Parameters<TestBook['call']>[1] & object = {}) =>
  (await book.call('audit.listEvents', filter as { limit?: number })).events

describe('the audit', () => {
  it('lists every entry, newest first, with what it did in words', async () => {
    const book = await bookWithHistory()
    const lines = (await events(book)).map((event) => event.lines)
    expect(lines[0]).toEqual(['Ghi chú Xã Ea Kly, ngày 14/04/2023: “Có đoàn lưu động”'])
    expect(lines[1]?.[0]).toMatch(/^Ghi 1 số liệu của Xã Ea Kly, ngày 14\/04\/2023/)
    const { entries } = await book.call('audit.getChain', {})
    expect((await events(book)).map((event) => event.id)).toEqual(
      Array.from({ length: entries }, (_, index) => entries - index),
    )
  })

  it('shows each figure of an entry with what stood before it', async () => {
    const book = await bookWithHistory()
    const [, second, first] = await events(book)
    const detail = await book.call('audit.getEvent', { id: second?.id ?? 0 })
    expect(detail?.changes).toMatchObject([{ unitName: 'Xã Ea Kly', indicator: 'CC_NEW', before: 3, after: 5 }])
    expect((await book.call('audit.getEvent', { id: first?.id ?? 0 }))?.changes[0]?.before).toBeNull()
    expect(await book.call('audit.getEvent', { id: 1_000_000 })).toBeNull()
  })

  it('pages without losing or repeating an entry', async () => {
    const book = await bookWithHistory()
    const seen: number[] = []
    for (let beforeId: number | undefined; ; ) {
      const page = await book.call('audit.listEvents', { limit: 2, ...(beforeId === undefined ? {} : { beforeId }) })
      seen.push(...page.events.map((event) => event.id))
      if (page.nextBeforeId === null) break
      beforeId = page.nextBeforeId
    }
    expect(seen).toEqual((await events(book, { limit: 500 })).map((event) => event.id))
  })

  it('finds entries by group, by day recorded, by the day they are about, by unit and by person', async () => {
    const book = await bookWithHistory()
    const ids = async (filter: object) => (await events(book, filter)).map((event) => event.id)
    const all = await ids({})
    expect(await ids({ groups: ['notes'] })).toEqual(all.slice(0, 1))
    expect(await ids({ groups: ['figures'], about: on })).toEqual(all.slice(1, 3))
    expect(await ids({ about: '2023-04-13' })).toEqual([])
    expect(await ids({ unitCode: eaKly, groups: ['notes', 'figures'], about: on })).toEqual(all.slice(0, 3))
    expect(await ids({ author: 'Không có ai' })).toEqual([])
    const recordedOn = localDate('2023-04-15')
    expect((await ids({ from: recordedOn, to: recordedOn })).length + (await ids({ to: '2023-04-14' })).length).toBe(
      all.length - (await ids({ from: '2023-04-16' })).length,
    )
  })

  it('is not shown to those who only enter', async () => {
    const book = await bookWithHistory()
    const enters: Caller = { transport: 'test', identity: { author: 'Nhập liệu', roles: ['officer'] } }
    expect(await book.failure('audit.listEvents', {}, enters)).toEqual({
      kind: 'forbidden',
      roles: ['commander', 'administrator'],
    })
  })

  it('writes a printable extract in the order of things, with the head of the chain, and says that it did', async () => {
    const book = await bookWithHistory()
    const { head } = await book.call('audit.getChain', {})
    const path = join(book.dir, 'trich-luc.xlsx')
    const { rows, isCut } = await book.call('audit.exportExtract', { path })
    expect(isCut).toBe(false)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['Nhật ký'])
    const texts: string[] = []
    workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)))
    expect(texts).toContain('TRÍCH LỤC NHẬT KÝ')
    expect(texts.some((text) => text.includes(head))).toBe(true)
    // A hash may be all digits as well.
    expect(texts.filter((text) => /^\d{1,6}$/.test(text))).toEqual(
      Array.from({ length: rows }, (_, index) => String(index + 1)),
    )
    expect((await events(book))[0]?.lines).toEqual(['Xuất trích lục: Toàn bộ nhật ký'])
  })

  it('says on the extract what was left out', async () => {
    const book = await bookWithHistory()
    const filter = { groups: ['notes' as const, 'figures' as const], unitCode: eaKly }
    await book.call('audit.exportExtract', { ...filter, path: join(book.dir, 'mot-phan.xlsx') })
    const [told = ''] = (await events(book))[0]?.lines ?? []
    expect(told).not.toContain('Toàn bộ')
    expect(told).toContain('Số liệu, Ghi chú')
    expect(told).toContain('Xã Ea Kly')
  })

  it('writes no extract of a store that was altered', async () => {
    const book = await bookWithHistory()
    book.raw((db) => db.exec("DROP TRIGGER entries_no_update; UPDATE entries SET author = 'Ai đó' WHERE id = 2"))
    const path = join(book.dir, 'trich-luc.xlsx')
    expect(await book.failure('audit.exportExtract', { path })).toMatchObject({ code: 'store/unsound' })
    expect(existsSync(path)).toBe(false)
  })
})
