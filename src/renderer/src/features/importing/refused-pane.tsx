import { instantText } from '#renderer/texts/instant-text.ts'
import { sizeText } from '#renderer/texts/size-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import styles from './files-view.module.css'
import { refusalSentence } from './refusal-sentence.ts'
import { SaveCopy } from './save-copy.tsx'

/** A file that was not taken: why, and what to do. */
export function RefusedPane({ head }: { readonly head: ImportHead }) {
  return (
    <div className={styles.message}>
      <Notice
        tone="error"
        title={t('importing.refusedTitle', { name: head.name })}
        // Of citizens' data no copy was kept.
        actions={head.refusal?.code === 'importing/personal-data' ? undefined : <SaveCopy head={head} />}
      >
        {refusalSentence(head)}
      </Notice>
      <p>{t('importing.added', { at: instantText(head.addedAt), by: head.addedBy, size: sizeText(head.bytes) })}</p>
      <p>{t('importing.refusedHint')}</p>
    </div>
  )
}
