import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { indicatorDefinitions } from '#renderer/texts/entry.texts.ts'
import { t } from '#renderer/texts/vi.ts'
import type { PlaceWords } from './describe-place.ts'
import styles from './sheet-pane.module.css'
import type { Place } from './sheet-places.ts'
import type { SheetView } from './sheet-view.ts'

interface ExplainPanelProps {
  readonly place: Place
  readonly view: SheetView
  readonly words: PlaceWords
  readonly onClose: () => void
}

/** F1: the place in full words, what its indicator counts, and the keys of the sheet. */
export function ExplainPanel({ place, view, words, onClose }: ExplainPanelProps) {
  const head = place.row === 0 ? view.overlay.columnHead(place.column, view.topRow) : view.overlay.rowHead(place.row)
  const column = view.overlay.cell(place.row, place.column).column ?? (head?.is === 'column' ? head.column : null)
  const meaning = column?.meaning
  const code = meaning !== undefined && 'indicator' in meaning ? meaning.indicator : null
  return (
    <section className={styles.explain} aria-label={t('importing.explain')} aria-live="polite">
      <div className={styles.explainHead}>
        <h2 className={styles.explainTitle}>
          {words.where} · {words.what}
        </h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('importing.explainClose')} onClick={onClose}>
          <X aria-hidden size={14} />
        </ActionIcon>
      </div>
      {words.why !== '' && <p>{words.why}</p>}
      {code !== null && indicatorDefinitions[code] !== undefined && <p>{indicatorDefinitions[code]}</p>}
      <p className={styles.keys}>{t('importing.keys')}</p>
    </section>
  )
}
