import { campaignChanges } from '#shared/campaigns/campaign-changes.rules.ts'
import { campaignProgress, daysSoFar } from '#shared/campaigns/campaign-progress.rules.ts'
import {
  type Campaign,
  type CampaignEvent,
  type CampaignProgress,
  campaignSchema,
  type CampaignSpan,
  type CampaignSummary,
} from '#shared/campaigns/campaigns.schema.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { RecordRevisionRow, RecordsRepo, SideFigureRow } from '../figures/records.repo.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { BookedLines } from './booked-lines.service.ts'
import type { CampaignsRepo } from './campaigns.repo.ts'

/** Kind of the ledger's records that campaigns are. */
export const campaignKind = 'campaign'

interface Parts {
  readonly records: Pick<RecordsRepo, 'list' | 'find' | 'revisions' | 'figuresOf'>
  readonly repo: CampaignsRepo
  readonly booked: BookedLines
  readonly units: Pick<UnitsService, 'requireWorkspace'>
}

export type CampaignsService = ReturnType<typeof createCampaignsService>

/** Reads campaigns and their figures, of the open book or of one of the past. */
export function createCampaignsService({ records, repo, booked, units }: Parts) {
  function listCampaigns(): Campaign[] {
    units.requireWorkspace()
    return records
      .list(campaignKind)
      .map(({ value }) => readStored(value))
      .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
  }
  function find(id: string): Campaign | undefined {
    const row = records.find(campaignKind, id)
    return row === undefined ? undefined : readStored(row.value)
  }
  function requireCampaign(id: string): Campaign {
    units.requireWorkspace()
    const found = find(id)
    if (found === undefined) throw new DomainError('campaigns/unknown', { id })
    return found
  }
  /** What was last made of a campaign: its standing entry, or the one that took it off the list. */
  const newestRevision = (id: string): RecordRevisionRow | undefined => records.revisions(campaignKind, id)[0]
  const typedOf = (id: string): CampaignSpan[] => records.figuresOf('campaign', id).map(asSpan)
  function progressOf(campaign: Campaign, on: LocalDate): CampaignProgress {
    const days = daysSoFar(campaign, on)
    const spans = days === null ? [] : [...typedOf(campaign.id), ...booked.read(campaign, days)]
    return campaignProgress(campaign, spans, on)
  }
  return {
    listCampaigns,
    find,
    requireCampaign,
    newestRevision,
    /** Every figure typed for a campaign, as it stands. */
    typedOf,
    /** A campaign at the close of a day; undefined when there is none. */
    findProgress(id: string, on: LocalDate): CampaignProgress | undefined {
      const campaign = find(id)
      return campaign === undefined ? undefined : progressOf(campaign, on)
    },
    /** The same, with the entry that made it what it is; throws `campaigns/unknown` when there is none. */
    progress({ id, on }: ParsedInput<'campaigns.getProgress'>): Output<'campaigns.getProgress'> {
      const progress = progressOf(requireCampaign(id), on)
      const made = newestRevision(id)
      if (made === undefined) throw new Error(`campaign ${id} stands and nothing made it`)
      return { ...progress, entryId: made.entryId }
    },
    listProgress({ on }: ParsedInput<'campaigns.listProgress'>): CampaignSummary[] {
      return listCampaigns().map((campaign) => {
        const { total, leftOut } = progressOf(campaign, on)
        const { id, name, people, from, to, indicator, lines } = campaign
        return { id, name, people, from, to, indicator, lines: lines.length, total, leftOut: leftOut.length }
      })
    },
    getDays({ id, from, to }: ParsedInput<'campaigns.getDays'>): Output<'campaigns.getDays'> {
      const campaign = requireCampaign(id)
      const typed = typedOf(id).filter((one) => one.from <= to && one.to >= from)
      return { campaign, typed, booked: booked.read(campaign, { from, to }) }
    },
    listHistory({ id }: ParsedInput<'campaigns.listHistory'>): CampaignEvent[] {
      const names = namesOf(requireCampaign(id))
      return [...campaignEvents(id), ...figureEvents(id, names)].toSorted((a, b) => b.entryId - a.entryId)
    },
  }

  function campaignEvents(id: string): CampaignEvent[] {
    const revisions = records.revisions(campaignKind, id)
    return revisions.flatMap(({ entryId, recordedAt, author, value }, index) => {
      if (value === null) return []
      const old = revisions[index + 1]?.value ?? null
      const changes = campaignChanges(old === null ? null : readStored(old), readStored(value))
      return [{ entryId, at: recordedAt, author, changes, figures: [] }]
    })
  }
  function figureEvents(id: string, names: ReadonlyMap<string, string>): CampaignEvent[] {
    return [...Map.groupBy(repo.changes(id), ({ entryId }) => entryId)].flatMap(([entryId, rows]) => {
      const [first] = rows
      if (first === undefined) return []
      const figures = rows.toReversed().map(({ line, from, to, was, is }) => ({
        line,
        name: names.get(line) ?? line,
        from: localDate(from),
        to: localDate(to),
        was,
        is,
      }))
      return [{ entryId, at: first.at, author: first.author, changes: [], figures }]
    })
  }
  /** What lines are or were called. */
  function namesOf({ id, lines }: Campaign): Map<string, string> {
    const was = records
      .revisions(campaignKind, id)
      .toReversed()
      .flatMap(({ value }) => (value === null ? [] : readStored(value).lines))
    return new Map([...was, ...lines].map(({ key, name }) => [key, name]))
  }
}

function readStored(value: string): Campaign {
  return campaignSchema.parse(JSON.parse(value))
}

function orderOf({ from, to, name, id }: Campaign): string {
  return [from, to, name, id].join(' ')
}

function asSpan({ line, from, to, value }: SideFigureRow): CampaignSpan {
  return { line, from: localDate(from), to: localDate(to), value }
}
