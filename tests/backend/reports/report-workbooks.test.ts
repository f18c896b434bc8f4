import { describe, expect, test } from 'vitest'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { exportedSheet } from '#backend/reports/sheet-meta.ts'
import {
  hasLibreOffice,
  hasOpenpyxl,
  notHere,
  readWithOpenpyxl,
  saveWithLibreOffice,
} from '#tests/backend/excel/oracles.ts'
import { readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import type { PeriodFacts, RowFacts } from '#shared/reports/report-facts.ts'
import { buildReport, type ReportOptions } from '#shared/reports/report.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import {
  bm01,
  bm02,
  bm04,
  day,
  district,
  factsOf,
  halfUp,
  letterhead,
  month,
  monthBefore,
  row,
  trunc,
} from '#tests/shared/reports/report-samples.ts'

const SOFFICE_TIMEOUT_MS = 120_000
const READ_TIMEOUT_MS = 30_000

async function workbook(
  form: FormDefinition,
  facts: PeriodFacts,
  previous: PeriodFacts | null,
  options: ReportOptions,
) {
  const report = buildReport(form, facts, previous, options)
  const { sheet, meta } = exportedSheet(
    {
      form,
      report,
      fileName: '',
      layOut: (stamp) =>
        layoutSheet(form, report, letterhead, {
          date: localDate('2023-04-30'),
          signer: 0,
          isSample: true,
          ...(stamp === undefined ? {} : { stamp }),
        }),
    },
    {
      sequence: 1,
      head: { entries: 12, hash: 'a'.repeat(64) },
      previous: null,
      appVersion: '0.1.0',
      exportedAt: '2023-05-01T01:00:00.000Z',
    },
  )
  return { report, sheet, bytes: await writeWorkbook(sheet, meta) }
}

/** The published figures, one commune each, in the columns they were printed for. */
const published = factsOf(day, [
  row({
    code: 'A1',
    flows: { EID1_COL: 669_951, EID2_COL: 824_590, EID_COL: 1_494_541 },
    stocks: { EID_COL_CUM: 1_494_541 },
  }),
  row({ code: 'A2', flows: {}, stocks: { POP_ELIG: 194_703, CC_CUM: 194_675 } }),
  row({
    code: 'A3',
    flows: { EID_COL: 102_641, EID_ACT: 4_183 },
    stocks: { EID_COL_CUM: 102_641, EID_ACT_CUM: 4_183 },
  }),
  row({ code: 'P2', stocks: { POP_ELIG: 6_266_539, EID_ACT_CUM: 6_266_538 } }),
])

/** Everything a formula must bear: own targets, targets within a period, re-activations, negative and huge cumulatives. */
function awkward(period: PeriodFacts['period']): PeriodFacts {
  const rows: RowFacts[] = [
    row({
      code: '1',
      flows: { CC_TOTAL: 0 },
      stocks: { CC_CUM: -3, POP_ELIG: 7, EID_ACT_CUM: 2, EID_UPG_ACT_CUM: 1, EID_COL_CUM: 3 },
    }),
    row({
      code: '2',
      flows: { EID_ACT: 12 },
      stocks: { POP_ELIG: 0, EID_ACT_CUM: 900 },
      targets: { ACT: { kind: 'in-period', needed: 40, numerator: 12 } },
    }),
    row({
      code: '3',
      flows: { EID_ACT: 1 },
      stocks: { POP_ELIG: 3, EID_ACT_CUM: 1 },
      targets: { ACT: { kind: 'in-period', needed: 3, numerator: 1 } },
    }),
    row({
      code: '4',
      flows: { EID_ACT: 3 },
      stocks: { EID_ACT_CUM: 93_999_999, POP_ELIG: 94_000_000 },
      targets: { ACT: { kind: 'in-period', needed: 40, numerator: 12 } },
    }),
    row({ code: '5' }),
    row({ code: '6', flows: { CC_NEW: 5, CC_TOTAL: 5 }, stocks: { POP_ELIG: 20_000, EID_ACT_CUM: 1, EID_COL_CUM: 0 } }),
  ]
  return factsOf(period, rows)
}

