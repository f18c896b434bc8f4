/** BM05: the target lines of a campaign or cohort, grouped by what they are where they are of several kinds. */
import type { CampaignProgress, LineKind, LineProgress } from '#shared/campaigns/campaigns.schema.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import type { TableFacts, TableGroup, TableRow } from './table-facts.ts'

const kindNames: Readonly<Record<LineKind, string>> = {
  commune: 'Xã, phường, thị trấn',
  school: 'Trường học',
  agency: 'Cơ quan, đơn vị',
  'birth-year': 'Theo năm sinh',
  group: 'Nhóm đối tượng khác',
}

/** A campaign as it stands at the last day of a period. */
export function campaignTable(
  { campaign, on, lines, leftOut, crossing }: CampaignProgress,
  period: Period,
): TableFacts {
  const kinds = [...new Set(lines.map(({ line }) => line.kind))]
  const isMixed = kinds.length > 1
  const names = new Map(lines.map(({ line }) => [line.key, line.name]))
  const groups = isMixed ? kinds.map((kind): TableGroup => ({ key: kind, name: kindNames[kind] })) : []
  return {
    period,
    subtitle: `${campaign.name}, tính đến ngày ${formatDate(on)}`,
    groups,
    repeats: [],
    rows: lines.map((one) => lineRow(one, isMixed)),
    remarks: [
      `Số phải làm: ${campaign.people}; số đã làm: ${lowerFirst(indicatorLabel(campaign.indicator, on))}, trước đợt và trong đợt từ ngày ${formatDate(campaign.from)} đến ngày ${formatDate(campaign.to)}${campaign.document === '' ? '' : ` (${campaign.document})`}. Số của đợt không cộng vào số liệu chung.`,
      ...(leftOut.length === 0
        ? []
        : [`Chưa có số phải làm hoặc số đã làm, không tính vào tổng cộng: ${leftOut.join(', ')}.`]),
      ...crossing.map(
        ({ line, from, to }) =>
          `Không tính số ghi gộp từ ngày ${formatDate(from)} đến ngày ${formatDate(to)} vì có ngày ngoài đợt hoặc sau ngày báo cáo: ${names.get(line) ?? line}.`,
      ),
    ],
    emptyText: 'Đợt chưa có dòng mục tiêu nào.',
  }
}

function lineRow({ line, done, during, remaining }: LineProgress, isMixed: boolean): TableRow {
  return {
    key: line.key,
    kind: line.kind,
    name: line.name,
    group: isMixed ? line.kind : null,
    fields: { needed: line.needed, before: line.before, during, done, remaining, note: line.note },
  }
}
