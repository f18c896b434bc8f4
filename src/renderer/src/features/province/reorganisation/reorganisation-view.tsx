import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { type ReactNode, useCallback, useMemo } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useDrafts } from '#renderer/rpc/use-draft-store.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { FirstStep } from '#renderer/ui/first-step.tsx'
import listAndPane from '#renderer/ui/list-and-pane.module.css'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { dropAllocationDrafts } from './allocation-drafts.ts'
import { draftFrom, draftOf, newDraft, type ReorganisationDraft } from './reorganisation-draft.ts'
import { reorganisationDrafts } from './reorganisation-drafts.ts'
import { ReorganisationEditor } from './reorganisation-editor.tsx'
import { ReorganisationNav } from './reorganisation-nav.tsx'
import { ReorganisationPane } from './reorganisation-pane.tsx'
import { suggestionsId } from './reorganisation-search.ts'
import { SuggestionsPane } from './suggestions-pane.tsx'

interface ReorganisationViewProps {
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
}

/** The list of reorganisations with the one that is looked at or written. */
export function ReorganisationView({ chosen, onChoose }: ReorganisationViewProps) {
  const answer = useBackendQuery('province.listReorganisations', {}, { keepPrevious: true })
  const suggestions = useBackendQuery('province.listSuccessions', {}).data
  const may = useMay('province.applyReorganisation')
  const drafts = useDrafts(reorganisationDrafts)
  const units = answer.data?.units
  const write = useCallback(
    (draft: (id: string) => ReorganisationDraft) => {
      const id = newClientId()
      reorganisationDrafts.open(draft(id))
      onChoose(id)
    },
    [onChoose],
  )
  const add = useCallback(() => write((id) => newDraft(id, units ?? [])), [write, units])
  useAddAction(may.isGiven && units !== undefined, add)
  if (answer.data === undefined) {
    return answer.isError ? <Notice tone="error">{errorText(answer.error)}</Notice> : <Loading />
  }
  const { items, names } = answer.data
  const offered = suggestions ?? []
  const isEmpty = items.length === 0 && drafts.size === 0 && offered.length === 0
  if (isEmpty) {
    return (
      <FirstStep
        title={t('reorganisation.emptyTitle')}
        text={t('reorganisation.emptyText')}
        label={t('reorganisation.add')}
        needs={may.isGiven ? undefined : t('reorganisation.needs', { needs: may.needs ?? '' })}
        onTake={add}
      />
    )
  }
  const open = chosen === undefined ? undefined : drafts.get(chosen)
  const item = items.find(({ reorganisation }) => reorganisation.id === chosen) ?? items[0]
  const isSuggesting = open === undefined && offered.length > 0 && (chosen === suggestionsId || item === undefined)
  const pane = (): ReactNode => {
    if (open !== undefined) {
      const { id } = open.draft
      return <ReorganisationEditor key={id} open={open} units={answer.data.units} onDone={() => onChoose(id)} />
    }
    if (isSuggesting) {
      return (
        <SuggestionsPane
          suggestions={offered}
          units={answer.data.units}
          may={may}
          onTake={(ticked) => write((id) => draftOf(id, ticked, answer.data.units))}
        />
      )
    }
    if (item === undefined) return null
    return (
      <ReorganisationPane
        key={item.reorganisation.id}
        item={item}
        names={names}
        onUndone={() => {
          dropAllocationDrafts(item.reorganisation.id)
          write((id) => draftFrom(id, item.reorganisation, answer.data.units))
        }}
      />
    )
  }
  return (
    <div className={listAndPane.view}>
      <nav className={listAndPane.nav} aria-label={t('reorganisation.list')}>
        <ReorganisationNav
          items={items}
          drafts={drafts}
          suggestions={offered.length}
          chosen={open?.draft.id ?? (isSuggesting ? suggestionsId : item?.reorganisation.id)}
          onChoose={onChoose}
        />
        {may.isGiven && (
          <Button
            className={listAndPane.add}
            variant="default"
            leftSection={<Plus size={15} aria-hidden />}
            onClick={add}
          >
            {t('reorganisation.add')}
          </Button>
        )}
      </nav>
      <div className={listAndPane.pane}>{pane()}</div>
    </div>
  )
}

function useAddAction(isEnabled: boolean, add: () => void): void {
  const actions = useMemo(
    () => [
      {
        id: 'reorganisation.add',
        label: t('reorganisation.add'),
        group: t('frame.groupHere'),
        shortcuts: ['Ctrl+M'],
        isEnabled,
        run: add,
      },
    ],
    [isEnabled, add],
  )
  useActions(actions)
}