/** Accounts with more approved than collected, with parts not known, with totals that are no sum, and huge ones. */
const accounts = factsOf(month, [
  row({
    code: '1',
    flows: { EID1_COL: 1, EID2_COL: 8, EID_COL: 9, EID1_APP: 2, EID2_APP: 9, EID_APP: 11, EID_UPG: 3, EID_REJ: 1 },
    stocks: { POP_ELIG: 70, EID_COL_CUM: 60, EID_APP_CUM: 64, EID_REJ_CUM: 2, EID_WAIT: -6, EID_ACT_CUM: 65 },
  }),
  row({ code: '2', flows: { EID_ACT: 4, EID1_ACT: 3 }, stocks: { EID_COL_CUM: 60, EID_APP_CUM: 12, EID2_STOCK: 12 } }),
  row({
    code: '3',
    flows: { EID1_REJ: 0, EID2_REJ: 0, EID_REJ: 0 },
    stocks: {
      POP_ELIG: 94_000_000,
      EID_COL_CUM: 93_999_999,
      EID_APP_CUM: 90_000_000,
      EID_REJ_CUM: 9,
      EID_WAIT: 3_999_990,
      EID_ACT_CUM: 89_999_999,
      EID_UPG_ACT_CUM: 12,
      EID1_STOCK: -4,
    },
    notes: ['Hệ thống trả về 9 hồ sơ trùng phiếu DC01'],
  }),
  row({ code: '4' }),
])

const ownTarget = factsOf(
  month,
  district(month, 6).rows.map((one) => ({ ...one, targets: {} })),
  {
    ownTargets: { ACT: { kind: 'cumulative', needed: 90_001, numerator: 50_000 } },
    ownStocks: { POP_ELIG: 77_777 },
  },
)

const cases: readonly [string, FormDefinition, PeriodFacts, PeriodFacts | null, ReportOptions][] = [
  ['47 communes of a month', bm02, district(month, 47, 9), district(monthBefore, 45), halfUp],
  ['the published figures, truncated', bm01, published, null, trunc],
  ['the published figures, rounded', bm01, published, null, halfUp],
  [
    'awkward figures, truncated to whole percents',
    bm02,
    awkward(month),
    awkward(monthBefore),
    { ...trunc, decimals: 0 },
  ],
  [
    'awkward figures, rounded to four places',
    bm02,
    awkward(month),
    district(monthBefore, 5),
    { ...halfUp, decimals: 4 },
  ],
  ['accounts of 47 communes', bm04, district(month, 47, 9), null, halfUp],
  ['accounts of a day, truncated', bm04, { ...accounts, period: day }, null, { ...trunc, decimals: 0 }],
  ['awkward accounts, rounded', bm04, accounts, null, halfUp],
  ['a target of the unit alone', bm02, ownTarget, null, { ...halfUp, decimals: 1 }],
]

describe('LibreOffice recalculates and changes no cell', () => {
  test.for(cases)('%s', { timeout: SOFFICE_TIMEOUT_MS }, async ([, form, facts, previous, options], { skip }) => {
    if (!hasLibreOffice) skip(notHere('LibreOffice'))
    const { bytes } = await workbook(form, facts, previous, options)
    const ours = readCells(readParts(bytes), 1)
    const theirs = readCells(readParts(await saveWithLibreOffice(bytes)), 1)
    const changed = [...ours].filter(([at, { value }]) => (theirs.get(at)?.value ?? null) !== value)
    expect(changed.map(([at, cell]) => ({ at, ...cell, theirs: theirs.get(at)?.value }))).toEqual([])
    expect([...theirs.values()].filter(({ value }) => typeof value === 'string' && /^(#|Err:)/.test(value))).toEqual([])
  })
})

test('every ratio, change and rank is a live formula, and so is every total of rows', async () => {
  const { sheet } = await workbook(bm02, district(month, 47, 9), district(monthBefore, 47), halfUp)
  const plain = sheet.cells.filter(({ key, formula }) => key !== undefined && formula === undefined)
  expect(plain.filter(({ key }) => key?.code.startsWith('R_'))).toEqual([])
  expect(plain.filter(({ key }) => key?.unitCode === '654')).toEqual([])
})

test('openpyxl reads back every figure that the report holds', { timeout: READ_TIMEOUT_MS }, async ({ skip }) => {
  if (!hasOpenpyxl) skip(notHere('openpyxl'))
  const { sheet, bytes } = await workbook(bm02, district(month, 20, 9), district(monthBefore, 20), halfUp)
  const { values } = await readWithOpenpyxl(bytes)
  const figures = sheet.cells.filter(({ key, value }) => key !== undefined && value !== null && value !== '')
  const addresses = figures.map(({ row, column }) => cellAddress(row, column))
  expect(addresses.map((address) => values[address])).toEqual(figures.map(({ value }) => value))
})
