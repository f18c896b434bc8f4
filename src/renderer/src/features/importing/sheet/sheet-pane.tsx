import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import type { ChangeChoices } from '../use-choices.ts'
import type { RowNames } from '../unit-names.ts'
import { describePlace } from './describe-place.ts'
import { ExplainPanel } from './explain-panel.tsx'
import { InfoBar } from './info-bar.tsx'
import type { MenuAt } from './menu-lists.ts'
import { SheetGrid, type SheetGridHandle } from './sheet-grid.tsx'
import { SheetMenu } from './sheet-menu.tsx'
import styles from './sheet-pane.module.css'
import type { Place } from './sheet-places.ts'
import { SheetTabs } from './sheet-tabs.tsx'
import { type JumpTarget, useJump } from './use-jump.ts'
import { useSheetView } from './use-sheet-view.ts'

interface SheetPaneProps {
  readonly preview: ImportPreview
  readonly sheet: number
  readonly names: RowNames
  readonly issueAt: (sheet: number, address: string) => string | null
  /** Where a list of cells was clicked. */
  readonly jump: JumpTarget | null
  /** False: only looked at. */
  readonly mayChange: boolean
  readonly onSheet: (sheet: number) => void
  readonly onChoose: ChangeChoices
}

/** The sender's sheet with what was understood of it, and the words about the place that is pointed at. */
export function SheetPane(props: SheetPaneProps) {
  const { preview, sheet, names, issueAt, mayChange, onSheet, onChoose } = props
  const grid = useRef<SheetGridHandle>(null)
  const viewport = useRef<HTMLDivElement>(null)
  const { view, area, error } = useSheetView(preview, sheet, names, viewport)
  const [active, setActive] = useState<Place>({ row: 1, column: 1 })
  const [hovered, setHovered] = useState<Place | null>(null)
  const [menu, setMenu] = useState<MenuAt | null>(null)
  const [isExplaining, setExplaining] = useState(false)
  useJump(props.jump, sheet, grid)
  useExplainAction(setExplaining)
  useFreeKeyboard(grid)
  const openMenu = useCallback(
    (place: Place, isColumn: boolean) => {
      if (!mayChange) return
      const about = isColumn || place.row === 0 ? 'column' : place.column === 0 ? 'row' : 'cell'
      setMenu({ place: about === 'column' ? { row: 0, column: place.column } : place, about })
    },
    [mayChange],
  )
  const leaveMenu = (): void => {
    setMenu(null)
    grid.current?.focus()
  }
  const shown = hovered ?? active
  const words = useMemo(
    () =>
      describePlace(shown, {
        overlay: view.overlay,
        isAsked: view.isAsked,
        names,
        issueAt: (address) => issueAt(sheet, address),
        lookedAtRow: view.topRow,
      }),
    [shown, view, names, issueAt, sheet],
  )
  return (
    <section className={styles.pane} aria-label={t('importing.sheetOf', { name: preview.head.name })}>
      <InfoBar words={words} onExplain={() => setExplaining(!isExplaining)} />
      {error !== null && <Notice tone="error">{errorText(error)}</Notice>}
      <SheetGrid
        ref={grid}
        viewport={viewport}
        view={view}
        area={area}
        label={t('importing.sheetLabel', { name: preview.sheets[sheet]?.name ?? '' })}
        active={active}
        hovered={hovered}
        onMove={setActive}
        onHover={setHovered}
        onMenu={openMenu}
      >
        {menu !== null && (
          <SheetMenu
            at={menu}
            view={view}
            place={{
              overlay: view.overlay,
              names,
              sheet,
              topRow: view.topRow,
              choices: preview.choices,
              tables: preview.tables,
            }}
            onChoose={onChoose}
            onGo={setMenu}
            onClose={leaveMenu}
          />
        )}
      </SheetGrid>
      {!view.isLoaded && error === null && (
        <div className={styles.loading}>
          <Loading />
        </div>
      )}
      {isExplaining && <ExplainPanel place={active} view={view} words={words} onClose={() => setExplaining(false)} />}
      <SheetTabs preview={preview} sheet={sheet} mayChange={mayChange} onSheet={onSheet} onChoose={onChoose} />
    </section>
  )
}

/** The keyboard comes to the sheet when what had it is gone: the file before this one. */
function useFreeKeyboard(grid: RefObject<SheetGridHandle | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus()
  }, [grid])
}

/** F1 explains the place that is pointed at; F8 leads to the first question. */
function useExplainAction(change: (update: (isShown: boolean) => boolean) => void): void {
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [
      {
        id: 'importing.explain',
        label: t('importing.explainAction'),
        group,
        shortcuts: ['F1'],
        run: () => change((isShown) => !isShown),
      },
      {
        id: 'importing.next-question',
        label: t('importing.nextQuestion'),
        group,
        shortcuts: ['F8'],
        run: focusQuestion,
      },
    ]
  }, [change])
  useActions(actions)
}

function focusQuestion(): void {
  const question = document.querySelector('[data-question]')
  // An answer rather than the way to its cells.
  const target = question?.querySelector('input') ?? question?.querySelector('button')
  target?.focus()
}
