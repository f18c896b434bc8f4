import { Button, SegmentedControl } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useDrafts } from '#renderer/rpc/use-draft-store.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { monthWords, PeriodStepper } from '#renderer/ui/period-stepper.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { addMonths, endOfMonth, type LocalDate, monthOf, startOfMonth } from '#shared/kernel/local-date.ts'
import type { Session, SessionPair } from '#shared/sessions/sessions.schema.ts'
import { monthWeeks } from './month-weeks.ts'
import { OpenSession } from './open-session.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { SessionCalendar } from './session-calendar.tsx'
import { copyOf, newDraft, type SessionDraft } from './session-draft.ts'
import { sessionDrafts } from './session-drafts.ts'
import { SessionList } from './session-list.tsx'
import { unitsOf } from './session-rows.ts'
import { DuplicatesStrip, UnsavedStrip } from './session-strips.tsx'
import { monthParts } from './session-words.ts'
import { SessionsFooter } from './sessions-footer.tsx'
import styles from './sessions-layout.module.css'
import { type SessionsSearch, type SessionView, sessionViews } from './sessions-search.ts'
import { useListChoices } from './list-choices.ts'
import { useScreenActions } from './use-screen-actions.ts'

interface SessionsViewProps {
  readonly on: LocalDate
  readonly today: LocalDate
  readonly search: SessionsSearch
  /** The unit of the book: it works its own sessions. */
  readonly ownName: string
  /** Of the whole weeks that the month is in. */
  readonly sessions: readonly Session[]
  readonly pairs: readonly SessionPair[]
  readonly holidays: readonly { readonly on: LocalDate; readonly name: string }[]
  readonly onChange: (changes: Partial<SessionsSearch>) => void
}

export function SessionsView(props: SessionsViewProps) {
  const { on, today, search, ownName, sessions, pairs, onChange } = props
  const may = useMay('sessions.saveSession')
  const drafts = useDrafts(sessionDrafts)
  const rows = useBackendQuery('units.listRows', { on: endOfMonth(on) }, { keepPrevious: true }).data ?? []
  const view = search.view ?? 'calendar'
  const ofMonth = useMemo(() => sessions.filter(({ plan }) => monthOf(plan.on) === monthOf(on)), [sessions, on])
  const open = useCallback(
    (session: string) => {
      if (search.session !== undefined && search.session !== session) sessionDrafts.leave(search.session)
      onChange({ session })
    },
    [onChange, search.session],
  )
  const begin = useCallback(
    (draft: SessionDraft) => {
      sessionDrafts.open(draft)
      open(draft.id)
    },
    [open],
  )
  const add = useCallback((day: LocalDate) => begin(newDraft(newSessionId(), day, ownName)), [begin, ownName])
  const addFirst = useCallback(() => add(monthOf(on) === monthOf(today) ? today : on), [add, on, today])
  const showOther = useCallback(() => onChange({ view: view === 'calendar' ? 'list' : 'calendar' }), [onChange, view])
  useScreenActions({ isEnabled: may.isGiven, onAdd: addFirst, onPrint: print, onShowOther: showOther })
  const waiting = [...drafts.values()].filter((one) => sessionDrafts.isChanged(one) && one.draft.id !== search.session)
  const isOpen = search.session !== undefined
  return (
    <Screen
      title={t('sessions.title')}
      tools={
        <>
          <MonthStepper on={on} today={today} onChange={onChange} />
          <ViewSwitch view={view} onChange={(next) => onChange({ view: next })} />
        </>
      }
      footer={
        <SessionsFooter
          on={on}
          sessions={ofMonth}
          isOpen={isOpen}
          onPrint={print}
          onAdd={may.isGiven ? addFirst : undefined}
        />
      }
    >
      <div className={styles.view} data-open={isOpen || undefined}>
        <div className={styles.month}>
          {waiting.length > 0 && <UnsavedStrip drafts={waiting} onOpen={open} />}
          {pairs.length > 0 && <DuplicatesStrip pairs={pairs} onOpen={open} />}
          {ofMonth.length === 0 && !isOpen && (
            <Empty on={on} needs={may.needs} onAdd={may.isGiven ? addFirst : undefined} />
          )}
          <Month {...props} view={view} ofMonth={ofMonth} onAdd={may.isGiven ? add : undefined} onOpen={open} />
        </div>
        {search.session !== undefined && (
          <OpenSession
            key={search.session}
            id={search.session}
            today={today}
            workers={[...new Set([ownName, ...unitsOf(sessions), ...rows.map((one) => one.name)])]}
            onOpen={open}
            onCopy={(draft) => begin(copyOf(draft, newSessionId()))}
            onClose={() => onChange({ session: undefined })}
          />
        )}
      </div>
      <PlanSheet
        on={on}
        today={today}
        sessions={ofMonth}
        communeName={(code) => rows.find((one) => one.code === code)?.name ?? code}
      />
    </Screen>
  )
}

