import { Popover } from '@mantine/core'
import { PickList } from '../pick-list.tsx'
import type { ChangeChoices } from '../use-choices.ts'
import { type MenuAt, menuListOf, type MenuPlace } from './menu-lists.ts'
import styles from './sheet-menu.module.css'
import { boxOf, type SheetView } from './sheet-view.ts'

interface SheetMenuProps {
  readonly at: MenuAt
  readonly view: SheetView
  readonly place: MenuPlace
  readonly onChoose: ChangeChoices
  readonly onGo: (at: MenuAt) => void
  readonly onClose: () => void
}

const widestAnchorPx = 200

/** Correcting by pointing: what the column, the row or the cell is. */
export function SheetMenu({ at, view, place, onChoose, onGo, onClose }: SheetMenuProps) {
  const box = boxOf(view, at.place)
  const list = menuListOf(at, place)
  const pick = (value: string): void => {
    const picked = list.pick(value)
    if ('go' in picked) {
      const { row, column } = at.place
      onGo(
        picked.go === 'column'
          ? { place: { row: 0, column }, about: 'column' }
          : { place: { row, column: 0 }, about: 'row' },
      )
    } else {
      onChoose(picked.choose)
      onClose()
    }
  }
  return (
    <Popover opened onChange={(isOpen) => !isOpen && onClose()} position="bottom-start" shadow="md">
      <Popover.Target>
        <div
          className={styles.anchor}
          aria-hidden
          style={{
            left: box.leftPx,
            top: box.topPx,
            width: Math.min(box.widthPx, widestAnchorPx),
            height: box.heightPx,
          }}
        />
      </Popover.Target>
      <Popover.Dropdown
        aria-label={list.title}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Tab') return
          event.preventDefault()
          onClose()
        }}
      >
        <p className={styles.title}>{list.title}</p>
        <PickList
          key={`${at.about} ${at.place.row} ${at.place.column}`}
          label={list.title}
          groups={list.groups}
          chosen={list.chosen}
          onPick={pick}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
