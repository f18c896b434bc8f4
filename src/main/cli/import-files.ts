import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type ImportChoices, noChoices } from '#shared/importing/understanding.schema.ts'
import type { ImportedFile } from './import-report.ts'
import type { Book } from './open-book.ts'
import { Refusal } from './refusal.ts'

interface Work {
  readonly book: Book
  readonly paths: readonly string[]
  readonly sender: string
  readonly choicesFor: (path: string) => ImportChoices
  /** Looks only: nothing is kept. */
  readonly isTrial: boolean
}

interface OneFile extends Pick<Work, 'book' | 'sender'> {
  readonly path: string
  readonly choices: ImportChoices
  /** What became of the file so far. */
  readonly note: (known: Partial<ImportedFile>) => void
}

const mostBytes = 50 * 1024 * 1024

/** Takes files one after another; what the book does not let one of them do ends that file and not those after it. */
export async function importFiles({ book, paths, sender, choicesFor, isTrial }: Work): Promise<ImportedFile[]> {
  const files: ImportedFile[] = []
  for (const path of paths) {
    const nothing = { refusal: null, preview: null, committed: null, importId: null, sameAs: null, failed: [] }
    let file: ImportedFile = { path, ...nothing }
    const note = (known: Partial<ImportedFile>): void => {
      file = { ...file, ...known }
    }
    try {
      await (isTrial ? inspect : take)({ book, path, sender, choices: choicesFor(path), note })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      note({ failed: error.issues })
    }
    files.push(file)
  }
  return files
}

async function inspect({ book, path, sender, choices, note }: OneFile): Promise<void> {
  if (isTooLarge(path)) return note(tooLarge(path))
  const call = { name: basename(path), bytes: bytesOf(path), sender, choices }
  const { refusal, preview, sameAs } = await book.call('importing.inspectFile', call)
  note({ refusal, preview, sameAs })
}

async function take({ book, path, sender, choices, note }: OneFile): Promise<void> {
  if (isTooLarge(path)) return note(tooLarge(path))
  const head = await book.call('importing.addFile', { name: basename(path), bytes: bytesOf(path), sender })
  const importId = head.id
  note({ importId, sameAs: head.sameAs, refusal: head.refusal })
  if (head.refusal !== null) return
  if (JSON.stringify(choices) !== JSON.stringify(noChoices))
    await book.call('importing.setChoices', { importId, choices })
  const { head: seen, ...preview } = await book.call('importing.getPreview', { importId })
  note({ preview, refusal: seen.refusal })
  if (seen.refusal !== null) return
  if (preview.writes + preview.requests > 0) {
    const call = { importId, clientId: randomUUID(), planHash: preview.planHash }
    note({ committed: await book.call('importing.commitImport', call) })
    return
  }
  // What asks or is refused waits in the queue for a person; what the book has already does not.
  if (preview.counts.asked + preview.counts.refused === 0) await book.call('importing.discardImport', { importId })
}

function isTooLarge(path: string): boolean {
  return statSync(path).size > mostBytes
}

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path))
}

function tooLarge(path: string): Pick<ImportedFile, 'refusal'> {
  return { refusal: { code: 'read/too-large', data: { file: basename(path) } } }
}
