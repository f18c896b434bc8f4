import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAuditTrail } from '#backend/audit/audit-trail.service.ts'
import { openStore, type Store } from '#backend/db/open-store.ts'
import { createExcelPort } from '#backend/excel/excel-port.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import { createLedgerService } from '#backend/figures/ledger.service.ts'
import { loadFormCatalogue } from '#backend/reports/form-catalogue.ts'
import { createReportsRepo } from '#backend/reports/reports.repo.ts'
import { createReportsService } from '#backend/reports/reports.service.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { createSettingsHistoryRepo } from '#backend/settings/settings-history.repo.ts'
import { createSettingsHistory } from '#backend/settings/settings-history.service.ts'
import { createSettingsRepo } from '#backend/settings/settings.repo.ts'
import { createSettingsService } from '#backend/settings/settings.service.ts'
import { loadUnitCatalogue } from '#backend/units/unit-catalogue.ts'
import { createUnitsRepo } from '#backend/units/units.repo.ts'
import { createUnitsService } from '#backend/units/units.service.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { customPeriod, type Period } from '#shared/kernel/period.ts'
import { sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import { sheetPicture } from '#shared/reports/sheet-picture.rules.ts'
import { readCells, readNames, readParts } from '#tests/backend/excel/read-package.ts'
import { day, district, letterhead, month, monthBefore, unit } from '#tests/shared/reports/report-samples.ts'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))
const clock = { instant: () => '2023-05-02T03:04:05.678Z', today: () => '2023-05-02' }
const excel = createExcelPort(new URL('../../../src/main/backend/excel/excel-worker.ts', import.meta.url))
const forms = loadFormCatalogue(resources)

const author = 'Trung uý Y Moan'
const notAsked = (): never => {
  throw new Error('no form of other rows was asked for')
}
const noTables = {
  sessions: notAsked,
  campaign: notAsked,
  services: notAsked,
  targets: notAsked,
  unitsAt: notAsked,
  endedTargets: notAsked,
  unitOrder: notAsked,
  variances: notAsked,
}
let ensureSound = async (): Promise<void> => undefined

let folder = ''
let db: Store
let read: Period[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-can-cuoc-reports-'))
  db = openStore(join(folder, 'so.db'))
  read = []
  ensureSound = async () => undefined
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})
afterAll(() => excel.close())

function service({ isSample = false, transaction = <T>(run: () => T): T => db.transaction(run).immediate() } = {}) {
  const ledger = createLedgerService(createLedgerRepo(db), clock)
  const history = createSettingsHistory({ repo: createSettingsHistoryRepo(db), ledger, newId: randomUUID, transaction })
  const settings = createSettingsService({ repo: createSettingsRepo(db), history, clock, transaction })
  const unitsRepo = createUnitsRepo(db)
  if (unitsRepo.all().length === 0) {
    const always = { validFrom: '1900-01-01', validTo: null, sortOrder: 0 }
    const parentId = unitsRepo.insert({ ...unit, kind: 'district', parentId: null, ...always })
    unitsRepo.insert({ code: '24500', name: 'Thị trấn Phước An', kind: 'commune', parentId, ...always })
    const workspace = {
      preset: 'huyen',
      provinceCode: '66',
      provinceName: 'Đắk Lắk',
      unitCode: unit.code,
      startOn: localDate('2023-01-01'),
      isSample,
    }
    settings.record({ workspace, letterhead }, author)
  }
  const units = createUnitsService(unitsRepo, settings, loadUnitCatalogue(resources))
  const readPeriod = (period: Period, _levels: unknown, unitCode: string) => {
    read.push(period)
    const facts = district(period, 9)
    return unitCode === unit.code ? facts : { ...facts, rows: facts.rows.filter((row) => row.unit.code === unitCode) }
  }
  return createReportsService({
    forms,
    repo: createReportsRepo(db),
    book: { readPeriod, readCompared: readPeriod, settings, units, submittedDays: () => new Map(), tables: noTables },
    ledger,
    trail: createAuditTrail(ledger, randomUUID, transaction),
    excel,
    ensureSound,
    snapshot: (run) => run(),
    transaction,
    clock,
    appVersion: '0.1.0',
  })
}

const daily = { form: 'BM01', period: day, policy: 'trunc', decimals: 2, signer: 1 } as const
const monthly = { ...daily, form: 'BM02', period: month } as const
const refusal = (run: () => unknown) => {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}

