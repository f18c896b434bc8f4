import { Kbd, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { Check, Search } from 'lucide-react'
import { useLastSaved } from '#renderer/rpc/last-saved.ts'
import { t } from '#renderer/texts/vi.ts'
import { Pill } from '#renderer/ui/pill.tsx'
import styles from './top-bar-end.module.css'

/** Right end of every top bar: sample mark, search and commands, when the last change was saved. */
export function TopBarEnd({ isSample }: { readonly isSample: boolean }) {
  const savedAt = useLastSaved()
  return (
    <>
      {isSample && (
        <span title={t('frame.sampleBanner')}>
          <Pill tone="warning">{t('frame.sample')}</Pill>
        </span>
      )}
      <UnstyledButton className={styles.search} onClick={() => spotlight.open()} aria-keyshortcuts="Control+K">
        <Search aria-hidden size={14} />
        <span className={styles.searchText}>{t('frame.searchOrCommand')}</span>
        <Kbd size="xs" className={styles.searchKeys}>
          {t('frame.searchShortcut')}
        </Kbd>
      </UnstyledButton>
      <span className={styles.saved} role="status">
        {savedAt !== null && (
          <>
            <Check aria-hidden size={14} />
            {t('frame.savedAt', { time: savedAt })}
          </>
        )}
      </span>
    </>
  )
}
