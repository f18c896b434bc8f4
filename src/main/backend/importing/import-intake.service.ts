import type { UnderstoodFile } from '#backend/excel/understand-port.ts'
import type { ParsedInput } from '#shared/contract/contract.ts'
import type { ImportHead } from '#shared/importing/importing.schema.ts'
import { withoutIdentifiers } from '#shared/importing/privacy.rules.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { formatInstant } from '#shared/kernel/instant.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { sha256 } from './foreign-files.service.ts'
import type { ImportHeads } from './import-heads.service.ts'
import type { ImportQueue } from './import-queue.service.ts'
import { requireCopy } from './import-views.service.ts'
import type { ImportRow, ImportsRepo } from './imports.repo.ts'

interface Parts {
  readonly repo: ImportsRepo
  readonly heads: ImportHeads
  readonly queue: Pick<ImportQueue, 'look' | 'prepare' | 'seenOf' | 'noteRefusal'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly clock: Clock
  readonly transaction: <T>(run: () => T) => T
}

interface Incoming {
  readonly name: string
  readonly bytes: Uint8Array
  readonly isText: boolean
  readonly sender: string
}

export type ImportIntake = ReturnType<typeof createImportIntake>

/** Files that are given to the program: each attempt is kept, with a copy of the file unless it may not be kept. */
export function createImportIntake({ repo, heads, queue, units, clock, transaction }: Parts) {
  async function add(incoming: Incoming, author: string): Promise<ImportHead> {
    units.requireWorkspace()
    const { bytes, isText } = incoming
    const [name, sender] = [withoutIdentifiers(incoming.name), withoutIdentifiers(incoming.sender)]
    const hash = sha256(bytes)
    const file = { hash, name, isText, bytes: () => bytes }
    const first = await queue.look(file, sender, noChoices)
    const original = first.understood === null ? undefined : originalOf(first.understood)
    const choices = original === undefined ? noChoices : heads.choicesOf(original)
    const whose = sender === '' ? (original?.sender ?? '') : sender
    const looked = original === undefined ? first : await queue.look(file, whose, choices)
    if (looked.refusal === null) await queue.prepare(hash, looked.understood, choices, null)
    return transaction(() => {
      units.requireWorkspace()
      const { refusal, understood } = looked
      const seen = refusal !== null || understood === null ? null : queue.seenOf(hash, understood, choices, null)
      const id = repo.insert({
        fileId: refusal === null ? repo.keepFile(hash, bytes) : null,
        hash,
        size: bytes.byteLength,
        name,
        origin: isText ? 'paste' : original === undefined ? 'file' : 'returned',
        format: understood?.format ?? null,
        sender: whose,
        addedAt: clock.instant(),
        addedBy: author,
        state: refusal === null ? 'waiting' : 'refused',
        refusal: refusal === null ? null : JSON.stringify(refusal),
        choices: JSON.stringify(choices),
        counts: seen?.counts ?? null,
        questions: seen?.questions ?? 0,
        returnedFor: original?.id ?? null,
      })
      if (refusal !== null) queue.noteRefusal(id, { name, hash }, refusal, author)
      return heads.headOf(heads.require(id))
    })
  }

  /** The import whose error workbook a file is: its decisions hold for the corrected file too. */
  function originalOf({ returned }: UnderstoodFile): ImportRow | undefined {
    const found = returned === null ? undefined : repo.find(returned.importId)
    return found?.hash === returned?.hash ? found : undefined
  }

  async function reopen(importId: number, author: string): Promise<ImportHead> {
    units.requireWorkspace()
    const row = heads.require(importId)
    if (heads.stateOf(row) !== 'committed') throw new DomainError('importing/not-committed', { importId })
    const file = requireCopy(heads.fileOf(row), importId)
    const choices = heads.choicesOf(row)
    const waits = repo.ofHash(row.hash).find((one) => one.state === 'waiting' && one.choices === row.choices)
    if (waits !== undefined) return heads.headOf(waits)
    const { understood } = await queue.look(file, row.sender, choices)
    if (understood === null) throw new DomainError('importing/no-copy', { importId })
    return transaction(() => {
      const seen = queue.seenOf(row.hash, understood, choices, null)
      const { fileId, hash, size, name, origin, format, sender, returnedFor } = row
      const id = repo.insert({
        fileId,
        hash,
        size,
        name,
        origin,
        format,
        sender,
        returnedFor,
        choices: row.choices,
        addedAt: clock.instant(),
        addedBy: author,
        state: 'waiting',
        refusal: null,
        counts: seen.counts,
        questions: seen.questions,
      })
      return heads.headOf(heads.require(id))
    })
  }

  return {
    /** The same as `addFile`, but for bytes that wait in the queue already: they wait once. */
    async queueOnce(
      { name, hash, bytes }: Pick<Incoming, 'name' | 'bytes'> & { readonly hash: string },
      author: string,
    ): Promise<Pick<ImportHead, 'id' | 'refusal'>> {
      const waits = repo.ofHash(hash).find(({ state }) => state === 'waiting')
      return heads.headOf(waits ?? heads.require((await add({ name, bytes, isText: false, sender: '' }, author)).id))
    },
    reopenImport: ({ importId }: ParsedInput<'importing.reopenImport'>, author: string): Promise<ImportHead> =>
      reopen(importId, author),
    addFile: ({ name, bytes, sender }: ParsedInput<'importing.addFile'>, author: string): Promise<ImportHead> =>
      add({ name, bytes, isText: false, sender }, author),
    addText: ({ text, sender }: ParsedInput<'importing.addText'>, author: string): Promise<ImportHead> =>
      add(
        {
          name: `Văn bản dán ${formatInstant(clock.instant())}`,
          bytes: new TextEncoder().encode(text),
          isText: true,
          sender,
        },
        author,
      ),
  }
}
