/** What an entry did to a campaign, in words. */
import { t } from '#renderer/texts/vi.ts'
import type { CampaignChange, CampaignEvent, LineKind } from '#shared/campaigns/campaigns.schema.ts'
import { findIndicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, LATEST_DATE, parseLocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { lineKindTexts } from '#shared/texts/campaigns.texts.ts'

/** So many things are told one by one. */
const told = 12

const fieldNames: Readonly<Record<CampaignChange['what'], string>> = {
  created: '',
  'line-added': '',
  'line-removed': '',
  name: t('campaigns.name'),
  from: t('campaigns.from'),
  to: t('campaigns.to'),
  indicator: t('campaigns.indicator'),
  people: t('campaigns.people'),
  document: t('campaigns.document'),
  kind: t('campaigns.kind'),
  unitCode: t('campaigns.lineKey'),
  needed: t('campaigns.needed'),
  before: t('campaigns.before'),
  fromBook: t('campaigns.bookMark'),
  note: t('campaigns.note'),
}

export function eventLines({ changes, figures }: CampaignEvent): string[] {
  const lines = [
    ...changes.map(changeText),
    ...figures.map(({ name, from, to, was, is }) =>
      t('campaigns.figureChange', {
        name,
        days: from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`,
        was: countText(was),
        is: countText(is),
      }),
    ),
  ]
  const more = lines.length - told
  return more > 0 ? [...lines.slice(0, told), t('campaigns.changeMore', { count: more })] : lines
}

function changeText({ what, line, was, is }: CampaignChange): string {
  switch (what) {
    case 'created':
      return t('campaigns.changeCreated', { count: is })
    case 'line-added':
      return t('campaigns.changeLineAdded', { line, value: valueText('needed', is) })
    case 'line-removed':
      return t('campaigns.changeLineRemoved', { line })
    default: {
      const values = { field: fieldNames[what], was: valueText(what, was), is: valueText(what, is) }
      return line === '' ? t('campaigns.changeField', values) : t('campaigns.changeLineField', { ...values, line })
    }
  }
}

function valueText(what: CampaignChange['what'], value: string): string {
  if (value === '') return t('campaigns.blankWord')
  switch (what) {
    case 'needed':
    case 'before':
      return formatCount(Number(value))
    case 'from':
    case 'to': {
      const date = parseLocalDate(value)
      return date === null ? value : formatDate(date)
    }
    case 'fromBook':
      return t(value === 'true' ? 'campaigns.yes' : 'campaigns.no')
    case 'indicator':
      return findIndicator(value) === undefined ? value : indicatorLabel(value, LATEST_DATE)
    case 'kind':
      return isKind(value) ? lineKindTexts[value] : value
    default:
      return value
  }
}

function isKind(value: string): value is LineKind {
  return Object.hasOwn(lineKindTexts, value)
}

function countText(count: number | null): string {
  return count === null ? t('campaigns.blankWord') : formatCount(count)
}
