// What the parts of the stand-in share, and the rule they all keep: an access to anything that is not implemented is an
// error, never a silent undefined.
import type { ChildProcess } from 'node:child_process'
import type { Connection } from './cdp.ts'

export interface HostState {
  appPath: string
  name: string
  version: string
  isReady: boolean
  isQuitting: boolean
  browser: ChildProcess | undefined
  connection: Connection | undefined
  readonly switches: Map<string, string>
}

export const host: HostState = {
  appPath: process.cwd(),
  name: 'Electron',
  version: '0.0.0',
  isReady: false,
  isQuitting: false,
  browser: undefined,
  connection: undefined,
  switches: new Map(),
}

/** The connection to the browser; before the app is ready there is none. */
export function browserConnection(): Connection {
  if (host.connection === undefined) throw new Error('electron-host: the browser is not started yet')
  return host.connection
}

/** Names that tools and Node probe on any object. */
const probedNames = new Set([
  'then',
  'toJSON',
  'nodeType',
  'tagName',
  '$$typeof',
  'asymmetricMatch',
  'domain',
  'listener',
])

/** Makes the access to a missing member of `target` an error that names it. */
export function loud<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol' || key in object || key.startsWith('_') || probedNames.has(key)) {
        const member: unknown = Reflect.get(object, key, object)
        return typeof member === 'function' ? (member.bind(object) as unknown) : member
      }
      throw new Error(`electron-host: ${name}.${key} is not implemented`)
    },
  })
}

/** A whole module or class that is not implemented: using it in any way is an error. */
export function notImplemented(name: string): object {
  return loud(name, function refuse() {
    throw new Error(`electron-host: ${name} is not implemented`)
  })
}

export interface HostEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export function hostEvent<E extends object>(extra?: E): HostEvent & E {
  const event: HostEvent = {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
  return Object.assign(event, extra)
}
