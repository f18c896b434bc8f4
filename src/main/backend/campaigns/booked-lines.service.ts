import type { Campaign, CampaignLine, CampaignSpan } from '#shared/campaigns/campaigns.schema.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { FiguresRepo } from '../figures/figures.repo.ts'
import type { UnitsService } from '../units/units.service.ts'

interface Parts {
  readonly figures: Pick<FiguresRepo, 'cells' | 'crossing'>
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
export function createBookedLines({ figures, units }: Parts) {
  function rowsOf(unitCode: string): number[] {
    if (unitCode === units.requireWorkspace().unit.code) return units.allRows().map(({ id }) => id)
    const unit = units.byCode().get(unitCode)
    return unit === undefined ? [] : [unit.id]
  }
  function spansOf(line: CampaignLine, { indicator }: Campaign, { from, to }: Days): CampaignSpan[] {
    if (line.unitCode === null) return []
    const rows = rowsOf(line.unitCode)
    const within = figures.cells(rows, [indicator], from, to).filter(({ channel }) => channel !== 'STOCK')
    const sums = new Map<string, CampaignSpan>()
    for (const cell of [...within, ...figures.crossing(rows, [indicator], from, to)]) {
      if (cell.value === null) continue
      const key = `${cell.from} ${cell.to}`
      const value = (sums.get(key)?.value ?? 0) + cell.value
      sums.set(key, { line: line.key, from: localDate(cell.from), to: localDate(cell.to), value })
    }
    return [...sums.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  }
  return {
    /** By line and span, of some days: those wholly inside them, and those that stick out. */
    read: (campaign: Campaign, days: Days): CampaignSpan[] =>
      campaign.lines.filter(({ fromBook }) => fromBook).flatMap((line) => spansOf(line, campaign, days)),
  }
}
