import { Button, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import styles from './paste-pane.module.css'

interface PastePaneProps {
  /** What was on the clipboard when the pane was asked for. */
  readonly text: string
  readonly onAdded: (head: ImportHead) => void
  readonly onClose: () => void
}

const shownRows = 14

/** A block copied from Excel or a message, looked at before it is read. */
export function PastePane({ text: pasted, onAdded, onClose }: PastePaneProps) {
  const [text, setText] = useState(pasted)
  const [sender, setSender] = useState('')
  const { mutate, isPending, error } = useBackendCommand('importing.addText')
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => area.current?.focus(), [])
  const read = (): void => mutate({ text, sender: sender.trim() }, { onSuccess: onAdded })
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose()
  }
  const canRead = text.trim() !== '' && !isPending
  useReadAction(canRead, read)
  return (
    <form
      className={styles.pane}
      aria-label={t('importing.paste')}
      onSubmit={(event) => {
        event.preventDefault()
        if (canRead) read()
      }}
    >
      <h2 className={styles.title}>{t('importing.paste')}</h2>
      <p className={styles.hint}>{t('importing.pasteHint')}</p>
      {error !== null && <Notice tone="error">{errorText(error)}</Notice>}
      <Textarea
        ref={area}
        label={t('importing.pasteText')}
        placeholder={t('importing.pasteExample')}
        rows={shownRows}
        maxLength={2_000_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={leave}
        classNames={{ input: styles.text ?? '' }}
      />
      <TextInput
        className={styles.sender}
        label={t('importing.sender')}
        placeholder={t('importing.senderExample')}
        maxLength={120}
        autoComplete="off"
        value={sender}
        onChange={(event) => setSender(event.currentTarget.value)}
        onKeyDown={leave}
      />
      <div className={styles.actions}>
        <Button variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
        <Button type="submit" loading={isPending} disabled={!canRead}>
          {t('importing.readText')}
        </Button>
      </div>
    </form>
  )
}

function useReadAction(isEnabled: boolean, read: () => void): void {
  const actions = useMemo(
    () => [
      {
        id: 'importing.read-text',
        label: t('importing.readText'),
        group: t('frame.groupHere'),
        shortcuts: ['Ctrl+Enter'],
        isEnabled,
        run: read,
      },
    ],
    [isEnabled, read],
  )
  useActions(actions)
}
