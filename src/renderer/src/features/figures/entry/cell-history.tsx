import { sourceTexts } from '#renderer/texts/entry.texts.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import type { CellDetail } from '#shared/figures/figures.schema.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './entry-panel.module.css'

/** Every revision of the cell, newest first; folded until asked for. */
export function CellHistory({ history }: { readonly history: CellDetail['history'] | undefined }) {
  const count = history?.length ?? 0
  if (history === undefined || count === 0) {
    return (
      <p className={styles.historyHead}>
        <span>{t('entry.history')}</span>
        <span>{history === undefined ? t('entry.notThere') : t('entry.historyNone')}</span>
      </p>
    )
  }
  return (
    <details className={styles.history}>
      <summary className={styles.historyHead}>
        <span>{t('entry.history')}</span>
        <strong>{t('entry.historyCount', { count })}</strong>
      </summary>
      <ol>
        {history.map((one) => (
          <li key={`${one.at} ${one.channel} ${one.value}`}>
            <strong>{one.value === null ? t('entry.historyCleared') : formatCount(one.value)}</strong>
            <span>
              {one.channel === 'FIXED' ? t('entry.channelFixed') : t('entry.channelMobile')}, {sourceTexts[one.source]}
            </span>
            <span>
              {instantText(one.at)}, {one.author}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
