import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { blankRowKey, issueKey } from '#shared/figures/day.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { issueText } from '#shared/texts/messages.ts'
import styles from './close-panel.module.css'
import { shortestReason } from './reason-field.tsx'
import { ReasonList } from './reason-list.tsx'
import { SidePanel } from './side-panel.tsx'
import type { EntryTable } from './use-entry-table.ts'

/** Reasons by the key of what they explain. */
export type Reasons = Readonly<Record<string, string>>

/** What closing needs of the sheet: what is wrong, what is not saved yet, the way to a cell. */
interface ClosingTable {
  readonly sheet: Pick<EntryTable['sheet'], 'issues'>
  readonly saving: Pick<EntryTable['saving'], 'failed'>
  readonly saver: Pick<EntryTable['saver'], 'settled'>
  readonly goToIssue: (issue: Issue) => void
}

interface ClosePanelProps {
  readonly on: LocalDate
  readonly table: ClosingTable
  readonly names: IssueNames
  /** Codes of the rows that are blank and must be explained. */
  readonly blanks: readonly string[]
  /** What has been written so far, kept while the panel is closed. */
  readonly reasons: Reasons
  readonly onWrite: (key: string, reason: string) => void
  readonly onDone: () => void
}

/** What stands between the day and its closing: errors to mend, warnings and blank rows to explain. */
export function ClosePanel({ on, table, names, blanks, reasons, onWrite, onDone }: ClosePanelProps) {
  const { close, isClosing, error } = useCloseDay(on, table, onDone)
  const { issues } = table.sheet
  const warnings = issues.filter((issue) => issue.severity === 'warning')
  const keys = [...new Set([...warnings.map(issueKey), ...blanks.map(blankRowKey)])]
  const missing = keys.filter((key) => (reasons[key] ?? '').trim().length < shortestReason)
  const isReady = issues.length === warnings.length && missing.length === 0 && table.saving.failed === 0
  const actions = (
    <div className={styles.actions}>
      {missing.length > 0 && (
        <span className={styles.missing}>{t('entry.closeMissing', { count: missing.length })}</span>
      )}
      <Button variant="default" onClick={onDone}>
        {t('entry.cancel')}
      </Button>
      <Button disabled={!isReady} loading={isClosing} onClick={() => close(keys, reasons)}>
        {t('entry.closeConfirm')}
      </Button>
    </div>
  )
  return (
    <SidePanel title={t('entry.closeTitle', { date: formatDate(on) })} onCancel={onDone} footer={actions}>
      {error !== null && <Notice tone="error">{errorText(error)}</Notice>}
      {table.saving.failed > 0 && (
        <Notice tone="error">{t('entry.closeUnsaved', { count: table.saving.failed })}</Notice>
      )}
      <Issues {...{ table, names, reasons, onWrite }} />
      {blanks.length > 0 && <BlankRows {...{ blanks, names, reasons, onWrite }} />}
      {issues.length === 0 && keys.length === 0 && <Notice tone="done">{t('entry.closeReady')}</Notice>}
    </SidePanel>
  )
}

/** Closes once everything typed is in the ledger. */
function useCloseDay(on: LocalDate, table: ClosingTable, onClosed: () => void) {
  const command = useBackendCommand('figures.closeDay')
  const close = async (keys: readonly string[], reasons: Reasons): Promise<void> => {
    if (!(await table.saver.settled())) return
    const given = keys.map((key) => ({ key, reason: (reasons[key] ?? '').trim() }))
    command.mutate({ on, reasons: given }, { onSuccess: onClosed })
  }
  return {
    close: (keys: readonly string[], reasons: Reasons) => void close(keys, reasons),
    isClosing: command.isPending,
    error: command.error,
  }
}

type IssuesProps = Pick<ClosePanelProps, 'table' | 'names' | 'reasons' | 'onWrite'>

function Issues({ table, names, reasons, onWrite }: IssuesProps) {
  const errors = table.sheet.issues.filter((issue) => issue.severity === 'error')
  const warnings = table.sheet.issues.filter((issue) => issue.severity === 'warning')
  const notice = (issue: Issue) => (
    <IssueNotice key={issueKey(issue)} issue={issue} names={names} goTo={table.goToIssue} />
  )
  return (
    <>
      {errors.length > 0 && <Part title={t('entry.closeErrors', { count: errors.length })}>{errors.map(notice)}</Part>}
      {warnings.length > 0 && (
        <Part title={t('entry.closeWarnings')}>
          <ReasonList
            items={warnings.map((issue) => ({
              key: issueKey(issue),
              name: issueText(issue, names),
              content: notice(issue),
            }))}
            reasons={reasons}
            onChange={onWrite}
          />
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.partTitle}>{title}</h3>
      {children}
    </section>
  )
}

interface IssueNoticeProps {
  readonly issue: Issue
  readonly names: IssueNames
  readonly goTo: (issue: Issue) => void
}

function IssueNotice({ issue, names, goTo }: IssueNoticeProps) {
  return (
    <Notice
      tone={issue.severity}
      actions={
        <Button variant="default" size="compact-xs" onClick={() => goTo(issue)}>
          {t('entry.goTo')}
        </Button>
      }
    >
      {issueText(issue, names)}
    </Notice>
  )
}

type BlankRowsProps = Pick<ClosePanelProps, 'blanks' | 'names' | 'reasons' | 'onWrite'>

function BlankRows({ blanks, names, reasons, onWrite }: BlankRowsProps) {
  const [common, setCommon] = useState('')
  const applyToAll = (): void => {
    for (const code of blanks) onWrite(blankRowKey(code), common)
  }
  return (
    <Part title={t('entry.closeBlanks')}>
      <p className={styles.hint}>{t('entry.closeBlanksHint')}</p>
      {blanks.length > 1 && (
        <div className={styles.common}>
          <TextInput
            size="xs"
            label={t('entry.reasonAll')}
            value={common}
            onChange={(event) => setCommon(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && applyToAll()}
            maxLength={300}
          />
          <Button variant="default" size="xs" disabled={common.trim().length < shortestReason} onClick={applyToAll}>
            {t('entry.reasonApply', { count: blanks.length })}
          </Button>
        </div>
      )}
      <ReasonList
        items={blanks.map((code) => ({
          key: blankRowKey(code),
          name: names.unit(code),
          content: <span>{names.unit(code)}</span>,
        }))}
        reasons={reasons}
        onChange={onWrite}
        isOnOneLine
      />
    </Part>
  )
}
