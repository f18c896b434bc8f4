import { addDays, endOfMonth, type LocalDate, startOfMonth } from '#shared/kernel/local-date.ts'
import type { Input } from '#shared/contract/contract.ts'
import type { Book } from '../open-book.ts'
import { createRandom } from './seeded-random.ts'

type Plan = Input<'sessions.saveSession'>['plan']

const document = 'Số liệu mẫu'
const hosts = [
  { place: 'Trường THPT trên địa bàn', host: 'Sở Giáo dục và Đào tạo', group: 'pupils' },
  { place: 'Hội trường UBND', host: 'Văn phòng HĐND và UBND huyện', group: 'officials' },
  { place: 'Nhà văn hoá thôn', host: 'Hội Người cao tuổi', group: 'elderly' },
  { place: 'Trung tâm bảo trợ xã hội', host: 'Phòng Lao động - Thương binh và Xã hội', group: 'disabled' },
] as const

interface Sample {
  readonly days: readonly LocalDate[]
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly seed: number
}

/** Every other team of the sample is kept as a session, in the order they are asked about. */
export function demoTeams(book: Book, { communes }: Sample) {
  const names = new Map(communes.map((one) => [one.code, one]))
  let teams = 0
  return async (on: LocalDate, unitCode: string, figures: Readonly<Record<string, number>>): Promise<boolean> => {
    const commune = names.get(unitCode)
    teams += 1
    if (teams % 2 === 0 || commune === undefined) return false
    const taken = Object.entries(figures).map(([indicator, value]) => ({ unitCode, indicator, value }))
    await saveSession(book, planOf(`mau-${on}-${unitCode}`, on, commune, teams), taken)
    return true
  }
}

/** One session that was called off, two still to come, and one of those moved. */
export async function recordDemoPlans(book: Book, { days, communes }: Sample): Promise<void> {
  const [first, last] = [days[0], days.at(-1)]
  const [commune] = communes
  if (first === undefined || last === undefined || commune === undefined) return
  const off = planOf(`mau-${first}-huy`, first, commune, 0)
  await saveSession(book, { ...off, status: 'cancelled', cancelReason: 'mất điện, chuyển sang buổi khác' }, [])
  const later = addDays(last, 3)
  await saveSession(book, { ...planOf(`mau-${later}-sau`, later, commune, 1), status: 'planned' }, [])
  const moved = { ...planOf(`mau-${later}-doi`, later, communes[1] ?? commune, 2), status: 'planned' as const }
  await saveSession(book, moved, [])
  await saveSession(book, { ...moved, on: addDays(later, 2), note: 'dời theo đề nghị của cơ quan phối hợp' }, [])
}

function planOf(id: string, on: LocalDate, { code, name }: Sample['communes'][number], index: number): Plan {
  const { place, host, group } = hosts[index % hosts.length] ?? hosts[0]
  return {
    id,
    on,
    startsAt: '07:30',
    endsAt: '16:30',
    workedBy: 'Tổ lưu động số 1',
    place: `${place}, ${name}`,
    host,
    placeUnitCode: code,
    group,
    groupNote: '',
    expected: 120,
    teams: 1,
    staff: 5,
    equipment: 2,
    status: 'done',
    cancelReason: '',
    note: '',
  }
}

async function saveSession(book: Book, plan: Plan, figures: Input<'sessions.saveSession'>['figures']): Promise<void> {
  await book.call('sessions.saveSession', { clientId: `demo-buoi-${plan.id}-${plan.on}`, plan, figures })
}

/** What every service received in the last month and the one before, some more online than before. */
export async function recordDemoServices(book: Book, lastOn: LocalDate, seed: number): Promise<void> {
  const random = createRandom(seed + 3)
  const services = await book.call('services.listServices', {})
  const months = [addDays(startOfMonth(lastOn), -1), lastOn].map((on) => ({
    from: startOfMonth(on),
    to: endOfMonth(on),
  }))
  const figures = services.flatMap(({ code }) => {
    const usual = random.between(20, 900)
    const share = random.between(15, 70)
    return months.flatMap(({ from, to }, index) => {
      const received = random.percentOf(usual, 80, 125)
      const online = random.percentOf(received, share + 6 * index, share + 6 * index + 12)
      return [
        { code, measure: 'DVC_ALL' as const, from, to, value: received },
        { code, measure: 'DVC_ON' as const, from, to, value: Math.min(received, online) },
      ]
    })
  })
  await book.call('services.recordFigures', {
    clientId: 'demo-dich-vu-cong',
    source: 'command-line',
    document,
    figures,
  })
}

/** What the national system shows at the close of the last day: here and there a little less than the book. */
export async function recordDemoNational(book: Book, sample: Sample): Promise<void> {
  const random = createRandom(sample.seed + 4)
  const on = sample.days.at(-1)
  if (on === undefined) return
  const compared = await book.call('reconciliation.getVariances', { on, indicators: ['CC_CUM', 'EID_ACT_CUM'] })
  const known = compared.filter(({ own }) => own !== null)
  const figures = known.map(({ unitCode, indicator, own }) => ({
    unitCode,
    indicator,
    on,
    value: Math.max(0, (own ?? 0) - (random.isIn(70) ? 0 : random.between(1, 25))),
  }))
  if (figures.length === 0) return
  await book.call('reconciliation.recordNational', {
    clientId: 'demo-doi-chieu',
    source: 'command-line',
    document,
    figures,
  })
  const reasons = known.flatMap(({ unitCode, indicator, own }, index) =>
    figures[index]?.value === own || random.isIn(30)
      ? []
      : [{ unitCode, indicator, on, reason: 'Hồ sơ thu nhận trong ngày chưa đồng bộ về hệ thống' }],
  )
  if (reasons.length > 0) await book.call('reconciliation.setReasons', { clientId: 'demo-ly-do-chenh', reasons })
}
