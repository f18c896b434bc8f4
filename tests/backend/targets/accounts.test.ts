/** The pipeline of accounts from collected to activated, by level, with every ratio of the catalogue. */
import { afterEach, describe, expect, it } from 'vitest'
import { ratios } from '#shared/indicators/catalogue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { periodContaining } from '#shared/kernel/period.ts'
import { eaKly, eaYong, hoaDong, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const on = localDate('2023-04-14')
const period = periodContaining('month', 'calendar', on)

async function report(book: TestBook, form: string) {
  const { report: built, sheet } = await book.call('reports.buildReport', {
    form,
    period,
    policy: 'half-up',
    decimals: 2,
  })
  return { rows: built.rows, total: built.total.cells, headers: sheet.cells.map((cell) => cell.text) }
}

/** Ea Kly: openings on 31/3 and every stage in April; Ea Yông: totals without their parts; Hòa Đông: nothing. */
async function openPipeline(): Promise<TestBook> {
  const book = await openDistrict()
  const opened = (code: string, value: number) => posting(eaKly, code, '2023-03-31', value)
  await record(
    book,
    opened('EID1_COL_CUM', 400),
    opened('EID2_COL_CUM', 600),
    opened('EID1_APP_CUM', 300),
    opened('EID2_APP_CUM', 500),
    opened('EID_REJ_CUM', 50),
    opened('EID_ACT_CUM', 450),
    opened('EID1_STOCK', 280),
    opened('EID2_STOCK', 500),
    posting(eaKly, 'POP_ELIG', '2023-01-01', 5000),
    posting(eaKly, 'POP_TOTAL', '2023-01-01', 6000),
    posting(eaKly, 'POP_TEMP', '2023-01-01', 400),
  )
  const day = (code: string, value: number) => posting(eaKly, code, '2023-04-10', value)
  await record(
    book,
    day('EID1_COL', 10),
    day('EID2_COL', 30),
    day('EID1_APP', 6),
    day('EID2_APP', 20),
    day('EID1_REJ', 1),
    day('EID2_REJ', 2),
    day('EID1_ACT', 5),
    day('EID2_ACT', 15),
    day('EID_UPG', 8),
  )
  await record(book, posting(eaYong, 'EID_COL', '2023-04-11', 100), posting(eaYong, 'EID_ACT', '2023-04-11', 30))
  return book
}

describe('accounts by level', () => {
  it('flow into totals, cumulatives, those that wait, and the levels people have', async () => {
    const book = await openPipeline()
    const { rows, total } = await report(book, 'BM04')
    const value = (unit: string, code: string) => rows.find((row) => row.unit === unit)?.cells[code]?.value
    expect(['EID_COL', 'EID_APP', 'EID_REJ', 'EID_ACT', 'EID_UPG'].map((code) => value(eaKly, code))).toEqual([
      40, 26, 3, 20, 8,
    ])
    expect(['EID_COL_CUM', 'EID_APP_CUM', 'EID_REJ_CUM', 'EID_ACT_CUM'].map((code) => value(eaKly, code))).toEqual([
      1040, 826, 53, 470,
    ])
    // Collected = approved + rejected + waiting.
    expect(value(eaKly, 'EID_WAIT')).toBe(1040 - 826 - 53)
    // 280 + 6 − 8 upgraded; 500 + 20: people with an account, each once.
    expect([value(eaKly, 'EID1_STOCK'), value(eaKly, 'EID2_STOCK')]).toEqual([278, 520])
    expect([value(eaYong, 'EID_COL'), value(eaYong, 'EID1_COL'), value(eaYong, 'EID_WAIT')]).toEqual([100, null, null])
    expect(value(hoaDong, 'EID_COL_CUM')).toBeNull()
    expect([total['EID_COL']?.value, total['EID_COL_CUM']?.value, total['EID_ACT_CUM']?.value]).toEqual([
      140, 1140, 500,
    ])
  })

  it('say “lượt kích hoạt” while the renewed activations are not reported, and subtract them once they are', async () => {
    const book = await openPipeline()
    const ratioOf = async () => {
      const { rows, headers } = await report(book, 'BM04')
      return { cell: rows.find((row) => row.unit === eaKly)?.cells['R_ACT_ELIG'], headers }
    }
    const before = await ratioOf()
    expect(before.cell).toMatchObject({ num: 470, den: 5000 })
    expect(before.headers).toContain('Lượt kích hoạt trên đủ điều kiện')
    await record(book, posting(eaKly, 'EID_UPG_ACT', '2023-04-12', 7), posting(eaYong, 'EID_UPG_ACT', '2023-04-12', 0))
    const after = await ratioOf()
    expect(after.cell).toMatchObject({ num: 463, den: 5000 })
    expect(after.headers).not.toContain('Lượt kích hoạt trên đủ điều kiện')
  })

  it('have every ratio of the catalogue with the denominator that its name says', () => {
    const denominators = Object.fromEntries(
      ratios.map(({ code, numerator, less, denominator }) => [
        code,
        [
          numerator,
          less ?? '',
          denominator.kind === 'target' ? `target ${denominator.measure}` : denominator.codes.join('+'),
        ],
      ]),
    )
    expect(denominators).toMatchObject({
      R_CC_ELIG: ['CC_CUM', '', 'POP_ELIG'],
      R_COL_ELIG: ['EID_COL_CUM', '', 'POP_ELIG'],
      R_ACT_ELIG: ['EID_ACT_CUM', 'EID_UPG_ACT_CUM', 'POP_ELIG'],
      R_ACT_COL: ['EID_ACT_CUM', '', 'EID_COL_CUM'],
      R_ACT_APP: ['EID_ACT_CUM', '', 'EID_APP_CUM'],
      R_ACT_RES: ['EID_ACT_CUM', '', 'POP_TOTAL+POP_TEMP'],
      R_CC_TGT: ['CC_CUM', '', 'target CC'],
      R_COL_TGT: ['EID_COL_CUM', '', 'target COL'],
      R_ACT_TGT: ['EID_ACT_CUM', '', 'target ACT'],
    })
  })
})

describe('the checks of the pipeline', () => {
  const issues = async (book: TestBook, day: string) =>
    (await book.call('figures.getDay', { on: localDate(day) })).issues.map(({ code, severity }) => [code, severity])

  it('are on cumulatives, never on one day alone', async () => {
    const book = await openPipeline()
    // 126 approved and 120 activated on a day with nothing collected: earlier days brought them.
    await record(book, posting(eaKly, 'EID_APP', '2023-04-13', 126), posting(eaKly, 'EID_ACT', '2023-04-13', 120))
    expect(await issues(book, '2023-04-13')).toEqual([])
  })

  it('warn of more approved and rejected than collected, and of more activated than approved', async () => {
    const book = await openPipeline()
    await record(book, posting(eaKly, 'EID_APP', '2023-04-13', 162))
    expect(await issues(book, '2023-04-13')).toEqual([['waiting-negative', 'warning']])
    await record(book, posting(eaKly, 'EID_APP', '2023-04-13', null), posting(eaKly, 'EID_ACT', '2023-04-14', 357))
    expect(await issues(book, '2023-04-14')).toEqual([['activated-exceeds-approved', 'warning']])
  })

  it('refuse more upgrades than approvals of level 2', async () => {
    const book = await openPipeline()
    await record(book, posting(eaKly, 'EID_UPG', '2023-04-10', 21))
    expect(await issues(book, '2023-04-10')).toContainEqual(['upgrade-exceeds-approved', 'error'])
  })
})
