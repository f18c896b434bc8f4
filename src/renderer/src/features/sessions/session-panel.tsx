import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { CalendarArrowUp, Copy, History, X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { SessionPair } from '#shared/sessions/sessions.schema.ts'
import { PanelActions } from './panel-actions.tsx'
import { Refused } from './refused.tsx'
import { SavedNotice } from './saved-notice.tsx'
import { problemTexts } from './field-words.ts'
import { type DraftProblem, rowsWithFigures, type SessionDraft, withUnit } from './session-draft.ts'
import { sessionDrafts } from './session-drafts.ts'
import { SessionFields } from './session-fields.tsx'
import { SessionHistory } from './session-history.tsx'
import styles from './session-panel.module.css'
import { SessionResult } from './session-result.tsx'
import { PairNotice } from './session-strips.tsx'
import { draftName } from './session-words.ts'
import { useEditedSession } from './use-edited-session.ts'

interface SessionPanelProps {
  /** Null for a session that is not in the book. */
  readonly known: Output<'sessions.getSession'> | null
  /** What the panel starts from: the session of the book, or a draft of this window. */
  readonly opened: SessionDraft
  readonly today: LocalDate
  readonly workers: readonly string[]
  readonly onOpen: (id: string) => void
  readonly onCopy: (draft: SessionDraft) => void
  readonly onClose: () => void
}

/** One session beside the month: its plan and its result, saved together. */
export function SessionPanel({ known, opened, today, workers, onOpen, onCopy, onClose }: SessionPanelProps) {
  const may = useMay('sessions.saveSession')
  const panel = useRef<HTMLElement>(null)
  const [isHistory, setIsHistory] = useState(false)
  const isKnown = known !== null
  const edited = useEditedSession({ opened, isKnown, onClose })
  const { draft, hasChanges, problems, command, save, change, close, discard } = edited
  const communes = useBackendQuery('units.listRows', { on: draft.on ?? today }, { keepPrevious: true }).data ?? []
  const put = (changes: Partial<SessionDraft>): void => change((now) => withPlace({ ...now, ...changes }))
  const copy = (): void => onCopy(sessionDrafts.drafts().get(opened.id)?.draft ?? opened)
  const focusDate = (): void => panel.current?.querySelector('input')?.focus()
  useFirstField(panel)
  const rows = [
    ...communes,
    ...rowsWithFigures(draft.cells)
      .filter((code) => code !== '' && !communes.some((one) => one.code === code))
      .map((code) => ({ code, name: code })),
  ]
  const title = known === null ? t('sessions.panelNew') : t('sessions.panel', { place: draftName(draft) })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc from any field inside
    <section
      ref={panel}
      className={styles.panel}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && isPlain(event.target)) close()
      }}
    >
      <PanelHead
        title={title}
        mayWrite={may.isGiven}
        isKnown={isKnown}
        onMove={focusDate}
        onCopy={copy}
        onHistory={() => setIsHistory(!isHistory)}
        onClose={close}
      />
      <div className={styles.notices}>
        {!may.isGiven && <Notice tone="info">{t('sessions.needs', { needs: may.needs ?? '' })}</Notice>}
        {command.isError && <Refused error={command.error} rows={rows} onDiscard={discard} />}
        {command.isSuccess && !hasChanges && <SavedNotice saved={command.data} />}
        {known !== null && <OtherReports pairs={known.pairs} id={opened.id} onOpen={onOpen} />}
        {isHistory && known !== null && <SessionHistory history={known.history} />}
      </div>
      <div className={styles.sides}>
        <SessionFields
          draft={draft}
          problems={problems}
          isReadOnly={!may.isGiven}
          communes={communes}
          workers={workers}
          onChange={put}
        />
        <SessionResult
          draft={draft}
          problems={problems}
          isReadOnly={!may.isGiven}
          rows={rows}
          hasRecorded={(known?.session.figures.length ?? 0) > 0}
          onChange={change}
        />
      </div>
      {may.isGiven && (
        <PanelFoot
          isSaving={command.isPending}
          hasChanges={hasChanges}
          problems={problems}
          onSave={save}
          onDiscard={discard}
        />
      )}
      <PanelActions
        isEnabled={may.isGiven}
        isKnown={isKnown}
        onSave={save}
        onCopy={copy}
        onMove={focusDate}
        onStatus={(status) => change((now) => ({ ...now, status }))}
      />
    </section>
  )
}

interface OtherReportsProps {
  readonly pairs: readonly SessionPair[]
  readonly id: string
  readonly onOpen: (id: string) => void
}

function OtherReports({ pairs, id, onOpen }: OtherReportsProps) {
  return pairs.map((pair) => (
    <PairNotice key={`${pair.kind} ${pair.first.id} ${pair.second.id}`} pair={pair} except={id} onOpen={onOpen} />
  ))
}

interface PanelHeadProps {
  readonly title: string
  readonly mayWrite: boolean
  readonly isKnown: boolean
  readonly onMove: () => void
  readonly onCopy: () => void
  readonly onHistory: () => void
  readonly onClose: () => void
}

function PanelHead({ title, mayWrite, isKnown, onMove, onCopy, onHistory, onClose }: PanelHeadProps) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {mayWrite && isKnown && (
        <>
          <HeadButton label={t('sessions.move')} onClick={onMove}>
            <CalendarArrowUp aria-hidden size={16} />
          </HeadButton>
          <HeadButton label={t('sessions.copy')} onClick={onCopy}>
            <Copy aria-hidden size={16} />
          </HeadButton>
        </>
      )}
      {isKnown && (
        <HeadButton label={t('sessions.history')} onClick={onHistory}>
          <History aria-hidden size={16} />
        </HeadButton>
      )}
      <HeadButton label={t('sessions.close')} onClick={onClose}>
        <X aria-hidden size={16} />
      </HeadButton>
    </header>
  )
}

interface PanelFootProps {
  readonly isSaving: boolean
  readonly hasChanges: boolean
  readonly problems: readonly DraftProblem[]
  readonly onSave: () => void
  readonly onDiscard: () => void
}

function PanelFoot({ isSaving, hasChanges, problems, onSave, onDiscard }: PanelFootProps) {
  return (
    <footer className={styles.foot}>
      <Button loading={isSaving} onClick={onSave}>
        {t('sessions.save')}
      </Button>
      <Button variant="default" disabled={!hasChanges} onClick={onDiscard}>
        {t('sessions.discard')}
      </Button>
      <p className={styles.problem} role="status">
        {problems.map((problem) => problemTexts[problem]).join(' ')}
      </p>
    </footer>
  )
}

interface HeadButtonProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function HeadButton({ label, onClick, children }: HeadButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** Figures follow the commune of the place until a row is chosen for them. */
function withPlace(draft: SessionDraft): SessionDraft {
  return draft.unitCode === null && draft.spread === 'one' && draft.placeUnitCode !== null
    ? withUnit(draft, draft.placeUnitCode)
    : draft
}

/** Esc belongs to an open list of choices and to a cell that is being typed in before it closes the panel. */
function isPlain(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') !== 'true'
}

function useFirstField(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const field = panel.current?.querySelector<HTMLElement>('input:not(:disabled)') ?? panel.current
    field?.focus()
  }, [panel])
}
