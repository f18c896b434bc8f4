import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { unpackChromium } from './scripts/chromium.ts'

// `_electron.launch()` asks the electron package for its executable, and that package honours this variable: the
// stand-in, unless real Electron is asked for. It must be set in Playwright's own process.
const isRealElectron = process.env['E2E_ELECTRON'] === 'real'
if (!isRealElectron) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(import.meta.dirname, 'tests/electron-host')

// The bundled Chromium runs on Linux only; elsewhere the same end-to-end tests run on real Electron.
const chromium = isRealElectron ? null : await unpackChromium()

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/playwright',
  // Generous, for machines that are busy with something else: what fails, fails by what is on the screen.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // One more try where nobody can watch; the summary names what needed it.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  projects: [
    { name: 'host', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'packaging', testMatch: 'packaging/**/*.spec.ts' },
    ...(chromium === null
      ? []
      : [
          {
            name: 'browser',
            testMatch: 'renderer/**/*.browser.spec.ts',
            use: {
              launchOptions: {
                executablePath: chromium.executable,
                env: { ...process.env, ...chromium.env },
                args: ['--no-sandbox', '--disable-gpu'],
              },
            },
          },
        ]),
  ],
})
