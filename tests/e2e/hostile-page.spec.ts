import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from '@playwright/test'
import { unpackChromium } from '../../scripts/chromium.ts'
import { expect, test } from './fixture.ts'
import { escapes, probes } from './hostile-probes.ts'

test.use({ expectsPageProblems: true })

const contentTypes: readonly (readonly [string, string])[] = [
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
  ['.html', 'text/html'],
  ['event-source', 'text/event-stream'],
]
const bodies: Readonly<Record<string, string>> = {
  'text/html': '<script>parent.postMessage(1, "*")</script>',
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  'text/event-stream': ': open\n\n',
}

/** Everything that reached the machine outside: paths of requests, and bare connections and datagrams. */
const arrived: string[] = []

const server = createServer((request, response) => {
  const path = request.url ?? ''
  arrived.push(path)
  const type = contentTypes.find(([end]) => path.endsWith(end))?.[1] ?? 'text/plain'
  response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' })
  response.end(bodies[type] ?? '')
})
server.on('upgrade', (request, socket) => {
  arrived.push(request.url ?? '')
  socket.destroy()
})
server.on('clientError', (_error, socket) => {
  arrived.push('/web-rtc-tcp')
  socket.destroy()
})
const datagrams = createSocket('udp4')
datagrams.on('message', () => arrived.push('/web-rtc-udp'))

let address: string
test.beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${port}`
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
  datagrams.close()
})
test.beforeEach(() => {
  arrived.length = 0
})

test('code of an attacker in the page reaches nothing outside it', async ({ launch }) => {
  const { app, page } = await launch()
  const succeeded: string[] = []
  for (const { name, run } of probes) {
    if (await page.evaluate(run, address)) succeeded.push(name)
  }
  console.log(`${probes.length} tried / ${succeeded.length} succeeded`)
  expect(succeeded).toEqual([])
  expect(arrived, 'what reached the server').toEqual([])
  expect(probes.length).toBeGreaterThanOrEqual(25)
  expect(await app.evaluate(() => 'polluted' in Object.prototype)).toBe(false)
  expect(app.windows()).toHaveLength(1)
})

test('the page cannot be led away', async ({ launch }) => {
  const { page } = await launch()
  const home = page.url()
  for (const { name, run } of escapes) {
    await page.evaluate(run, address).catch(() => undefined)
    await page.waitForTimeout(150)
    expect(page.url(), name).toBe(home)
  }
  expect(arrived, 'what reached the server').toEqual([])
})

test('control: in an ordinary page the same probes succeed', async () => {
  const { executable, env } = await unpackChromium()
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox'],
    env: { ...(process.env as Record<string, string>), ...env },
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${address}/control`)
    const failed: string[] = []
    for (const { name, run, worksUnguarded } of probes) {
      if (!worksUnguarded) continue
      const hasArrived = (): boolean => arrived.some((path) => path.startsWith(`/${name}`))
      if ((await page.evaluate(run, address)) || hasArrived()) continue
      await expect
        .poll(hasArrived, { timeout: 3000 })
        .toBe(true)
        .catch(() => failed.push(name))
    }
    expect(failed).toEqual([])
  } finally {
    await browser.close()
  }
})
