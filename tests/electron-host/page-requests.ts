// Every request of a page passes here: navigation rules, the application's request filter, its protocols.
import type { CdpSession } from './cdp.ts'
import { hostEvent } from './host-state.ts'
import { fromBrowserUrl, handlerOf } from './protocol.ts'
import { defaultSession } from './session.ts'
import type { WebContents } from './web-contents.ts'

export interface PausedRequest {
  readonly requestId: string
  readonly resourceType: string
  readonly frameId: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Record<string, string>
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
}

export async function answerRequest(contents: WebContents, page: CdpSession, paused: PausedRequest): Promise<void> {
  const { requestId, request } = paused
  const url = fromBrowserUrl(request.url)
  const fail = (errorReason: string): Promise<unknown> => page.send('Fetch.failRequest', { requestId, errorReason })

  if (isBrowsersOwn(paused)) return void (await fail('Aborted'))
  if (isNavigation(contents, paused) && !mayNavigate(contents, paused, url)) return void (await fail('Aborted'))
  const resourceType = resourceTypes[paused.resourceType] ?? 'other'
  const details = { id: 1, url, method: request.method, resourceType, webContentsId: contents.id }
  if (await defaultSession._isCancelled(details)) return void (await fail('BlockedByClient'))

  const handler = handlerOf(url)
  if (handler === undefined) {
    const { protocol, hostname } = new URL(url)
    const isLocal = protocol === 'file:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    return void (await (isLocal ? page.send('Fetch.continueRequest', { requestId }) : fail('InternetDisconnected')))
  }
  await fulfil(page, requestId, await handler(requestOf(url, paused)))
}

const resourceTypes: Readonly<Record<string, string>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Fetch: 'xhr',
  XHR: 'xhr',
  Ping: 'ping',
  WebSocket: 'webSocket',
}

/** The browser asks for this by itself; Electron does not. */
function isBrowsersOwn({ request, resourceType }: PausedRequest): boolean {
  return resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico'
}

function isNavigation(contents: WebContents, { resourceType, frameId, request }: PausedRequest): boolean {
  return resourceType === 'Document' && !(frameId === contents.targetId && request.url === contents._goingTo)
}

/** In Electron's order: any frame, then, for the page itself, the page. */
function mayNavigate(contents: WebContents, { frameId }: PausedRequest, url: string): boolean {
  const isMainFrame = frameId === contents.targetId
  const event = hostEvent({ url, isMainFrame })
  contents.emit('will-frame-navigate', event)
  if (isMainFrame) contents.emit('will-navigate', event, url)
  return !event.defaultPrevented
}

function requestOf(url: string, { request }: PausedRequest): Request {
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'))
  const body = parts.length === 0 ? {} : { body: Buffer.concat(parts) }
  return new Request(url, { method: request.method, headers: request.headers, ...body })
}

async function fulfil(page: CdpSession, requestId: string, response: Response): Promise<void> {
  await page.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}
