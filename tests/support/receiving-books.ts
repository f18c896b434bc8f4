/** What tests of receiving share: books that are closed after each test, a district's sheets handed in, its report read back. */
import { afterEach, expect } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { FileOutcome } from '#shared/province/submissions.schema.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { type exportSheet, openGroup, openProvince, sampleGroups, type SheetFile } from './province-book.ts'
import type { TestBook } from './test-book.ts'

const [sample, other] = sampleGroups
if (sample === undefined || other === undefined) throw new Error('no sample')
/** The district that sends. */
export const pac = sample
/** Another one. */
export const kar = other

export const march = {
  kind: 'month',
  calendar: 'calendar',
  from: localDate('2023-03-01'),
  to: localDate('2023-03-31'),
} as const

/** Books of one test file: each that is opened is disposed of after its test. */
export function receivingBooks() {
  const open: TestBook[] = []
  let calls = 0
  afterEach(async () => {
    for (const book of open.splice(0)) await book.dispose()
  })
  const opened = (book: TestBook): TestBook => {
    open.push(book)
    return book
  }
  const nextId = (): string => {
    calls += 1
    return `receiving-${String(calls).padStart(6, '0')}`
  }
  const receive = async (
    book: TestBook,
    ...files: (SheetFile & { acceptOlder?: string })[]
  ): Promise<FileOutcome[]> => {
    const { outcomes } = await book.call('province.receiveFiles', { clientId: nextId(), files })
    return outcomes
  }
  return {
    opened,
    nextId,
    /** A province, and a district of it as the district itself keeps it. */
    books: async (): Promise<{ province: TestBook; unit: TestBook }> => ({
      province: opened(await openProvince()),
      unit: opened(await openGroup(pac)),
    }),
    receive,
    /** Takes sheets in that must be accepted. */
    accept: async (book: TestBook, ...files: SheetFile[]): Promise<FileOutcome[]> => {
      const outcomes = await receive(book, ...files)
      expect(outcomes.map(({ state, refusal }) => [state, refusal])).toEqual(files.map(() => ['accepted', null]))
      return outcomes
    },
  }
}

/** The cells of a form as the province prints them for the district, row by row. */
export async function cellsOf(book: TestBook, form: string, period: Parameters<typeof exportSheet>[2]) {
  const request = { form, period, unitCode: pac.code, policy: 'half-up', decimals: 2 } as const
  const { report } = await book.call('reports.buildReport', request)
  return report.rows.map(({ cells }) => cells)
}

/** Why a file was not taken, as a person reads it. */
export function whyRefused(outcome: FileOutcome | undefined): string {
  return outcome === undefined || outcome.refusal === null
    ? ''
    : refusalText(outcome.refusal.code, outcome.refusal.data)
}
