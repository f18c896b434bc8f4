// One page: loading, its messages, what it may open. Its requests are answered in page-requests.ts.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { firstPageUrl, isHeaded } from './browser-process.ts'
import type { BrowserWindow, WebPreferences, WindowOptions } from './browser-window.ts'
import type { CdpSession } from './cdp.ts'
import { codec, packed } from './codec.ts'
import { browserConnection, host, hostEvent, loud } from './host-state.ts'
import { invokeHandler } from './ipc-main.ts'
import { openWindows } from './open-windows.ts'
import { answerRequest, type PausedRequest } from './page-requests.ts'
import { isolatedWorldScript, mainWorldScript } from './page-scripts.ts'
import { fromBrowserUrl, toBrowserUrl } from './protocol.ts'
import { defaultSession } from './session.ts'
import { refuseOtherPreferences } from './web-preferences.ts'

type OpenHandler = (details: { url: string; frameName: string; features: string }) => { action: string }

/** What the isolated world of a page sends. */
type PageMessage = { readonly url: string } & (
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'open'; readonly to: string; readonly frameName: string; readonly features: string }
  | { readonly kind: 'preload-error'; readonly message: string }
  | { readonly kind: 'close' }
)

const isolatedWorldName = 'Electron Isolated Context'
let lastId = 0
let isFirstPageTaken = false

export class WebContents extends EventEmitter {
  readonly session = defaultSession
  readonly id = ++lastId
  targetId = ''
  /** Settled once the page exists in the browser, unless the window was closed before. */
  readonly _attached: Promise<CdpSession>
  readonly _window: BrowserWindow
  _goingTo = ''
  _onUnloadRefused: (() => void) | undefined
  _isAttached = false
  readonly #preferences: WebPreferences
  readonly #key = randomUUID().replaceAll('-', '')
  #url = ''
  #isDestroyed = false
  #isolatedContext: number | undefined
  #openHandler: OpenHandler | undefined
  #onLoaded: (() => void) | undefined

