// Packages for Windows and Linux against stand-ins of Electron, into dist/; what came out is checked by
// tests/packaging/.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFakeElectron } from './fake-electron-dist.ts'

const root = join(import.meta.dirname, '..')
const builder = join(root, 'node_modules/electron-builder/cli.js')

rmSync(join(root, 'dist'), { recursive: true, force: true })
const fake = writeFakeElectron(join(root, 'node_modules/.cache/fake-electron'))
for (const system of ['win', 'linux'] as const) {
  const args = [builder, `--${system}`, '--dir', '--x64', '--publish', 'never', `-c.electronDist=${fake[system]}`]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
