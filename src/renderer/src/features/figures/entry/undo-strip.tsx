import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { instantText, instantTime } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { dateOfInstant } from '#shared/kernel/instant.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { changeText } from './change-text.ts'
import styles from './day-strip.module.css'
import { useEscape } from './use-escape.ts'
import { undoneText, useUndoEntry } from './use-undo-entry.ts'
import type { Offer, UndoOffer } from './use-undo-offer.ts'

interface UndoStripProps extends Pick<UndoOffer, 'onAccepted' | 'onDismiss'> {
  readonly offer: Offer
  readonly names: IssueNames
}

/** Asks before history is changed: Enter does it, Esc goes back to the grid. Lies over the grid, so nothing moves. */
export function UndoStrip({ offer, names, onAccepted, onDismiss }: UndoStripProps) {
  const { run, isRunning, failure } = useUndoEntry(names)
  const confirm = useRef<HTMLButtonElement>(null)
  const strip = useRef<HTMLElement>(null)
  useEscape(strip, onDismiss)
  const isStuck = failure !== null && !failure.isConflict
  useEffect(() => confirm.current?.focus(), [offer, isStuck])
  const { entry, kind, on } = offer
  const rest = entry.cells - entry.sample.length
  const lines = failure?.lines ?? [
    ...entry.sample.map((one) =>
      changeText(kind === 'undo' ? { ...one, before: one.after, after: one.before } : one, on, names),
    ),
    ...(rest > 0 ? [t('entry.historyMore', { count: rest })] : []),
  ]
  const accept = (): void =>
    run(offer.entryId, failure === null ? 'refuse' : 'skip', (undone) => {
      if (undone.skipped > 0) notifications.show({ message: undoneText(kind, undone) })
      onAccepted(undone.entryId)
    })
  return (
    <section ref={strip} className={styles.offer} aria-label={questionOf(offer)}>
      <div className={styles.offerText} role={failure === null ? undefined : 'alert'}>
        <p className={styles.question}>{failure?.text ?? questionOf(offer)}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {entry.allCells > entry.cells && failure === null && <p>{t('entry.undoAskOtherDays')}</p>}
      </div>
      {!isStuck && (
        <Button ref={confirm} loading={isRunning} onClick={accept}>
          {confirmText(kind, failure !== null)}
        </Button>
      )}
      <Button ref={isStuck ? confirm : undefined} variant="default" onClick={onDismiss}>
        {t('entry.cancel')}
      </Button>
    </section>
  )
}

function confirmText(kind: Offer['kind'], isConflict: boolean): string {
  if (isConflict) return t('entry.undoRest')
  return t(kind === 'undo' ? 'entry.undoConfirm' : 'entry.redo')
}

function questionOf({ kind, entry, on }: Offer): string {
  const time = dateOfInstant(entry.at) === on ? instantTime(entry.at) : instantText(entry.at)
  return t(kind === 'undo' ? 'entry.offerUndo' : 'entry.offerRedo', { time, count: entry.allCells })
}
