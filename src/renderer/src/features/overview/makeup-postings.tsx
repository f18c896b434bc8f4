import { sourceTexts } from '#renderer/texts/entry.texts.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { fixedChannel, isSessionChannel } from '#shared/figures/channel.rules.ts'
import { sourceSchema } from '#shared/figures/figures.schema.ts'
import type { MakeupPosting } from '#shared/figures/overview.schema.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './makeup-panel.module.css'

/** The typed figures themselves: what, where it was taken, who brought it in, when, and out of which file. */
export function MakeupPostings({ postings }: { readonly postings: readonly MakeupPosting[] }) {
  return (
    <ul className={styles.postings} aria-label={t('overview.postings')}>
      {postings.map((one) => (
        <li key={`${one.indicator} ${one.channel} ${one.from} ${one.to}`}>
          <span>
            {indicatorLabel(one.indicator, one.to)} ({channelText(one.channel)})
          </span>
          <strong>{formatCount(one.value)}</strong>
          <small>
            {sourceText(one.source)}, {one.author}, {instantText(one.at)}
            {one.document !== '' && `, ${one.document}`}
          </small>
          {one.file !== null && (
            <small>
              {t('overview.fromFile', { name: one.file.name, sheet: one.file.sheet + 1, address: one.file.address })}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

function channelText(channel: string): string {
  if (channel === fixedChannel) return t('entry.channelFixed')
  return isSessionChannel(channel) ? t('overview.inSession') : t('entry.channelMobile')
}

function sourceText(source: string): string {
  const known = sourceSchema.safeParse(source)
  return known.success ? sourceTexts[known.data] : source
}
