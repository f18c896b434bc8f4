import { ActionIcon, Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { issuesOfRefusal } from '#renderer/rpc/use-group-saver.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { OptionalDateField } from '#renderer/ui/optional-date-field.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { ServiceRecord } from '#shared/services/services.schema.ts'
import { issueText } from '#shared/texts/messages.ts'
import { type DraftLine, nextNumber, type ReadOwn } from './service-list-draft.ts'
import styles from './service-panel.module.css'
import { useServiceList } from './use-service-list.ts'

interface ServiceListPanelProps {
  readonly records: readonly ServiceRecord[]
  /** First day of the month on screen, which changes begin at unless another is given. */
  readonly firstOn: LocalDate
  readonly onDone: () => void
}

/** Who runs which service, whether it is on the list, and its target, from a day on. */
export function ServiceListPanel({ records, firstOn, onDone }: ServiceListPanelProps) {
  const may = useMay('services.saveServices')
  const [isDayUnread, setIsDayUnread] = useState(false)
  const list = useServiceList(records, firstOn, onDone)
  const { draft, lines, own, unread, services, save, hasChanges, change, edit, discard, submit } = list
  const { on, document, added } = draft
  return (
    <PanelFrame onCancel={onDone}>
      <p className={styles.muted}>{may.needs ?? t('services.listHint')}</p>
      <div className={styles.dates}>
        <OptionalDateField
          label={t('services.listFrom')}
          value={on}
          onChange={(day) => change({ on: day ?? firstOn })}
          onUnread={setIsDayUnread}
        />
        <TextInput
          label={t('services.listDocument')}
          value={document}
          maxLength={200}
          onChange={(event) => change({ document: event.currentTarget.value })}
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
        <TextInput label={t('services.listNumber')} value={String(nextNumber(records))} readOnly />
        <TextInput
          label={t('services.addCode')}
          value={added.code}
          maxLength={20}
          onChange={(event) => change({ added: { ...added, code: event.currentTarget.value } })}
        />
        <TextInput
          label={t('services.addName')}
          value={added.name}
          maxLength={300}
          onChange={(event) => change({ added: { ...added, name: event.currentTarget.value } })}
        />
      </div>
      {own.problem !== null && <Notice tone="warning">{ownProblems[own.problem]}</Notice>}
      {unread.length > 0 && <Notice tone="error">{t('services.listTargetWrong', { names: unread.join('; ') })}</Notice>}
      {save.isError && <Notice tone="error">{refusalText(save.error)}</Notice>}
      <div className={styles.foot}>
        {services.length === 0 && unread.length === 0 && own.problem === null && (
          <span className={styles.muted}>{t('services.nothingChanged')}</span>
        )}
        {hasChanges && (
          <Button variant="default" onClick={discard}>
            {t('services.discard')}
          </Button>
        )}
        <Button
          disabled={!may.isGiven || isDayUnread || services.length === 0 || unread.length > 0 || own.problem !== null}
          loading={save.isPending}
          onClick={submit}
        >
          {t('services.save')}
        </Button>
      </div>
    </PanelFrame>
  )
}

const ownProblems: Readonly<Record<NonNullable<ReadOwn['problem']>, string>> = {
  code: t('services.addCodeWrong'),
  name: t('services.addNameMissing'),
  taken: t('services.addCodeTaken'),
}

/** Why the list was not saved, each reason by itself. */
function refusalText(error: unknown): string {
  const issues = issuesOfRefusal(error)
  return issues.length === 0 ? errorText(error) : issues.map((issue) => issueText(issue)).join(' ')
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
