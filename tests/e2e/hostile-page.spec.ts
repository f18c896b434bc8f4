import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { escapes } from './hostile-escapes.ts'
import { openOutsideServer, type OutsideServer } from './hostile-outside-server.ts'
import { probes } from './hostile-probes.ts'

test.use({ expectsPageProblems: true })

const openWindow = join(import.meta.dirname, 'hostile-open-window')

let outside: OutsideServer
test.beforeAll(async () => {
  outside = await openOutsideServer()
})
test.afterAll(() => outside.close())
test.beforeEach(() => {
  outside.arrived.length = 0
  process.env['OPEN_WINDOW_PAGE'] = `${outside.address}/so-can-cuoc/page.html`
})

/** Runs every probe; answers the names of those that got what they wanted, here or at the server. */
async function tryAll(page: Page): Promise<readonly string[]> {
  const succeeded: string[] = []
  for (const { name, run } of probes) {
    if (await page.evaluate(run, outside.address)) succeeded.push(name)
  }
  // What needs no answer arrives when it likes.
  await page.waitForTimeout(1000)
  const arrived = probes.filter(({ name }) => outside.arrived.some((path) => path.startsWith(`/${name}`)))
  return [...new Set([...succeeded, ...arrived.map(({ name }) => name)])]
}

/** The page without its screen, which is behind the #. */
const pageOf = (page: Page): string => page.url().split('#')[0] ?? ''

const count = (what: string, tried: number, succeeded: number): void =>
  console.log(`${what}: ${tried} tried / ${succeeded} succeeded`)

test('WIN-01 WIN-05 WIN-07: code of an attacker in the page reaches nothing outside it', async ({ launch }) => {
  const { app, page } = await launch()
  // Someone has signed in: what is refused is refused to the page, not for want of a person.
  expect(await page.evaluate(() => window.soCanCuoc.invoke('settings.getSetup', {}))).toMatchObject({ ok: true })
  const succeeded = await tryAll(page)
  count('probes', probes.length, succeeded.length)
  expect(succeeded).toEqual([])
  expect(outside.arrived, 'what reached the server').toEqual([])
  expect(probes.length).toBeGreaterThanOrEqual(25)
  expect(await app.evaluate(() => 'polluted' in Object.prototype)).toBe(false)
  expect(app.windows()).toHaveLength(1)
})

test('control: in a window with no guard the same probes succeed', async ({ launch }) => {
  const { page } = await launch({ appDir: openWindow, people: 'unset' })
  const succeeded = await tryAll(page)
  count('probes in the open window', probes.length, succeeded.length)
  const failed = probes.filter(({ name, unprovable }) => unprovable === undefined && !succeeded.includes(name))
  expect(failed.map(({ name }) => name)).toEqual([])
})

test('control: a page opened from a file reads other files', async ({ launch }) => {
  process.env['OPEN_WINDOW_PAGE'] = pathToFileURL(join(openWindow, 'page.html')).href
  const { page } = await launch({ appDir: openWindow, people: 'unset' })
  const fileUrl = probes.find(({ name }) => name === 'file-url')
  expect(await page.evaluate(fileUrl?.run ?? (() => false), outside.address)).toBe(true)
})

test('WIN-13: the page cannot be led away', async ({ launch }) => {
  const { page } = await launch()
  const home = pageOf(page)
  const left: string[] = []
  for (const { name, run } of escapes) {
    await page.evaluate(run, outside.address).catch(() => undefined)
    await page.waitForTimeout(150)
    if (pageOf(page) !== home) left.push(name)
  }
  count('escapes', escapes.length, left.length)
  expect(left).toEqual([])
  expect(outside.arrived, 'what reached the server').toEqual([])
})

test('control: a window with no guard is led away', async ({ launch }) => {
  const { page } = await launch({ appDir: openWindow, people: 'unset' })
  const home = page.url()
  const failed: string[] = []
  const provable = escapes.filter(({ unprovable }) => unprovable === undefined)
  for (const { name, run } of provable) {
    await page.goto(home)
    await page.evaluate(run, outside.address).catch(() => undefined)
    await expect
      .poll(() => page.url(), { timeout: 3000 })
      .not.toBe(home)
      .catch(() => failed.push(name))
  }
  count('escapes from the open window', provable.length, provable.length - failed.length)
  expect(failed).toEqual([])
})
