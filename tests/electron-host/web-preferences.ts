// What a window may be opened with.
import { isAbsolute } from 'node:path'
import type { WebPreferences } from './browser-window.ts'

/** The only values there are here; a preference that is not listed is not implemented. */
const fixedPreferences: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
}

export function refuseOtherPreferences({ preload, ...rest }: WebPreferences): void {
  if (preload !== undefined && !isAbsolute(preload)) throw new Error('preload script must have absolute path')
  for (const [name, value] of Object.entries(rest)) {
    if (fixedPreferences[name] !== value) throw new Error(`electron-host: ${name}: ${String(value)} is not implemented`)
  }
}
