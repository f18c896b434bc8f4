import { readFileSync } from 'node:fs'
import type { CampaignProgress, LineKind } from '#shared/campaigns/campaigns.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { periodContaining, type Period } from '#shared/kernel/period.ts'
import type { Variance } from '#shared/reconciliation/reconciliation.schema.ts'
import { campaignTable } from '#shared/reports/campaign-table.rules.ts'
import type { ReportOptions } from '#shared/reports/report.rules.ts'
import { serviceTable } from '#shared/reports/service-table.rules.ts'
import { sessionTable } from '#shared/reports/session-table.rules.ts'
import type { TableFacts } from '#shared/reports/table-facts.ts'
import { expandForm } from '#shared/reports/table-form.rules.ts'
import { type TableForm, tableFormSchema } from '#shared/reports/table-form.schema.ts'
import { buildTableReport } from '#shared/reports/table-report.rules.ts'
import { targetTable } from '#shared/reports/target-table.rules.ts'
import { varianceTable } from '#shared/reports/variance-table.rules.ts'
import type { ServicesBook } from '#shared/services/services.schema.ts'
import { type Session, sessionGroups } from '#shared/sessions/sessions.schema.ts'
import { progressOf, type Standing, totalsOf } from '#shared/targets/progress.rules.ts'
import type { TargetProgress, TargetTotal } from '#shared/targets/progress.schema.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import type { Random } from '../../../src/main/cli/sample/seeded-random.ts'
import { trunc } from './report-samples.ts'

/* Random records of every area, as their services tell them, and the forms filled from them. */

export const bm03 = readForm('BM03')
export const bm05 = readForm('BM05')
export const bm06 = readForm('BM06')
export const bm07 = readForm('BM07')
export const bm09 = readForm('BM09')
export const tableForms = [bm03, bm05, bm06, bm07, bm09] as const

export const april = periodContaining('month', 'calendar', localDate('2023-04-14'))
const on = april.to

function readForm(id: string): TableForm {
  return tableFormSchema.parse(
    JSON.parse(readFileSync(new URL(`../../../resources/forms/${id}.json`, import.meta.url), 'utf8')),
  )
}

/** A count, or now and then nothing. */
function someCount(random: Random, most: number): number | null {
  return random.isIn(12) ? null : random.between(0, most)
}

const places = [
  'Trường THPT Buôn Ma Thuột',
  'Nhà văn hoá buôn Ea Sút, xã Ea Phê',
  'UBND xã Krông Búk',
  'Trường THPT Nguyễn Bỉnh Khiêm',
  'Trại tạm giam Công an tỉnh',
]

export function someSessions(random: Random, count = random.between(0, 30)): Session[] {
  return Array.from({ length: count }, (_, index): Session => {
    const status = random.isIn(17) ? 'planned' : random.isIn(12) ? 'cancelled' : 'done'
    const day = String(random.between(1, 30)).padStart(2, '0')
    const counted = ['CC_TOTAL', 'EID1_COL', 'EID2_COL', 'EID_COL', 'EID_ACT'] as const
    const totals = counted.flatMap((code) => {
      const value = someCount(random, 400)
      return value === null ? [] : [[code, value] as const]
    })
    return {
      plan: {
        id: `buoi-${String(index).padStart(4, '0')}-${random.between(1000, 9999)}`,
        on: localDate(`2023-04-${day}`),
        startsAt: random.isIn(50) ? '07:30' : null,
        endsAt: null,
        workedBy: 'Đội Cảnh sát QLHC về TTXH',
        place: places[random.between(0, places.length - 1)] ?? '',
        host: random.isIn(33) ? '' : 'Sở Giáo dục và Đào tạo tỉnh Đắk Lắk',
        placeUnitCode: null,
        group: sessionGroups[random.between(0, sessionGroups.length - 1)] ?? 'other',
        groupNote: random.isIn(50) ? 'lớp 12, sinh năm 2005' : '',
        expected: null,
        teams: someCount(random, 4),
        staff: null,
        equipment: null,
        status,
        cancelReason: status === 'cancelled' ? 'mất điện' : '',
        note: random.isIn(20) ? 'Làm thêm buổi tối do đông người' : '',
      },
      figures: [],
      totals: status === 'done' ? Object.fromEntries(totals) : {},
      entryId: index + 1,
      recordedAt: '2023-04-30T10:00:00Z',
      author: 'Người thử',
    }
  })
}