type MonthStepperProps = Pick<SessionsViewProps, 'on' | 'today' | 'onChange'>

function MonthStepper({ on, today, onChange }: MonthStepperProps) {
  const back = useCallback(() => onChange({ on: addMonths(startOfMonth(on), -1) }), [on, onChange])
  const forward = useCallback(() => onChange({ on: addMonths(startOfMonth(on), 1) }), [on, onChange])
  const current = useCallback(() => onChange({ on: today }), [today, onChange])
  return (
    <PeriodStepper
      words={monthWords}
      value={t('sessions.month', monthParts(on))}
      onBack={back}
      onForward={forward}
      onCurrent={current}
    />
  )
}

interface MonthProps extends SessionsViewProps {
  readonly view: SessionView
  readonly ofMonth: readonly Session[]
  readonly onAdd: ((on: LocalDate) => void) | undefined
  readonly onOpen: (id: string) => void
}

function Month({ view, on, today, search, sessions, ofMonth, pairs, holidays, onAdd, onOpen }: MonthProps) {
  const drafts = useDrafts(sessionDrafts)
  const [choices, choose] = useListChoices()
  const flagged = useMemo(() => new Set(pairs.flatMap(({ first, second }) => [first.id, second.id])), [pairs])
  const unsaved = useMemo(
    () => new Set([...drafts].flatMap(([id, one]) => (sessionDrafts.isChanged(one) ? [id] : []))),
    [drafts],
  )
  const weeks = useMemo(() => monthWeeks(on, { today, holidays, sessions }), [on, today, holidays, sessions])
  const marks = { open: search.session, flagged, unsaved, onOpen }
  return view === 'calendar' ? (
    <SessionCalendar on={on} today={today} weeks={weeks} {...marks} onAdd={onAdd} />
  ) : (
    <SessionList on={on} sessions={ofMonth} choices={choices} {...marks} onChoose={choose} />
  )
}

const viewLabels: Readonly<Record<SessionView, string>> = {
  calendar: t('sessions.viewCalendar'),
  list: t('sessions.viewList'),
}

function ViewSwitch({
  view,
  onChange,
}: {
  readonly view: SessionView
  readonly onChange: (view: SessionView) => void
}) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('sessions.view')}
      value={view}
      onChange={(next) => onChange(sessionViews.find((one) => one === next) ?? 'calendar')}
      data={sessionViews.map((value) => ({ value, label: viewLabels[value] }))}
    />
  )
}

interface EmptyProps {
  readonly on: LocalDate
  readonly needs: string | undefined
  readonly onAdd: (() => void) | undefined
}

function Empty({ on, needs, onAdd }: EmptyProps) {
  return (
    <section className={styles.empty}>
      <h2>{t('sessions.emptyTitle', monthParts(on))}</h2>
      <p>{t('sessions.emptyText')}</p>
      {onAdd === undefined ? (
        <p>{t('sessions.needs', { needs: needs ?? '' })}</p>
      ) : (
        <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={onAdd}>
          {t('sessions.add')}
        </Button>
      )}
    </section>
  )
}

/** Permanent; its first letters keep it apart from the ids of files. */
function newSessionId(): string {
  return `buoi-${newClientId()}`
}

function print(): void {
  window.print()
}
