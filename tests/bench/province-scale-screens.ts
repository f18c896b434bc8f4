import type { Input, QueryName } from '#shared/contract/contract.ts'
import { addDays, endOfMonth, type LocalDate, startOfMonth } from '#shared/kernel/local-date.ts'
import type { Reorganisation } from '#shared/province/reorganisation.schema.ts'
import { firstOn, type ScaleStore } from './province-scale-store.ts'

/** A screen's question: what it is called, the procedure, its input. */
export type Screen<N extends QueryName = QueryName> = readonly [label: string, name: N, input: Input<N>]

const report = { policy: 'half-up', decimals: 2, signer: 0 } as const
const DAYS_OF_A_YEAR = 365
/** Communes that go into one, as in the reorganisation of 2025. */
const MERGED = 3

/** Every screen of a province on the last day of the book, and the daily ones also in the middle of a month. */
export function screensOf({ last, units }: ScaleStore): Screen[] {
  const [district] = units
  const unitCode = district?.code ?? ''
  const commune = district?.communes[0] ?? ''
  const month = monthOf(last)
  const yearFrom = addDays(last, 1 - DAYS_OF_A_YEAR)
  const year = { kind: 'custom', from: yearFrom < firstOn ? firstOn : yearFrom, to: last } as const
  const middle = addDays(startOfMonth(last), 15)
  return [
    screen('Hôm nay', 'figures.getToday', { on: last }),
    screen('Hôm nay, giữa tháng', 'figures.getToday', { on: middle }),
    screen('Nhập ngày, cả tỉnh', 'figures.getUnitsDay', { on: last }),
    screen('Nhập ngày, một huyện', 'figures.getDay', { on: last, within: unitCode }),
    screen('Nhập tháng, một xã', 'figures.getMonth', { unitCode: commune, month: last.slice(0, 7) }),
    screen('Ô', 'figures.getCellDetail', { unitCode: commune, indicator: 'EID_ACT', on: last }),
    screen('Tổng quan, tháng', 'figures.getOverview', { from: month.from, to: last }),
    screen('Tổng quan, nửa tháng', 'figures.getOverview', { from: month.from, to: middle }),
    screen('Lý lịch chỉ số (tổng quan)', 'figures.getMakeup', { indicator: 'CC_TOTAL', from: month.from, to: last }),
    screen('Chỉ tiêu', 'targets.getProgress', { on: last }),
    screen('Đối chiếu', 'reconciliation.getVariances', { on: last, indicators: ['CC_CUM', 'EID_ACT_CUM'] }),
    screen('Chỗ lệch', 'province.getDifferences', { on: last }),
    screen('Bất thường, một huyện', 'province.findOutliers', { unitCode, on: last }),
    ...sheetsOf(last).map(([label, input]) => screen(label, 'reports.showReport', input)),
    screen('BM02 tháng, một huyện', 'reports.showReport', { ...report, form: 'BM02', period: month, unitCode }),
    screen('BM02 năm, cả tỉnh', 'reports.showReport', { ...report, form: 'BM02', period: year }),
    screen('Tổng hợp tháng', 'province.getConsolidation', { period: month }),
    screen('Tổng hợp tháng, một huyện', 'province.getConsolidation', { period: month, unitCode }),
    screen('Lý lịch con số', 'province.getFigurePassport', { period: month, column: 'CC_TOTAL' }),
    screen('Tình hình nộp, 31 ngày', 'province.getCompleteness', {
      form: 'BM01',
      kind: 'day',
      from: addDays(last, -30),
      to: last,
    }),
    screen('Danh sách gọi', 'province.getCallList', { form: 'BM01', kind: 'day', on: last }),
    screen('Tiếp nhận (danh sách)', 'province.listSubmissions', { limit: 100 }),
    screen('Nhật ký', 'audit.listEvents', {}),
  ]
}

/**
 * Merges communes by threes on the day after the last, measures the sheets as it was and as it is, and takes it back.
 * The store's clock stands on that day.
 */
export async function reorganised(
  store: ScaleStore,
  measure: (screens: readonly Screen[]) => Promise<void>,
): Promise<void> {
  const reorganisation = mergeOf(store)
  const preview = screen('Xem trước sắp xếp', 'province.previewReorganisation', { reorganisation })
  await measure([preview])
  await store.call('province.applyReorganisation', { clientId: reorganisation.id, reorganisation })
  const choices = [
    ['như khi đó', 'then'],
    ['như bây giờ', 'now'],
  ] as const
  await measure([
    screen('Sắp xếp (danh sách)', 'province.listReorganisations', {}),
    screen('Số đầu kỳ của xã mới', 'province.listOpenings', { id: reorganisation.id }),
    ...choices.flatMap(([word, geography]) =>
      sheetsOf(store.last).map(([label, input]) =>
        screen(`${label}, ${word}`, 'reports.showReport', { ...input, geography }),
      ),
    ),
    screen('Hôm nay, xã mới', 'figures.getToday', { on: reorganisation.on }),
  ])
  await store.call('province.undoReorganisation', { clientId: `${reorganisation.id}-undo`, id: reorganisation.id })
}

function sheetsOf(last: LocalDate): readonly (readonly [string, Input<'reports.showReport'>])[] {
  const day = { kind: 'day', from: last, to: last } as const
  const month = monthOf(last)
  return [
    ['BM01 ngày', { ...report, form: 'BM01', period: day }],
    ['BM02 tháng', { ...report, form: 'BM02', period: month }],
    ['BM04 tháng', { ...report, form: 'BM04', period: month }],
    ['BM07', { ...report, form: 'BM07', period: day }],
    ['BM08 tháng', { ...report, form: 'BM08', period: month }],
  ]
}

function mergeOf({ last, units }: ScaleStore): Reorganisation {
  const merged = units.flatMap(({ code: parentCode, communes }) =>
    Array.from({ length: Math.floor(communes.length / MERGED) }, (_, index) => ({
      parentCode,
      code: `${parentCode}N${index}`,
      from: communes.slice(index * MERGED, (index + 1) * MERGED),
    })),
  )
  return {
    id: `merge-${last}-${Date.now()}`,
    kind: 'merge',
    on: addDays(last, 1),
    document: 'đo',
    pieces: merged.flatMap(({ code, from }) => from.map((one) => ({ from: one, to: code, whole: true }))),
    newUnits: merged.map(({ code, parentCode }) => ({ code, parentCode, name: `Xã ${code}`, kind: 'commune' })),
    renames: [],
    moves: [],
    endedGroups: [],
  }
}

function monthOf(last: LocalDate) {
  return { kind: 'month', calendar: 'calendar', from: startOfMonth(last), to: endOfMonth(last) } as const
}

function screen<N extends QueryName>(label: string, name: N, input: Input<N>): Screen {
  // A screen of one procedure is one of any: name and input came together.
  return [label, name, input] as Screen
}
