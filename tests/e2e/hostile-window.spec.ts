import type { WebContents } from 'electron'
import { bridgeChannels } from '#shared/contract/bridge.ts'
import { expect, test } from './fixture.ts'

/** In Electron, and its types leave it out. */
type WithPreferences = WebContents & { getLastWebPreferences(): Readonly<Record<string, unknown>> }

test('WIN-02 WIN-03 WIN-04 WIN-11: the window is sandboxed, apart from its preload, without Node and webviews', async ({
  launch,
}) => {
  const { app } = await launch()
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => (contents as WithPreferences).getLastWebPreferences()),
  )
  expect(preferences).toHaveLength(1)
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  })
  const loosened = {
    nodeIntegrationInWorker: true,
    nodeIntegrationInSubFrames: true,
    webSecurity: false,
    allowRunningInsecureContent: true,
    experimentalFeatures: true,
  }
  for (const [name, value] of Object.entries(loosened)) expect(preferences[0]?.[name], name).not.toBe(value)
  expect(preferences[0]?.['enableBlinkFeatures'] ?? '').toBe('')
})

test('WIN-01 WIN-18: the window shows its own page of its own protocol, and the browser resolves no address', async ({
  launch,
}) => {
  const { app, page } = await launch()
  const seen = await app.evaluate(({ app: own, webContents }) => ({
    urls: webContents.getAllWebContents().map((contents) => contents.getURL()),
    resolves: own.commandLine.getSwitchValue('host-resolver-rules'),
    loosened: ['disable-web-security', 'allow-running-insecure-content', 'enable-blink-features'].filter((name) =>
      own.commandLine.hasSwitch(name),
    ),
  }))
  expect(seen.urls).toHaveLength(1)
  expect(seen.urls[0]).toMatch(/^app:\/\/so-can-cuoc\/index\.html(#|$)/)
  expect(seen.resolves).toBe('MAP * ~NOTFOUND')
  expect(seen.loosened).toEqual([])
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).host),
  )
  expect(new Set(loaded)).toEqual(new Set([await page.evaluate(() => window.location.host)]))
})

test('WIN-17: a message is heard from the top frame of our own window on our page, from nobody else', async ({
  launch,
}) => {
  const { app } = await launch()
  const heard = await app.evaluate(async ({ ipcMain, webContents }, channel) => {
    type Handler = (event: object, name: string, input: object) => Promise<unknown>
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers
    const [sender] = webContents.getAllWebContents()
    const url = 'app://so-can-cuoc/index.html'
    const senders: Record<string, object> = {
      own: { sender, senderFrame: { url, parent: null } },
      'own, another screen': { sender, senderFrame: { url: `${url}#/nhap`, parent: null } },
      'a frame of our page': { sender, senderFrame: { url, parent: { url, parent: null } } },
      'an empty frame': { sender, senderFrame: { url: 'about:blank', parent: { url, parent: null } } },
      'a frame that is gone': { sender, senderFrame: null },
      'our window on another file': { sender, senderFrame: { url: 'app://so-can-cuoc/assets/a.svg', parent: null } },
      'our window on another page': { sender, senderFrame: { url: 'https://example.org/', parent: null } },
      'our window on a file': { sender, senderFrame: { url: 'file:///index.html', parent: null } },
      'another host of the scheme': { sender, senderFrame: { url: 'app://other/index.html', parent: null } },
      'contents without a window': { sender: { id: 4711 }, senderFrame: { url, parent: null } },
    }
    const answered: string[] = []
    for (const [name, event] of Object.entries(senders)) {
      const reply = await handlers
        .get(channel)?.(event, 'no.such', {})
        .catch(() => undefined)
      if (reply !== undefined) answered.push(name)
    }
    return { answered, channels: [...handlers.keys()] }
  }, bridgeChannels.invoke)
  expect(heard.answered).toEqual(['own', 'own, another screen'])
  expect(heard.channels).toEqual([bridgeChannels.invoke])
})

test('WIN-17: a window of ours that shows another file of ours is not heard', async ({ launch }) => {
  const { app, page } = await launch()
  const asset = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '')
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow, webContents }, path) => {
    const [own] = webContents.getAllWebContents()
    const { preload } = (own as WithPreferences).getLastWebPreferences() as { preload: string }
    const other = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } })
    void other.loadURL(`app://so-can-cuoc${path}`)
  }, new URL(asset).pathname)
  const other = await opened
  await other.waitForFunction(() => 'soCanCuoc' in window)
  const answer = await other.evaluate(() =>
    window.soCanCuoc.invoke('no.such', {}).then(
      () => 'heard',
      (error: unknown) => String(error),
    ),
  )
  expect(answer).toContain('refused')
  expect(await page.evaluate(() => window.soCanCuoc.invoke('no.such', {}))).toMatchObject({
    failure: { kind: 'unknown-procedure' },
  })
})
