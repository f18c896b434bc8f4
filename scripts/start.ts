// `npm start` opens the built application; `npm run dev` opens it with hot reload. Real Electron where it is or can be
// fetched, otherwise the stand-in of the tests on an installed browser.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron, findInstalledBrowser, hasDisplay } from './desktop-runtime.ts'

interface Start {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '..')
const standInDir = join(root, 'tests/electron-host')
const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
const isDevelopment = process.argv.includes('--dev')

if (hasDisplay()) {
  run(isDevelopment ? developmentStart() : builtStart())
} else {
  refuse(
    'Máy này không có màn hình (không có DISPLAY hay WAYLAND_DISPLAY) nên không mở được cửa sổ.\n' +
      'Hãy chạy trên máy có màn hình, hoặc dùng "npm run demo" và "npm run -s cli -- --help" ngay tại đây.',
  )
}

function builtStart(): Start | undefined {
  if (isBuildStale()) {
    const { status } = spawnSync(process.execPath, [electronVite, 'build'], { cwd: root, stdio: 'inherit' })
    if (status !== 0) return refuse('Không dựng được ứng dụng; xem lỗi ở trên.')
  }
  const electron = findElectron()
  if (electron !== undefined) return { command: electron, args: [root], env: {} }
  const env = standInEnvironment()
  const args = ['--no-warnings', '--import', join(standInDir, 'register.ts'), join(standInDir, 'boot.ts'), root]
  return env && { command: process.execPath, args, env }
}

function developmentStart(): Start | undefined {
  const start = { command: process.execPath, args: [electronVite, 'dev', '--watch'] }
  if (findElectron() !== undefined) return { ...start, env: {} }
  if (process.platform === 'win32')
    return refuse('Hãy chạy "npx install-electron" trước khi dùng npm run dev trên Windows.')
  const env = standInEnvironment()
  return env && { ...start, env: { ...env, ELECTRON_EXEC_PATH: join(standInDir, 'electron') } }
}

function standInEnvironment(): Record<string, string> | undefined {
  console.error('Chưa có Electron trên máy này và không tải được; khi có mạng hãy chạy "npx install-electron".')
  const browser = findInstalledBrowser()
  if (browser === undefined) {
    return refuse('Cũng không thấy Chromium, Chrome hay Edge để mở tạm. Hãy cài một trong ba, hoặc tải Electron.')
  }
  console.error(`Mở tạm bằng bản thay thế trên ${browser}; hộp thoại tệp sẽ hỏi ở cửa sổ lệnh này.`)
  return { ELECTRON_HOST_CHROMIUM: browser, ELECTRON_HOST_HEADED: '1', ELECTRON_HOST_TERMINAL_DIALOGS: '1' }
}

function run(start: Start | undefined): void {
  if (start === undefined) return
  const child = spawn(start.command, start.args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...start.env } })
  child.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

function refuse(text: string): undefined {
  console.error(text)
  process.exitCode = 1
}

function isBuildStale(): boolean {
  const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'].map((file) =>
    join(root, file),
  )
  if (!built.every((file) => existsSync(file))) return true
  const builtAtMs = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs > builtAtMs)
}
