import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

export interface BrowserExecutable {
  readonly executable: string
  /** Added to the environment of the browser's process. */
  readonly env: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '..')
const packageDir = join(root, 'node_modules/@sparticuz/chromium')

/**
 * The headless Chromium that comes inside an npm package, unpacked on first use into `cacheDir`.
 * Safe when several processes come at once: each unpacks beside the final place, and the first rename wins.
 */
export async function unpackChromium(cacheDir = join(root, 'node_modules/.cache')): Promise<BrowserExecutable> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Trình duyệt kèm theo chỉ chạy trên Linux x64; nơi khác hãy chạy với E2E_ELECTRON=real.')
  }
  const home = join(cacheDir, `chromium-${packageVersion()}`)
  if (!existsSync(home)) {
    mkdirSync(cacheDir, { recursive: true })
    const partial = mkdtempSync(`${home}-`)
    await unpackInto(partial)
    moveIntoPlace(partial, home)
  }
  return { executable: join(home, 'chromium'), env: { LD_LIBRARY_PATH: join(home, 'al2023/lib') } }
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/**
 * `inflate` writes into the temporary folder and trusts whatever lies there, so it is called with a fresh one. It reads
 * the variable at once, before this returns.
 */
function unpackInto(folder: string): Promise<unknown> {
  const previous = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  const unpacking = ['chromium.br', 'al2023.tar.br'].map((name) => inflate(join(packageDir, 'bin', name)))
  if (previous === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = previous
  return Promise.all(unpacking)
}

function moveIntoPlace(partial: string, home: string): void {
  try {
    renameSync(partial, home)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}
