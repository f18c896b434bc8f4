/** BM06: online services, those run by the police first, beside the period before. */
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { ServicesBook } from '#shared/services/services.schema.ts'
import type { TableFacts, TableRow } from './table-facts.ts'
import { shareVerdict } from './table-verdicts.rules.ts'

/** Services told by name under the table; more are only counted. */
const TOLD = 6

type ServiceRow = ServicesBook['rows'][number]

const groups = [
  { key: 'police', name: 'Dịch vụ công do Công an giải quyết' },
  { key: 'others', name: 'Dịch vụ công do bộ, ngành khác giải quyết' },
] as const

export function serviceTable({ rows, before, missing, crossing }: ServicesBook, period: Period): TableFacts {
  const present = groups.filter(({ key }) => rows.some((row) => groupOf(row) === key))
  const names = new Map(rows.map(({ service }) => [service.code, service.name]))
  const told = missing.slice(0, TOLD)
  const lacking = told.map(({ code, months }) => `${names.get(code) ?? code} (${months.map(monthText).join(', ')})`)
  return {
    period,
    subtitle: null,
    groups: present,
    repeats: [],
    rows: rows.toSorted((a, b) => a.service.number - b.service.number).map(serviceRow),
    remarks: [
      before === null
        ? 'Không có kỳ trước để so sánh.'
        : `Kỳ trước: từ ngày ${formatDate(before.from)} đến ngày ${formatDate(before.to)}.`,
      'Tỷ lệ của nhóm và tổng cộng là tổng hồ sơ trực tuyến trên tổng hồ sơ tiếp nhận của các dịch vụ có đủ hai số.',
      ...crossing.map(
        ({ code, from, to }) =>
          `Không tính số ghi gộp từ ngày ${formatDate(from)} đến ngày ${formatDate(to)} vì có ngày nằm ngoài kỳ: ${names.get(code) ?? code}.`,
      ),
      ...missingRemark(rows.length, missing.length, lacking),
    ],
    emptyText: 'Chưa có danh mục dịch vụ công trong kỳ.',
  }
}

function missingRemark(services: number, missing: number, told: readonly string[]): string[] {
  if (missing === 0) return []
  if (missing === services) return ['Chưa có dịch vụ nào báo đủ số tiếp nhận và trực tuyến của các tháng trong kỳ.']
  const more = missing > told.length ? `; và ${missing - told.length} dịch vụ khác` : ''
  return [`Chưa báo đủ số liệu các tháng: ${told.join('; ')}${more}.`]
}

function groupOf({ service }: ServiceRow): string {
  return service.isPolice ? 'police' : 'others'
}

function serviceRow(row: ServiceRow): TableRow {
  const { service, now, before } = row
  return {
    key: service.code,
    kind: 'service',
    name: service.name,
    group: groupOf(row),
    fields: {
      received: now.received,
      online: now.online,
      target: service.targetBp,
      verdict: shareVerdict({ num: now.online, den: now.received }, service.targetBp),
      receivedBefore: before.received,
      onlineBefore: before.online,
    },
  }
}

/** '2023-04' → '04/2023' */
function monthText(month: string): string {
  return month.split('-').toReversed().join('/')
}
