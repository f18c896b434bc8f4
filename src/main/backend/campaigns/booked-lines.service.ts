import type { Campaign, CampaignLine, CampaignSpan } from '#shared/campaigns/campaigns.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { FlowSpans } from '../figures/flow-spans.service.ts'
import type { UnitsService } from '../units/units.service.ts'

interface Parts {
  readonly flows: FlowSpans
  readonly units: Pick<UnitsService, 'byCode' | 'requireWorkspace' | 'allRows'>
}

interface Days {
  readonly from: LocalDate
  readonly to: LocalDate
}

export type BookedLines = ReturnType<typeof createBookedLines>

/**
 * Figures that lines of a campaign read from the base book: the flow it counts, of one row, or of every row where a line
 * names the unit itself. Reading only; nothing of a campaign ever goes back.
 */
export function createBookedLines({ flows, units }: Parts) {
  function rowsOf(unitCode: string): number[] {
    if (unitCode === units.requireWorkspace().unit.code) return units.allRows().map(({ id }) => id)
    const unit = units.byCode().get(unitCode)
    return unit === undefined ? [] : [unit.id]
  }
  function spansOf({ key, unitCode }: CampaignLine, { indicator }: Campaign, days: Days): CampaignSpan[] {
    if (unitCode === null) return []
    return flows.read(rowsOf(unitCode), indicator, days).map((span) => ({ line: key, ...span }))
  }
  return {
    /** By line and span, of some days: those wholly inside them, and those that stick out. */
    read: (campaign: Campaign, days: Days): CampaignSpan[] =>
      campaign.lines.filter(({ fromBook }) => fromBook).flatMap((line) => spansOf(line, campaign, days)),
  }
}
