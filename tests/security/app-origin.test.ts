import { expect, test } from 'vitest'
import { isAllowedRequest, isAppPage } from '../../src/main/shell/app-origin.ts'

const devServer = 'http://localhost:5173'

test.each(['app://so-can-cuoc/index.html', 'app://so-can-cuoc/index.html#/nhap', 'app://so-can-cuoc/index.html?x=1'])(
  'the page %s is ours',
  (url) => expect(isAppPage(url)).toBe(true),
)

test.each([
  'app://so-can-cuoc/',
  'app://so-can-cuoc/assets/other.html',
  'app://so-can-cuoc.evil/index.html',
  'app://evil@so-can-cuoc.evil/index.html',
  'app://so-can-cuoc:80/index.html',
  'APP2://so-can-cuoc/index.html',
  'https://so-can-cuoc/index.html',
  'file:///so-can-cuoc/index.html',
  'about:blank',
  'data:text/html,app://so-can-cuoc/index.html',
  'blob:app://so-can-cuoc/6a1f',
  'javascript:alert(1)',
  '',
  'not a url',
  devServer,
])('the page %s is not ours', (url) => expect(isAppPage(url)).toBe(false))

test.each(['app://so-can-cuoc/index.html', 'app://so-can-cuoc/assets/index-1.js'])('the window may ask for %s', (url) =>
  expect(isAllowedRequest(url)).toBe(true),
)

test.each([
  'http://127.0.0.1/',
  'https://example.org/',
  'ws://localhost:5173/',
  'file:///etc/hostname',
  'app://other/index.html',
  'data:text/plain,x',
  'blob:app://so-can-cuoc/6a1f',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu',
  devServer,
])('the window may not ask for %s', (url) => expect(isAllowedRequest(url)).toBe(false))

test('the development server counts only when it is named, and only itself', () => {
  expect(isAppPage(`${devServer}/#/nhap`, devServer)).toBe(true)
  expect(isAllowedRequest('ws://localhost:5173/hot', devServer)).toBe(true)
  expect(isAllowedRequest('http://localhost:5174/', devServer)).toBe(false)
  expect(isAppPage('http://localhost.evil:5173/', devServer)).toBe(false)
})