  constructor(window: BrowserWindow, options: WindowOptions) {
    super()
    this._window = window
    this.#preferences = options.webPreferences ?? {}
    refuseOtherPreferences(this.#preferences)
    this._attached = this.#attach(options)
    this._attached.catch((error: unknown) => {
      if (this.#isDestroyed) return
      console.error('electron-host:', error)
      app.exit(1)
    })
  }

  async loadURL(url: string): Promise<void> {
    const page = await this._attached
    this._goingTo = toBrowserUrl(url)
    await defaultSession._applyPermissions(this, this._goingTo)
    const loaded = new Promise<void>((resolve) => {
      this.#onLoaded = resolve
    })
    const { errorText } = await page.send<{ errorText?: string }>('Page.navigate', { url: this._goingTo })
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  getURL(): string {
    return this.#url
  }

  /** What the window was opened with. */
  getLastWebPreferences(): WebPreferences {
    return this.#preferences
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** The switch of the same meaning, which the application sets too, is what the browser here obeys. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (host.switches.get('force-webrtc-ip-handling-policy') !== policy) {
      throw new Error('electron-host: the policy is only taken from the switch force-webrtc-ip-handling-policy')
    }
  }

  send(channel: string, ...args: unknown[]): void {
    const message = { kind: 'event', channel, args: packed(args) }
    void this._attached.then(async () => {
      if (this.#isolatedContext !== undefined) await this.#receive(this.#isolatedContext, message)
    })
  }

  async printToPDF(options: { landscape?: boolean; printBackground?: boolean; preferCSSPageSize?: boolean } = {}) {
    const page = await this._attached
    const { data } = await page.send<{ data: string }>('Page.printToPDF', options)
    return Buffer.from(data, 'base64')
  }

  async _close(): Promise<void> {
    const page = await this._attached
    await page.send('Page.close').catch(() => undefined)
  }

  _gone(): void {
    this.#isDestroyed = true
    this.emit('destroyed')
  }

  async #attach(options: WindowOptions): Promise<CdpSession> {
    this.targetId = await takeTarget(options)
    const { sessionId } = await browserConnection().send<{ sessionId: string }>('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    })
    const page = browserConnection().session(sessionId)
    const binding = `send${this.#key}`
    this.#listen(page, binding)
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorldName }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(this.#key) }),
      page.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldScript(this.#key, binding, options.webPreferences?.preload),
        worldName: isolatedWorldName,
      }),
    ])
    this._isAttached = true
    if (!this.#isDestroyed) return page
    await page.send('Page.close').catch(() => undefined)
    return new Promise(() => undefined)
  }

  #listen(page: CdpSession, binding: string): void {
    page.on('Runtime.bindingCalled', (call: { name: string; payload: string; executionContextId: number }) => {
      if (call.name === binding) void this.#onMessage(call.executionContextId, JSON.parse(call.payload) as PageMessage)
    })
    page.on('Runtime.executionContextCreated', ({ context }: { context: ExecutionContext }) => {
      if (context.name === isolatedWorldName && context.auxData.frameId === this.targetId) {
        this.#isolatedContext = context.id
      }
    })
    page.on('Fetch.requestPaused', (paused: PausedRequest) => {
      answerRequest(this, page, paused).catch((error: unknown) =>
        console.error('electron-host: request', paused.request.url, error),
      )
    })
    page.on('Page.frameNavigated', ({ frame }: { frame: { parentId?: string; url: string } }) => {
      if (frame.parentId === undefined) this.#url = fromBrowserUrl(frame.url)
    })
    page.on('Page.loadEventFired', () => {
      if (this.#url === firstPageUrl) return
      this.emit('did-finish-load', hostEvent())
      this.#onLoaded?.()
      this._window._painted()
    })
    page.on('Page.javascriptDialogOpening', ({ type }: { type: string }) => {
      if (type === 'beforeunload') this.#onBeforeUnload(page)
    })
  }

  #onBeforeUnload(page: CdpSession): void {
    const event = hostEvent()
    this.emit('will-prevent-unload', event)
    void page.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented }).catch(() => undefined)
    if (!event.defaultPrevented) this._onUnloadRefused?.()
  }

  async #onMessage(context: number, message: PageMessage): Promise<void> {
    if (message.kind === 'close') return this._window.close()
    if (message.kind === 'open') return this.#onOpen(message)
    if (message.kind === 'preload-error') {
      console.error('electron-host: the preload failed:', message.message)
      return
    }
    const url = fromBrowserUrl(message.url)
    const senderFrame = loud('senderFrame', { url, parent: null })
    const event = hostEvent({ sender: this, senderFrame })
    let reply: { value: string } | { error: string }
    try {
      const args = codec.unpack(message.args) as unknown[]
      reply = { value: packed(await invokeHandler(message.channel)(event, ...args)) }
    } catch (error) {
      console.error(`Error occurred in handler for '${message.channel}':`, error)
      reply = { error: String(error) }
    }
    await this.#receive(context, { kind: 'reply', id: message.id, ...reply })
  }

  #onOpen({ to, frameName, features }: { to: string; frameName: string; features: string }): void {
    const answer = this.#openHandler?.({ url: fromBrowserUrl(to), frameName, features })
    if (answer?.action === 'deny') return
    console.error('electron-host: child windows are not implemented:', to)
    app.exit(1)
  }

  async #receive(contextId: number, message: object): Promise<void> {
    const page = await this._attached
    const expression = `__electronHostReceive(${JSON.stringify(message)})`
    await page.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined) // the page may be gone
  }
}

interface ExecutionContext {
  readonly id: number
  readonly name: string
  readonly auxData: { readonly frameId?: string }
}

/** A new page; a visible browser already shows one, which the first window takes. */
async function takeTarget({ width = 800, height = 600 }: WindowOptions): Promise<string> {
  if (isHeaded && !isFirstPageTaken) {
    isFirstPageTaken = true
    const { targetInfos } = await browserConnection().send<{ targetInfos: { type: string; targetId: string }[] }>(
      'Target.getTargets',
    )
    const first = targetInfos.find(({ type }) => type === 'page')
    if (first !== undefined) return first.targetId
  }
  const { targetId } = await browserConnection().send<{ targetId: string }>('Target.createTarget', {
    url: firstPageUrl,
    newWindow: true,
    width,
    height,
  })
  return targetId
}

const all = (): WebContents[] => [...openWindows].map((window) => window.webContents)

export const webContents = loud('webContents', {
  getAllWebContents: all,
  fromId: (id: number) => all().find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string) => all().find((contents) => contents.targetId === targetId),
})
