import { addDays, type LocalDate, startOfMonth } from '#shared/kernel/local-date.ts'
import type { Book } from '../open-book.ts'
import type { CommuneState } from './demo-figures.ts'
import { createRandom } from './seeded-random.ts'

const document = 'Số liệu mẫu'
/** As seen in 2023: residence 30 %, temporary residence 50 %, temporary absence 70 %, other police services 100 %, others 50 %. */
const targetShares: Readonly<Record<string, number>> = { '03': 3000, '04': 5000, '05': 7000 }

interface Plan {
  readonly days: readonly LocalDate[]
  readonly communes: readonly CommuneState[]
  readonly seed: number
}

/** What is known of the sample district as it stands at a day: cleaned data, groups, reasons; and the targets of services. */
export async function recordDemoLevels(book: Book, { days, communes, seed }: Plan): Promise<void> {
  const random = createRandom(seed + 5)
  const [first] = days
  if (first === undefined) return
  const on = addDays(first, -1)
  await book.call('figures.recordFigures', {
    clientId: 'demo-so-tai-ngay',
    source: 'command-line',
    document,
    postings: communes.flatMap(({ unitCode, populations }) => {
      const residents = populations['POP_TOTAL'] ?? 0
      const levels = {
        CLEAN_ALL: residents,
        CLEAN_DONE: random.percentOf(residents, 86, 99),
        COMM_GROUPS: random.between(4, 16),
        POP_EXCL_PRISON: random.between(0, 14),
        POP_EXCL_MILITARY: random.between(2, 30),
        POP_EXCL_ABROAD: random.between(1, 60),
        POP_EXCL_ABSENT: random.between(5, 120),
        POP_EXCL_DUPLICATE: random.between(0, 9),
      }
      return Object.entries(levels).map(([indicator, value]) => ({ unitCode, indicator, from: on, to: on, value }))
    }),
  })
  const services = await book.call('services.listServices', {})
  await book.call('services.saveServices', {
    clientId: 'demo-chi-tieu-dich-vu',
    services: services.map((service) => {
      const shareBp = targetShares[service.code] ?? (service.versions[0]?.isPolice === true ? 10_000 : 5000)
      return { ...service, targets: [{ from: startOfMonth(addDays(startOfMonth(first), -1)), shareBp, document }] }
    }),
  })
}
