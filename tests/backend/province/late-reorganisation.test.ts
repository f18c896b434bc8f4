import { describe, expect, it } from 'vitest'
import { carriedIssues } from '#shared/kernel/issue.ts'
import type { Reorganisation } from '#shared/province/reorganisation.schema.ts'
import { issueText } from '#shared/texts/messages.ts'
import {
  dayOf,
  exportSheet,
  openGroup,
  openProvince,
  recordDay,
  sampleGroups,
  type SheetFile,
} from '#tests/support/province-book.ts'
import { kar, march, pac, receivingBooks } from '#tests/support/receiving-books.ts'
import { reorganisation } from '#tests/support/reorganisation.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const { opened, nextId, accept } = receivingBooks()
const [moved = { code: '', name: '' }, stays = { code: '', name: '' }, third = { code: '', name: '' }] = pac.communes

const reorganised = (parts: Partial<Omit<Reorganisation, 'on'>>): Reorganisation =>
  reorganisation({ kind: 'move', on: '2023-03-16', ...parts })

const move = (): Reorganisation => reorganised({ moves: [{ unitCode: moved.code, parentCode: kar.code }] })
const merge = (): Reorganisation =>
  reorganised({
    kind: 'merge',
    newUnits: [{ code: '65499', name: 'Xã Mới', kind: 'commune', parentCode: pac.code }],
    pieces: [moved, stays].map(({ code }) => ({ from: code, to: '65499', whole: true })),
  })

const applyTo = (book: TestBook, asked: Reorganisation) =>
  book.call('province.applyReorganisation', { clientId: nextId(), reorganisation: asked })

/** What keeps a reorganisation from being written down or taken back, as it is read. */
async function refusedWith(
  book: TestBook,
  ...asked: Parameters<TestBook['failure']>
): Promise<{ codes: string[]; texts: string[] }> {
  const failure = await book.failure(...asked)
  expect(failure).toMatchObject({ kind: 'domain', code: 'province/reorganisation-refused' })
  const issues = failure.kind === 'domain' ? carriedIssues(failure.data) : []
  const names = { unit: (of: string) => (of === pac.code ? pac.name : of), indicator: (of: string) => of }
  return { codes: issues.map((one) => one.code), texts: issues.map((one) => issueText(one, names)) }
}

async function totalOf(book: TestBook, unitCode?: string): Promise<unknown> {
  const request = { form: 'BM02', period: march, policy: 'half-up', decimals: 2 } as const
  const { report } = await book.call('reports.buildReport', unitCode === undefined ? request : { ...request, unitCode })
  return report.total.cells['CC_TOTAL']?.value
}

async function withdraw(book: TestBook, file: SheetFile): Promise<void> {
  const all = await book.call('province.listSubmissions', { state: 'accepted' })
  const id = all.find((one) => one.fileName === file.name && one.isCounted)?.id ?? 0
  await book.call('province.withdrawSubmission', { clientId: nextId(), id, reason: 'đơn vị gửi nhầm' })
}

/** A province, and the book of the district that had the commune, with its March. */
async function books(): Promise<{ province: TestBook; old: TestBook; month: SheetFile }> {
  const [province, old] = [opened(await openProvince()), opened(await openGroup(pac))]
  await recordDay(old, '2023-03-10', [
    [moved.code, 'CC_TOTAL', 5],
    [stays.code, 'CC_TOTAL', 2],
  ])
  return { province, old, month: await exportSheet(old, 'BM02', march) }
}

