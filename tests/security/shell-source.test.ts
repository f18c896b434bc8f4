import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, readSources } from '#tests/architecture/source-files.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const page = { path: 'src/renderer/index.html', text: read('src/renderer/index.html') }
const source = [...readSources('src'), page].map((file) => ({ path: file.path, code: codeOf(file) }))

/** `samples` are the control: what the pattern is for, which it must see. */
function expectNowhere(pattern: RegExp, samples: readonly string[], folder = 'src/'): void {
  for (const sample of samples) expect(sample).toMatch(pattern)
  const users = source.filter(({ path, code }) => path.startsWith(folder) && pattern.test(code))
  expect(users.map(({ path }) => path)).toEqual([])
}

test('WIN-01: no address outside is written in the shell, the preload or the page', () => {
  const address = /\b(https?|wss?|ftp):\/\//
  expectNowhere(address, ["loadURL('https://example.org')"], 'src/main/shell/')
  expectNowhere(address, ["fetch('http://127.0.0.1')"], 'src/preload/')
  expectNowhere(address, ['<script src="https://cdn.example.org/a.js">'], page.path)
})

test('WIN-02: Node is integrated nowhere', () => {
  expectNowhere(/\bnodeIntegration(\w*): (?!false)/, ['nodeIntegration: true', 'nodeIntegrationInWorker: isDev'])
})

test('WIN-03: context isolation is turned off nowhere', () => {
  expectNowhere(/\bcontextIsolation: (?!true)/, ['contextIsolation: false'])
})

test('WIN-04: the sandbox is turned off nowhere', () => {
  expectNowhere(/\bsandbox: (?!true)|no-sandbox/, ['sandbox: false', "appendSwitch('no-sandbox')"])
})

test('WIN-06: webSecurity is turned off nowhere', () => {
  expectNowhere(/\bwebSecurity\b|disable-web-security/, ['webSecurity: false', "'disable-web-security'"])
})

test('WIN-07: the policy is loosened nowhere', () => {
  expectNowhere(/unsafe-(inline|eval|hashes)|\bbypassCSP\b|\ballowServiceWorkers\b/, [
    "style-src 'unsafe-inline'",
    'privileges: { bypassCSP: true }',
  ])
})

test('WIN-08: insecure content is allowed nowhere', () => {
  expectNowhere(/\ballowRunningInsecureContent\b|allow-running-insecure-content/, ['allowRunningInsecureContent: true'])
})

test('WIN-09: no experimental feature is turned on', () => {
  expectNowhere(/\bexperimentalFeatures\b|enable-(experimental|features)/, [
    'experimentalFeatures: true',
    "appendSwitch('enable-experimental-web-platform-features')",
  ])
})

test('WIN-10: no Blink feature is turned on', () => {
  expectNowhere(/\benableBlinkFeatures\b|enable-blink-features/, ["enableBlinkFeatures: 'X'"])
})

test('WIN-11: no page has a webview, so none may open windows', () => {
  expectNowhere(/<webview\b|\ballowpopups\b|\bwebviewTag: (?!false)|createElement\(['"]webview/, [
    '<webview allowpopups>',
    'webviewTag: true',
  ])
})

test('WIN-15: nothing is handed to the system to open but a file the person chose or the folder of logs', () => {
  expectNowhere(/\bopenExternal\b/, ['void shell.openExternal(url)'])
  const openers = source.filter(({ code }) => /\bshell\.(openPath|showItemInFolder)\(/.test(code))
  expect(openers.map(({ path }) => path).sort()).toEqual(['src/main/shell/app-menu.ts', 'src/main/shell/desktop.ts'])
  expectNowhere(
    /\b(exec|execFile|spawn|fork)(Sync)?\(|child_process/,
    ["import('node:child_process')"],
    'src/main/shell/',
  )
})

test('WIN-18: no page is loaded from file://', () => {
  expectNowhere(/\bloadFile\(|file:\/\//, ["window.loadFile('index.html')", "loadURL('file:///x')"])
})

test('WIN-16: the version of Electron is exact, the installed one, and the one the table was checked on', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }
  const installed = createRequire(import.meta.url)('electron/package.json') as { version: string }
  expect(devDependencies['electron']).toBe(installed.version)
  expect(read('docs/adr/0006-window-security.md')).toContain(`Electron ${installed.version}`)
})

test('WIN-19: every fuse of the packager is decided', () => {
  const written = read('electron-builder.yml').split('electronFuses:\n')[1]?.trim().split(/\n\s*/)
  expect(written?.sort()).toEqual([
    'enableCookieEncryption: true',
    'enableEmbeddedAsarIntegrityValidation: true',
    'enableNodeCliInspectArguments: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'grantFileProtocolExtraPrivileges: false',
    'loadBrowserProcessSpecificV8Snapshot: false',
    'onlyLoadAppFromAsar: true',
    'runAsNode: false',
  ])
})