describe('building', () => {
  test('lists the forms that ship', () => {
    const listed = service().listForms()
    expect(listed.map(({ id, version, rows }) => `${id} v${version} ${rows}`)).toEqual([
      'BM01 v1 units',
      'BM02 v1 units',
      'BM03 v1 sessions',
      'BM04 v1 units',
      'BM05 v1 lines',
      'BM06 v1 services',
      'BM07 v1 targets',
      'BM09 v1 variances',
    ])
    expect(listed.filter(({ subject }) => subject !== undefined).map(({ id, subject }) => [id, subject])).toEqual([
      ['BM05', 'campaign'],
    ])
    expect(listed[0]).toEqual({ id: 'BM01', version: 1, name: 'Báo cáo ngày', periods: ['day'], rows: 'units' })
  })

  test('a day’s sheet reads that day alone, is dated by it and named after unit and day', () => {
    const { report, sheet, fileName } = service().buildReport(daily)
    expect(read).toEqual([day])
    expect([report.unit, report.rows.length, fileName]).toEqual([unit, 11, 'BM01-huyen-krong-pac-2023-04-14.xlsx'])
    expect(sheet.cells.map(({ text }) => text)).toContain('Krông Pắc, ngày 14 tháng 4 năm 2023')
  })

  test('a period’s sheet reads the period before too and is dated the day it is made', () => {
    const { report, sheet, fileName } = service().buildReport(monthly)
    expect(read).toEqual([month, monthBefore])
    expect([report.previousPeriod, fileName]).toEqual([monthBefore, 'BM02-huyen-krong-pac-thang-2023-04.xlsx'])
    expect(sheet.cells.map(({ text }) => text)).toContain('Krông Pắc, ngày 02 tháng 5 năm 2023')
  })

  test('a window is shown the very sheet, with the names of who is missing', () => {
    const reports = service()
    const { report, sheet, fileName } = reports.buildReport(daily)
    const { picture, ...shown } = reports.showReport(daily)
    expect(picture).toEqual(sheetPicture(sheet))
    expect(report.missing.length).toBeGreaterThan(0)
    expect(shown).toEqual({
      fileName,
      hasRows: true,
      missing: report.missing.map((code) => report.rows.find((row) => row.unit === code)?.name),
      remarks: report.remarks,
    })
  })

  test('one row of the unit can be reported alone', () => {
    const { report } = service().buildReport({ ...daily, unitCode: '24500' })
    expect(report).toMatchObject({ unit: { code: '24500', name: 'Thị trấn Phước An' }, rows: [{ unit: '24500' }] })
  })

  test('a store of sample figures marks its sheets', () => {
    expect(
      service({ isSample: true })
        .buildReport(daily)
        .sheet.cells.map(({ text }) => text)
        .join(),
    ).toContain('SỐ LIỆU MẪU')
  })

  test('refuses an unknown form, a period of another kind and a unit of elsewhere', () => {
    const reports = service()
    expect(refusal(() => reports.buildReport({ ...daily, form: 'BM99' }))).toMatchObject({
      code: 'reports/unknown-form',
      data: { form: 'BM99' },
    })
    expect(refusal(() => reports.buildReport({ ...daily, period: month }))).toMatchObject({
      code: 'reports/wrong-period',
    })
    expect(refusal(() => reports.buildReport({ ...monthly, period: day }))).toMatchObject({
      code: 'reports/wrong-period',
    })
    expect(refusal(() => reports.buildReport({ ...daily, unitCode: '00001' }))).toMatchObject({
      code: 'units/unknown',
      data: { codes: ['00001'] },
    })
    expect(reports.buildReport({ ...monthly, period: customPeriod(day.from, day.to) }).report.period.kind).toBe(
      'custom',
    )
  })
})

