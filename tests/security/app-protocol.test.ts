import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { handlerOf } from '#tests/electron-host/protocol.ts'
import { registerAppScheme, serveApp } from '../../src/main/shell/app-protocol.ts'

vi.mock('electron', () => import('#tests/electron-host/electron.ts'))

const folder = mkdtempSync(join(tmpdir(), 'so-can-cuoc-protocol-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(() => {
  const rendererDir = join(folder, 'renderer')
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<meta property="csp-nonce" content="__CSP_NONCE__" />')
  writeFileSync(join(rendererDir, 'assets/a.js'), '0')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  registerAppScheme()
  serveApp(rendererDir)
})

async function answer(url: string, method = 'GET'): Promise<Response> {
  const handler = handlerOf('app://any')
  if (handler === undefined) throw new Error('the scheme has no handler')
  return handler(new Request(url, { method }))
}

test('WIN-18: the files of the folder are answered under our host', async () => {
  const response = await answer('app://so-can-cuoc/assets/a.js')
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
  expect(await response.text()).toBe('0')
})

test.each([
  'app://so-can-cuoc/',
  'app://so-can-cuoc/assets',
  'app://so-can-cuoc/../secret.txt',
  'app://so-can-cuoc/..%2fsecret.txt',
  'app://so-can-cuoc/%2e%2e/secret.txt',
  'app://so-can-cuoc/assets/..%5c..%5csecret.txt',
  'app://so-can-cuoc/assets/%00a.js',
  'app://so-can-cuoc//assets/a.js',
  'app://so-can-cuoc/__proto__',
  'app://other/index.html',
  'app://so-can-cuoc.evil/index.html',
])('%s is not answered', async (url) => {
  const response = await answer(url)
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('secret')
})

test('only GET is answered', async () => {
  expect((await answer('app://so-can-cuoc/index.html', 'POST')).status).toBe(404)
})

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

test('WIN-07: every answer has the policy; the page alone may style itself, with a nonce of its own', async () => {
  const policyOf = async (url: string): Promise<readonly string[] | undefined> =>
    (await answer(url)).headers.get('Content-Security-Policy')?.split('; ')
  expect(await policyOf('app://so-can-cuoc/assets/a.js')).toEqual(policy)
  expect(await policyOf('app://so-can-cuoc/none')).toEqual(policy)
  expect(await policyOf('app://other/index.html')).toEqual(policy)
  const page = await answer('app://so-can-cuoc/index.html')
  const nonce = /content="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  const withNonce = policy.map((part) => (part === "style-src 'self'" ? `style-src 'self' 'nonce-${nonce}'` : part))
  expect(page.headers.get('Content-Security-Policy')?.split('; ')).toEqual(withNonce)
  const next = await answer('app://so-can-cuoc/index.html')
  expect(await next.text()).not.toContain(nonce)
  expect(page.headers.get('X-Frame-Options')).toBe('DENY')
})
