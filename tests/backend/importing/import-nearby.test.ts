import { afterEach, describe, expect, it } from 'vitest'
import { openDistrict } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'
import { addFile, choose, commit, preview } from './import-book.ts'

afterEach(closeTestBooks)

const sheetOn = (day: number, rows: readonly string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode([`SỐ LIỆU NGÀY ${day}/4/2023`, 'Đơn vị,Mức 1', ...rows].join('\n'))

describe('questions of files that wait together', () => {
  it('one answer about a column holds for every file with that header, in the list too', async () => {
    const book = await openDistrict()
    const first = await addFile(book, sheetOn(13, ['Xã Ea Kly,5']), 'ngay-13.csv', 'Xã Ea Kly')
    const second = await addFile(book, sheetOn(14, ['Xã Ea Yông,7']), 'ngay-14.csv', 'Xã Ea Yông')
    expect([first.questions, second.questions]).toEqual([1, 1])
    const { questions } = await preview(book, first.id)
    const id = questions[0]?.id ?? ''
    await choose(book, first.id, { answers: { [id]: 'flow:EID1_ACT:ALL' } })
    const heads = await book.call('importing.listImports', {})
    expect(heads.map((head) => head.questions)).toEqual([0, 0])
    expect((await preview(book, second.id)).counts).toMatchObject({ new: 1, asked: 0 })
    await choose(book, first.id, { answers: {} })
    expect((await book.call('importing.listImports', {})).map((head) => head.questions)).toEqual([1, 1])
    await choose(book, first.id, { answers: { [id]: 'flow:EID1_ACT:ALL' } })
    await commit(book, first.id)
    expect((await preview(book, second.id)).counts).toMatchObject({ new: 1, asked: 0 })
    await commit(book, second.id)
  })

  it('files that were answered differently leave the answer to the third', async () => {
    const book = await openDistrict()
    const ids: number[] = []
    for (const day of [11, 12, 13]) ids.push((await addFile(book, sheetOn(day, ['Xã Ea Kly,5']), `${day}.csv`)).id)
    const id = (await preview(book, ids[0] ?? 0)).questions[0]?.id ?? ''
    await choose(book, ids[0] ?? 0, { answers: { [id]: 'flow:EID1_ACT:ALL' } })
    await choose(book, ids[1] ?? 0, { answers: { [id]: 'flow:EID1_COL:ALL' } })
    expect((await preview(book, ids[2] ?? 0)).counts.asked).toBe(1)
  })

  it('a name answered once is known in other files of that sender, and of no other', async () => {
    const book = await openDistrict()
    const rows = ['Xã EK,5']
    const title = 'KẾT QUẢ KÍCH HOẠT NGÀY'
    const file = (day: number) =>
      new TextEncoder().encode([`${title} ${day}/4/2023`, 'Đơn vị,Kích hoạt', ...rows].join('\n'))
    const first = await addFile(book, file(12), '12.csv', 'Đội 1')
    const alike = await addFile(book, file(13), '13.csv', 'Đội 1')
    const other = await addFile(book, file(14), '14.csv', 'Đội 2')
    const question = (await preview(book, first.id)).questions[0]
    expect(question?.code).toBe('import/ask-unit')
    await choose(book, first.id, { answers: { [question?.id ?? '']: '24490' } })
    expect((await preview(book, alike.id)).counts).toMatchObject({ new: 1, asked: 0 })
    expect((await preview(book, other.id)).counts).toMatchObject({ new: 0, asked: 1 })
  })
})

describe('words of messages', () => {
  it('that a person explained once are known in the next message, which names others beside them', async () => {
    const book = await openDistrict()
    const add = (text: string) => book.call('importing.addText', { text, sender: '' })
    const first = await add('Ngày 13/4/2023\nXã Ea Kly: CCCD 12, KH 9')
    expect(first.questions).toBe(2)
    const { questions } = await preview(book, first.id)
    const idOf = (label: string) => questions.find(({ params }) => params['column'] === label)?.id ?? ''
    await choose(book, first.id, {
      answers: { [idOf('CCCD')]: 'flow:CC_TOTAL:ALL', [idOf('KH')]: 'flow:EID_ACT:ALL' },
    })
    await commit(book, first.id)
    const second = await add('Ngày 14/4/2023\nXã Ea Kly: KH 4, kích hoạt mức 2: 3')
    expect(second).toMatchObject({ questions: 0, counts: { new: 2 } })
    await commit(book, second.id)
    const third = await add('Ngày 12/4/2023\nXã Ea Kly: CCCD 5')
    expect(third).toMatchObject({ questions: 0, counts: { new: 1 } })
  })
})
