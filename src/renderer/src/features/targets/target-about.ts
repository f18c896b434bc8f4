import { denominatorName, kindNames } from '#renderer/texts/target-words.ts'
import { t } from '#renderer/texts/vi.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { lowerFirst } from '#shared/kernel/vietnamese-text.ts'
import { shareText } from '#shared/settings/setup-targets.rules.ts'
import type { Target } from '#shared/targets/targets.schema.ts'

/** '55 % công dân đủ điều kiện', '1.200', 'đã bỏ'. */
export function amountText({ needed, to }: Target): string {
  if (needed === null) return t('targets.withdrawn')
  if ('count' in needed) return formatCount(needed.count)
  return `${shareText(needed.shareBp)} % ${lowerFirst(denominatorName(needed.denominator, to))}`
}

/** What several targets of one measure have in common: amount, kind, dates, document. */
export function aboutTargets(targets: readonly Target[]): string {
  const [first] = targets
  if (first === undefined) return ''
  const amounts = new Set(targets.map(amountText))
  const kinds = new Set(targets.map((one) => one.kind))
  const dates = new Set(targets.map((one) => `${formatDate(one.from)} – ${formatDate(one.to)}`))
  const documents = [...new Set(targets.map((one) => one.document).filter((document) => document !== ''))]
  const isShare = first.needed !== null && 'shareBp' in first.needed
  return [
    amounts.size === 1 && isShare ? amountText(first) : t('targets.eachOwn'),
    kinds.size === 1 ? lowerFirst(kindNames[first.kind]) : t('targets.mixedKinds'),
    dates.size === 1 ? [...dates].join('') : t('targets.mixedDates'),
    ...(documents.length === 0 ? [] : [documents.join('; ')]),
  ].join(' · ')
}
