import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { t } from '#renderer/texts/vi.ts'
import { useAction } from '#renderer/ui/actions/use-action.ts'
import { DateStepper } from '#renderer/ui/date-stepper.tsx'
import { FirstStep } from '#renderer/ui/first-step.tsx'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import { ProgressPane } from './progress-pane.tsx'
import { TargetEditor } from './target-editor.tsx'
import { chosenItem, targetItems, type TargetItem } from './target-list.ts'
import { TargetNav } from './target-nav.tsx'
import styles from './targets-panel.module.css'
import type { TargetsSearch } from './targets-search.ts'

interface TargetsPanelProps {
  readonly search: TargetsSearch
  readonly tools: ReactNode
  readonly onChange: (changes: Partial<TargetsSearch>) => void
}

/** Targets in force, where every row stands against them, and how they are changed. */
export function TargetsPanel(props: TargetsPanelProps) {
  const today = useToday()
  if (today === undefined) {
    return (
      <Screen title={t('targets.title')} tools={props.tools}>
        <Loading />
      </Screen>
    )
  }
  return <Targets {...props} today={today} on={props.search.on ?? today} />
}

interface TargetsProps extends TargetsPanelProps {
  readonly today: LocalDate
  readonly on: LocalDate
}

/** What is being edited: the targets that stood when it was opened; none for a new one. */
type Editing = readonly Target[] | null

function Targets({ search, tools, onChange, today, on }: TargetsProps) {
  const all = useBackendQuery('targets.listTargets', {})
  const inForce = useBackendQuery('targets.listInForce', { on }, { keepPrevious: true })
  const may = useMay('targets.setTargets')
  const [editing, setEditing] = useState<Editing>(null)
  const items = useMemo(() => targetItems(all.data ?? [], inForce.data ?? [], on), [all.data, inForce.data, on])
  const item = chosenItem(items, search.item)
  const add = useCallback(() => setEditing([]), [])
  const mayAdd = may.isGiven && editing === null
  useAction({ id: 'targets.add', label: t('targets.add'), shortcut: 'Ctrl+M', isEnabled: mayAdd, run: add })
  const goTo = useCallback((date: LocalDate) => onChange({ on: date === today ? undefined : date }), [onChange, today])
  const failed = all.error ?? inForce.error
  const isReady = all.data !== undefined && inForce.data !== undefined
  const pane = (): ReactNode => {
    if (editing !== null) {
      return (
        <TargetEditor
          key={editing[0] === undefined ? 'new' : `${editing[0].measure} ${editing[0].from} ${editing[0].to}`}
          stood={editing}
          today={today}
          onClose={(measure) => {
            setEditing(null)
            if (measure !== undefined) onChange({ item: measure })
          }}
        />
      )
    }
    if (item === undefined) {
      return (
        <FirstStep
          title={t('targets.emptyTitle')}
          text={t('targets.emptyText')}
          label={t('targets.add')}
          needs={may.isGiven ? undefined : t('targets.needs', { needs: may.needs ?? '' })}
          onTake={add}
        />
      )
    }
    return <ProgressPane key={item.key} item={item} on={on} may={may} onEdit={setEditing} onOpenDay={goTo} />
  }
  return (
    <Screen
      title={t('targets.title')}
      tools={
        // What is being edited is left by saving or cancelling it.
        editing === null && (
          <>
            {tools}
            <DateStepper value={on} today={today} onChange={goTo} />
          </>
        )
      }
    >
      {failed !== null && <Notice tone="error">{errorText(failed)}</Notice>}
      {!isReady && failed === null && <Loading />}
      {isReady && (
        <div className={`${listAndPane.view} ${styles.view}`}>
          <nav className={listAndPane.nav} aria-label={t('targets.list')}>
            <TargetNav
              items={items}
              chosen={editing === null ? item?.key : undefined}
              isDisabled={editing !== null}
              onChoose={(chosen: TargetItem) => onChange({ item: chosen.key })}
            />
            {may.isGiven && (
              <Button
                className={listAndPane.add}
                variant="default"
                leftSection={<Plus size={15} aria-hidden />}
                disabled={editing !== null}
                onClick={add}
              >
                {t('targets.add')}
              </Button>
            )}
          </nav>
          <div className={listAndPane.pane}>{pane()}</div>
        </div>
      )}
    </Screen>
  )
}
