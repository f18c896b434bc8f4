import { campaignChanges, checkCampaign } from '#shared/campaigns/campaign-changes.rules.ts'
import { campaignFigureKey, checkCampaignFigures } from '#shared/campaigns/campaign-figures.rules.ts'
import type { Campaign, CampaignFigure } from '#shared/campaigns/campaigns.schema.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { hasIdentifier } from '../figures/days.service.ts'
import type { EntryHead, EntryRows, LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { campaignKind, type CampaignsService } from './campaigns.service.ts'

type Saved = Output<'campaigns.saveCampaign'>

interface Parts {
  readonly campaigns: Pick<CampaignsService, 'find' | 'requireCampaign' | 'newestRevision' | 'typedOf'>
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'append' | 'now'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'byCode'>
  readonly transaction: <T>(run: () => T) => T
}

interface Change {
  readonly rows: EntryRows
  readonly changed: number
}

export type CampaignsSaving = ReturnType<typeof createCampaignsSaving>

/** Takes in campaigns and their figures, beside the base book: all of a call or none of it, once. */
export function createCampaignsSaving({ campaigns, ledger, units, transaction }: Parts) {
  /** `find` says what a call changes, or throws; it is asked only for a call that was not made before. */
  function once(head: EntryHead, find: () => Change): Saved {
    return transaction(() => {
      units.requireWorkspace()
      const repeated = ledger.findRepeated(head)
      if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
      const { rows, changed } = find()
      if (changed === 0) return { entryId: null, changed, savedAt: ledger.now() }
      const { entryId, recordedAt } = ledger.append(head, rows)
      return { entryId, changed, savedAt: recordedAt }
    })
  }
  /** An editor who saw an older one would take away what came since. */
  function refuseStale(id: string, basedOn: number | null): void {
    if (basedOn === null) return
    const newest = campaigns.newestRevision(id)
    if (newest?.entryId === basedOn) return
    const [at, author] = [newest?.recordedAt ?? '', newest?.author ?? '']
    throw new DomainError('campaigns/changed-since', { id, at, author })
  }
  return {
    saveCampaign(input: ParsedInput<'campaigns.saveCampaign'>, author: string): Saved {
      const campaign = composed(input.campaign)
      const { id, document } = campaign
      return once(headOf(input, author, document), () => {
        refuseStale(id, input.basedOn)
        const before = campaigns.find(id)
        const facts = { typed: campaigns.typedOf(id), unitCodes: new Set(units.byCode().keys()) }
        refuse([...checkTexts(campaign), ...checkCampaign(before, campaign, facts)])
        const value = JSON.stringify(campaign)
        if (before !== undefined && JSON.stringify(composed(before)) === value) return { rows: {}, changed: 0 }
        const changes = campaignChanges(before ?? null, campaign)
        const details = {
          what: before === undefined ? 'created' : 'changed',
          name: campaign.name,
          lines: campaign.lines.length,
        }
        return { rows: recordOf(id, value, details), changed: Math.max(1, changes.length) }
      })
    },
    withdrawCampaign(input: ParsedInput<'campaigns.withdrawCampaign'>, author: string): Saved {
      const { id } = input
      return once(headOf(input, author), () => {
        const { name, lines } = campaigns.requireCampaign(id)
        refuseStale(id, input.basedOn)
        const figures = campaigns.typedOf(id).length
        if (figures > 0) refuse([errorIssue('campaign-has-figures', {}, { name, figures })])
        return { rows: recordOf(id, null, { what: 'withdrawn', name, lines: lines.length }), changed: 1 }
      })
    },
    recordFigures(input: ParsedInput<'campaigns.recordFigures'>, author: string): Saved {
      const { campaignId: id, source } = input
      return once({ ...headOf(input, author), source }, () => {
        const campaign = campaigns.requireCampaign(id)
        const given = [...new Map(input.figures.map((one) => [campaignFigureKey(one), one])).values()]
        const standing = campaigns.typedOf(id)
        refuse(checkCampaignFigures(campaign, standing, given))
        const values = new Map(standing.map((one) => [campaignFigureKey(one), one.value]))
        const changed = given.filter((one) => (values.get(campaignFigureKey(one)) ?? null) !== one.value)
        return { rows: figureRows(campaign, changed), changed: changed.length }
      })
    },
  }
}

function headOf(input: { readonly clientId: string }, author: string, document = ''): EntryHead {
  return { clientId: input.clientId, author, source: 'campaign', document, request: JSON.stringify(input) }
}

function recordOf(id: string, value: string | null, details: Record<string, string | number>): EntryRows {
  return {
    records: [{ kind: campaignKind, key: id, value }],
    auditEvents: [{ kind: 'campaign-saved', subject: id, details: JSON.stringify(details) }],
  }
}

function figureRows({ id, name, indicator }: Campaign, figures: readonly CampaignFigure[]): EntryRows {
  const days = figures.flatMap(({ from, to }) => [from, to]).toSorted()
  const details = {
    name,
    figures: figures.length,
    lines: new Set(figures.map(({ line }) => line)).size,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
  }
  return {
    sideFigures: figures.map(({ line, from, to, value }) => ({
      book: 'campaign' as const,
      subject: id,
      line,
      measure: indicator,
      from,
      to,
      value,
    })),
    auditEvents: [{ kind: 'campaign-figures', subject: id, details: JSON.stringify(details) }],
  }
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('campaigns/refused', { issues })
}

/** No text that a person wrote holds a citizen's number. */
function checkTexts({ name, people, document, lines }: Campaign): Issue[] {
  const texts = { name, people, document }
  return [
    ...Object.entries(texts).flatMap(([path, text]) =>
      hasIdentifier(text) ? [errorIssue('campaign-has-identifier', { path })] : [],
    ),
    ...lines.flatMap((line) =>
      hasIdentifier(line.name) || hasIdentifier(line.note)
        ? [errorIssue('campaign-has-identifier', { path: line.key })]
        : [],
    ),
  ]
}

/** The same text however it was composed, and its parts always in the same order. */
function composed({ id, name, from, to, indicator, people, document, lines }: Campaign): Campaign {
  return {
    id,
    name: toNfc(name),
    from,
    to,
    indicator,
    people: toNfc(people),
    document: toNfc(document),
    lines: lines.map(({ key, kind, name: called, unitCode, needed, before, fromBook, note }) => ({
      key,
      kind,
      name: toNfc(called),
      unitCode,
      needed,
      before,
      fromBook,
      note: toNfc(note),
    })),
  }
}
