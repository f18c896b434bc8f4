import { extname } from 'node:path'
import type { ExcelPort } from '#backend/excel/excel-port.ts'
import { saveFile } from '#backend/excel/save-file.ts'
import type { UnderstandPort } from '#backend/excel/understand-port.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { memoryFileText } from '#shared/importing/memory-file.schema.ts'
import { findingsOf } from '#shared/texts/import-findings.ts'
import { issueText, plainNames } from '#shared/texts/messages.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ImportHeads } from './import-heads.service.ts'
import { type ImportViews, requireCopy } from './import-views.service.ts'
import type { ImportMemory } from './memory.service.ts'
import type { PreviewsService } from './previews.service.ts'

interface Parts {
  readonly heads: ImportHeads
  readonly views: Pick<ImportViews, 'subjectOf'>
  readonly previews: PreviewsService
  readonly memory: Pick<ImportMemory, 'listMemory'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'byCode'>
  readonly port: Pick<UnderstandPort, 'workbook'>
  readonly excel: Pick<ExcelPort, 'renderErrors'>
  readonly snapshot: <T>(run: () => T) => T
}

export type ImportFiles = ReturnType<typeof createImportFiles>

/** Files that go out again: the sender's own with what is wrong in it marked, and the copy that was kept. */
export function createImportFiles({ heads, views, previews, memory, units, port, excel, snapshot }: Parts) {
  /** In a granted folder lie other files too, which no copy may replace: the path must end as the file's kind does. */
  function requireKind(path: string, kind: string, isKindKept: boolean): void {
    if (isKindKept && (kind === '.db' || extname(path).toLowerCase() !== kind))
      throw new DomainError('desktop/path-not-granted')
  }

  return {
    async saveErrorWorkbook({
      importId,
      path,
    }: ParsedInput<'importing.saveErrorWorkbook'>): Promise<Output<'importing.saveErrorWorkbook'>> {
      units.requireWorkspace()
      const row = heads.require(importId)
      const file = requireCopy(heads.fileOf(row), importId)
      const subject = await views.subjectOf(row)
      if (subject === null) throw new DomainError('importing/no-copy', { importId })
      const { issues, questions } = snapshot(() => previews.plan(subject))
      const known = units.byCode()
      const names = { ...plainNames, unit: (code: string) => known.get(code)?.name ?? code }
      const sheetNames = subject.understood.sheets.map(({ name }) => name)
      const findings = findingsOf(issues, questions, sheetNames, (issue) => issueText(issue, names))
      if (findings.length === 0) throw new DomainError('importing/no-issues', { importId })
      const workbook = await port.workbook(file)
      // A corrected file that comes back once more still belongs to the import it was first sent for.
      const mark = { importId: row.returnedFor ?? importId, hash: heads.require(row.returnedFor ?? importId).hash }
      const made = await excel.renderErrors({ bytes: file.bytes(), workbook, fileName: row.name, findings, mark })
      await saveFile(path, made.bytes)
      return { path, cells: made.cells }
    },
    /** `isKindKept`: the path must end as the copy's own name does. */
    async saveCopy(
      { importId, path }: ParsedInput<'importing.saveCopy'>,
      isKindKept: boolean,
    ): Promise<Output<'importing.saveCopy'>> {
      units.requireWorkspace()
      const row = heads.require(importId)
      const file = requireCopy(heads.fileOf(row), importId)
      requireKind(path, row.origin === 'paste' ? '.txt' : extname(row.name).toLowerCase(), isKindKept)
      await saveFile(path, file.bytes())
      return { path }
    },
    async saveMemory(
      { path }: ParsedInput<'importing.saveMemory'>,
      isKindKept: boolean,
    ): Promise<Output<'importing.saveMemory'>> {
      requireKind(path, '.json', isKindKept)
      await saveFile(path, new TextEncoder().encode(memoryFileText(memory.listMemory())))
      return { path }
    },
  }
}
