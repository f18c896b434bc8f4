/** What the province reads of a sheet, in this thread: the same rules as in the worker, on workbooks read here. */
import type { UnderstandPort } from '#backend/excel/understand-port.ts'
import { createSubmissionsReading, type ReadSubmission } from '#backend/province/submissions-reading.service.ts'
import type { UnitRow } from '#backend/units/units.repo.ts'
import type { PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { readSubmissionMarks } from '#shared/province/submissions-marks.rules.ts'
import { fixedClock } from '#tests/support/fixed-clock.ts'
import { bm01, bm02, bm04 } from '#tests/shared/reports/report-samples.ts'
import type { KnownRow } from '#shared/importing/understanding-context.ts'

type Port = Pick<UnderstandPort, 'understand' | 'cells' | 'marks'>

/** @param workbookOf the workbook of a file by its hash; throws `DomainError('read/…')` for one that is not read */
export function portOver(workbookOf: (hash: string) => Promise<PlainWorkbook>): Port {
  return {
    marks: async ({ hash }) => readSubmissionMarks(await workbookOf(hash)),
    async understand({ hash }, context, choices) {
      const workbook = await workbookOf(hash)
      const sheets = workbook.sheets.map(({ name, hidden, cells }) => ({
        name,
        hidden,
        rows: Math.max(0, ...cells.map(({ row }) => row)),
        columns: Math.max(0, ...cells.map(({ column }) => column)),
      }))
      const understanding = understand(workbook, context, choices)
      return { format: workbook.format, sheets, cells: 0, understanding, returned: null }
    },
    cells: async ({ hash }, sheet) => (await workbookOf(hash)).sheets[sheet]?.cells ?? [],
  }
}

export interface Reader {
  readonly read: (name: string, workbook: () => Promise<PlainWorkbook>) => Promise<ReadSubmission>
}

/** A province of one unit with its rows; `today` is the day sheets are read on. */
export function readerOf(
  unit: { readonly code: string; readonly name: string },
  rows: readonly KnownRow[],
  today: string,
): Reader {
  const dates = { validFrom: localDate('1900-01-01'), validTo: null }
  const root: UnitRow = {
    id: 1,
    code: '66',
    kind: 'province',
    name: 'Tỉnh',
    parentId: null,
    parentCode: null,
    sortOrder: 0,
    ...dates,
  }
  const below: UnitRow = { ...unit, id: 2, kind: 'district', parentId: 1, parentCode: '66', sortOrder: 1, ...dates }
  const leaves = rows.map(
    ({ code, kind, name }, index): UnitRow => ({
      id: index + 3,
      code,
      kind,
      name,
      parentId: 2,
      parentCode: unit.code,
      sortOrder: index + 2,
      ...dates,
    }),
  )
  const all = new Map([root, below, ...leaves].map((one) => [one.code, one]))
  let workbook: () => Promise<PlainWorkbook> = () => Promise.reject(new Error('no file was given'))
  const reading = createSubmissionsReading({
    port: portOver(() => workbook()),
    units: {
      requireWorkspace: () => ({
        preset: 'huyen',
        provinceCode: '66',
        provinceName: 'Tỉnh',
        startOn: localDate('2020-01-01'),
        isSample: false,
        unit: { code: root.code, kind: root.kind, name: root.name, parentCode: null, ...dates },
      }),
      byCode: () => all,
      rowsWithDays: (from, to) => leaves.map((row) => ({ row, from, to })),
      unitOn: (code) => all.get(code),
      reportingUnits: () => [below],
    },
    forms: () => [bm01, bm02, bm04],
    clock: fixedClock(today),
  })
  return {
    read(name, asked) {
      workbook = asked
      return reading.read({ name, hash: name, bytes: new Uint8Array() })
    },
  }
}
