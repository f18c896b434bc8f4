import { createHash } from 'node:crypto'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { withoutIdentifiers } from '#shared/importing/privacy.rules.ts'
import type { FileOutcome, SubmissionRefusal } from '#shared/province/submissions.schema.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { ProvinceUnit } from './province-unit.service.ts'
import type { Filing, SubmissionsFiling } from './submissions-filing.service.ts'
import { filed, planHash, unverified } from './submissions-outcome.ts'
import type { CheckedSheet, GivenFile, ReadSubmission, SubmissionsReading } from './submissions-reading.service.ts'
import type { SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: Pick<SubmissionsRepo, 'ofBatch'>
  readonly reading: SubmissionsReading
  readonly filing: SubmissionsFiling
  readonly province: ProvinceUnit
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'now'>
  /** Puts a file into the importer's queue; the same bytes wait there once. */
  readonly queueFile: (file: GivenFile, author: string) => Promise<QueuedFile>
  readonly transaction: <T>(run: () => T) => T
  readonly ensureSound: () => Promise<void>
  /** Makes the copy that is due before figures come in, if any. */
  readonly backUp: () => Promise<void>
}

/** What the importer made of a file that is no sheet of this product. */
export interface QueuedFile {
  readonly importId: number
  readonly refusal: SubmissionRefusal | null
}

/** A file with what was read of it, in its place among the files of a call. */
interface Incoming {
  readonly index: number
  readonly file: GivenFile
  readonly read: ReadSubmission
}

interface Batch {
  readonly id: string
  readonly author: string
  /** The call as text, to tell a repeated one from another under the same id. */
  readonly request: string
}

/** Undoes what a preview did. */
class Unwritten extends Error {
  readonly outcomes: readonly FileOutcome[]

  constructor(outcomes: readonly FileOutcome[]) {
    super('a preview is not written')
    this.outcomes = outcomes
  }
}

export type SubmissionsIntake = ReturnType<typeof createSubmissionsIntake>

/**
 * Takes in what units send: each file as a whole or not at all. A preview does exactly what receiving would, and undoes
 * it before it is written.
 */
