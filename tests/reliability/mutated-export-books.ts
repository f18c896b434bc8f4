import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { outsideRow, sampleCommunes, sampleSetup, unallocatedRow } from '#tests/support/sample-setup.ts'
import { openTestBook } from '#tests/support/test-book.ts'
import { bm01, bm02, bm04 } from '#tests/shared/reports/report-samples.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

export interface ExportedBook {
  readonly form: string
  readonly bytes: Uint8Array
  readonly context: UnderstandingContext
}

const indicators = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'EID1_COL', 'EID2_COL', 'EID1_APP', 'EID2_APP', 'EID2_ACT']
const first = localDate('2023-04-10')
const days = 5

/** BM01 and BM04 of a day and BM02 of a week, exported by the real backend from invented figures. */
export async function exportBooks(random: Random): Promise<ExportedBook[]> {
  const book = openTestBook({ today: '2023-04-20' })
  try {
    const setup = sampleSetup()
    await book.call('settings.applySetup', setup)
    for (let day = 0; day < days; day += 1) {
      const on = addDays(first, day)
      const postings = sampleCommunes.flatMap(({ code: unitCode }) =>
        indicators.map((indicator) => ({ unitCode, indicator, from: on, to: on, value: random.between(0, 60) })),
      )
      await book.call('figures.recordFigures', { clientId: `xuat-ngay-${on}`, source: 'typed', postings })
    }
    const last = addDays(first, days - 1)
    const books: ExportedBook[] = []
    const periods: [string, Period][] = [
      ['BM01', { kind: 'day', from: last, to: last }],
      ['BM02', { kind: 'week', from: localDate('2023-04-10'), to: localDate('2023-04-16') }],
      ['BM04', { kind: 'day', from: last, to: last }],
    ]
    for (const [form, period] of periods) {
      const path = join(book.dir, `${form}.xlsx`)
      await book.call('reports.exportWorkbook', { form, period, policy: 'half-up', decimals: 2, path })
      books.push({ form, bytes: new Uint8Array(readFileSync(path)), context: contextFor(`${form}.xlsx`) })
    }
    return books
  } finally {
    await book.dispose()
  }
}

function contextFor(fileName: string): UnderstandingContext {
  const { unit } = sampleSetup()
  const row = (code: string, kind: 'commune' | 'unallocated' | 'outside', name: string) => ({
    code,
    kind,
    name,
    validFrom: '2020-01-01',
    validTo: null,
  })
  return {
    fileName,
    today: '2023-04-20',
    ownUnit: unit,
    rows: [
      ...sampleCommunes.map(({ code, name }) => row(code, 'commune', name)),
      row(unallocatedRow, 'unallocated', 'Chưa phân xã'),
      row(outsideRow, 'outside', 'Ngoài địa bàn'),
    ],
    otherUnits: [],
    mappings: [],
    aliases: [],
    forms: [bm01, bm02, bm04],
  }
}
