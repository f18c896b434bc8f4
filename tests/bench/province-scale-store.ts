/** A province's store with invented figures of 30 units and 547 communes, written by the program itself. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createBackend } from '#backend/create-backend.ts'
import { openStore } from '#backend/db/open-store.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import { createLedgerService } from '#backend/figures/ledger.service.ts'
import { createSubmissionsRepo, type NewSubmission } from '#backend/province/submissions.repo.ts'
import { createUnitsRepo } from '#backend/units/units.repo.ts'
import type { Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import { roles } from '#shared/contract/procedure.ts'
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { noDesktop } from '#tests/support/test-book.ts'

export const flows = [
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
] as const
export const firstOn = localDate('2023-01-01')
const UNITS = 30
const COMMUNES = 547

export interface ScaleStore {
  readonly path: string
  readonly last: LocalDate
  readonly units: readonly { readonly code: string; readonly communes: readonly string[] }[]
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>
  close(): Promise<void>
}

export const scaleUnits = Array.from({ length: UNITS }, (_, unit) => ({
  code: `D${String(unit).padStart(2, '0')}`,
  communes: Array.from({ length: COMMUNES }, (__, index) => index)
    .filter((index) => index % UNITS === unit)
    .map((index) => `X${String(index).padStart(4, '0')}`),
}))

/** Opens the store of so many days in a folder, on its last day unless told; it is filled when it is not there yet. */
export async function openScaleStore(folder: string, days: number, today?: LocalDate): Promise<ScaleStore> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `province-${days}.db`)
  if (!existsSync(path)) {
    const started = openBackend(path, days)
    await started.call('settings.applySetup', setUp(started.last))
    await started.close()
    fill(path, days)
  }
  return openBackend(path, days, today)
}

function openBackend(path: string, days: number, today = addDays(firstOn, days - 1)): ScaleStore {
  const last = addDays(firstOn, days - 1)
  const backend = createBackend({
    dbPath: path,
    resourcesDir: join(import.meta.dirname, '../../resources'),
    excelWorkerUrl: new URL('../../src/main/backend/excel/excel-worker.ts', import.meta.url),
    readWorkerUrl: new URL('../../src/main/backend/excel/reading/read-worker.ts', import.meta.url),
    understandWorkerUrl: new URL('../../src/main/backend/excel/understanding/understand-worker.ts', import.meta.url),
    appVersion: 'bench',
    desktop: noDesktop,
    log: { info: () => undefined, warn: () => undefined, error: (message, error) => console.error(message, error) },
    clock: { instant: () => `${today}T10:00:00.000Z`, today: () => today },
    newId: randomUUID,
  })
  return {
    path,
    last,
    units: scaleUnits,
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      const reply = await backend.dispatch(name, input, { transport: 'test', identity: { author: 'bench', roles } })
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure).slice(0, 500)}`)
      return reply.value as Output<N>
    },
    close: () => backend.close(),
  }
}

/** One entry a unit and day through the ledger, as receiving its sheet makes one; without what is asked before. */
function fill(path: string, days: number): void {
  const start = performance.now()
  const db = openStore(path)
  const units = new Map(
    createUnitsRepo(db)
      .all()
      .map(({ id, code }) => [code, id]),
  )
  const ledger = createLedgerService(createLedgerRepo(db), {
    today: () => firstOn,
    instant: () => `${firstOn}T10:00:00.000Z`,
  })
  const submissions = createSubmissionsRepo(db)
  // A month in one transaction: each page of the book is then written once a month and not once a day.
  db.pragma('cache_size = -2000000')
  for (let first = 0; first < days; first += 30) {
    db.transaction(() => {
      for (let day = first; day < Math.min(days, first + 30); day += 1) recordDay(day)
    }).immediate()
    console.error(`${addDays(firstOn, first)} ${((performance.now() - start) / 1000).toFixed(0)} s`)
  }
  db.close()
  const seconds = (performance.now() - start) / 1000
  const values = days * COMMUNES * flows.length
  const mebibytes = statSync(path).size / 2 ** 20
  console.log(`${values.toLocaleString('vi')} values written in ${seconds.toFixed(0)} s, ${mebibytes.toFixed(0)} MiB`)

  function recordDay(day: number): void {
    const on = addDays(firstOn, day)
    for (const [unit, { code, communes }] of scaleUnits.entries()) {
      const revisions = communes.flatMap((unitCode, index) =>
        flows.map((indicator, place) => ({
          unitId: units.get(unitCode) ?? 0,
          unitCode,
          indicator,
          channel: 'FIXED',
          from: on,
          to: on,
          value: figure(unit, index, day, place),
          draft: null,
        })),
      )
      const name = `BM01-${code}-${on}.xlsx`
      const head = { clientId: name, author: 'bench', source: 'submission', document: name, request: name }
      const { entryId } = ledger.append(head, { revisions })
      submissions.insert(submissionOf(code, on, entryId))
    }
  }
}

/** What receiving the sheet would have filed; the file itself is not there. */
function submissionOf(unit: string, on: LocalDate, entryId: number): NewSubmission {
  return {
    entryId,
    fileId: null,
    fileHash: `${on}${unit}`.padEnd(64, '0'),
    fileName: `BM01-${unit}-${on}.xlsx`,
    batch: on,
    state: 'accepted',
    refusal: null,
    form: 'BM01',
    formVersion: 1,
    unitCode: unit,
    from: on,
    to: on,
    sequence: 1,
    valuesHash: '0'.repeat(64),
    exportedAt: `${on}T09:30:00.000Z`,
    meta: null,
    isEmpty: 0,
    remarks: '[]',
    receivedAt: `${on}T09:40:00.000Z`,
    receivedBy: 'bench',
    supersedes: null,
  }
}

function figure(unit: number, index: number, day: number, place: number): number {
  return ((unit * 5 + index * 7 + day * 13 + place * 3) % 23) + (place > 16 ? 60 : 0)
}

function setUp(last: LocalDate): Input<'settings.applySetup'> {
  const codes = scaleUnits.flatMap(({ communes }) => communes)
  const stocks = { CC_CUM: 1000, EID_COL_CUM: 700, EID_APP_CUM: 600, EID_ACT_CUM: 500 }
  return {
    preset: 'huyen',
    provinceCode: '99',
    provinceName: 'Tỉnh đo',
    unit: { code: '99', name: 'Tỉnh đo' },
    communes: [],
    groups: scaleUnits.map(({ code, communes }) => ({
      code,
      name: `Huyện ${code}`,
      communes: communes.map((commune) => ({ code: commune, name: `Xã ${commune}` })),
    })),
    extraRows: [],
    startOn: firstOn,
    openings: {
      on: addDays(firstOn, -1),
      document: 'đo',
      rows: codes.map((unitCode) => ({ unitCode, figures: stocks })),
    },
    populations: {
      on: firstOn,
      document: 'đo',
      rows: codes.map((unitCode) => ({ unitCode, figures: { POP_TOTAL: 9000, POP_ELIG: 6000 } })),
    },
    targets: codes.map((unitCode) => ({
      unitCode,
      measure: 'ACT',
      kind: 'cumulative',
      needed: { count: 40_000 },
      from: firstOn,
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
  }
}
