/** A small province, its districts with figures, and the sheets they send: real stores, real workbooks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackendOptions } from '#backend/backend-ports.ts'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { sampleSetup } from './sample-setup.ts'
import { openTestBook, type TestBook } from './test-book.ts'

type SetupInput = Input<'settings.applySetup'>
type PostingInput = Input<'figures.recordFigures'>['postings'][number]
type Options = Partial<BackendOptions> & { readonly today?: string }

export interface SampleGroup {
  readonly code: string
  readonly name: string
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly extraRows?: readonly { readonly code: string; readonly name: string }[]
}

export const provinceCode = '66'

/** Three districts of 3, 4 and 5 communes; names repeat between districts as they do in life. */
export const sampleGroups: readonly SampleGroup[] = [
  sampleGroup('654', 'Huyện Krông Pắc', ['Thị trấn Phước An', 'Xã Ea Kly', 'Xã Hòa Đông']),
  sampleGroup('651', 'Huyện Ea Kar', ['Thị trấn Ea Kar', 'Xã Ea Ô', 'Xã Cư Ni', 'Xã Hòa Đông']),
  sampleGroup('644', 'Thị xã Buôn Hồ', [
    'Phường An Lạc',
    'Phường An Bình',
    'Xã Ea Drông',
    'Xã Ea Siên',
    'Xã Bình Thuận',
  ]),
]

/** A district whose communes have codes made of its own. */
export function sampleGroup(code: string, name: string, communes: readonly string[]): SampleGroup {
  return {
    code,
    name,
    communes: communes.map((commune, index) => ({
      code: `${code}${String(index + 1).padStart(2, '0')}`,
      name: commune,
    })),
  }
}

/** The set-up of a province over some districts. */
export function provinceSetup(
  groups: readonly SampleGroup[] = sampleGroups,
  parts: Partial<SetupInput> = {},
): SetupInput {
  return sampleSetup({
    unit: { code: provinceCode, name: 'Tỉnh Đắk Lắk' },
    communes: [],
    groups: groups.map(({ code, name, communes, extraRows = [] }) => ({
      code,
      name,
      communes: communes.map((commune) => ({ ...commune })),
      extraRows: extraRows.map((row) => ({ ...row })),
    })),
    ...parts,
  })
}

/** An open book of a province; the caller disposes of it. */
export async function openProvince(
  groups: readonly SampleGroup[] = sampleGroups,
  parts: Partial<SetupInput> = {},
  options: Options = {},
): Promise<TestBook> {
  const book = openTestBook(options)
  await book.call('settings.applySetup', provinceSetup(groups, parts))
  return book
}

/** An open book of one district, as the district itself keeps it; the caller disposes of it. */
export async function openGroup(
  group: SampleGroup,
  parts: Partial<SetupInput> = {},
  options: Options = {},
): Promise<TestBook> {
  const book = openTestBook(options)
  await book.call(
    'settings.applySetup',
    sampleSetup({
      unit: { code: group.code, name: group.name },
      communes: group.communes.map((commune) => ({ ...commune })),
      extraRows: (group.extraRows ?? []).map((row) => ({ ...row })),
      ...parts,
    }),
  )
  return book
}

let calls = 0

/** Records figures that must be taken: `[unit, indicator, value]` of one day. */
export async function recordDay(
  book: TestBook,
  on: string,
  figures: readonly (readonly [unitCode: string, indicator: string, value: number | null, channel?: 'MOBILE'])[],
): Promise<void> {
  calls += 1
  const day = localDate(on)
  const postings = figures.map(
    ([unitCode, indicator, value, channel]): PostingInput => ({
      unitCode,
      indicator,
      from: day,
      to: day,
      value,
      ...(channel === undefined ? {} : { channel }),
    }),
  )
  await book.call('figures.recordFigures', {
    clientId: `province-call-${String(calls).padStart(8, '0')}`,
    source: 'typed',
    postings,
  })
}

/** The period of one day. */
export function dayOf(on: string): Period {
  const day = localDate(on)
  return { kind: 'day', from: day, to: day }
}

export interface SheetFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A sheet of the book's unit as it is sent: BM01 of a day, BM02 and BM04 of a period. */
export async function exportSheet(book: TestBook, form: string, period: Period): Promise<SheetFile> {
  calls += 1
  const request = { form, period, policy: 'half-up', decimals: 2 } as const
  const { fileName } = await book.call('reports.buildReport', request)
  const path = join(book.dir, `${calls}-${fileName}`)
  await book.call('reports.exportWorkbook', { ...request, path })
  return { name: fileName, bytes: Uint8Array.from(readFileSync(path)) }
}
