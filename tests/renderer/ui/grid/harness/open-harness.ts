import type { Locator, Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { HarnessLog } from './main.tsx'

const ORIGIN = 'http://grid.test/'
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  woff: 'font/woff',
}

type Files = ReadonlyMap<string, string | Uint8Array>

let built: Promise<Files> | null = null

/** Built once per test process and kept in memory, so that parallel workers share no folder. */
async function buildHarness(): Promise<Files> {
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { write: false, minify: false, target: 'esnext' },
  })
  const outputs = Array.isArray(result) ? result : [result]
  return new Map(
    outputs.flatMap((output) =>
      'output' in output
        ? output.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const)
        : [],
    ),
  )
}

export interface Harness {
  grid: Locator
  editor: Locator
  cell: (row: number, col: number) => Locator
  /** Makes a cell current as a click would, and waits for the keyboard to be there. */
  goTo: (row: number, col: number) => Promise<void>
  log: <T>(read: (log: HarnessLog) => T) => Promise<T>
  /** What the host was told to write, oldest first, as "r0/c1=5" lists with their cause. */
  edits: () => Promise<{ cause: string; cells: string[] }[]>
  text: (row: number, col: number) => Promise<string>
  activeCell: () => Promise<string>
}

/** The grid alone on a 1366×768 page, with rows and 20 columns of sample figures. */
export async function openHarness(page: Page, rows = 47): Promise<Harness> {
  built ??= buildHarness()
  const files = await built
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.route(`${ORIGIN}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html'
    const body = files.get(name)
    if (body === undefined) return route.fulfill({ status: 404 })
    const contentType = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    return route.fulfill({ body: Buffer.from(body), contentType })
  })
  await page.goto(`${ORIGIN}?rows=${rows}`)
  const grid = page.getByRole('grid')
  await grid.waitFor()
  await page.evaluate(() => document.fonts.ready)

  const cell = (row: number, col: number): Locator => grid.locator(`td[data-row="${row}"][data-col="${col}"]`)
  const log = async <T>(read: (log: HarnessLog) => T): Promise<T> => {
    const source = await page.evaluateHandle(() => window.harness)
    return source.evaluate(read)
  }
  return {
    grid,
    editor: page.locator('input'),
    cell,
    log,
    goTo: async (row, col) => {
      await page.evaluate(([r, c]) => window.harness.handle?.focusCell(`r${r}`, `c${c}`), [row, col])
      await page.locator('input:focus').waitFor()
    },
    edits: async () =>
      log(({ edits }) =>
        edits.map(({ cause, edits: cells }) => ({
          cause,
          cells: cells.map(({ rowId, colId, text }) => `${rowId}/${colId}=${text}`),
        })),
      ),
    text: async (row, col) => (await cell(row, col).textContent()) ?? '',
    activeCell: () => log(({ active }) => (active ? `${active.rowId}/${active.colId}` : '')),
  }
}
