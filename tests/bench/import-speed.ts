/**
 * How long importing takes on this machine and how much memory, each part in a process of its own so that its memory
 * counts alone: a standard sheet (47 communes × 10 columns) from bytes to preview, a queue of 30 such files from bytes
 * to the book, a file of 50,000 rows with a date and 1 or 5 figures in each, looked into and written, and all once more
 * with faults in every fifth row, told as times what it takes without. Figures are of the process: a busy machine makes
 * it take longer, and hardly costs more of the processor.
 * usage: node tests/bench/import-speed.ts [--only standard|queue|look|rows[+faults]] [--rows 50000] [--columns 5]
 */
import { spawnSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { addDays, formatDate, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rows: { type: 'string', default: '50000' },
    columns: { type: 'string' },
    file: { type: 'string' },
  },
})
const communeCount = 47
const communes = Array.from({ length: communeCount }, (_, index) => ({
  code: String(90_001 + index),
  name: `Xã Mẫu ${String(index + 1).padStart(2, '0')}`,
}))
const first = localDate('2023-01-02')
const columns = ['CCCD cấp mới', 'CCCD cấp đổi', 'CCCD cấp lại', 'Thu nhận mức 1', 'Thu nhận mức 2']
const longColumns = columns.slice(0, Number(options.columns ?? columns.length))
const more = ['Phê duyệt mức 1', 'Phê duyệt mức 2', 'Kích hoạt mức 1', 'Kích hoạt mức 2', 'Thẻ đã trả']

interface Line {
  readonly on: LocalDate | null
  readonly name: string
  readonly values: readonly (number | string)[]
}

