/** What a campaign may become, and what changed between what it was and what it is. */
import { findIndicator, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import type { Indicator } from '#shared/indicators/indicators.schema.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import type { Campaign, CampaignChange, CampaignLine, CampaignSpan } from './campaigns.schema.ts'

/** What a campaign may count on a day: every flow. */
export function campaignIndicators(on: string): readonly Indicator[] {
  return indicators.filter((one) => one.type === 'flow' && isValidOn(one, on))
}

/**
 * The issues of a campaign as it would stand: what it counts, whose book its lines read, and that no figure already
 * typed would be lost from sight.
 * @param before the campaign as it stands; undefined for a new one
 * @param typed every figure that was typed for it
 */
export function checkCampaign(
  before: Campaign | undefined,
  after: Campaign,
  { typed, unitCodes }: { readonly typed: readonly CampaignSpan[]; readonly unitCodes: ReadonlySet<string> },
): Issue[] {
  return [
    ...checkIndicator(before, after, typed.length > 0),
    ...after.lines.flatMap((line) => checkUnit(line, unitCodes)),
    ...checkTyped(before, after, typed),
  ]
}

function checkIndicator(before: Campaign | undefined, after: Campaign, hasFigures: boolean): Issue[] {
  const { indicator } = after
  const found = findIndicator(indicator)
  const where = { path: 'indicator', indicator }
  if (found === undefined) return [errorIssue('unknown-indicator', where, { code: indicator })]
  if (found.type !== 'flow') return [errorIssue('campaign-not-a-flow', { ...where, date: after.from })]
  if (before === undefined || before.indicator === indicator || !hasFigures) return []
  return [errorIssue('campaign-indicator-has-figures', where)]
}

function checkUnit({ key, name, unitCode, fromBook }: CampaignLine, unitCodes: ReadonlySet<string>): Issue[] {
  if (unitCode === null) return fromBook ? [errorIssue('campaign-book-without-unit', { path: key }, { name })] : []
  return unitCodes.has(unitCode) ? [] : [errorIssue('unknown-unit', { path: key }, { code: unitCode })]
}

/** Typed figures stay visible: their line, their days, and a line that goes on being typed. */
function checkTyped(before: Campaign | undefined, after: Campaign, typed: readonly CampaignSpan[]): Issue[] {
  const lines = new Map(after.lines.map((line) => [line.key, line]))
  const names = new Map((before?.lines ?? []).map((line) => [line.key, line.name]))
  return [...Map.groupBy(typed, (one) => one.line)].flatMap(([key, spans]) => {
    const line = lines.get(key)
    const params = { name: line?.name ?? names.get(key) ?? key, figures: spans.length }
    if (line === undefined) return [errorIssue('campaign-line-has-figures', { path: key }, params)]
    if (line.fromBook) return [errorIssue('campaign-book-has-figures', { path: key }, params)]
    const outside = spans.find(({ from, to }) => from < after.from || to > after.to)
    if (outside === undefined) return []
    const { from, to } = outside
    return [errorIssue('campaign-figures-outside', { path: key, date: from }, { name: params.name, from, to })]
  })
}

const fields = ['name', 'from', 'to', 'indicator', 'people', 'document'] as const
const lineFields = ['name', 'kind', 'unitCode', 'needed', 'before', 'fromBook', 'note'] as const

/** What changed, field by field; a new campaign is told by its number of lines. */
export function campaignChanges(before: Campaign | null, after: Campaign): CampaignChange[] {
  if (before === null) return [{ what: 'created', line: '', was: '', is: String(after.lines.length) }]
  const was = new Map(before.lines.map((line) => [line.key, line]))
  const is = new Set(after.lines.map(({ key }) => key))
  return [
    ...fields.flatMap((what) => changed(what, '', before[what], after[what])),
    ...after.lines.flatMap((line): CampaignChange[] => {
      const old = was.get(line.key)
      return old === undefined
        ? [{ what: 'line-added', line: line.name, was: '', is: textOf(line.needed) }]
        : lineFields.flatMap((what) => changed(what, old.name, old[what], line[what]))
    }),
    ...before.lines
      .filter(({ key }) => !is.has(key))
      .map((line): CampaignChange => ({ what: 'line-removed', line: line.name, was: textOf(line.needed), is: '' })),
  ]
}

type Told = string | number | boolean | null

function changed(what: CampaignChange['what'], line: string, was: Told, is: Told): CampaignChange[] {
  return was === is ? [] : [{ what, line, was: textOf(was), is: textOf(is) }]
}

function textOf(value: Told): string {
  return value === null ? '' : String(value)
}
