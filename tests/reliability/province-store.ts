/** A province's store whose sheets are read in this thread, from workbooks that were never packed. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createImportsRepo } from '#backend/importing/imports.repo.ts'
import { openStore } from '#backend/db/open-store.ts'
import { createRecordingService } from '#backend/figures/recording.service.ts'
import { createProvinceUnit } from '#backend/province/province-unit.service.ts'
import { loadFormCatalogue } from '#backend/reports/form-catalogue.ts'
import { loadServiceList } from '#backend/services/service-list.ts'
import { loadUnitCatalogue } from '#backend/units/unit-catalogue.ts'
import { wireBook } from '#backend/wire-book.ts'
import { wireSubmissions } from '#backend/wire-submissions.ts'
import type { PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import type { FileOutcome } from '#shared/province/submissions.schema.ts'
import { countedIds } from '#tests/support/counted-ids.ts'
import { fixedClock } from '#tests/support/fixed-clock.ts'
import { openProvince, type SampleGroup } from '#tests/support/province-book.ts'
import { projectDir } from '#tests/support/test-book.ts'
import { portOver } from './submission-reading.ts'

const resourcesDir = join(projectDir, 'resources')
const catalogue = loadUnitCatalogue(resourcesDir)
const serviceList = loadServiceList(resourcesDir)
const forms = loadFormCatalogue(resourcesDir)

export interface SentSheet {
  readonly name: string
  readonly workbook: PlainWorkbook
}

/** A province set up by the product, then held open here. */
export async function openProvinceStore(groups: readonly SampleGroup[], today: string) {
  const founded = await openProvince(groups, {}, { today })
  await founded.backend.close()
  const db = openStore(founded.dbPath)
  const clock = fixedClock(today)
  const book = wireBook(db, { catalogue, serviceList, clock, newId: countedIds() })
  const { figuresRepo, days, ledger, units, transaction } = book
  const workbooks = new Map<string, PlainWorkbook>()
  const port = portOver(async (hash) => {
    const workbook = workbooks.get(hash)
    if (workbook === undefined) throw new Error(`no workbook ${hash}`)
    return workbook
  })
  const handlers = wireSubmissions(db, book, {
    province: createProvinceUnit(units),
    recording: createRecordingService({ repo: figuresRepo, days, ledger, units, transaction }),
    importing: {
      intake: { queueOnce: () => Promise.reject(new Error('every sheet has its marks')) },
      files: createImportsRepo(db),
    },
    forms,
    dbPath: founded.dbPath,
    understanding: port,
    clock,
    ensureSound: async () => undefined,
    backUp: async () => undefined,
  })
  const caller = { transport: 'test', author: 'Người thử', roles: [] } as const
  let calls = 0
  return {
    book,
    async receive(sheets: readonly SentSheet[]): Promise<FileOutcome[]> {
      calls += 1
      const files = sheets.map(({ name, workbook }) => {
        const bytes = new TextEncoder().encode(JSON.stringify(workbook))
        workbooks.set(createHash('sha256').update(bytes).digest('hex'), workbook)
        return { name, bytes }
      })
      const clientId = `random-batch-${calls}`
      return (await handlers['province.receiveFiles']({ clientId, files }, caller)).outcomes
    },
    /** Takes out of the book again what counts of a unit and its days. */
    async withdraw(unitCode: string, from: string, to: string): Promise<void> {
      calls += 1
      const asked = { unitCode, limit: 500 }
      const listed = await handlers['province.listSubmissions'](asked, caller)
      const found = listed.find(({ isCounted, period }) => isCounted && period?.from === from && period.to === to)
      if (found === undefined) throw new Error(`nothing counts of ${unitCode}, ${from} to ${to}`)
      const clientId = `random-withdrawal-${calls}`
      await handlers['province.withdrawSubmission']({ clientId, id: found.id, reason: 'gửi nhầm' }, caller)
    },
    async dispose() {
      db.close()
      await founded.dispose()
    },
  }
}