describe('a reorganisation written down after a month it falls into came', () => {
  it('waits for the month to be withdrawn, after which months and their numbers are as if it had been there', async () => {
    const { province, old, month } = await books()
    await accept(province, month)
    const asked = move()
    const { codes, texts } = await refusedWith(province, 'province.applyReorganisation', {
      clientId: nextId(),
      reorganisation: asked,
    })
    expect(codes).toEqual(['reorganisation-has-sheet'])
    expect(texts[0]).toContain(month.name)
    expect(texts[0]).toContain(pac.name)
    expect(texts[0]).toContain('01/03/2023 – 31/03/2023')
    const { issues } = await province.call('province.previewReorganisation', { reorganisation: asked })
    expect(issues.map(({ code }) => code)).toEqual(codes)
    expect(await totalOf(province)).toBe(7)

    await withdraw(province, month)
    await applyTo(province, asked)
    await accept(province, month)
    expect(await totalOf(province)).toBe(7)
    await recordDay(old, '2023-03-11', [[stays.code, 'CC_TOTAL', 4]])
    const second = await exportSheet(old, 'BM02', march)
    await accept(province, second)
    expect(await totalOf(province)).toBe(11)
    const heir = opened(await openGroup({ ...kar, communes: [...kar.communes, moved] }))
    await recordDay(heir, '2023-03-20', [[moved.code, 'CC_TOTAL', 3]])
    await accept(province, await exportSheet(heir, 'BM02', march))
    expect(await totalOf(province)).toBe(14)
    await withdraw(province, second)
    expect(await totalOf(province)).toBe(3)
  })

  it('waits for a month of the heir as well, and for none of a district that is not touched', async () => {
    const province = opened(await openProvince())
    const sheets: SheetFile[] = []
    for (const one of sampleGroups.slice(1)) {
      const book = opened(await openGroup(one))
      await recordDay(book, '2023-03-20', [[one.communes[0]?.code ?? '', 'CC_TOTAL', 1]])
      sheets.push(await exportSheet(book, 'BM02', march))
    }
    await accept(province, ...sheets)
    const asked = { clientId: nextId(), reorganisation: move() }
    const { texts } = await refusedWith(province, 'province.applyReorganisation', asked)
    expect(texts).toEqual([expect.stringContaining(sheets[0]?.name ?? '…')])
  })

  it('waits for the days on which the old district still told the commune, and for no other', async () => {
    const { province, old } = await books()
    await recordDay(old, '2023-03-20', [[moved.code, 'CC_TOTAL', 6]])
    await recordDay(old, '2023-03-21', [[stays.code, 'CC_TOTAL', 1]])
    const days = ['2023-03-10', '2023-03-20', '2023-03-21']
    const sheets: SheetFile[] = []
    for (const on of days) sheets.push(await exportSheet(old, 'BM01', dayOf(on)))
    await accept(province, ...sheets)
    const asked = move()
    const { texts } = await refusedWith(province, 'province.applyReorganisation', {
      clientId: nextId(),
      reorganisation: asked,
    })
    expect(texts).toEqual([expect.stringContaining(sheets[1]?.name ?? '…')])
    await withdraw(province, sheets[1] ?? { name: '', bytes: new Uint8Array() })
    await applyTo(province, asked)
    expect(await totalOf(province)).toBe(8)
  })

  it('names the sheets whose figures keep a unit from ending, and the day after they were withdrawn nothing is left', async () => {
    const { province, old } = await books()
    await recordDay(old, '2023-03-20', [[moved.code, 'CC_TOTAL', 6]])
    const sheets: SheetFile[] = []
    for (const on of ['2023-03-10', '2023-03-20']) sheets.push(await exportSheet(old, 'BM01', dayOf(on)))
    await accept(province, ...sheets)
    const asked = { clientId: nextId(), reorganisation: merge() }
    const { codes, texts } = await refusedWith(province, 'province.applyReorganisation', asked)
    expect(codes).toEqual(['reorganisation-has-sheet', 'reorganisation-has-figures'])
    expect(texts).toEqual([
      expect.stringContaining(sheets[1]?.name ?? '…'),
      expect.stringContaining('số do bản nộp ghi thì rút bản nộp đó'),
    ])
    await withdraw(province, sheets[1] ?? { name: '', bytes: new Uint8Array() })
    await applyTo(province, asked.reorganisation)
  })

  it('asks for nothing where a unit is only renamed', async () => {
    const { province, month } = await books()
    await accept(province, month)
    await applyTo(
      province,
      reorganised({ kind: 'rename', renames: [{ unitCode: moved.code, name: 'Thị trấn Tên Khác' }] }),
    )
    expect(await totalOf(province)).toBe(7)
    await withdraw(province, month)
    expect(await totalOf(province)).toBeNull()
  })
})

