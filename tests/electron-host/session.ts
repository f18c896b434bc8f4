// The default session: permissions and the request filter.
import { EventEmitter } from 'node:events'
import { browserConnection, loud } from './host-state.ts'
import { fromBrowserUrl } from './protocol.ts'

type PermissionRequest = (
  contents: object | null,
  permission: string,
  decide: (granted: boolean) => void,
  details: object,
) => void
type PermissionCheck = (contents: object | null, permission: string, origin: string, details: object) => boolean
type RequestFilter = (details: RequestDetails, decide: (answer: { cancel?: boolean }) => void) => void

export interface RequestDetails {
  readonly id: number
  readonly url: string
  readonly method: string
  readonly resourceType: string
  readonly webContentsId: number
}

/** Electron's names of permissions and the browser's. */
const permissions: readonly (readonly [string, string])[] = [
  ['notifications', 'notifications'],
  ['geolocation', 'geolocation'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
  ['local-fonts', 'local-fonts'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
]

export class Session extends EventEmitter {
  #request: PermissionRequest | null = null
  #check: PermissionCheck | null = null
  #filter: RequestFilter | null = null

  readonly webRequest = loud('session.webRequest', {
    onBeforeRequest: (filter: RequestFilter | null) => {
      if (filter !== null && typeof filter !== 'function') throw new Error('electron-host: only a filter of all URLs')
      this.#filter = filter
    },
  })

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#request = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler
  }

  /** Asks the application's filter; a request is cancelled only by its answer. */
  _isCancelled(details: RequestDetails): Promise<boolean> {
    const filter = this.#filter
    if (filter === null) return Promise.resolve(false)
    return new Promise((resolve) => filter(details, ({ cancel }) => resolve(cancel === true)))
  }

  /**
   * Decided per window before it loads: the browser's protocol has no event for a prompt. Without handlers Electron
   * grants everything, and so does this.
   */
  async _applyPermissions(contents: object, browserUrl: string): Promise<void> {
    const { origin } = new URL(browserUrl)
    if (origin === 'null') return // a page of a file; the browser keeps permissions by origin
    for (const [permission, name] of permissions) {
      const isGranted = this.#isGranted(contents, permission, fromBrowserUrl(browserUrl))
      const setting = isGranted ? 'granted' : 'denied'
      await browserConnection().send('Browser.setPermission', { permission: { name }, setting, origin })
    }
  }

  #isGranted(contents: object, permission: string, url: string): boolean {
    const details = { requestingUrl: url, isMainFrame: true }
    if (this.#check !== null && !this.#check(contents, permission, url, details)) return false
    let isGranted = true
    const decide = (granted: boolean): void => {
      isGranted = granted
    }
    this.#request?.(contents, permission, decide, details)
    return isGranted
  }
}

export const defaultSession: Session = loud('session', new Session())
export const session = loud('session', { defaultSession })
