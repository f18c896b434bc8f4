import type { Campaign, CampaignLine, LineKind } from '#shared/campaigns/campaigns.schema.ts'
import { addDays, isWeekend, type LocalDate } from '#shared/kernel/local-date.ts'
import type { Book } from '../open-book.ts'
import type { DemoDistrict } from './demo-district.ts'
import { createRandom, type Random } from './seeded-random.ts'

const agencyNames = [
  'Văn phòng HĐND và UBND huyện',
  'Phòng Nội vụ',
  'Phòng Tài chính - Kế hoạch',
  'Phòng Giáo dục và Đào tạo',
  'Phòng Y tế',
  'Phòng Tư pháp',
  'Phòng Tài nguyên và Môi trường',
  'Phòng Lao động - Thương binh và Xã hội',
  'Thanh tra huyện',
  'Chi cục Thuế khu vực',
  'Kho bạc Nhà nước huyện',
  'Bảo hiểm xã hội huyện',
] as const

interface Plan {
  readonly days: readonly LocalDate[]
  readonly place: DemoDistrict
  readonly seed: number
}

/** Two cohorts of the sample district: pupils of its schools, and officials of its agencies, with figures by day. */
export async function recordDemoCampaigns(book: Book, { days, place, seed }: Plan): Promise<void> {
  const random = createRandom(seed + 1)
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return
  const to = addDays(last, 15)
  const schools = place.communes.map(({ code, name }) =>
    lineOf('school', `truong-${code}`, `Trường THCS ${bare(name)}`),
  )
  const agencies = agencyNames.map((name, index) => lineOf('agency', `co-quan-${index + 1}`, name))
  await recordCohort(book, random, days, {
    id: 'hoc-sinh-sinh-nam-2008',
    name: 'Đợt cao điểm cấp căn cước công dân cho học sinh sinh năm 2008',
    from: first,
    to,
    indicator: 'CC_TOTAL',
    people: 'học sinh sinh năm 2008',
    document: 'Số liệu mẫu',
    lines: schools.map((line) => sized(line, random, [90, 260])),
  })
  await recordCohort(book, random, days, {
    id: 'can-bo-cong-chuc-vien-chuc',
    name: 'Định danh mức 2 cho 100 % cán bộ, công chức, viên chức',
    from: first,
    to,
    indicator: 'EID2_COL',
    people: 'cán bộ, công chức, viên chức',
    document: 'Số liệu mẫu',
    lines: agencies.map((line) => sized(line, random, [12, 70])),
  })
}

/** Every line is done to some part; the last one has reported nothing yet. */
async function recordCohort(book: Book, random: Random, days: readonly LocalDate[], campaign: Campaign): Promise<void> {
  await book.call('campaigns.saveCampaign', { clientId: `demo-${campaign.id}`, campaign })
  const working = days.filter((day) => !isWeekend(day))
  const figures = campaign.lines.slice(0, -1).flatMap(({ key, needed, before }) => {
    let left = random.percentOf((needed ?? 0) - (before ?? 0), 55, 104)
    return working.flatMap((on) => {
      if (left === 0 || !random.isIn(40)) return []
      const value = Math.min(left, random.between(0, 9))
      left -= value
      return [{ line: key, from: on, to: on, value }]
    })
  })
  if (figures.length === 0) return
  await book.call('campaigns.recordFigures', {
    clientId: `demo-${campaign.id}-figures`,
    campaignId: campaign.id,
    source: 'command-line',
    figures,
  })
}

function lineOf(kind: LineKind, key: string, name: string): CampaignLine {
  return { key, kind, name, unitCode: null, needed: null, before: null, fromBook: false, note: '' }
}

function sized(line: CampaignLine, random: Random, [least, most]: readonly [number, number]): CampaignLine {
  const needed = random.between(least, most)
  return { ...line, needed, before: random.percentOf(needed, 20, 60) }
}

/** 'Xã Ea Kly' → 'Ea Kly'. */
function bare(name: string): string {
  return name.replace(/^(?:Xã|Phường|Thị trấn) /, '')
}
