/** A district of three communes and one row of its own, as the wizard would give it; and short ways to type figures. */
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { openTestBook, type TestBook } from './test-backend.ts'

export type SetupInput = Input<'settings.applySetup'>
export type PostingInput = Input<'figures.recordFigures'>['postings'][number]

export const district = '654'
export const communes: readonly string[] = ['24490', '24493', '24496']
export const [eaKly = '', eaYong = '', hoaDong = ''] = communes
export const counter = '654.R1'
export const unallocated = '654-CPX'
export const outside = '654-NDB'
export const on = localDate('2023-04-14')

export function sampleSetup(changes: Partial<SetupInput> = {}): SetupInput {
  return {
    preset: 'huyen',
    provinceCode: '66',
    provinceName: 'Tỉnh Đắk Lắk',
    unit: { code: district, name: 'Huyện Krông Pắc' },
    communes: [
      { code: eaKly, name: 'Xã Ea Kly' },
      { code: eaYong, name: 'Xã Ea Yông' },
      { code: hoaDong, name: 'Xã Hòa Đông' },
    ],
    extraRows: [{ code: counter, name: 'Quầy bộ phận một cửa' }],
    startOn: localDate('2023-01-01'),
    openings: null,
    populations: null,
    targets: [],
    letterhead: {
      parentBody: 'CÔNG AN TỈNH ĐẮK LẮK',
      issuingBody: 'CÔNG AN HUYỆN KRÔNG PẮC',
      place: 'Krông Pắc',
      numberPattern: 'Số: …/BC-CAH',
      signers: [
        { authority: 'KT.', authorityTitle: 'TRƯỞNG CÔNG AN HUYỆN', title: 'PHÓ TRƯỞNG CÔNG AN HUYỆN', name: '' },
      ],
      recipients: ['PC06'],
      isInternal: false,
    },
    reporting: { reportHour: '17:00', calendar: 'calendar', policy: 'half-up', decimals: 2 },
    isSample: false,
    ...changes,
  }
}

/** An open book of the sample district. */
export async function openDistrict(changes: Partial<SetupInput> = {}): Promise<TestBook> {
  const book = openTestBook()
  await book.call('settings.applySetup', sampleSetup(changes))
  return book
}

export function posting(
  unitCode: string,
  indicator: string,
  day: string,
  value: number | null,
  more: Partial<PostingInput> = {},
): PostingInput {
  return { unitCode, indicator, from: localDate(day), to: localDate(day), value, ...more }
}

export function span(
  unitCode: string,
  indicator: string,
  from: string,
  to: string,
  value: number | null,
): PostingInput {
  return { unitCode, indicator, from: localDate(from), to: localDate(to), value }
}

let calls = 0

/** The input of a `recordFigures` that was never made before. */
export function recording(...postings: PostingInput[]): Input<'figures.recordFigures'> {
  calls += 1
  return { clientId: `test-call-${String(calls).padStart(6, '0')}`, source: 'typed', postings }
}

/** Records figures that must be taken. */
export function record(book: TestBook, ...postings: PostingInput[]) {
  return book.call('figures.recordFigures', recording(...postings))
}

/** Codes of the issues that refuse some figures. */
export async function refusedWith(book: TestBook, ...postings: PostingInput[]): Promise<string[]> {
  const failure = await book.failure('figures.recordFigures', recording(...postings))
  if (failure.kind !== 'domain' || failure.code !== 'figures/refused') throw new Error(JSON.stringify(failure))
  return (failure.data as { issues: { code: string }[] }).issues.map((issue) => issue.code)
}
