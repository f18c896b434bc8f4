// The `app` module: paths, life cycle, the single-instance lock.
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { host, hostEvent, loud } from './host-state.ts'
import { openWindows } from './open-windows.ts'

const paths = new Map<string, string>()
const hasSignals = process.platform !== 'win32'
const readyGate = Promise.withResolvers<void>()

class App extends EventEmitter {
  readonly isPackaged = false
  readonly dock = undefined
  readonly commandLine = loud('app.commandLine', {
    appendSwitch: (key: string, value = '') => void host.switches.set(key, value),
    hasSwitch: (key: string) => host.switches.has(key),
    getSwitchValue: (key: string) => host.switches.get(key) ?? '',
  })

  get name(): string {
    return host.name
  }
  getName = (): string => host.name
  getVersion = (): string => host.version
  getAppPath = (): string => host.appPath
  getLocale = (): string => 'vi'
  isReady = (): boolean => host.isReady
  whenReady = (): Promise<void> => readyGate.promise
  setAppUserModelId(): void {}

  getPath(name: string): string {
    const known = paths.get(name) ?? defaultPath(name)
    if (known === undefined) throw new Error(`Failed to get '${name}' path`)
    return known
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    mkdirSync(path, { recursive: true })
    paths.set(name, path)
  }

  /** One process per user data folder, as in Electron: the second one wakes the first, where there are signals. */
  requestSingleInstanceLock(): boolean {
    const lockFile = join(this.getPath('userData'), 'electron-host.lock')
    mkdirSync(this.getPath('userData'), { recursive: true })
    const owner = readOwner(lockFile)
    if (owner !== undefined && isAlive(owner)) {
      if (hasSignals) process.kill(owner, 'SIGUSR2')
      return false
    }
    writeFileSync(lockFile, String(process.pid))
    if (hasSignals) process.on('SIGUSR2', () => this.emit('second-instance', hostEvent(), [], process.cwd(), {}))
    process.on('exit', () => rmSync(lockFile, { force: true }))
    return true
  }

  quit(): void {
    void quit()
  }

  exit(code = 0): void {
    host.browser?.kill('SIGKILL')
    process.exit(code)
  }
}

export const app = loud('app', new App())

/** Called once the browser runs: Electron's 'ready'. */
export function becomeReady(): void {
  host.isReady = true
  readyGate.resolve()
  app.emit('ready', hostEvent(), {})
}

async function quit(): Promise<void> {
  if (host.isQuitting) return
  host.isQuitting = true
  if (!(await mayQuit())) {
    host.isQuitting = false
    return
  }
  app.emit('quit', hostEvent(), 0)
  if (host.browser === undefined) return app.exit(0)
  host.browser.once('exit', () => process.exit(0))
  setTimeout(() => app.exit(0), 2000)
  await host.connection?.send('Browser.close').catch(() => undefined) // lets the profile reach the disk
}

async function mayQuit(): Promise<boolean> {
  const before = hostEvent()
  app.emit('before-quit', before)
  if (before.defaultPrevented) return false
  for (const window of openWindows) if (!(await window._tryClose())) return false
  const will = hostEvent()
  app.emit('will-quit', will)
  return !will.defaultPrevented
}

function defaultPath(name: string): string | undefined {
  const home = homedir()
  const appData = process.env['XDG_CONFIG_HOME'] ?? process.env['APPDATA'] ?? join(home, '.config')
  const userData = paths.get('userData') ?? join(appData, host.name)
  const known: Record<string, string> = {
    home,
    appData,
    userData,
    sessionData: userData,
    temp: tmpdir(),
    logs: join(userData, 'logs'),
    desktop: join(home, 'Desktop'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
  }
  return known[name]
}

function readOwner(lockFile: string): number | undefined {
  try {
    return Number(readFileSync(lockFile, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
