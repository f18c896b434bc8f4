import type { ForeignFile, UnderstoodFile } from '#backend/excel/understand-port.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { withoutIdentifiers } from '#shared/importing/privacy.rules.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ForeignFilesService } from './foreign-files.service.ts'
import type { ImportHeads } from './import-heads.service.ts'
import type { ImportRow, ImportsRepo } from './imports.repo.ts'
import { type NearbyAnswersService, sharedPart } from './nearby-answers.service.ts'
import { personalColumns } from './personal-columns.rules.ts'
import type { PlanSubject, PreviewsService } from './previews.service.ts'

interface Parts {
  readonly repo: ImportsRepo
  readonly heads: ImportHeads
  readonly files: ForeignFilesService
  readonly nearby: NearbyAnswersService
  readonly previews: PreviewsService
  readonly trail: Pick<AuditTrail, 'append'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly transaction: <T>(run: () => T) => T
}

export interface Refusal {
  readonly code: string
  readonly data: Record<string, unknown>
}

/** What was made of a file: understood, or why it is not taken. */
export type Looked =
  | { readonly refusal: null; readonly understood: UnderstoodFile }
  | { readonly refusal: Refusal; readonly understood: UnderstoodFile | null }

/** Files of which lists are told anew at once; larger ones when they are opened. */
const MOST_SEEN = 60
const LARGEST_SEEN = 1_000_000

export type ImportQueue = ReturnType<typeof createImportQueue>

/** Files that wait to be written, what was decided about them, and the history of all attempts. */
export function createImportQueue(parts: Parts) {
  const { repo, heads, files, nearby, previews, trail, units, transaction } = parts

  /**
   * Reads and understands; what cannot be read, or holds citizens' data, is a refusal and not an error. `id`: of the
   * import, once there is one.
   */
  async function look(
    file: ForeignFile,
    sender: string,
    choices: ImportChoices,
    id: number | null = null,
  ): Promise<Looked> {
    try {
      const understood = await files.understand({ file, sender, choices, nearby: nearby.of(sender, id) })
      const columns = personalColumns(understood).map(({ sheet, column, line }) => ({
        line,
        sheet: withoutIdentifiers(sheet),
        column: withoutIdentifiers(column),
      }))
      if (columns.length === 0) return { refusal: null, understood }
      return { refusal: { code: 'importing/personal-data', data: { file: file.name, columns } }, understood }
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('read/')) throw error
      return { refusal: { code: error.code, data: asRecord(error.data) }, understood: null }
    }
  }

  function subjectOf(hash: string, understood: UnderstoodFile, choices: ImportChoices, id: number | null): PlanSubject {
    return { hash, understood, choices, isRepeated: heads.isRepeated(hash, id, understood.returned) }
  }

  /** What a list says of a file that waits. */
  function seenOf(...file: Parameters<typeof subjectOf>) {
    const { counts, questions } = previews.plan(subjectOf(...file))
    const open = questions.filter(({ answer }) => answer === null).length
    return { counts: JSON.stringify(counts), questions: open }
  }

  function noteRefusal(
    importId: number,
    file: Pick<ImportRow, 'name' | 'hash'>,
    { code }: Refusal,
    author: string,
  ): void {
    trail.append({ kind: 'file-refused', subject: file.name, details: { importId, hash: file.hash, code } }, author)
  }

  /** What lists say of the other files that an answer holds for too. `isFewer`: of all, for answers were taken back. */
  async function seeOthers(importId: number, isFewer: boolean): Promise<void> {
    const others = repo
      .list(['waiting'], Number.MAX_SAFE_INTEGER, MOST_SEEN)
      .filter(({ id, questions, size }) => id !== importId && size <= LARGEST_SEEN && (questions > 0 || isFewer))
    for (const row of others) {
      const file = heads.fileOf(row)
      const choices = heads.choicesOf(row)
      const looked = file === undefined ? null : await look(file, row.sender, choices, row.id)
      if (looked === null || looked.refusal !== null) continue
      await previews.prepare(subjectOf(row.hash, looked.understood, choices, row.id))
      transaction(() => {
        if (repo.find(row.id)?.choices !== row.choices) return
        const seen = seenOf(row.hash, looked.understood, choices, row.id)
        repo.setSeen(row.id, seen.counts, seen.questions)
      })
    }
  }

  return {
    look,
    /** What `seenOf` is told from, made before its transaction. */
    prepare: (...file: Parameters<typeof subjectOf>) => previews.prepare(subjectOf(...file)),
    seenOf,
    noteRefusal,
    listImports({ states, before, limit }: ParsedInput<'importing.listImports'>): Output<'importing.listImports'> {
      units.requireWorkspace()
      const wanted = new Set<ImportHead['state']>(
        states.length > 0 ? states : ['waiting', 'refused', 'committed', 'undone', 'discarded'],
      )
      const stored = [...new Set([...wanted].map((state) => (state === 'undone' ? 'committed' : state)))]
      const found: ImportHead[] = []
      let last = before ?? Number.MAX_SAFE_INTEGER
      // Whether an import was undone is not in its row, so a page may have to be read in several steps.
      while (found.length < limit) {
        const rows = repo.list(stored, last, limit)
        found.push(...rows.filter((row) => wanted.has(heads.stateOf(row))).map((row) => heads.headOf(row)))
        last = rows.at(-1)?.id ?? 0
        if (rows.length < limit) break
      }
      return found.slice(0, limit)
    },
    async setChoices(
      { importId, choices, sender }: ParsedInput<'importing.setChoices'>,
      author: string,
    ): Promise<Record<string, never>> {
      units.requireWorkspace()
      const row = heads.requireWaiting(importId)
      const file = heads.fileOf(row)
      if (file === undefined) throw new DomainError('importing/not-waiting', { importId })
      const whose = withoutIdentifiers(sender ?? row.sender)
      const looked = await look(file, whose, choices, importId)
      if (looked.refusal === null) await previews.prepare(subjectOf(row.hash, looked.understood, choices, importId))
      transaction(() => {
        heads.requireWaiting(importId)
        if (looked.refusal !== null) {
          repo.refuse(importId, JSON.stringify(looked.refusal))
          noteRefusal(importId, row, looked.refusal, author)
          return
        }
        repo.setChoices(importId, JSON.stringify(choices), whose)
        const seen = seenOf(row.hash, looked.understood, choices, importId)
        repo.setSeen(importId, seen.counts, seen.questions)
      })
      const before = sharedPart(heads.choicesOf(row))
      const after = sharedPart(choices)
      if (before !== after || whose !== row.sender) await seeOthers(importId, after.length <= before.length)
      return {}
    },
    discardImport({ importId }: ParsedInput<'importing.discardImport'>): Record<string, never> {
      transaction(() => {
        units.requireWorkspace()
        heads.requireWaiting(importId)
        repo.discard(importId)
      })
      return {}
    },
  }
}

function asRecord(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
