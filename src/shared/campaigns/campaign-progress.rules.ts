/** Where the lines of a campaign stand at a day. Blank is never zero, and no figure here adds to a base total. */
import { type LocalDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import type {
  Campaign,
  CampaignLine,
  CampaignProgress,
  CampaignSpan,
  CampaignTotal,
  LineProgress,
} from './campaigns.schema.ts'

/** The days of a campaign up to a day, both ends included; null before it begins. */
export function daysSoFar({ from, to }: Campaign, on: LocalDate): { from: LocalDate; to: LocalDate } | null {
  return on < from ? null : { from, to: minDate(to, on) }
}

/**
 * Folds the figures of a campaign up to a day.
 * done = before + Σ during, of those that are known; remaining = max(0, needed − done), so above 100 % nothing remains.
 * @param spans figures of its lines, typed and of the base book alike
 */
export function campaignProgress(campaign: Campaign, spans: readonly CampaignSpan[], on: LocalDate): CampaignProgress {
  const days = daysSoFar(campaign, on)
  const isWithin = ({ from, to }: CampaignSpan): boolean => days !== null && from >= days.from && to <= days.to
  const byLine = Map.groupBy(spans, (span) => span.line)
  const lines = campaign.lines.map((line): LineProgress => {
    const during = sumOf((byLine.get(line.key) ?? []).filter(isWithin).map(({ value }) => value))
    return progressOf(line, during)
  })
  const keys = new Set(campaign.lines.map(({ key }) => key))
  const crossing = spans.filter((span) => keys.has(span.line) && days !== null && sticksOut(span, days))
  const isKnown = ({ line, done }: LineProgress): boolean => line.needed !== null && done !== null
  return {
    campaign,
    on,
    lines,
    total: totalOfLines(lines.filter(isKnown)),
    leftOut: lines.filter((one) => !isKnown(one)).map(({ line }) => line.name),
    crossing,
  }
}

function progressOf(line: CampaignLine, during: number | null): LineProgress {
  const done = sumOf([line.before, during])
  return { line, done, during, remaining: remainingOf(line.needed, done) }
}

/** Σ over lines whose needed and done are known. */
function totalOfLines(lines: readonly LineProgress[]): CampaignTotal {
  return {
    needed: sumOf(lines.map(({ line }) => line.needed)),
    done: sumOf(lines.map(({ done }) => done)),
    during: sumOf(lines.map(({ during }) => during)),
    remaining: sumOf(lines.map(({ remaining }) => remaining)),
  }
}

function remainingOf(needed: number | null, done: number | null): number | null {
  return needed === null || done === null ? null : Math.max(0, needed - done)
}

/** Null when none is known. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** Shares a day with the days so far and is not wholly inside them. */
function sticksOut(span: CampaignSpan, days: { readonly from: LocalDate; readonly to: LocalDate }): boolean {
  const sharesDay = maxDate(span.from, days.from) <= minDate(span.to, days.to)
  return sharesDay && (span.from < days.from || span.to > days.to)
}
