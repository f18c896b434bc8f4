// The Chromium that shows the windows: the bundled headless one, or the one named by ELECTRON_HOST_CHROMIUM, visible
// when ELECTRON_HOST_HEADED is set.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BrowserExecutable, unpackChromium } from '../../scripts/chromium.ts'
import { app, becomeReady } from './app.ts'
import { Connection } from './cdp.ts'
import { host } from './host-state.ts'
import { openWindows } from './open-windows.ts'

export const isHeaded = process.env['ELECTRON_HOST_HEADED'] === '1'

/** What a visible window starts with; the first BrowserWindow takes it over instead of opening a tab. */
export const firstPageUrl = 'about:blank'

export async function startBrowser(): Promise<void> {
  const { executable, env } = await findBrowser()
  const browser = spawn(executable, commandLine(), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  host.browser = browser
  process.on('exit', () => browser.kill('SIGKILL'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  const url = await devToolsUrl(browser)
  browser.once('exit', () => {
    if (host.isQuitting) {
      for (const window of openWindows) window._gone()
      return
    }
    console.error('electron-host: the browser died')
    process.exit(1)
  })
  host.connection = await Connection.connect(url)
  host.connection.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
    for (const window of openWindows) if (window.webContents.targetId === targetId) window._gone()
  })
  await host.connection.send('Target.setDiscoverTargets', { discover: true })
  console.error(`DevTools listening on ${url}`) // Playwright waits for this line of Electron's
  becomeReady()
}

async function findBrowser(): Promise<BrowserExecutable> {
  const named = process.env['ELECTRON_HOST_CHROMIUM']
  return named === undefined ? unpackChromium() : { executable: named, env: {} }
}

function commandLine(): string[] {
  const profile = join(app.getPath('sessionData'), 'electron-host-chromium')
  mkdirSync(profile, { recursive: true })
  const own = {
    'no-first-run': '',
    'no-default-browser-check': '',
    'disable-background-networking': '',
    'disable-component-update': '',
    'disable-sync': '',
    'disable-extensions': '',
    'password-store': 'basic',
    'user-data-dir': profile,
    'remote-debugging-port': '0',
    ...(isHeaded
      ? { app: firstPageUrl, 'window-size': '1366,768', ...(process.getuid?.() === 0 && { 'no-sandbox': '' }) }
      : { headless: '', 'no-sandbox': '', 'disable-gpu': '', 'no-startup-window': '' }),
  }
  const all = new Map([...host.switches, ...Object.entries(own)])
  return [...all].map(([key, value]) => (value === '' ? `--${key}` : `--${key}=${value}`))
}

function devToolsUrl(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const log: string[] = []
    if (browser.stderr === null) throw new Error('electron-host: the browser has no stderr')
    createInterface({ input: browser.stderr }).on('line', (line) => {
      const match = /^DevTools listening on (.*)$/.exec(line)
      if (match?.[1] !== undefined) resolve(match[1])
      else log.push(line)
    })
    browser.once('error', reject)
    browser.once('exit', (code) => reject(new Error(`the browser ended with ${code}:\n${log.join('\n')}`)))
  })
}
