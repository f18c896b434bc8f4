import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { expect, test, vi } from 'vitest'
import { app } from '#tests/electron-host/electron.ts'
import { guardSession, guardWebContents } from '../../src/main/shell/session-guard.ts'

vi.mock('electron', () => import('#tests/electron-host/electron.ts'))

type Handler = (...args: unknown[]) => unknown
type Guarded = EventEmitter & { readonly handlers: Record<string, Handler> }

/** A session, or the contents of a window, that keeps what it is told to ask. */
function recorder(names: readonly string[]): Guarded {
  const handlers: Record<string, Handler> = {}
  const methods = names.map((name) => [name, (handler: Handler) => void (handlers[name] = handler)] as const)
  return Object.assign(new EventEmitter(), { handlers }, Object.fromEntries(methods))
}

function guardedSession(): Guarded {
  const session = recorder(['setPermissionRequestHandler', 'setPermissionCheckHandler'])
  const webRequest = recorder(['onBeforeRequest'])
  Object.assign(session, { webRequest })
  guardSession(session as unknown as Session, undefined)
  return Object.assign(session, { handlers: { ...session.handlers, ...webRequest.handlers } })
}

function guardedContents(): Guarded {
  const contents = recorder(['setWindowOpenHandler', 'setWebRTCIPHandlingPolicy'])
  app.removeAllListeners('web-contents-created')
  guardWebContents(undefined)
  app.emit('web-contents-created', {}, contents)
  return contents
}

function isPrevented(emitter: EventEmitter, name: string, details: object = {}): boolean {
  const preventDefault = vi.fn<() => void>()
  emitter.emit(name, { ...details, preventDefault })
  return preventDefault.mock.calls.length > 0
}

const permissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network-access',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'persistent-storage',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'usb',
  'web-printing',
  'window-management',
  'unknown',
] as const

test('WIN-05: every permission is denied, asked for or only checked', () => {
  const { handlers } = guardedSession()
  const granted = permissions.filter((permission) => {
    let answer: unknown
    handlers['setPermissionRequestHandler']?.(null, permission, (isGranted: unknown) => (answer = isGranted))
    return answer !== false || handlers['setPermissionCheckHandler']?.(null, permission) !== false
  })
  expect(granted).toEqual([])
})

test('WIN-01: every request but for our own files is cancelled, and nothing is downloaded', () => {
  const session = guardedSession()
  const answer = (url: string): unknown => {
    let given: unknown
    session.handlers['onBeforeRequest']?.({ url }, (decision: unknown) => (given = decision))
    return given
  }
  expect(answer('app://so-can-cuoc/assets/a.js')).toEqual({ cancel: false })
  expect(answer('https://example.org/')).toEqual({ cancel: true })
  expect(answer('http://127.0.0.1/')).toEqual({ cancel: true })
  expect(answer('file:///etc/hostname')).toEqual({ cancel: true })
  expect(isPrevented(session, 'will-download')).toBe(true)
})

test('WIN-12: no webview is ever attached', () => {
  expect(isPrevented(guardedContents(), 'will-attach-webview')).toBe(true)
})

test('WIN-13: the page stays, no frame goes anywhere, nothing is redirected', () => {
  const contents = guardedContents()
  const home = { url: 'app://so-can-cuoc/index.html', isMainFrame: true }
  expect(isPrevented(contents, 'will-navigate', home)).toBe(false)
  expect(isPrevented(contents, 'will-frame-navigate', home)).toBe(false)
  expect(isPrevented(contents, 'will-navigate', { url: 'https://example.org/', isMainFrame: true })).toBe(true)
  expect(isPrevented(contents, 'will-navigate', { url: 'app://so-can-cuoc/assets/a.html' })).toBe(true)
  expect(isPrevented(contents, 'will-navigate', { url: 'blob:app://so-can-cuoc/6a1f' })).toBe(true)
  expect(isPrevented(contents, 'will-frame-navigate', { ...home, isMainFrame: false })).toBe(true)
  expect(isPrevented(contents, 'will-redirect', home)).toBe(true)
})

test('WIN-14: no page opens a window, not even of our own page', () => {
  const { handlers } = guardedContents()
  for (const url of ['https://example.org/', 'app://so-can-cuoc/index.html', 'about:blank']) {
    expect(handlers['setWindowOpenHandler']?.({ url })).toEqual({ action: 'deny' })
  }
})
