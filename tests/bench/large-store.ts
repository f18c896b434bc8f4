import { roles } from '#shared/contract/procedure.ts'
/**
 * Fills a store with four million values (547 communes × 20 indicators × 365 days) and times what the screens ask of it
 * (processor time, so that a busy machine does not count).
 * usage: node tests/bench/large-store.ts [--communes 547] [--days 365] [--keep DIR]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBackend } from '#backend/create-backend.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'

const { values: options } = parseArgs({
  options: {
    communes: { type: 'string', default: '547' },
    days: { type: 'string', default: '365' },
    keep: { type: 'string' },
  },
})
const communes = Number(options.communes)
const days = Number(options.days)
const codes = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'EID1_COL',
  'EID2_COL',
  'EID1_APP',
  'EID2_APP',
  'EID1_REJ',
  'EID2_REJ',
  'EID1_ACT',
  'EID2_ACT',
  'EID_UPG',
  'CC_RCV',
  'CC_DLV',
  'CC_ISSUED',
  'CC_DEL',
  'EID_UPG_ACT',
  'CC_TOTAL',
  'EID_COL',
  'EID_ACT',
]
const first = localDate('2023-01-01')
const last = addDays(first, days - 1)
const dir = options.keep ?? mkdtempSync(join(tmpdir(), 'so-can-cuoc-bench-'))
const refuse = (): never => {
  throw new DomainError('desktop/not-available')
}
let ids = 0
const backend = createBackend({
  dbPath: join(dir, 'large.db'),
  resourcesDir: join(import.meta.dirname, '../../resources'),
  excelWorkerUrl: new URL('../../src/main/backend/excel/excel-worker.ts', import.meta.url),
  readWorkerUrl: new URL('../../src/main/backend/excel/reading/read-worker.ts', import.meta.url),
  understandWorkerUrl: new URL('../../src/main/backend/excel/understanding/understand-worker.ts', import.meta.url),
  appVersion: 'bench',
  desktop: {
    chooseSavePath: refuse,
    chooseFolder: refuse,
    chooseFile: refuse,
    showInFolder: refuse,
    openFile: refuse,
    copyImage: refuse,
    copyText: refuse,
  },
  log: { info: () => undefined, warn: () => undefined, error: (message, error) => console.error(message, error) },
  clock: { instant: () => '2024-01-01T00:00:00.000Z', today: () => last },
  newId: () => `bench-${++ids}`,
})

async function call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await backend.dispatch(name, input, { transport: 'test', identity: { author: 'bench', roles } })
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure).slice(0, 500)}`)
  return reply.value as Output<N>
}

async function timed<N extends ProcedureName>(label: string, name: N, input: Input<N>): Promise<void> {
  const took: number[] = []
  for (let run = 0; run < 3; run += 1) {
    const start = process.cpuUsage()
    await call(name, input)
    const used = process.cpuUsage(start)
    took.push((used.user + used.system) / 1000)
  }
  console.log(`${label.padEnd(46)} ${took.map((ms) => ms.toFixed(0).padStart(6)).join(' ')} ms`)
}

const rows = Array.from({ length: communes }, (_, index) => ({
  code: `X${String(index).padStart(4, '0')}`,
  name: `Xã ${index}`,
}))
await call('settings.applySetup', {
  preset: 'hai-cap',
  provinceCode: '99',
  provinceName: 'Tỉnh đo',
  unit: { code: '99', name: 'Tỉnh đo' },
  communes: rows,
  extraRows: [],
  startOn: first,
  openings: {
    on: addDays(first, -1),
    document: 'đo',
    rows: rows.map((row) => ({ unitCode: row.code, figures: { CC_CUM: 1000, EID_ACT_CUM: 500 } })),
  },
  populations: {
    on: first,
    document: 'đo',
    rows: rows.map((row) => ({ unitCode: row.code, figures: { POP_TOTAL: 9000, POP_ELIG: 6000 } })),
  },
  targets: rows.map((row) => ({
    unitCode: row.code,
    measure: 'ACT' as const,
    kind: 'cumulative' as const,
    needed: { count: 4000 },
    from: first,
    to: last,
    document: 'đo',
  })),
  letterhead: {
    parentBody: '',
    issuingBody: '',
    place: '',
    numberPattern: '',
    signers: [{ authority: '', authorityTitle: '', title: '', name: '' }],
    recipients: [],
    isInternal: false,
  },
  reporting: { reportHour: '17:00', calendar: 'calendar', policy: 'half-up', decimals: 2 },
  isSample: true,
})

const fillStart = performance.now()
for (let day = 0; day < days; day += 1) {
  const on = addDays(first, day)
  const postings = rows.flatMap((row, index) =>
    codes.map((indicator, place) => ({
      unitCode: row.code,
      indicator,
      from: on,
      to: on,
      value: ((index * 7 + day * 13 + place * 3) % 23) + (place > 16 ? 60 : 0),
    })),
  )
  for (let at = 0; at < postings.length; at += 10_000) {
    await call('figures.recordFigures', {
      clientId: `day-${day}-${at}-bench`,
      source: 'command-line',
      postings: postings.slice(at, at + 10_000),
    })
  }
  if (day % 30 === 0) console.error(`${on} ${((performance.now() - fillStart) / 1000).toFixed(0)} s`)
}
console.log(
  `${(communes * days * codes.length).toLocaleString('vi')} values in ${((performance.now() - fillStart) / 1000).toFixed(0)} s, ${(statSync(join(dir, 'large.db')).size / 2 ** 20).toFixed(0)} MiB`,
)

const row = rows[Math.floor(rows.length / 2)]?.code ?? ''
await timed('Nhập ngày (getDay)', 'figures.getDay', { on: last })
await timed('Nhập tháng (getMonth)', 'figures.getMonth', { unitCode: row, month: last.slice(0, 7) })
await timed('Hôm nay (getToday)', 'figures.getToday', { on: last })
await timed('Ô (getCellDetail)', 'figures.getCellDetail', { unitCode: row, indicator: 'EID_ACT', on: last })
const report = { policy: 'half-up', decimals: 2, signer: 0 } as const
await timed('BM01', 'reports.buildReport', { ...report, form: 'BM01', period: { kind: 'day', from: last, to: last } })
await timed('BM02 tháng', 'reports.buildReport', {
  ...report,
  form: 'BM02',
  period: { kind: 'month', calendar: 'calendar', from: localDate(`${last.slice(0, 7)}-01`), to: last },
})
await timed('BM02 năm', 'reports.buildReport', {
  ...report,
  form: 'BM02',
  period: { kind: 'custom', from: first, to: last },
})
const verifyStart = performance.now()
const verified = await call('backup.verifyStore', {})
console.log(
  `Kiểm tra sổ: ${verified.ok ? 'đạt' : 'KHÔNG ĐẠT'} trong ${((performance.now() - verifyStart) / 1000).toFixed(1)} s`,
)
await backend.close()
if (options.keep === undefined) rmSync(dir, { recursive: true, force: true })
