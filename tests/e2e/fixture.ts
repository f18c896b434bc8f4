import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import { callFromPage } from './window-book.ts'

export { expect }

const projectRoot = join(import.meta.dirname, '../..')

export interface LaunchOptions {
  /** The day the application takes for today, `YYYY-MM-DD`. */
  readonly today?: string
  /** A store prepared beforehand; it is copied to where the application looks for its own. */
  readonly store?: string
  /** Who uses a new store: one person without a password, unless the test chooses on the screen. */
  readonly people?: 'solo' | 'unset'
  /** The folder of the application; the built project unless a packaged one is tested. */
  readonly appDir?: string
}

export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
}

interface Fixtures {
  /** The private data folder of this test; it survives a restart within the test. */
  readonly dataDir: string
  /** Where the application keeps its store. */
  readonly storePath: string
  /** What pages complained about: refused by the content security policy, or an uncaught error. */
  readonly pageProblems: string[]
  /** Set by a test that provokes complaints on purpose; otherwise any fails it. */
  readonly expectsPageProblems: boolean
  /** Starts the built application and waits until its window shows something. */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>
}

export const test = base.extend<Fixtures>({
  expectsPageProblems: [false, { option: true }],
  dataDir: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-e2e-'))
    await use(dir)
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  },
  storePath: async ({ dataDir }, use) => {
    await use(join(dataDir, 'so-lieu/so-can-cuoc.db'))
  },
  pageProblems: async ({ expectsPageProblems }, use) => {
    const problems: string[] = []
    await use(problems)
    if (!expectsPageProblems) expect(problems, 'what the pages complained about').toEqual([])
  },
  launch: async ({ dataDir, storePath, pageProblems }, use) => {
    const running: ElectronApplication[] = []
    await use(async ({ today, store, people = 'solo', appDir = projectRoot } = {}) => {
      if (store !== undefined) {
        mkdirSync(dirname(storePath), { recursive: true })
        cpSync(store, storePath)
      }
      const app = await _electron.launch({
        args: [appDir],
        cwd: projectRoot,
        colorScheme: null,
        env: {
          ...(process.env as Record<string, string>),
          SO_CAN_CUOC_DATA: dataDir,
          ...(today !== undefined && { SO_CAN_CUOC_TODAY: today }),
        },
      })
      running.push(app)
      collectProblems(app, pageProblems)
      const page = await app.firstWindow()
      await page.locator('#root > :not(style)').first().waitFor()
      if (people === 'solo') await chooseSolo(page)
      return { app, page }
    })
    for (const app of running) await app.close()
  },
})

/** A new store belongs to one person from here on; nothing happens to one that knows its people. */
async function chooseSolo(page: Page): Promise<void> {
  const { mode } = await callFromPage(page, 'accounts.getSession', {})
  if (mode !== 'unset') return
  await callFromPage(page, 'accounts.startSolo', { name: 'Người thử' })
  await page.locator('dialog').waitFor({ state: 'detached' })
}

function collectProblems(app: ElectronApplication, problems: string[]): void {
  app.process().stderr?.on('data', (text: Buffer) => {
    if (process.env['E2E_VERBOSE'] === '1') process.stderr.write(text)
  })
  app.context().on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text())
  })
  app.context().on('weberror', (error) => problems.push(String(error.error())))
}
