/**
 * What a large province's store costs: 30 units, 547 communes, 20 flows a day. Wall-clock of a first call and of several
 * more, and of those the least of the processor's time, which says most where something else runs beside it.
 *   node tests/bench/province-scale.ts --days 90|365|1096 --folder DIR [--runs 7]     (1, 4 and 12 million values; kept in DIR)
 */
import { statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addDays, endOfMonth, startOfMonth } from '#shared/kernel/local-date.ts'
import { recompute } from './province-scale-recompute.ts'
import { reorganised, type Screen, screensOf } from './province-scale-screens.ts'
import { openScaleStore, type ScaleStore } from './province-scale-store.ts'

const { values: options } = parseArgs({
  options: {
    days: { type: 'string', default: '90' },
    folder: { type: 'string' },
    runs: { type: 'string', default: '7' },
  },
})
const { folder } = options
if (folder === undefined) throw new Error('--folder DIR: where the stores are kept')
const days = Number(options.days)
const store = await timed('Mở sổ', () => openScaleStore(folder, days))
const { last } = store
const month = { kind: 'month', calendar: 'calendar', from: startOfMonth(last), to: endOfMonth(last) } as const

console.log(`${'ms'.padEnd(36)}  lần đầu  giữa   nhất   CPU`)
for (const screen of screensOf(store)) await ask(store, screen)
await timed('Kiểm tra toàn bộ sổ', async () => {
  const { ok } = await store.call('backup.verifyStore', {})
  if (!ok) throw new Error('the store is not sound')
})
for (const run of [1, 2]) await timed(`Xuất BM08 tháng, lần ${run}`, exportBook)
await timed('Tính lại một năm', () => console.log(recompute(store.path, addDays(last, -Math.min(364, days - 1)), last)))
console.log(
  `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, ${(statSync(store.path).size / 2 ** 20).toFixed(0)} MiB on disk`,
)
await store.close()

const divided = await openScaleStore(folder, days, addDays(last, 1))
await reorganised(divided, async (screens) => {
  for (const screen of screens) await ask(divided, screen)
})
await divided.close()

async function ask(asked: ScaleStore, [label, name, input]: Screen): Promise<void> {
  const runs: { wall: number; cpu: number }[] = []
  for (let run = 0; run <= Number(options.runs); run += 1) {
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    await asked.call(name, input)
    const { user, system } = process.cpuUsage(cpu)
    runs.push({ wall: performance.now() - start, cpu: (user + system) / 1000 })
  }
  const [first, ...later] = runs
  const walls = later.map(({ wall }) => wall).toSorted((a, b) => a - b)
  const shown = [
    first?.wall,
    walls[Math.floor(walls.length / 2)],
    walls.at(-1),
    Math.min(...later.map(({ cpu }) => cpu)),
  ]
  console.log(label.padEnd(36), shown.map((time = 0) => time.toFixed(0).padStart(6)).join(' '))
}

async function timed<T>(label: string, run: () => T | Promise<T>): Promise<T> {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const done = await run()
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - start) / 1000
  const load = loadavg()[0] ?? 0
  console.log(
    `${label}: ${seconds.toFixed(1)} s (CPU ${((user + system) / 1e6).toFixed(1)} s, load ${load.toFixed(1)})`,
  )
  return done
}

async function exportBook(): Promise<void> {
  const path = join(folder ?? '', `BM08-${days}.xlsx`)
  const report = { policy: 'half-up', decimals: 2, signer: 0 } as const
  await store.call('reports.exportWorkbook', { ...report, form: 'BM08', period: month, path })
}
