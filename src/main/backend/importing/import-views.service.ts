import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { sliceOf } from '#shared/importing/plan-lists.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { type ForeignFilesService, sha256 } from './foreign-files.service.ts'
import type { ImportHeads } from './import-heads.service.ts'
import type { ImportQueue } from './import-queue.service.ts'
import type { ImportRow } from './imports.repo.ts'
import { type NearbyAnswersService, noneNearby } from './nearby-answers.service.ts'
import { cellsOfStatus, cellsOnRows } from './planned-cells.rules.ts'
import { emptyBody, type PlanSubject, type PreviewBody, type PreviewsService } from './previews.service.ts'

interface Parts {
  readonly heads: ImportHeads
  readonly queue: Pick<ImportQueue, 'look'>
  readonly files: ForeignFilesService
  readonly nearby: NearbyAnswersService
  readonly previews: PreviewsService
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  /** Several readings of one state of the store. */
  readonly snapshot: <T>(run: () => T) => T
}

export type ImportViews = ReturnType<typeof createImportViews>

/** An import as a person looks at it before it is written, and after. */
export function createImportViews({ heads, queue, files, nearby, previews, units, snapshot }: Parts) {
  /** What a plan is made of, and one is made already; null where no copy of the file was kept. */
  async function subjectOf(row: ImportRow): Promise<PlanSubject | null> {
    const file = heads.fileOf(row)
    if (file === undefined) return null
    const choices = heads.choicesOf(row)
    const others = row.state === 'waiting' ? nearby.of(row.sender, row.id) : noneNearby
    const understood = await files.understand({ file, sender: row.sender, choices, nearby: others })
    const subject = { hash: row.hash, understood, choices, isRepeated: heads.isRepeated(row.hash, row.id) }
    await previews.prepare(subject)
    return subject
  }

  return {
    subjectOf,
    async getPreview({
      importId,
      mostListed,
    }: ParsedInput<'importing.getPreview'>): Promise<Output<'importing.getPreview'>> {
      units.requireWorkspace()
      const row = heads.require(importId)
      const subject = await subjectOf(row)
      return snapshot(() => {
        const head = heads.headOf(heads.require(importId))
        if (subject === null)
          return { head, ...emptyBody(heads.choicesOf(row), 'Tệp không được nhận, không giữ bản sao.') }
        const { body } = previews.plan(subject)
        return {
          head,
          ...(mostListed === undefined ? body : shortened(body, mostListed)),
          canUndo: head.state === 'committed',
        }
      })
    },
    async getSheet({
      importId,
      sheet,
      firstRow,
      rowCount,
    }: ParsedInput<'importing.getSheet'>): Promise<Output<'importing.getSheet'>> {
      units.requireWorkspace()
      const row = heads.require(importId)
      const file = heads.fileOf(row)
      const subject = await subjectOf(row)
      if (file === undefined || subject === null) return { sheet, firstRow, cells: [], rows: [], planned: [] }
      const cells = await files.cells(file, sheet, firstRow, rowCount)
      const isInside = (one: number): boolean => one >= firstRow && one < firstRow + rowCount
      const addresses = new Set(cells.map(({ address }) => address))
      const planned = snapshot(() => previews.plan(subject)).plan.cells
      return {
        sheet,
        firstRow,
        cells: [...cells],
        rows: subject.understood.understanding.tables
          .filter((table) => table.sheet === sheet)
          .flatMap(({ id, rows, isTransposed }) =>
            // Rows of a table on its side are columns of the sheet, which every window shows.
            rows
              .filter((one) => isTransposed === true || isInside(one.row))
              .map(({ span: _span, ...one }) => ({ tableId: id, ...one })),
          ),
        planned: cellsOnRows(planned, sheet, firstRow, rowCount).filter(({ address }) => addresses.has(address)),
      }
    },
    async listCells({
      importId,
      statuses,
      offset,
      limit,
    }: ParsedInput<'importing.listCells'>): Promise<Output<'importing.listCells'>> {
      units.requireWorkspace()
      const subject = await subjectOf(heads.require(importId))
      if (subject === null) return { total: 0, cells: [] }
      const { plan } = snapshot(() => previews.plan(subject))
      const chosen = statuses.length === 0 ? plan.cells : cellsOfStatus(plan, statuses)
      return { total: chosen.length, cells: sliceOf(chosen, offset, offset + limit) }
    },
    /** What a file would do, of which nothing is kept. */
    async inspectFile(input: ParsedInput<'importing.inspectFile'>): Promise<Output<'importing.inspectFile'>> {
      units.requireWorkspace()
      const { name, bytes, sender, choices } = input
      const hash = sha256(bytes)
      const looked = await queue.look({ hash, name, isText: false, bytes: () => bytes }, sender, choices)
      const inspected = { name, hash, sameAs: heads.sameAs({ hash }), format: looked.understood?.format ?? null }
      const { understood, refusal } = looked
      if (understood === null) return { ...inspected, refusal, preview: null }
      const isRepeated = heads.isRepeated(hash, null, understood.returned)
      const subject = { hash, understood, choices, isRepeated }
      await previews.prepare(subject)
      return { ...inspected, refusal, preview: snapshot(() => previews.plan(subject)).body }
    },
  }
}

/** A preview with at most so many lines in each of its lists, and how many there are beyond. */
function shortened(body: PreviewBody, most: number): PreviewBody {
  const beyond = (list: readonly unknown[]): number => Math.max(0, list.length - most)
  const issues = body.issues.map(({ code, severity, issues: list }) => [`${severity} ${code}`, beyond(list)] as const)
  return {
    ...body,
    totals: body.totals.slice(0, most),
    newIssues: body.newIssues.slice(0, most),
    issues: body.issues.map((group) => ({ ...group, issues: group.issues.slice(0, most) })),
    left: { totals: beyond(body.totals), newIssues: beyond(body.newIssues), issues: Object.fromEntries(issues) },
  }
}

/** Throws `importing/no-copy` where none was kept. */
export function requireCopy<T>(file: T | undefined, importId: number): T {
  if (file === undefined) throw new DomainError('importing/no-copy', { importId })
  return file
}
