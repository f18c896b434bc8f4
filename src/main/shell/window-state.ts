import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export interface WindowState {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly isMaximised: boolean
}

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const minimumSize = { width: 1024, height: 640 } as const
const firstState: WindowState = { width: 1366, height: 768, isMaximised: true }

/**
 * The state of the last run, fitted to the screens of today: a missing or damaged file, a screen that is gone or an
 * absurd size give the first-run state instead.
 */
export function restoreWindowState(text: string | null, workAreas: readonly Rectangle[]): WindowState {
  const saved = parseState(text)
  if (saved === null) return firstState
  const isOnScreen = workAreas.some((area) => overlaps(area, saved))
  const size = { width: saved.width, height: saved.height, isMaximised: saved.isMaximised }
  return isOnScreen ? { ...size, x: saved.x, y: saved.y } : size
}

export function readWindowState(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Losing the state costs nothing, so a failure to write it is not an error. */
export function writeWindowState(file: string, bounds: Rectangle, isMaximised: boolean): void {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify({ ...bounds, isMaximised }))
    renameSync(`${file}.tmp`, file)
  } catch {
    return
  }
}

function parseState(text: string | null): (Rectangle & { isMaximised: boolean }) | null {
  if (text === null) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { x, y, width, height, isMaximised } = value as Record<string, unknown>
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null
  if (width < minimumSize.width || height < minimumSize.height || width > 20_000 || height > 20_000) return null
  return { x, y, width, height, isMaximised: isMaximised === true }
}

function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

/** Enough of the window must lie on a screen for a person to grab its title bar. */
function overlaps(area: Rectangle, window: Rectangle): boolean {
  const width = Math.min(area.x + area.width, window.x + window.width) - Math.max(area.x, window.x)
  const isTitleVisible = window.y >= area.y - 8 && window.y < area.y + area.height - 32
  return width >= 120 && isTitleVisible
}
