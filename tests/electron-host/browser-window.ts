// BrowserWindow: one per page of the browser.
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { browserConnection, host, hostEvent, loud } from './host-state.ts'
import { openWindows } from './open-windows.ts'
import { WebContents } from './web-contents.ts'

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WebPreferences extends Readonly<Record<string, unknown>> {
  readonly preload?: string
}

export interface WindowOptions extends Partial<Rectangle> {
  readonly title?: string
  readonly show?: boolean
  readonly webPreferences?: WebPreferences
}

export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  readonly #self: BrowserWindow
  #title: string
  #bounds: Rectangle
  #isVisible: boolean
  #isMaximised = false
  #isDestroyed = false
  #isPainted = false

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows]
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents.id === contents.id) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...openWindows].at(-1) ?? null
  }

  constructor(options: WindowOptions = {}) {
    super()
    if (!host.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
    this.#self = loud('BrowserWindow', this)
    this.#title = options.title ?? host.name
    this.#isVisible = options.show ?? true
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.webContents = loud('webContents', new WebContents(this.#self, options))
    this.id = this.webContents.id
    openWindows.add(this.#self)
    app.emit('web-contents-created', hostEvent(), this.webContents)
    app.emit('browser-window-created', hostEvent(), this.#self)
    return this.#self
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#isVisible = true
    this.emit('show')
  }

  focus(): void {
    this.emit('focus')
  }

  isVisible = (): boolean => this.#isVisible
  isDestroyed = (): boolean => this.#isDestroyed
  isMinimized = (): boolean => false
  isMaximized = (): boolean => this.#isMaximised
  getTitle = (): string => this.#title
  getBounds = (): Rectangle => this.#bounds
  getNormalBounds = (): Rectangle => this.#bounds

  maximize(): void {
    this.#isMaximised = true
    this.emit('maximize')
  }

  setTitle(title: string): void {
    this.#title = title
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    void this.#moveBrowserWindow()
  }

  close(): void {
    void this._tryClose()
  }

  /** Runs the close path: the application may refuse, then the page's beforeunload. */
  async _tryClose(): Promise<boolean> {
    if (this.#isDestroyed) return true
    const event = hostEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    if (!this.webContents._isAttached) {
      this._gone() // nothing is shown yet that could object
      return true
    }
    return new Promise((resolve) => {
      this.webContents._onUnloadRefused = () => resolve(false)
      this.once('closed', () => resolve(true))
      void this.webContents._close()
    })
  }

  _painted(): void {
    if (this.#isPainted) return
    this.#isPainted = true
    this.emit('ready-to-show')
  }

  /** The page is gone from the browser. */
  _gone(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    openWindows.delete(this.#self)
    this.webContents._gone()
    this.emit('closed')
    if (openWindows.size === 0 && !host.isQuitting && !app.emit('window-all-closed')) app.quit()
  }

  async #moveBrowserWindow(): Promise<void> {
    await this.webContents._attached
    const { targetId } = this.webContents
    const { windowId } = await browserConnection().send<{ windowId: number }>('Browser.getWindowForTarget', {
      targetId,
    })
    const { width, height } = this.#bounds
    await browserConnection().send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
    this.emit('resize')
  }
}
