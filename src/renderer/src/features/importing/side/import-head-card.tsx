import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { sizeText } from '#renderer/texts/size-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { headState } from '../head-state.ts'
import { SaveCopy } from '../save-copy.tsx'
import { UndoImport } from '../undo-import.tsx'
import styles from './side.module.css'

interface ImportHeadCardProps {
  readonly preview: ImportPreview
  readonly mayChange: boolean
  readonly onSender: (sender: string) => void
  readonly onUndone: () => void
  readonly onReopened: (importId: number) => void
}

/** The file itself: from whom, when, how it stands, and what can be done with it afterwards. */
export function ImportHeadCard({ preview, mayChange, onSender, onUndone, onReopened }: ImportHeadCardProps) {
  const { head } = preview
  const { tone, text } = headState(head)
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <strong className={styles.name} title={head.name}>
          {head.name}
        </strong>
        <Pill tone={tone}>{text}</Pill>
      </div>
      <p className={styles.muted}>
        {t('importing.added', { at: instantText(head.addedAt), by: head.addedBy, size: sizeText(head.bytes) })}
      </p>
      {head.sameAs !== null && head.state === 'waiting' && <Notice tone="warning">{t('importing.sameAs')}</Notice>}
      {head.returnedFor !== null && <Notice tone="info">{t('importing.returned')}</Notice>}
      {mayChange ? (
        <Sender key={head.sender} sender={head.sender} onChange={onSender} />
      ) : (
        head.sender !== '' && <p>{t('importing.from', { sender: head.sender })}</p>
      )}
      {head.state === 'committed' && head.committedAt !== null && (
        <Notice
          tone="done"
          actions={
            <>
              {preview.canUndo && <UndoImport importId={head.id} onDone={onUndone} />}
              <SaveCopy head={head} />
              <AnswerOn preview={preview} onReopened={onReopened} />
            </>
          }
        >
          {t('importing.committed', { at: instantText(head.committedAt), by: head.committedBy ?? '' })}
        </Notice>
      )}
      {head.state !== 'committed' && head.state !== 'waiting' && <SaveCopy head={head} />}
    </header>
  )
}

/** Questions that were left open when the file was written are answered in the queue, where it is put once more. */
function AnswerOn({ preview, onReopened }: Pick<ImportHeadCardProps, 'preview' | 'onReopened'>) {
  const reopen = useBackendCommand('importing.reopenImport')
  const may = useMay('importing.reopenImport')
  const open = preview.questions.filter(({ answer }) => answer === null).length
  if (open === 0) return null
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!may.isGiven}
        title={may.needs}
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ importId: preview.head.id }, { onSuccess: ({ id }) => onReopened(id) })}
      >
        {t('importing.answerOn', { count: open })}
      </Button>
      {reopen.error !== null && <span role="alert">{errorText(reopen.error)}</span>}
    </>
  )
}

/** Whom the file came from; unit names spelt their way are learnt for them. */
function Sender({ sender, onChange }: { readonly sender: string; readonly onChange: (sender: string) => void }) {
  const [typed, setTyped] = useState(sender)
  const take = (): void => {
    if (typed.trim() !== sender) onChange(typed.trim())
  }
  return (
    <TextInput
      label={t('importing.sender')}
      placeholder={t('importing.senderExample')}
      maxLength={120}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  )
}