describe('a reorganisation taken back after a month it falls into came', () => {
  it('names the days that told the new unit as well', async () => {
    const { province, old } = await books()
    const asked = merge()
    for (const book of [province, old]) await applyTo(book, asked)
    await recordDay(old, '2023-03-20', [['65499', 'CC_TOTAL', 6]])
    const day = await exportSheet(old, 'BM01', dayOf('2023-03-20'))
    await accept(province, day)
    const undo = { clientId: nextId(), id: asked.id }
    const { codes, texts } = await refusedWith(province, 'province.undoReorganisation', undo)
    expect(codes).toEqual(['reorganisation-undo-sheet', 'reorganisation-undo-figures'])
    expect(texts[0]).toContain(day.name)
    await withdraw(province, day)
    await province.call('province.undoReorganisation', { ...undo, clientId: nextId() })
  })

  it('waits for the month to be withdrawn', async () => {
    const { province, old, month } = await books()
    const asked = move()
    await applyTo(province, asked)
    await recordDay(old, '2023-03-12', [[third.code, 'CC_TOTAL', 1]])
    const second = await exportSheet(old, 'BM02', march)
    await accept(province, month, second)
    expect(await totalOf(province)).toBe(8)
    const undo = { clientId: nextId(), id: asked.id }
    const { codes, texts } = await refusedWith(province, 'province.undoReorganisation', undo)
    expect(codes).toEqual(['reorganisation-undo-sheet'])
    expect(texts[0]).toContain(second.name)
    const { items, names } = await province.call('province.listReorganisations', {})
    expect(items[0]?.undoIssues.map(({ code }) => code)).toEqual(codes)
    expect(names).toMatchObject({ [pac.code]: pac.name, [kar.code]: kar.name })

    await withdraw(province, second)
    expect(await totalOf(province)).toBeNull()
    await province.call('province.undoReorganisation', { ...undo, clientId: nextId() })
    await accept(province, second)
    expect(await totalOf(province)).toBe(8)
    await withdraw(province, second)
    expect(await totalOf(province)).toBeNull()
  })

  it('waits for a month with a merge in it, though it has no figure of the new commune', async () => {
    const { province, old } = await books()
    const asked = merge()
    for (const book of [province, old]) await applyTo(book, asked)
    const month = await exportSheet(old, 'BM02', march)
    await accept(province, month)
    const undo = { clientId: nextId(), id: asked.id }
    const { codes, texts } = await refusedWith(province, 'province.undoReorganisation', undo)
    expect([codes, texts[0]]).toEqual([['reorganisation-undo-sheet'], expect.stringContaining(month.name)])
    await withdraw(province, month)
    expect(await totalOf(province)).toBeNull()
    await province.call('province.undoReorganisation', { ...undo, clientId: nextId() })
  })
})

it('keeps what the heir says of a commune when a day of the other district, which had it blank, is withdrawn', async () => {
  const [province, old] = [opened(await openProvince()), opened(await openGroup(pac))]
  const on = '2023-03-20'
  await recordDay(old, on, [[stays.code, 'CC_TOTAL', 1]])
  const blank = await exportSheet(old, 'BM01', dayOf(on))
  await accept(province, blank)
  await applyTo(province, move())
  const heir = opened(await openGroup({ ...kar, communes: [...kar.communes, moved] }))
  await recordDay(heir, on, [[moved.code, 'CC_TOTAL', 7]])
  await accept(province, await exportSheet(heir, 'BM01', dayOf(on)))
  expect(await totalOf(province)).toBe(8)
  await withdraw(province, blank)
  expect(await totalOf(province)).toBe(7)
})
