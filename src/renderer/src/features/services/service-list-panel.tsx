import { ActionIcon, Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { ServiceRecord } from '#shared/services/services.schema.ts'
import { type DraftLine, draftLines, newRecord, readDraft } from './service-list-draft.ts'
import styles from './service-panel.module.css'

interface ServiceListPanelProps {
  readonly records: readonly ServiceRecord[]
  /** First day of the month on screen, which changes begin at unless another is given. */
  readonly firstOn: LocalDate
  readonly onDone: () => void
}

/** Who runs which service, whether it is on the list, and its target, from a day on. */
export function ServiceListPanel({ records, firstOn, onDone }: ServiceListPanelProps) {
  const may = useMay('services.saveServices')
  const save = useBackendCommand('services.saveServices')
  const [on, setOn] = useState(firstOn)
  const [document, setDocument] = useState('')
  const [edited, setEdited] = useState<Readonly<Record<string, Partial<DraftLine>>>>({})
  const [added, setAdded] = useState({ code: '', name: '' })
  const lines = useMemo(
    () => draftLines(records, on).map((line) => ({ ...line, ...edited[line.code] })),
    [records, on, edited],
  )
  const { changed, unread } = useMemo(() => readDraft(records, lines, on, document), [records, lines, on, document])
  const nextNumber = Math.max(0, ...records.map(({ number }) => number)) + 1
  const own = newRecord(added.code, added.name, nextNumber, on)
  const services = [...changed, ...(own === null ? [] : [own])]
  const edit = (code: string, change: Partial<DraftLine>): void =>
    setEdited((now) => ({ ...now, [code]: { ...now[code], ...change } }))
  const submit = async (): Promise<void> => {
    await save.mutateAsync({ clientId: newClientId(), services })
    onDone()
  }
  return (
    <PanelFrame onCancel={onDone}>
      <p className={styles.muted}>{may.needs ?? t('services.listHint')}</p>
      <div className={styles.dates}>
        <OptionalDateField label={t('services.listFrom')} value={on} onChange={(day) => setOn(day ?? firstOn)} />
        <TextInput
          label={t('services.listDocument')}
          value={document}
          maxLength={200}
          onChange={(event) => setDocument(event.currentTarget.value)}
        />
      </div>
      <div className={styles.list}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('services.listNumber')}</th>
              <th scope="col">{t('services.listName')}</th>
              <th scope="col">{t('services.listPolice')}</th>
              <th scope="col">{t('services.listListed')}</th>
              <th scope="col">{t('services.listTarget')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.code} line={line} isLocked={!may.isGiven} onEdit={edit} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.new} role="group" aria-label={t('services.addTitle')}>
        <TextInput label={t('services.listNumber')} value={String(nextNumber)} readOnly />
        <TextInput
          label={t('services.addCode')}
          value={added.code}
          maxLength={20}
          onChange={(event) => setAdded({ ...added, code: event.currentTarget.value })}
        />
        <TextInput
          label={t('services.addName')}
          value={added.name}
          maxLength={300}
          onChange={(event) => setAdded({ ...added, name: event.currentTarget.value })}
        />
      </div>
      {unread.length > 0 && <Notice tone="error">{t('services.listTargetWrong', { names: unread.join('; ') })}</Notice>}
      {save.isError && <Notice tone="error">{errorText(save.error)}</Notice>}
      <div className={styles.foot}>
        {services.length === 0 && unread.length === 0 && (
          <span className={styles.muted}>{t('services.nothingChanged')}</span>
        )}
        <Button
          disabled={!may.isGiven || services.length === 0 || unread.length > 0}
          loading={save.isPending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {t('services.save')}
        </Button>
      </div>
    </PanelFrame>
  )
}

interface LineProps {
  readonly line: DraftLine
  readonly isLocked: boolean
  readonly onEdit: (code: string, change: Partial<DraftLine>) => void
}

function Line({ line: { code, number, name, isPolice, isListed, target }, isLocked, onEdit }: LineProps) {
  return (
    <tr>
      <td>{number}</td>
      <td>
        <Textarea
          variant="unstyled"
          size="xs"
          autosize
          minRows={1}
          maxLength={300}
          aria-label={t('services.listNameOf', { number })}
          value={name}
          disabled={isLocked}
          onChange={(event) => onEdit(code, { name: event.currentTarget.value })}
        />
      </td>
      <td>
        <Checkbox
          size="xs"
          aria-label={t('services.listPoliceOf', { name })}
          checked={isPolice}
          disabled={isLocked}
          onChange={(event) => onEdit(code, { isPolice: event.currentTarget.checked })}
        />
      </td>
      <td>
        <Checkbox
          size="xs"
          aria-label={t('services.listListedOf', { name })}
          checked={isListed}
          disabled={isLocked}
          onChange={(event) => onEdit(code, { isListed: event.currentTarget.checked })}
        />
      </td>
      <td>
        <TextInput
          className={styles.share}
          size="xs"
          aria-label={t('services.listTargetOf', { name })}
          value={target}
          disabled={isLocked}
          onChange={(event) => onEdit(code, { target: event.currentTarget.value })}
        />
      </td>
    </tr>
  )
}

function PanelFrame({ onCancel, children }: { readonly onCancel: () => void; readonly children: React.ReactNode }) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = panel.current
    element?.focus()
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onCancel()
    }
    element?.addEventListener('keydown', escape)
    return () => element?.removeEventListener('keydown', escape)
  }, [onCancel])
  return (
    <section ref={panel} className={styles.frame} aria-label={t('services.listTitle')} tabIndex={-1}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('services.listTitle')}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={t('entry.closePanel')} onClick={onCancel}>
          <X aria-hidden size={16} />
        </ActionIcon>
      </header>
      {children}
    </section>
  )
}
