import { useIsMutating } from '@tanstack/react-query'
import { type ReactNode, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { EmptyPane } from './empty-pane.tsx'
import styles from './files-view.module.css'
import { ImportFooter } from './import-footer.tsx'
import type { ImportSearch } from './import-search.ts'
import { PreviewPanes } from './preview-panes.tsx'
import { AddStrip } from './queue/add-strip.tsx'
import { ChooseFiles } from './queue/choose-files.tsx'
import { DropOverlay } from './queue/drop-overlay.tsx'
import { ImportQueue } from './queue/import-queue.tsx'
import { PastePane } from './queue/paste-pane.tsx'
import { useAddFiles } from './queue/use-add-files.ts'
import { useFileDrop } from './queue/use-file-drop.ts'
import { RefusedPane } from './refused-pane.tsx'
import { useCommitImport } from './use-commit-import.ts'
import { usePreview } from './use-preview.ts'
import { useImportList } from './use-import-list.ts'

interface FilesViewProps {
  readonly search: ImportSearch
  readonly tools: ReactNode
  readonly onChange: (changes: Partial<ImportSearch>) => void
}

/** The queue, the sheet of the chosen file, and what must be decided about it. */
export function FilesView({ search, tools, onChange }: FilesViewProps) {
  const list = search.list ?? 'waiting'
  const { heads, error, hasNextPage, isFetchingNextPage, more } = useImportList(list)
  const may = useMay('importing.addFile')
  const [pasted, setPasted] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const choose = useCallback((id: number) => onChange({ id, sheet: undefined }), [onChange])
  const open = useCallback(
    (id: number) => {
      setPasted(null)
      choose(id)
    },
    [choose],
  )
  // One that was refused is in the history, not in the queue.
  const show = ({ id, state }: ImportHead): void => {
    setPasted(null)
    onChange({ id, sheet: undefined, list: state === 'refused' ? 'refused' : list })
  }
  // The first that waits is looked at until another one is chosen.
  const chosenId = search.id ?? heads?.[0]?.id ?? null
  const adding = useAddFiles()
  const isOver = useFileDrop({ isEnabled: may.isGiven, onFiles: adding.add, onText: setPasted })
  const committing = useCommitImport(useNextWaiting(heads, choose))
  const openPaste = useCallback(() => setPasted(''), [])
  useFileActions(may.isGiven, field, openPaste)
  const refused = heads?.find(({ id, state }) => id === chosenId && state === 'refused')
  const preview = usePreview(refused === undefined && heads !== undefined ? chosenId : null)
  const isChoosing = useIsMutating({ mutationKey: ['importing.setChoices'] }) > 0
  const shown = refused === undefined ? preview.data : undefined
  const pane = (): ReactNode => {
    if (pasted !== null) {
      return <PastePane key={pasted} text={pasted} onAdded={show} onClose={() => setPasted(null)} />
    }
    if (refused !== undefined) return <RefusedPane head={refused} />
    if (shown !== undefined) {
      const { id } = shown.head
      return (
        <PreviewPanes
          key={id}
          preview={shown}
          sheet={search.sheet}
          onSheet={(sheet) => onChange({ id, sheet })}
          onListMore={preview.listMore}
          onReopened={(reopened) => onChange({ id: reopened, sheet: undefined, list: 'waiting' })}
        />
      )
    }
    const failure = error ?? preview.error
    if (failure !== null) return <Notice tone="error">{errorText(failure)}</Notice>
    if (heads === undefined || chosenId !== null) return <Loading />
    return list === 'waiting' && <EmptyPane may={may} />
  }
  return (
    <Screen
      title={t('importing.title')}
      tools={tools}
      footer={
        shown === undefined || pasted !== null ? undefined : (
          <ImportFooter preview={shown} isFresh={!preview.isFetching && !isChoosing} committing={committing} />
        )
      }
    >
      <div className={styles.view}>
        <ImportQueue
          heads={heads ?? []}
          list={list}
          chosen={pasted === null ? chosenId : null}
          may={may}
          hasMore={hasNextPage}
          isLoadingMore={isFetchingNextPage}
          onMore={more}
          onList={(next) => onChange({ list: next, id: undefined, sheet: undefined })}
          onChoose={({ id }) => open(id)}
          onPaste={openPaste}
          chooser={<ChooseFiles may={may} field={field} onFiles={adding.add} />}
          strip={<AddStrip adding={adding} onRefused={show} />}
        />
        <div className={styles.rest}>{pane()}</div>
      </div>
      {isOver && <DropOverlay />}
    </Screen>
  )
}

/** Once a file is done with, the next one that waits is opened. */
function useNextWaiting(heads: readonly ImportHead[] | undefined, choose: (id: number) => void) {
  return useCallback(
    (done: number) => {
      const next = heads?.find(({ id, state }) => id !== done && state === 'waiting')
      choose(next?.id ?? done)
    },
    [heads, choose],
  )
}

function useFileActions(isEnabled: boolean, field: RefObject<HTMLInputElement | null>, openPaste: () => void): void {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [
      {
        id: 'importing.choose-files',
        label: t('importing.chooseFilesAction'),
        group,
        shortcuts: ['Ctrl+O'],
        isEnabled,
        run: () => field.current?.click(),
      },
      { id: 'importing.paste', label: t('importing.paste'), group, isEnabled, run: openPaste },
    ]
  }, [isEnabled, field, openPaste])
  useActions(actions)
}
