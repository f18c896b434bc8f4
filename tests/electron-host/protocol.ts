// Custom protocols. Chromium knows no `app://`: its requests are rewritten to an https origin under .invalid, which no
// network can answer, and answered through the browser's Fetch domain by the application's own handler.
import { host, loud } from './host-state.ts'

type Handler = (request: Request) => Promise<Response> | Response

const handlers = new Map<string, Handler>()

export function handlerOf(url: string): Handler | undefined {
  return handlers.get(new URL(url).protocol.slice(0, -1))
}

export function toBrowserUrl(url: string): string {
  const parsed = new URL(url)
  const scheme = parsed.protocol.slice(0, -1)
  if (!handlers.has(scheme)) return parsed.href
  return `https://${parsed.host}--${scheme}.electron-host.invalid${parsed.pathname}${parsed.search}${parsed.hash}`
}

export function fromBrowserUrl(url: string): string {
  const match = /^https:\/\/([^/]*?)--([a-z][a-z0-9+.-]*)\.electron-host\.invalid(\/.*)?$/.exec(url)
  return match ? `${match[2]}://${match[1]}${match[3] ?? '/'}` : url
}

export const protocol = loud('protocol', {
  registerSchemesAsPrivileged() {
    if (host.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  },
  handle(scheme: string, handler: Handler) {
    if (handlers.has(scheme)) throw new Error(`The scheme has been registered: ${scheme}`)
    handlers.set(scheme, handler)
  },
})
