// The open windows; apart from both `app` and `BrowserWindow`, which need each other.
import type { BrowserWindow } from './browser-window.ts'

export const openWindows = new Set<BrowserWindow>()