const lineNames: Readonly<Record<LineKind, readonly string[]>> = {
  commune: ['Thị trấn Phước An', 'Xã Ea Kly', 'Xã Ea Kênh', 'Xã Ea Phê', 'Xã Krông Búk'],
  school: ['Trường THPT Quang Trung', 'Trường THPT Phan Đình Phùng', 'Trung tâm GDNN - GDTX'],
  agency: ['Văn phòng HĐND và UBND', 'Phòng Tài nguyên và Môi trường', 'Chi cục Thuế khu vực', 'Kho bạc Nhà nước'],
  'birth-year': ['Sinh năm 2004', 'Sinh năm 2005', 'Sinh năm 2007'],
  group: ['Người cao tuổi, người khuyết tật'],
}

export function someCampaign(random: Random): CampaignProgress {
  const kinds = Object.keys(lineNames).filter(() => random.isIn(50)) as LineKind[]
  const lines = kinds.flatMap((kind) =>
    lineNames[kind].map((name, index) => {
      const [needed, before, during] = [someCount(random, 9000), someCount(random, 4000), someCount(random, 4000)]
      const done = before === null && during === null ? null : (before ?? 0) + (during ?? 0)
      return {
        line: { key: `${kind}-${index}`, kind, name, unitCode: null, needed, before, fromBook: false, note: '' },
        done,
        during,
        remaining: needed === null || done === null ? null : Math.max(0, needed - done),
      }
    }),
  )
  return {
    campaign: {
      id: 'dot-cao-diem-01',
      name: 'Đợt cao điểm 60 ngày đêm cấp căn cước công dân',
      from: localDate('2023-03-01'),
      to: localDate('2023-05-30'),
      indicator: 'CC_TOTAL',
      people: 'học sinh dự thi tốt nghiệp THPT và cán bộ, công chức, viên chức chưa có thẻ',
      document: 'Kế hoạch 112/KH-CAH ngày 25/02/2023',
      lines: lines.map(({ line }) => line),
    },
    on,
    lines,
    total: { needed: null, done: null, during: null, remaining: null },
    leftOut: lines.filter(({ line, done }) => line.needed === null || done === null).map(({ line }) => line.name),
    crossing: [],
  }
}

const serviceNames = [
  'Xác nhận số Chứng minh nhân dân khi đã được cấp thẻ Căn cước công dân',
  'Cấp lại, đổi thẻ Căn cước công dân',
  'Đăng ký thường trú',
  'Đăng ký tạm trú',
  'Khai báo tạm vắng',
  'Thông báo lưu trú',
  'Đăng ký, cấp biển số mô tô, xe gắn máy',
  'Đăng ký khai sinh',
  'Đăng ký khai tử',
  'Liên thông đăng ký khai tử - xoá đăng ký thường trú - trợ cấp mai táng phí',
]

export function someServices(random: Random): ServicesBook {
  const shares = () => {
    const received = someCount(random, 3000)
    const online = received === null ? someCount(random, 900) : random.isIn(11) ? null : random.between(0, received)
    return { received, online }
  }
  const rows = serviceNames.map((name, index) => ({
    service: {
      code: String(index + 1).padStart(2, '0'),
      number: index + 1,
      name,
      isPolice: index < 7,
      targetBp: random.isIn(17) ? null : ([3000, 5000, 7000, 10_000, 3333][random.between(0, 4)] ?? null),
      targetDocument: '',
    },
    now: shares(),
    before: shares(),
  }))
  const nothing = { now: { received: null, online: null }, before: { received: null, online: null } }
  return {
    from: april.from,
    to: april.to,
    before: { from: localDate('2023-03-01'), to: localDate('2023-03-31') },
    rows,
    all: nothing,
    police: nothing,
    missing: rows
      .filter(({ now }) => now.online === null || now.received === null)
      .map(({ service }) => ({ code: service.code, months: ['2023-04'] })),
    crossing: [],
  }
}

