/** Sheets of districts with invented figures, as they would be read, and what they add up to. */
import { exportedSheet } from '#backend/reports/sheet-meta.ts'
import { addDays } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import type { FlowFact, RowFacts } from '#shared/reports/report-facts.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import type { SampleGroup } from '#tests/support/province-book.ts'
import { plainExport } from '#tests/shared/importing/own-export-samples.ts'
import { bm01, bm02, factsOf, letterhead, row } from '#tests/shared/reports/report-samples.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import type { SentSheet } from './province-store.ts'

export interface RandomSheet extends SentSheet {
  readonly unitCode: string
  readonly period: Period
  readonly sequence: number
  /** Of the whole sheet by indicator; null where no row reports. */
  readonly totals: ReadonlyMap<string, number | null>
}

interface Asked {
  readonly group: SampleGroup
  readonly period: Period
  readonly sequence: number
  /** Entries of the district's book when it goes out. */
  readonly entries: number
  readonly random: Random
}

/** Rows that report nothing, zeros, totals without parts and mobile parts among them. */
export function randomSheet({ group, period, sequence, entries, random }: Asked): RandomSheet {
  const rows = [
    ...group.communes.map(({ code, name }) => randomRow(code, name, 'commune', random)),
    randomRow(`${group.code}-CPX`, 'Chưa phân xã', 'unallocated', random),
    randomRow(`${group.code}-NDB`, 'Ngoài địa bàn', 'outside', random),
  ]
  const form = period.kind === 'day' ? bm01 : bm02
  const unit = { code: group.code, name: group.name }
  const report = buildReport(form, factsOf(period, rows), null, { policy: 'half-up', decimals: 2, unit })
  const layOut = (stamp?: Parameters<typeof layoutSheet>[3]['stamp']) =>
    layoutSheet(form, report, letterhead, {
      date: period.to,
      signer: 0,
      isSample: false,
      ...(stamp === undefined ? {} : { stamp }),
    })
  const { sheet, meta } = exportedSheet(
    { form, report, fileName: '', layOut },
    {
      sequence,
      head: { entries, hash: `${group.code}${entries}`.padEnd(64, 'a') },
      previous: null,
      appVersion: '0.1.0',
      exportedAt: `${addDays(period.to, sequence)}T0${sequence}:00:00.000Z`,
    },
  )
  return {
    name: `${form.id}-${group.code}-${period.from}-${sequence}.xlsx`,
    workbook: plainExport({ report, sheet, meta }),
    unitCode: group.code,
    period,
    sequence,
    totals: totalsOf(rows),
  }
}

function randomRow(code: string, name: string, kind: RowFacts['unit']['kind'], random: Random): RowFacts {
  const base = row({ code, name, kind })
  if (random.isIn(15)) return base
  const part = (): number | null => (random.isIn(25) ? null : random.between(0, 40))
  const cards = { CC_NEW: part(), CC_EXCH: part(), CC_REIS: part() }
  const accounts = { EID1_COL: part(), EID2_COL: part() }
  const [app, act] = [part(), part()]
  const typedTotal = random.isIn(15)
  const total = typedTotal ? (sumOf(Object.values(cards)) ?? 0) + random.between(0, 9) : sumOf(Object.values(cards))
  const isWhole = Object.values(cards).every((value) => value !== null)
  const counted = isWhole ? sumOf(Object.values(cards)) : total
  const mobile = counted !== null && random.isIn(30) ? random.between(0, counted) : null
  const flows: Record<string, FlowFact> = {}
  const set = (indicator: string, value: number | null, part_: number | null = null): void => {
    if (value !== null) flows[indicator] = { total: value, mobile: part_ }
  }
  for (const [indicator, value] of Object.entries({ ...cards, ...accounts })) set(indicator, value)
  set('CC_TOTAL', counted, mobile)
  set('EID_COL', sumOf(Object.values(accounts)))
  set('EID_APP', app)
  set('EID_ACT', act)
  return { ...base, flows, hasFigures: Object.keys(flows).length > 0 }
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function totalsOf(rows: readonly RowFacts[]): Map<string, number | null> {
  const codes = new Set(rows.flatMap(({ flows }) => Object.keys(flows)))
  return new Map([...codes].map((code) => [code, sumOf(rows.map(({ flows }) => flows[code]?.total ?? null))]))
}
