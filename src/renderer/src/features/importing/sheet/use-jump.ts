import { type RefObject, useEffect } from 'react'
import type { SheetGridHandle } from './sheet-grid.tsx'
import { parseArea } from './sheet-places.ts'

/** A place somebody wants to see; a new object for each time it is asked for. */
export interface JumpTarget {
  readonly sheet: number
  /** `C7` or `C7:D9`. */
  readonly address: string
}

/** Goes to a cell once its sheet is the one shown. */
export function useJump(target: JumpTarget | null, sheet: number, grid: RefObject<SheetGridHandle | null>): void {
  useEffect(() => {
    if (target === null || target.sheet !== sheet) return
    const area = parseArea(target.address)
    if (area === null) return
    grid.current?.goTo({ row: area.top, column: area.left })
    grid.current?.focus()
  }, [target, sheet, grid])
}
