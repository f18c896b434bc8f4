import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join, posix, win32 } from 'node:path'

const root = join(import.meta.dirname, '..')
const electronDir = join(root, 'node_modules/electron')
const fetchTimeoutMs = 120_000

interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly exists: (path: string) => boolean
}

const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync }

/** True where a window can be shown. */
export function hasDisplay({ platform, env }: Pick<Machine, 'platform' | 'env'> = thisMachine): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/** An installed Chromium, Chrome or Edge in the usual places of the system. */
export function findInstalledBrowser({ platform, env, exists }: Machine = thisMachine): string | undefined {
  return usualPlaces(platform, env).find(exists)
}

/** Real Electron's executable: the one already there, or fetched now within a time limit. */
export function findElectron(): string | undefined {
  return installedElectron() ?? fetchElectron()
}

function installedElectron(): string | undefined {
  const pathFile = join(electronDir, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(electronDir, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : undefined
}

function fetchElectron(): string | undefined {
  console.error('Đang tải Electron (khoảng 110 MB, chỉ lần đầu)…')
  spawnSync(process.execPath, [join(electronDir, 'install.js')], { stdio: 'ignore', timeout: fetchTimeoutMs })
  return installedElectron()
}

function usualPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const homes = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
      (home) => home !== undefined,
    )
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
    return homes.flatMap((home) => programs.map((program) => win32.join(home, program)))
  }
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => posix.join(folder, name)))
}
