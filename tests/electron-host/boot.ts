// What Electron does at start: find the app, run its entry to the end, start the browser, emit 'ready'.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startBrowser } from './browser-process.ts'
import { host } from './host-state.ts'

interface Manifest {
  readonly name?: string
  readonly productName?: string
  readonly version?: string
  readonly main?: string
}

const options = process.argv.slice(2)
const electron = createRequire(import.meta.url)('electron/package.json') as { version: string }

const preloaded: string[] = []
let entry = '.'
for (let i = 0; i < options.length; i++) {
  const option = options[i] ?? ''
  if (option === '-r' || option === '--require') preloaded.push(options[++i] ?? '')
  else if (!option.startsWith('-')) {
    entry = option
    break
  }
}

Object.defineProperty(process.versions, 'electron', { value: electron.version, enumerable: true })
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(import.meta.dirname, 'resources') })
process.argv = [join(import.meta.dirname, 'electron'), ...options]

const appPath = resolve(entry)
const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as Manifest
host.appPath = appPath
host.name = manifest.productName ?? manifest.name ?? 'Electron'
host.version = manifest.version ?? electron.version
for (const option of options) {
  const match = /^--([^=]+)(?:=(.*))?$/.exec(option)
  if (match?.[1] !== undefined && !/^(inspect|remote-debugging-port)/.test(match[1])) {
    host.switches.set(match[1], match[2] ?? '')
  }
}

const requireFromApp = createRequire(join(appPath, 'package.json'))
for (const file of preloaded) requireFromApp(resolve(file))
process.once('exit', (code) => {
  if (code === 13) console.error("electron-host: the entry never ends: a top-level 'await app.whenReady()'?")
})
await import(pathToFileURL(join(appPath, manifest.main ?? 'index.js')).href)
if (!host.isQuitting) await startBrowser()
