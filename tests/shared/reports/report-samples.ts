import { readFileSync } from 'node:fs'
import { localDate } from '#shared/kernel/local-date.ts'
import { type Period, periodContaining } from '#shared/kernel/period.ts'
import type { PeriodFacts, RowFacts } from '#shared/reports/report-facts.ts'
import { type FormDefinition, formDefinitionSchema } from '#shared/reports/reports.schema.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import type { UnitKind } from '#shared/units/units.schema.ts'

/* Facts and letterheads for the tests of reports: a row is blank unless it says otherwise. */

export const bm01 = readForm('BM01')
export const bm02 = readForm('BM02')
export const bm04 = readForm('BM04')

export const day = periodContaining('day', 'calendar', localDate('2023-04-14'))
export const month = periodContaining('month', 'calendar', localDate('2023-04-14'))
export const monthBefore = periodContaining('month', 'calendar', localDate('2023-03-14'))
export const unit = { code: '654', name: 'Huyện Krông Pắc' }
export const trunc = { policy: 'trunc', decimals: 2, unit } as const
export const halfUp = { policy: 'half-up', decimals: 2, unit } as const

function readForm(id: string): FormDefinition {
  return formDefinitionSchema.parse(
    JSON.parse(readFileSync(new URL(`../../../resources/forms/${id}.json`, import.meta.url), 'utf8')),
  )
}

interface RowSketch extends Partial<Omit<RowFacts, 'unit' | 'flows'>> {
  readonly code: string
  readonly name?: string
  readonly kind?: UnitKind
  /** Totals of flows; none of them mobile. */
  readonly flows?: Readonly<Record<string, number>>
  readonly mobile?: Readonly<Record<string, number>>
}

export function row({ code, name, kind, flows = {}, mobile = {}, ...rest }: RowSketch): RowFacts {
  const entries = Object.entries(flows).map(([flow, total]) => [flow, { total, mobile: mobile[flow] ?? null }] as const)
  return {
    unit: {
      code,
      kind: kind ?? 'commune',
      name: name ?? `Xã ${code}`,
      parentCode: unit.code,
      validFrom: localDate('1900-01-01'),
      validTo: null,
    },
    flows: Object.fromEntries(entries),
    stocks: {},
    targets: {},
    notes: [],
    missingDays: 0,
    hasFigures: entries.length > 0,
    ...rest,
  }
}

export function factsOf(period: Period, rows: readonly RowFacts[], rest: Partial<PeriodFacts> = {}): PeriodFacts {
  return { period, rows, ownTargets: {}, ownStocks: {}, crossing: [], rebases: [], adjustments: [], ...rest }
}

export function cumulativeTarget(needed: number | null, numerator: number | null): RowFacts['targets'] {
  return { ACT: { kind: 'cumulative', needed, numerator } }
}

export const letterhead: Letterhead = {
  parentBody: 'Công an tỉnh Đắk Lắk',
  issuingBody: 'Công an huyện Krông Pắc',
  place: 'Krông Pắc',
  numberPattern: 'Số: …/BC-CAH',
  signers: [
    { authority: '', authorityTitle: '', title: 'Trưởng Công an huyện', name: 'Thượng tá Y Thinh Niê' },
    {
      authority: 'KT.',
      authorityTitle: 'Trưởng Công an huyện',
      title: 'Phó Trưởng Công an huyện',
      name: 'Trung tá Nguyễn Thị Bích Nguyệt',
    },
  ],
  recipients: ['Phòng PC06 (để báo cáo);', '- Đ/c Trưởng Công an huyện (để báo cáo)', 'Lưu: VT, QLHC.'],
  isInternal: false,
}

const NAMES = [
  'Thị trấn Phước An',
  'Xã Ea Kly',
  'Xã Ea Kênh',
  'Xã Ea Phê',
  'Xã Krông Búk',
  'Xã Hoà Đông',
  'Xã Ea Knuêc',
  'Xã Ea Yông',
  'Xã Vụ Bổn',
  'Xã Tân Tiến',
  'Phường Nguyễn Thị Minh Khai',
  'Xã Nguyễn Việt Khái',
  'Phường Trần Hưng Đạo - Nguyễn Huệ',
  'Xã Đắk Tờ Kan Thượng',
]

/** A district of so many communes with figures of every kind, two rows of its own, and some that did not report. */
export function district(period: Period, communes: number, seed = 1): PeriodFacts {
  const rows = Array.from({ length: communes }, (_, index): RowFacts => districtRow(index, seed))
  const outside = row({
    code: 'ngoai',
    name: 'Ngoài địa bàn',
    kind: 'outside',
    flows: { CC_NEW: 4, CC_EXCH: 0, CC_REIS: 0, CC_TOTAL: 4, EID1_COL: 1, EID2_COL: 4, EID_COL: 5, EID_ACT: 2 },
    stocks: { CC_CUM: 912, EID_COL_CUM: 1_204, EID_ACT_CUM: 655 },
  })
  return factsOf(period, [...rows, row({ code: 'chua', name: 'Chưa phân xã', kind: 'unallocated' }), outside])
}

function districtRow(index: number, seed: number): RowFacts {
  const name = NAMES[index % NAMES.length] ?? ''
  const eligible = 4_000 + ((index * 7_919 + seed * 131) % 19_000)
  const [made, changed, again] = [(index * 37 + seed) % 211, (index * 13) % 97, index % 9]
  const [first, second] = [(index * 29) % 180, (index * 17 + seed) % 240]
  const activated = Math.floor(eligible * 0.41) + seed * 20 + index
  const stocks = {
    POP_ELIG: eligible,
    CC_CUM: Math.floor(eligible * 0.83) + index,
    EID_COL_CUM: Math.floor(eligible * 0.62),
    EID_ACT_CUM: activated,
  }
  const code = String(24_500 + index * 3)
  const identity = { code, name: index < NAMES.length ? name : `${name} ${Math.floor(index / NAMES.length) + 1}` }
  if (index === 5)
    return row({
      ...identity,
      stocks: { POP_ELIG: eligible },
      targets: cumulativeTarget(eligible, null),
      missingDays: 1,
    })
  if (index === 8)
    return row({
      ...identity,
      stocks,
      flows: { CC_TOTAL: 40, CC_NEW: 31, EID_COL: 55 },
      notes: ['Số tổng theo báo cáo giấy, chưa tách'],
    })
  const needed = Math.floor(eligible * 0.7)
  return row({
    ...identity,
    flows: {
      CC_NEW: made,
      CC_EXCH: changed,
      CC_REIS: again,
      CC_TOTAL: made + changed + again,
      EID1_COL: first,
      EID2_COL: second,
      EID_COL: first + second,
      EID_APP: second,
      EID_ACT: Math.floor(second / 2),
    },
    mobile: { CC_TOTAL: made % 40 },
    stocks,
    targets: index === 7 ? {} : cumulativeTarget(needed, activated),
    notes: index === 2 ? ['Lưu động tại Trường THPT Nguyễn Bỉnh Khiêm'] : [],
  })
}
