import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import { createReadPort, type ReadPort } from '#backend/excel/read-port.ts'
import { defaultReadLimits, type ReadLimits } from '#backend/excel/reading/read-limits.ts'
import { standardWorkbooks } from '#tests/reliability/standard-workbooks.ts'
import { handMade } from './read-fixture.ts'

const sourceFile = resolve(import.meta.dirname, '../../../../src/main/backend/excel/reading/read-worker.ts')
const workerSource = pathToFileURL(sourceFile)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const open: ReadPort[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((port) => port.close()))
})

function portOf(url = workerSource, limits: Partial<ReadLimits> = {}): ReadPort {
  const port = createReadPort(url, { ...defaultReadLimits, ...limits })
  open.push(port)
  return port
}

/** A reader that misbehaves as the file's name tells it. */
const mischief = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads'
    parentPort.postMessage({ begun: true })
    if (workerData.name === 'loop') for (;;);
    if (workerData.name === 'memory') { const all = []; for (;;) all.push(new Array(10000).fill(workerData)) }
    if (workerData.name === 'throw') throw new Error('out of order')
    if (workerData.name === 'exit') process.exit(3)
  `)}`,
)

describe('read port', () => {
  test('reads a file in a thread of its own to plain cells', async () => {
    const bytes = handMade('<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1</f></c></row>', {
      workbook: '<definedNames><definedName name="__proto__">"x"</definedName></definedNames>',
    })
    const port = portOf()
    const workbook = await port.read('a.xlsx', bytes)
    expect(workbook.sheets[0]?.cells).toEqual([
      { address: 'A1', row: 1, column: 1, type: 'number', value: 3, text: '3' },
      { address: 'B1', row: 1, column: 2, type: 'number', value: null, text: '', formula: 'A1' },
    ])
    expect(Object.entries(workbook.textNames)).toEqual([['__proto__', 'x']])
    const { sheets } = await port.readSheets('a.xlsx', bytes)
    expect(sheets.map(({ name, count }) => [name, count])).toEqual([['Bảng', 2]])
  })

  test('the reader runs from the built chunk too, every format', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(resolve('node_modules/.cache/read-worker-'))
    try {
      await build({
        configFile: false,
        logLevel: 'error',
        build: { ssr: sourceFile, outDir: folder, emptyOutDir: false },
      })
      const port = portOf(pathToFileURL(join(folder, 'read-worker.js')), { smallTimeoutMs: 60_000 })
      const formats = new Set<string>()
      for (const { name, bytes } of await standardWorkbooks()) formats.add((await port.read(name, bytes)).format)
      expect([...formats]).toEqual(['xlsx', 'ods', 'xls', 'xml-2003', 'html', 'csv'])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('files are read beside each other', async () => {
    const port = portOf()
    const read = await Promise.all(['a', 'b', 'c'].map((text) => port.read(`${text}.csv`, utf8(text))))
    expect(read.map(({ sheets }) => sheets[0]?.cells[0]?.value)).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['a.xlsx', new Uint8Array(), 'read/empty-file'],
    ['~$a.xlsx', utf8('x'), 'read/lock-file'],
    ['a.et', utf8('x'), 'read/wps-et'],
    ['a.xls', utf8('%PDF-1.7'), 'read/not-a-workbook'],
    ['a.csv', utf8(' \n\n'.replace(' ', '')), 'read/no-cells'],
  ])('%s is refused by name', async (name, bytes, code) => {
    await expect(portOf().read(name, bytes)).rejects.toMatchObject({ code, data: { file: name } })
  })

  test('a file over the limit is refused before a thread begins', async () => {
    const port = portOf(new URL('file:///nowhere.js'), { maxFileBytes: 3 })
    await expect(port.read('a.csv', utf8('a,b,c'))).rejects.toMatchObject({ code: 'read/too-large' })
  })

  test('a reader that runs in circles is ended', async () => {
    await expect(portOf(mischief, { smallTimeoutMs: 300 }).read('loop', utf8('x'))).rejects.toMatchObject({
      code: 'read/too-slow',
      data: { file: 'loop' },
    })
  })

  test('a reader that takes all memory is ended, the program lives on', async () => {
    const limits = { smallHeapMb: 32, smallTimeoutMs: 30_000 }
    await expect(portOf(mischief, limits).read('memory', utf8('x'))).rejects.toMatchObject({
      code: 'read/out-of-memory',
    })
  })

  test('a fault of the reader itself and the end of the port are errors, not refusals', async () => {
    await expect(portOf(mischief).read('throw', utf8('x'))).rejects.toThrow('out of order')
    await expect(portOf(mischief).read('exit', utf8('x'))).rejects.toThrow('code 3')
    const port = portOf(mischief)
    const reading = port.read('loop', utf8('x'))
    await port.close()
    await expect(reading).rejects.toThrow('closed')
  })
})
