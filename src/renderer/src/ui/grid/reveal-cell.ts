/** Scrolling under a fixed heading, fixed first columns and a fixed total row. */

/** The part of the viewport where cells are not covered, in client pixels. */
export function openArea(viewport: HTMLElement): { top: number; left: number; bottom: number; right: number } {
  const box = viewport.getBoundingClientRect()
  const head = viewport.querySelector('thead')
  const foot = viewport.querySelector('tfoot')
  const fixedColumn = viewport.querySelector('thead tr:first-child > :nth-child(2)')
  const right = box.left + viewport.clientLeft + viewport.clientWidth
  const bottom = box.top + viewport.clientTop + viewport.clientHeight
  return {
    top: head?.getBoundingClientRect().bottom ?? box.top,
    left: fixedColumn?.getBoundingClientRect().right ?? box.left,
    bottom: bottom - (foot?.getBoundingClientRect().height ?? 0),
    right,
  }
}

/** Scrolls just as far as needed; a cell that is in sight stays where it is. */
export function revealCell(viewport: HTMLElement, cell: Element): void {
  const area = openArea(viewport)
  const box = cell.getBoundingClientRect()
  const down = box.top < area.top ? box.top - area.top : Math.max(0, box.bottom - area.bottom)
  const across = box.left < area.left ? box.left - area.left : Math.max(0, box.right - area.right)
  if (down !== 0 || across !== 0) viewport.scrollBy({ top: down, left: across, behavior: 'instant' })
}

/** Whole rows in sight, at least one: how far Page Down goes. */
export function visibleRows(viewport: HTMLElement | null): number {
  const rowHeight = viewport?.querySelector('tbody tr')?.getBoundingClientRect().height
  if (!viewport || !rowHeight) return 1
  const area = openArea(viewport)
  return Math.max(1, Math.floor((area.bottom - area.top) / rowHeight))
}
