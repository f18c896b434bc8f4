import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import type { ExcelPort } from '#backend/excel/excel-port.ts'
import { createExcelPort } from '#backend/excel/excel-port.ts'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { plainModel, sampleMeta, sampleModel } from './sample-sheet.ts'

const SOURCE_FOLDER = resolve(import.meta.dirname, '../../../src/main/backend/excel')
const workerSource = pathToFileURL(join(SOURCE_FOLDER, 'excel-worker.ts'))

const open: ExcelPort[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((port) => port.close()))
})

function portOf(url: URL, timeoutMs?: number): ExcelPort {
  const port = createExcelPort(url, timeoutMs === undefined ? {} : { timeoutMs })
  open.push(port)
  return port
}

/** A worker that misbehaves as the sheet's name tells it. */
const mischief = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    const held = []
    parentPort.on('message', ({ id, model }) => {
      if (model.name === 'hang') return
      if (model.name === 'exit') process.exit(3)
      if (model.name === 'throw') throw new Error('out of order')
      held.push(id)
      if (model.name !== 'hold') for (const one of held.splice(0).reverse()) parentPort.postMessage({ id: one, bytes: new Uint8Array([one]) })
    })
  `)}`,
)

function named(name: string): typeof sampleModel {
  return { ...plainModel(1, 1), name }
}

describe('excel port', () => {
  test('the worker writes the same bytes as the writer itself', async () => {
    const bytes = await portOf(workerSource).render(sampleModel, sampleMeta)
    expect(Buffer.from(bytes).equals(await writeWorkbook(sampleModel, sampleMeta))).toBe(true)
  })

  test('the writer runs from the built chunk too', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(resolve('node_modules/.cache/excel-worker-'))
    try {
      await build({
        configFile: false,
        logLevel: 'error',
        build: { ssr: join(SOURCE_FOLDER, 'excel-worker.ts'), outDir: folder, emptyOutDir: false },
      })
      const bytes = await portOf(pathToFileURL(join(folder, 'excel-worker.js'))).render(sampleModel, sampleMeta)
      expect(Buffer.from(bytes).equals(await writeWorkbook(sampleModel, sampleMeta))).toBe(true)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test("the writer's error comes back and the next request is answered", async () => {
    const port = portOf(workerSource)
    await expect(port.render(named('a/b'), sampleMeta)).rejects.toThrow('a/b')
    expect((await port.render(named('ab'), sampleMeta)).length).toBeGreaterThan(0)
  })

  test('each request gets its own answer, in whatever order they come', async () => {
    const port = portOf(mischief)
    const answers = await Promise.all(['hold', 'hold', 'go'].map((name) => port.render(named(name), sampleMeta)))
    expect(answers.map(([id]) => id)).toEqual([1, 2, 3])
  })

  test.each([
    ['exit', 'ended with code 3'],
    ['throw', 'out of order'],
  ])('after a crash (%s) what was under way rejects and a new worker takes over', async (name, message) => {
    const port = portOf(mischief)
    const waiting = port.render(named('hold'), sampleMeta)
    const outcomes = await Promise.allSettled([waiting, port.render(named(name), sampleMeta)])
    for (const outcome of outcomes) expect(String(outcome.status === 'rejected' && outcome.reason)).toContain(message)
    expect(await port.render(named('go'), sampleMeta)).toEqual(new Uint8Array([3]))
  })

  test('a worker that does not answer in time is ended and replaced', async () => {
    const port = portOf(mischief, 3000)
    await expect(port.render(named('hang'), sampleMeta)).rejects.toThrow('more than 3000 ms')
    expect(await port.render(named('go'), sampleMeta)).toEqual(new Uint8Array([2]))
  })

  test('a worker that cannot be started is an error, not a wait', async () => {
    await expect(portOf(new URL('missing.ts', workerSource)).render(sampleModel, sampleMeta)).rejects.toThrow(
      'missing.ts',
    )
  })

  test('closing rejects what is under way and what comes later, and may be repeated', async () => {
    const port = portOf(mischief)
    const waiting = port.render(named('hang'), sampleMeta).catch((error: unknown) => error)
    await port.close()
    expect(await waiting).toMatchObject({ message: expect.stringContaining('closed') })
    await port.close()
    await expect(port.render(named('go'), sampleMeta)).rejects.toThrow('closed')
  })

  test('a process that never closes the port waits for its workbook and then ends by itself', async () => {
    const program = `
      import { createExcelPort } from ${JSON.stringify(pathToFileURL(join(SOURCE_FOLDER, 'excel-port.ts')).href)}
      const port = createExcelPort(new URL(${JSON.stringify(workerSource.href)}))
      const bytes = await port.render(${JSON.stringify(named('ab'))}, ${JSON.stringify(sampleMeta)})
      console.log(bytes.length > 1000)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    })
    expect(stdout.trim()).toBe('true')
  })
})