describe('exporting', () => {
  const metaOf = (path: string) => {
    const cells = readCells(readParts(readFileSync(path)), 2)
    const json = [...cells]
      .filter(([at]) => at.startsWith('A'))
      .flatMap(([at, { value }]) =>
        String(value).startsWith('json.') ? [cells.get(`B${at.slice(1)}`)?.value ?? ''] : [],
      )
    return sheetMetaSchema.parse(JSON.parse(json.join('')))
  }

  test('writes the workbook that was built, with a map of its cells', async () => {
    const path = join(folder, 'BM02.xlsx')
    const reports = service()
    const result = await reports.exportWorkbook({ ...monthly, path }, author)
    const { sheet, report } = reports.buildReport(monthly)
    expect(result).toEqual({
      path,
      bytes: statSync(path).size,
      sequence: 1,
      checkCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/),
      report,
    })
    const meta = metaOf(path)
    expect(meta).toMatchObject({
      formId: 'BM02',
      unitCode: '654',
      sequence: 1,
      appVersion: '0.1.0',
      exportedAt: '2023-05-02T03:04:05.678Z',
      period: { kind: 'month' },
    })
    const cells = readCells(readParts(readFileSync(path)), 1)
    const total = sheet.cells.find(({ key }) => key?.unitCode === '654' && key.code === 'CC_CUM')
    const address =
      Object.entries(meta.cells).find(([, key]) => key.unitCode === '654' && key.code === 'CC_CUM')?.[0] ?? ''
    expect(cells.get(address)?.value).toBe(total?.value)
    expect(Object.keys(meta.cells)).toHaveLength(sheet.cells.filter(({ key }) => key !== undefined).length)
    const names = readNames(readParts(readFileSync(path)))
    expect(names.get('SCC_SEQUENCE')).toBe('1')
    expect(names.get('SCC_CHECK_CODE')).toBe(result.checkCode)
    expect(names.get('SCC_TOTAL_CC_CUM')).toBe(String(total?.value))
    expect(meta).toMatchObject({
      checkCode: result.checkCode,
      chain: { entries: 1, head: expect.stringMatching(/^[0-9a-f]{64}$/) },
      controls: { rows: report.rows.length, totals: { CC_CUM: total?.value } },
    })
    expect([...cells.values()].map(({ value }) => value)).toContain(
      `Mã kiểm tra: ${result.checkCode} · lần xuất 1 · 10:04 02/05/2023`,
    )
  })

  test('counts the exports of a form, unit and period, also when two are asked for at once', async () => {
    const reports = service()
    const results = await Promise.all(
      [1, 2, 3].map((index) => reports.exportWorkbook({ ...daily, path: join(folder, `${index}.xlsx`) }, author)),
    )
    expect(results.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect((await reports.exportWorkbook({ ...monthly, path: join(folder, '4.xlsx') }, author)).sequence).toBe(1)
    const hashes = db.prepare('SELECT DISTINCT values_hash FROM exports WHERE form = ?').pluck().all('BM01')
    expect(hashes).toEqual([metaOf(join(folder, '3.xlsx')).valuesHash])
  })

  test('names in every mark the export of the form and unit before it', async () => {
    const reports = service()
    const paths = [1, 2, 3].map((index) => join(folder, `${index}.xlsx`))
    const [first = '', second = '', third = ''] = paths
    await reports.exportWorkbook({ ...daily, path: first }, author)
    await reports.exportWorkbook({ ...monthly, path: second }, author)
    await reports.exportWorkbook({ ...daily, path: third }, author)
    const previous = { form: 'BM01', from: day.from, to: day.to, sequence: 1, valuesHash: metaOf(first).valuesHash }
    expect([metaOf(first).previous, metaOf(second).previous, metaOf(third).previous]).toEqual([null, null, previous])
    const names = paths.map((path) => readNames(readParts(readFileSync(path))).get('SCC_PREVIOUS'))
    expect(names).toEqual(['none', 'none', `BM01/${day.from}/${day.to}/1/${previous.valuesHash}`])
  })

  test('an export whose file could not be written does not count, and the next one goes on', async () => {
    const reports = service()
    const blocked = join(folder, 'no-such-folder', 'BM01.xlsx')
    await expect(reports.exportWorkbook({ ...daily, path: blocked }, author)).rejects.toMatchObject({
      code: 'reports/cannot-write',
    })
    expect(db.prepare('SELECT count(*) FROM exports').pluck().get()).toBe(0)
    expect((await reports.exportWorkbook({ ...daily, path: join(folder, 'BM01.xlsx') }, author)).sequence).toBe(1)
  })

  test('replaces a file whole and leaves nothing beside it', async () => {
    const path = join(folder, 'BM01.xlsx')
    writeFileSync(path, 'old')
    await service().exportWorkbook({ ...daily, path }, author)
    expect(readdirSync(folder).filter((name) => !name.startsWith('so.db'))).toEqual(['BM01.xlsx'])
  })

  test('is told with its author, its request and the chain it was made from, and found by its code as typed', async () => {
    const reports = service()
    const { checkCode } = await reports.exportWorkbook({ ...daily, path: join(folder, '1.xlsx') }, author)
    const second = await reports.exportWorkbook({ ...daily, path: join(folder, '2.xlsx') }, author)
    expect(second.checkCode).not.toBe(checkCode)
    const [newest, oldest] = reports.listExports({ form: 'BM01', from: day.from, to: day.to })
    expect(newest).toMatchObject({ sequence: 2, checkCode: second.checkCode, author, canRepeat: true })
    const typed = ` ${checkCode.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`
    expect(reports.listExports({ checkCode: typed })).toEqual([oldest])
    expect([reports.listExports({ checkCode: 'U' }), reports.listExports({ form: 'BM02' })]).toEqual([[], []])
    expect(db.prepare('SELECT entries FROM exports ORDER BY id').pluck().all()).toEqual([1, 2])
    expect(db.prepare('SELECT kind, subject FROM audit_events').raw().all()).toEqual([
      ['export', 'BM01 14/04/2023'],
      ['export', 'BM01 14/04/2023'],
    ])
  })

  test('is refused before anything is written when the book is not sound', async () => {
    const reports = service()
    const path = join(folder, 'BM01.xlsx')
    ensureSound = () => Promise.reject(new DomainError('store/unsound'))
    await expect(service().exportWorkbook({ ...daily, path }, author)).rejects.toMatchObject({ code: 'store/unsound' })
    expect([readdirSync(folder).includes('BM01.xlsx'), reports.listExports({})]).toEqual([false, []])
  })

  test('a file that the book could not take note of is told as such', async () => {
    const path = join(folder, 'BM01.xlsx')
    service()
    const refuse = (): never => {
      throw new DomainError('store/busy')
    }
    await expect(service({ transaction: refuse }).exportWorkbook({ ...daily, path }, author)).rejects.toMatchObject({
      code: 'reports/not-recorded',
      data: { path },
    })
    expect([readdirSync(folder).includes('BM01.xlsx'), service().listExports({})]).toEqual([true, []])
  })
})