async function workbook(
  title: string,
  lines: readonly Line[],
  heads: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded where a file is made: its memory is no part of reading one.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('BC')
  const hasDates = lines.some(({ on }) => on !== null)
  sheet.addRow([title])
  sheet.addRow(['STT', ...(hasDates ? ['Ngày'] : []), 'Đơn vị', ...heads])
  for (const [index, { on, name, values }] of lines.entries())
    sheet.addRow([index + 1, ...(on === null ? [] : [formatDate(on)]), name, ...values])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Figures that repeat nothing from day to day; with faults every fifth row has a letter in a number. */
function valuesOf(row: number, width: number, hasFaults: boolean): (number | string)[] {
  return Array.from({ length: width }, (_, column) =>
    hasFaults && row % 5 === 0 && column === Math.min(1, width - 1) ? '1O' : (row * 7 + column * 13) % 97,
  )
}

function daySheet(day: number, hasFaults: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const heads = [...columns, ...more]
  const lines = communes.map(({ name }, index) => ({
    on: null,
    name,
    values: valuesOf(index + day * communeCount, heads.length, hasFaults),
  }))
  return workbook(`BÁO CÁO NGÀY ${formatDate(addDays(first, day))}`, lines, heads)
}

function longSheet(rows: number, hasFaults: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const lines = Array.from({ length: rows }, (_, row) => ({
    on: addDays(first, Math.floor(row / communeCount)),
    name: communes[row % communeCount]?.name ?? '',
    values: valuesOf(row, longColumns.length, hasFaults),
  }))
  return workbook('SỐ LIỆU THEO NGÀY', lines, longColumns)
}

async function openBook(): Promise<TestBook> {
  const book = openTestBook({
    today: '2026-12-31',
    storeWorkerUrl: new URL('../../src/main/backend/store-worker.ts', import.meta.url),
  })
  await book.call(
    'settings.applySetup',
    sampleSetup({ communes, extraRows: [], startOn: first, openings: null, populations: null, targets: [] }),
  )
  return book
}

interface Measured {
  readonly seconds: number
  /** Of all threads together: a busy machine does not count. */
  readonly cpuSeconds: number
  /** The longest work of the main thread between two turns of its loop. */
  readonly blockedMs: number
  readonly told: string
}

/** Runs the work; says how long it took, and of how much work in one piece the main thread answered nothing. */
async function measured(run: (blocked: () => number) => Promise<string>): Promise<Measured> {
  const blocked = watchedThread()
  const cpu = process.cpuUsage()
  const start = performance.now()
  let blockedMs = 0
  const told = await run(() => {
    const longest = blocked()
    blockedMs = Math.max(blockedMs, longest)
    return longest
  })
  const seconds = (performance.now() - start) / 1000
  // What was blocked last is counted only once the loop has turned.
  await wait(20)
  blockedMs = Math.max(blockedMs, blocked())
  const { user, system } = process.cpuUsage(cpu)
  return { cpuSeconds: (user + system) / 1e6, seconds, blockedMs, told }
}

/** Milliseconds of processor of the longest piece of work on this thread since it was asked last. */
function watchedThread(): () => number {
  const used = (): number => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  let [last, longest] = [used(), 0]
  setInterval(() => {
    const now = used()
    longest = Math.max(longest, now - last)
    last = now
  }, 1).unref()
  return () => {
    const told = longest
    longest = 0
    return told
  }
}

async function addAndSee(book: TestBook, bytes: Uint8Array<ArrayBuffer>, name: string) {
  const { id } = await book.call('importing.addFile', { name, bytes, sender: '' })
  return book.call('importing.getPreview', { importId: id })
}

async function commit(book: TestBook, seen: Awaited<ReturnType<typeof addAndSee>>): Promise<number> {
  const { head, planHash } = seen
  const { changed } = await book.call('importing.commitImport', {
    importId: head.id,
    clientId: `bench-call-${head.id}`,
    planHash,
  })
  return changed
}

/** Made in another process, whose memory is not this one's. */
async function generated(hasFaults: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(tmpdir(), `so-can-cuoc-bench-${process.pid}.xlsx`)
  const asked = [
    '--only',
    hasFaults ? 'make+faults' : 'make',
    '--rows',
    options.rows,
    '--columns',
    String(longColumns.length),
    '--file',
    path,
  ]
  spawnSync(process.execPath, [import.meta.filename, ...asked], { stdio: 'inherit' })
  const bytes = new Uint8Array(await readFile(path))
  await rm(path)
  return bytes
}

const parts = {
  async standard(hasFaults: boolean) {
    const book = await openBook()
    await addAndSee(book, await daySheet(0, false), 'khoi-dong.xlsx')
    const bytes = await daySheet(1, hasFaults)
    const done = await measured(async () => JSON.stringify((await addAndSee(book, bytes, 'ngay.xlsx')).counts))
    return { book, done }
  },
  async queue(hasFaults: boolean) {
    const book = await openBook()
    const files = await Promise.all(Array.from({ length: 30 }, (_, day) => daySheet(day, hasFaults)))
    const done = await measured(async () => {
      let changed = 0
      for (const [day, bytes] of files.entries())
        changed += await commit(book, await addAndSee(book, bytes, `ngay-${day}.xlsx`))
      return `${changed} figures`
    })
    return { book, done }
  },
  async look(hasFaults: boolean) {
    const book = await openBook()
    const bytes = await generated(hasFaults)
    const idle = idleText()
    const done = await measured(async () => {
      const call = { name: 'nhieu-ngay.xlsx', bytes, sender: '', choices: noChoices }
      const { preview } = await book.call('importing.inspectFile', call)
      return `${(bytes.length / 1e6).toFixed(1)} MB, ${JSON.stringify(preview?.counts)}, ${idle}`
    })
    return { book, done }
  },
  async rows(hasFaults: boolean) {
    const book = await openBook()
    const bytes = await generated(hasFaults)
    const idle = idleText()
    const done = await measured(async (blocked) => {
      const seen = await addAndSee(book, bytes, 'nhieu-ngay.xlsx')
      const previewed = performance.now()
      const seenText = `to the preview ${peakMb().toFixed(0)} MB and blocked ${blocked().toFixed(0)} ms`
      const changed = await commit(book, seen)
      const saved = ((performance.now() - previewed) / 1000).toFixed(1)
      return `${(bytes.length / 1e6).toFixed(1)} MB, ${JSON.stringify(seen.counts)}, ${changed} figures, commit ${saved} s, ${idle}, ${seenText}`
    })
    return { book, done }
  },
} as const

function peakMb(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6
}

function idleText(): string {
  return `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB before`
}

async function runPart(name: keyof typeof parts, hasFaults: boolean): Promise<void> {
  const { book, done } = await parts[name](hasFaults)
  await book.dispose()
  const isLong = name === 'look' || name === 'rows'
  const what = `${name}${isLong ? ` ×${longColumns.length}` : ''}${hasFaults ? ' with faults' : ''}`
  console.info(
    `${what}: ${done.seconds.toFixed(2)} s (${done.cpuSeconds.toFixed(2)} s of processor), blocked ${done.blockedMs.toFixed(0)} ms at most, peak ${peakMb().toFixed(0)} MB; ${done.told}`,
  )
}

/** The terminal's own setting, as `npm run cli` has it. */
const asTerminal = ['--max-semi-space-size=4']

/** Runs a part in a process of its own and prints what it says; seconds of processor it took. */
function runApart(only: string, width: string): number {
  const asked = ['--only', only, '--rows', options.rows, '--columns', width]
  const { stdout } = spawnSync(process.execPath, [...asTerminal, import.meta.filename, ...asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told = stdout.toString()
  process.stdout.write(told)
  return Number(/\((\d+\.\d+) s of processor/.exec(told)?.[1] ?? Number.NaN)
}

function runAll(): void {
  const long = options.columns === undefined ? ['1', '5'] : [options.columns]
  const cases = [
    ...['standard', 'queue'].map((part) => [part, '5'] as const),
    ...long.flatMap((width) => ['look', 'rows'].map((part) => [part, width] as const)),
  ]
  for (const [part, width] of cases) {
    const [clean, faulty] = [part, `${part}+faults`].map((only) => runApart(only, width))
    if (clean !== undefined && faulty !== undefined)
      console.info(`${part} ×${width}: with faults ${(faulty / clean).toFixed(2)} times the processor of without`)
  }
}

const [name, faults] = (options.only ?? '').split('+')
if (name === 'make') await writeFile(options.file ?? '', await longSheet(Number(options.rows), faults === 'faults'))
else if (name === 'standard' || name === 'queue' || name === 'look' || name === 'rows')
  await runPart(name, faults === 'faults')
else runAll()
