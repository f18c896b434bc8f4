import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { expect, test } from './fixture.ts'

const electronExecutable = (): string => createRequire(import.meta.url)('electron') as string

test('opens one window with the title of the product, sandboxed, with two functions', async ({ launch }) => {
  const { app, page } = await launch()
  expect(app.windows()).toHaveLength(1)
  expect(await (await app.browserWindow(page)).evaluate((own: BrowserWindow) => own.getTitle())).toBe('Sổ Căn Cước')
  expect(page.url()).toContain('so-can-cuoc')
  const world = await page.evaluate(() => ({
    bridge: Object.keys(window.soCanCuoc).sort(),
    isFrozen: Object.isFrozen(window.soCanCuoc),
    isSecureContext,
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
  }))
  expect(world).toEqual({
    bridge: ['invoke', 'subscribe'],
    isFrozen: true,
    isSecureContext: true,
    require: 'undefined',
    process: 'undefined',
  })
})

test('the page styles itself without one violation of the policy', async ({ launch }) => {
  const { page } = await launch()
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { violations: seen })
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
  await page.reload()
  await page.locator('#root > :not(style)').first().waitFor()
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([])
})

test('each response has its own nonce', async ({ launch }) => {
  const { page } = await launch()
  const nonce = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.content)
  const first = await nonce()
  await page.reload()
  expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  expect(await nonce()).not.toBe(first)
})

test('closing the window ends the program, and it opens again where it was', async ({ launch, dataDir }) => {
  const one = await launch()
  const handle = await one.app.browserWindow(one.page)
  await handle.evaluate((own: BrowserWindow) => own.setBounds({ width: 1200, height: 700 }))
  const ended = new Promise((resolve) => one.app.process().once('exit', resolve))
  await one.page.evaluate(() => window.close()).catch(() => undefined)
  expect(await ended).toBe(0)
  expect(JSON.parse(readFileSync(join(dataDir, 'cua-so.json'), 'utf8'))).toMatchObject({ width: 1200, height: 700 })

  const two = await launch()
  const bounds = await (await two.app.browserWindow(two.page)).evaluate((own: BrowserWindow) => own.getNormalBounds())
  expect(bounds).toMatchObject({ width: 1200, height: 700 })
})

test('what the page sends while it closes is kept', async ({ launch }) => {
  const one = await launch()
  const ended = new Promise((resolve) => one.app.process().once('exit', resolve))
  const leave = one.page.evaluate(() => {
    addEventListener(
      'beforeunload',
      () => void window.soCanCuoc.invoke('settings.saveSetupDraft', { text: 'phút chót' }),
    )
    window.close()
  })
  await leave.catch(() => undefined)
  await ended
  const two = await launch()
  const kept = await two.page.evaluate(() => window.soCanCuoc.invoke('settings.getSetupDraft', {}))
  expect(kept).toEqual({ ok: true, value: 'phút chót' })
})

test('a damaged window file does not stop the start', async ({ launch, dataDir }) => {
  writeFileSync(join(dataDir, 'cua-so.json'), '{"width": "wide", ')
  const { app } = await launch()
  expect(app.windows()).toHaveLength(1)
})

test('a second start opens no second window and ends', async ({ launch, dataDir }) => {
  const { app } = await launch()
  const second = spawn(electronExecutable(), ['.'], {
    env: { ...process.env, SO_CAN_CUOC_DATA: dataDir },
    stdio: 'ignore',
  })
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
  expect(app.windows()).toHaveLength(1)
})

test('the menu is Vietnamese and its entries are found by id', async ({ launch }) => {
  const { app } = await launch()
  const menu = await app.evaluate(({ Menu }) => {
    const own = Menu.getApplicationMenu()
    return { top: own?.items.map((item) => item.label), about: own?.getMenuItemById('help.about')?.label }
  })
  expect(menu).toEqual({ top: ['&Tệp', '&Sửa', '&Xem', 'Trợ &giúp'], about: 'Giới thiệu' })
})
