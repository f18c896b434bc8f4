// Menus, dialogs, the shell, the clipboard, the screen.
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { askOnTerminal } from './terminal-dialogs.ts'
import { loud } from './host-state.ts'

interface MenuItemOptions {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly enabled?: boolean
  readonly submenu?: readonly MenuItemOptions[]
  readonly click?: (item: MenuItem, window: BrowserWindow | undefined, event: object) => void
}

export class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  enabled: boolean
  readonly submenu: Menu | undefined
  readonly #onClick: MenuItemOptions['click']

  constructor(options: MenuItemOptions) {
    this.id = options.id
    this.label = options.label ?? options.role ?? ''
    this.role = options.role
    this.enabled = options.enabled ?? true
    this.submenu = options.submenu && Menu.buildFromTemplate(options.submenu)
    this.#onClick = options.click
  }

  click(_event?: object, window: BrowserWindow | null = BrowserWindow.getFocusedWindow()): void {
    if (!this.enabled) return
    if (this.#onClick) this.#onClick(this, window ?? undefined, {})
    else if (this.role === 'quit') app.quit()
    else throw new Error(`electron-host: the menu role ${this.role} is not implemented`)
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  readonly items: MenuItem[]

  constructor(items: MenuItem[] = []) {
    this.items = items
  }

  static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
    return loud('Menu', new Menu(template.map((options) => loud('MenuItem', new MenuItem(options)))))
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

const unanswered = (name: string) => (): Promise<never> =>
  Promise.reject(new Error(`electron-host: nobody answers dialog.${name}: replace it in the test`))

/** A test replaces these; a person who uses the stand-in as a desktop answers on the terminal. */
export const dialog = loud('dialog', {
  showErrorBox: (title: string, content: string) => console.error(`showErrorBox: ${title}: ${content}`),
  ...(process.env['ELECTRON_HOST_TERMINAL_DIALOGS'] === '1'
    ? askOnTerminal
    : {
        showOpenDialog: unanswered('showOpenDialog'),
        showSaveDialog: unanswered('showSaveDialog'),
        showMessageBox: unanswered('showMessageBox'),
      }),
})

const noted = (name: string) => (target: string) => {
  console.error(`electron-host: shell.${name}(${target}) only noted`)
}

export const shell = loud('shell', {
  openPath: async (path: string) => {
    noted('openPath')(path)
    return ''
  },
  showItemInFolder: noted('showItemInFolder'),
})

/** One entry of the clipboard: what it was made of, by MIME type. */
export class ClipboardItem {
  readonly types: string[]
  readonly #items: Readonly<Record<string, Blob>>

  constructor(items: Readonly<Record<string, Blob>>) {
    this.#items = items
    this.types = Object.keys(items)
  }

  async getType(type: string): Promise<Blob> {
    const found = this.#items[type]
    if (found === undefined) throw new Error(`electron-host: no ${type} in this ClipboardItem`)
    return found
  }
}

const board: { text: string; items: ClipboardItem[] } = { text: '', items: [] }
export const clipboard = loud('clipboard', {
  read: async () => board.items,
  write: async (items: ClipboardItem[]) => {
    board.items = items
  },
  readText: () => board.text,
  writeText: (text: string) => {
    board.text = text
  },
})

const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = loud('Display', { id: 1, scaleFactor: 1, bounds: area, workArea: area, size: area, workAreaSize: area })
export const screen = loud(
  'screen',
  Object.assign(new EventEmitter(), { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }),
)