export function createSubmissionsIntake(parts: Parts) {
  const { repo, reading, filing, province, ledger, queueFile, transaction, ensureSound, backUp } = parts

  async function readAll(files: ParsedInput<'province.previewFiles'>['files']): Promise<Incoming[]> {
    const incoming: Incoming[] = []
    for (const [index, { name, bytes, acceptOlder }] of files.entries()) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const reason = acceptOlder === undefined ? {} : { acceptOlder: withoutIdentifiers(acceptOlder) }
      const file = { name: withoutIdentifiers(name), bytes, hash, ...reason }
      incoming.push({ index, file, read: await reading.read(file) })
    }
    return incoming
  }

  /** Every file of a call in the order in which the book grows: days before longer spans, earlier before later. */
  function takeAll(incoming: readonly Incoming[], { id, author, request }: Batch): FileOutcome[] {
    const outcomes = new Map<number, FileOutcome>()
    const sorted = incoming.toSorted(inOrderOfDays)
    const filingFor = ({ name }: GivenFile, entry: number): Filing => ({
      clientId: clientIdOf(id, entry),
      author,
      source: 'submission',
      document: name,
      request,
      batch: id,
    })
    let entries = 0
    for (const { index, file, read } of sorted) {
      if (outcomes.has(index)) continue
      if (read.kind !== 'sheet') {
        const isMarked = read.kind === 'refused'
        outcomes.set(index, isMarked ? filing.fileRefusal(file, read, filingFor(file, entries)) : unverified(file))
        entries += Number(isMarked)
        continue
      }
      const waiting = sorted.filter((one) => one.index !== index && !outcomes.has(one.index))
      const partners = (form: string): Partner[] => partnersOf(read, form, waiting)
      const filed = filing.fileSheet({ file, read, filing: filingFor(file, entries) }, (form) =>
        partners(form).map((one) => ({ file: one.file, read: one.read, filing: filingFor(one.file, entries + 1) })),
      )
      const [own, other] = filed
      if (own !== undefined) outcomes.set(index, own.outcome)
      const partner = waiting.find((one) => one.file.hash === other?.hash && one.file.name === other.name)
      if (partner !== undefined && other !== undefined) outcomes.set(partner.index, other.outcome)
      entries += filed.length
    }
    return incoming.flatMap(({ index }) => outcomes.get(index) ?? [])
  }

  async function previewFiles(asked: ParsedInput<'province.previewFiles'>): Promise<Output<'province.previewFiles'>> {
    province.require()
    const incoming = await readAll(asked.files)
    try {
      return transaction((): Output<'province.previewFiles'> => {
        throw new Unwritten(takeAll(incoming, { id: `preview ${ledger.now()}`, author: '', request: '' }))
      })
    } catch (error) {
      if (!(error instanceof Unwritten)) throw error
      const outcomes = error.outcomes.map((one) => ({ ...one, submissionId: null }))
      return { outcomes, planHash: planHash(outcomes) }
    }
  }

  async function receiveFiles(
    { clientId, files, planHash: shown }: ParsedInput<'province.receiveFiles'>,
    author: string,
  ): Promise<Output<'province.receiveFiles'>> {
    province.require()
    const incoming = await readAll(files)
    await ensureSound()
    await backUp()
    const request = JSON.stringify(
      incoming.map(({ file: { name, hash, acceptOlder } }) => [
        name,
        hash,
        ...(acceptOlder === undefined ? [] : [acceptOlder]),
      ]),
    )
    const taken = transaction(() => {
      province.require()
      if (ledger.findRepeated({ clientId: clientIdOf(clientId, 0), request }) !== undefined)
        return keptOutcomes(incoming, clientId)
      const outcomes = takeAll(incoming, { id: clientId, author, request })
      if (shown !== undefined && shown !== planHash(outcomes)) throw new DomainError('province/plan-changed')
      return outcomes
    })
    const outcomes: FileOutcome[] = []
    for (const [index, outcome] of taken.entries()) {
      const file = incoming[index]?.file
      outcomes.push(
        file === undefined || outcome.state !== 'unverified' ? outcome : await handOver(file, outcome, author),
      )
    }
    return { batch: clientId, outcomes, receivedAt: ledger.now() }
  }

  async function handOver(file: GivenFile, outcome: FileOutcome, author: string): Promise<FileOutcome> {
    const { importId, refusal } = await queueFile(file, author)
    return { ...outcome, importId, refusal, state: refusal === null ? 'unverified' : 'refused' }
  }

  /** What became of the files when the same call was made before. */
  function keptOutcomes(incoming: readonly Incoming[], batch: string): FileOutcome[] {
    const rows = repo.ofBatch(batch)
    return incoming.map(({ file }) => {
      const row = rows.find(({ fileHash, fileName }) => fileHash === file.hash && fileName === file.name)
      return row === undefined ? unverified(file) : filed(row, filing.nameOf, [])
    })
  }

  return { previewFiles, receiveFiles }
}

function clientIdOf(batch: string, entry: number): string {
  return `${batch}:${entry}`
}

interface Partner {
  readonly file: GivenFile
  readonly read: CheckedSheet
}

/** Sheets of a form for the unit and days of another one. */
function partnersOf({ unit, period }: CheckedSheet, form: string, waiting: readonly Incoming[]): Partner[] {
  return waiting.flatMap(({ file, read }) =>
    read.kind === 'sheet' &&
    read.form.id === form &&
    read.unit.code === unit.code &&
    read.period.from === period.from &&
    read.period.to === period.to
      ? [{ file, read }]
      : [],
  )
}

function inOrderOfDays({ read: a, index: first }: Incoming, { read: b, index: second }: Incoming): number {
  if (a.kind !== 'sheet' || b.kind !== 'sheet')
    return Number(a.kind === 'sheet') - Number(b.kind === 'sheet') || first - second
  const isLong = ({ period }: typeof a): number => Number(period.from !== period.to)
  return (
    isLong(a) - isLong(b) ||
    inOrder(a.period.to, b.period.to) ||
    inOrder(a.unit.code, b.unit.code) ||
    a.meta.sequence - b.meta.sequence ||
    inOrder(a.form.id, b.form.id) ||
    first - second
  )
}

function inOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
