/** What keeps figures of a campaign out of the book: nothing of a call that breaks a rule is taken. */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import type { Campaign, CampaignFigure, CampaignLine, CampaignSpan } from './campaigns.schema.ts'

type Place = Pick<CampaignFigure, 'line' | 'from' | 'to'>

/** Names one figure of a campaign. */
export function campaignFigureKey({ line, from, to }: Place): string {
  return [line, from, to].join(' ')
}

/** The issues of what would stand after some figures were taken; `standing` are those of the campaign now. */
export function checkCampaignFigures(
  campaign: Campaign,
  standing: readonly CampaignSpan[],
  given: readonly CampaignFigure[],
): Issue[] {
  const lines = new Map(campaign.lines.map((line) => [line.key, line]))
  const after = new Map<string, CampaignFigure>([...standing, ...given].map((one) => [campaignFigureKey(one), one]))
  const stands = Map.groupBy(
    [...after.values()].filter(({ value }) => value !== null),
    (one) => one.line,
  )
  return given.flatMap((figure) => {
    const line = lines.get(figure.line)
    if (line === undefined) {
      return [errorIssue('campaign-unknown-line', whereOf(figure), { line: figure.line, campaign: campaign.name })]
    }
    if (figure.value === null) return []
    return [...checkLine(figure, line, campaign), ...checkOverlap(figure, stands.get(figure.line) ?? [], line)]
  })
}

function checkLine(figure: CampaignFigure, line: CampaignLine, campaign: Campaign): Issue[] {
  const { from, to } = figure
  const where = whereOf(figure)
  if (line.fromBook) return [errorIssue('campaign-line-from-book', where, { name: line.name })]
  if (from >= campaign.from && to <= campaign.to) return []
  const params = { name: line.name, from, to, campaignFrom: campaign.from, campaignTo: campaign.to }
  return [errorIssue('campaign-outside-days', where, params)]
}

/** Spans of one line that share a day would be added up twice. */
function checkOverlap(figure: CampaignFigure, stands: readonly CampaignFigure[], { name }: CampaignLine): Issue[] {
  const { from, to } = figure
  const other = stands.find((one) => (one.from !== from || one.to !== to) && one.from <= to && one.to >= from)
  if (other === undefined) return []
  const params = { name, from, to, otherFrom: other.from, otherTo: other.to }
  return [errorIssue('campaign-span-overlaps', whereOf(figure), params)]
}

function whereOf({ line, from }: Place): { path: string; date: string } {
  return { path: line, date: from }
}