export const unitNames = [
  'Thị trấn Phước An',
  'Xã Ea Kly',
  'Xã Ea Kênh',
  'Xã Ea Phê',
  'Xã Krông Búk',
  'Xã Hoà Đông',
  'Xã Ea Yông',
  'Xã Tân Tiến',
]
const unitCode = (index: number): string => String(24_500 + index * 3)

export function someProgress(random: Random, measures = ['CC', 'COL', 'ACT']): TargetProgress[] {
  const standings = measures.slice(0, random.between(1, measures.length)).flatMap((measure) =>
    unitNames.flatMap((unitName, index) => {
      if (random.isIn(8)) return []
      const target: Target = {
        unitCode: unitCode(index),
        measure,
        kind: 'cumulative',
        needed: { count: 1 },
        from: localDate('2023-01-01'),
        to: localDate('2023-06-30'),
        document: '',
      }
      const needed = random.isIn(5) ? 0 : someCount(random, 40)
      const numerator = someCount(random, 40)
      return [
        { unitCode: unitCode(index), unitName, target, isWhole: false, source: null, needed, numerator, last20: null },
      ]
    }),
  )
  return progressOf(standings, { on, calendar: { holidays: new Set() }, window: null })
}

export function someVariances(random: Random): Variance[] {
  return ['CC_CUM', 'EID_APP_CUM', 'EID_ACT_CUM'].slice(0, random.between(0, 3)).flatMap((indicator) =>
    unitNames.map((unitName, index): Variance => {
      const national = someCount(random, 9000)
      const own = someCount(random, 9000)
      const difference = national === null || own === null ? null : own - national
      const reason = random.isIn(33) ? 'Hồ sơ thu nhận tại công an tỉnh chưa chuyển về huyện' : ''
      return { unitCode: unitCode(index), unitName, indicator, national, own, difference, reason, on }
    }),
  )
}

/** Of a whole unit without targets of its own. */
function wholeOf(progress: readonly TargetProgress[]): TargetTotal[] {
  const standings = progress.map((one): Standing => ({ ...one, last20: null }))
  const whole = [...Map.groupBy(standings, ({ target }) => target.measure).values()].flatMap((rows): Standing[] => {
    const [first] = rows
    if (first === undefined) return []
    const over = (read: (one: Standing) => number | null): number | null =>
      rows.map(read).reduce((sum, one) => (one === null ? sum : (sum ?? 0) + one), null)
    const [needed, numerator] = [over((one) => one.needed), over((one) => one.numerator)]
    return [
      {
        ...first,
        isWhole: true,
        source: { from: 'rows', ofRows: needed, isOwnUnknown: false, rows: unitNames.length, without: [] },
        needed,
        numerator,
      },
    ]
  })
  return totalsOf(standings, whole, { on, calendar: { holidays: new Set() }, window: null })
}

export function targetFacts(progress: readonly TargetProgress[], period: Period = april): TableFacts {
  return targetTable(
    { rows: progress, totals: wholeOf(progress) },
    period,
    unitNames.map((_, index) => unitCode(index)),
  )
}

/** The facts of a form of random records. */
export function someFacts(form: TableForm, random: Random): TableFacts {
  switch (form.rows) {
    case 'sessions':
      return sessionTable(someSessions(random), april)
    case 'lines':
      return campaignTable(someCampaign(random), april)
    case 'services':
      return serviceTable(someServices(random), april)
    case 'targets':
      return targetFacts(someProgress(random))
    case 'variances':
      return varianceTable(someVariances(random), april)
  }
}

/** A form filled, with its repeated columns. */
export function filled(form: TableForm, facts: TableFacts, options: ReportOptions = trunc) {
  const expanded = expandForm(form, facts.repeats, facts.period.to)
  return { form: expanded, report: buildTableReport(expanded, facts, options) }
}
