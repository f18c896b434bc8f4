import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import { inBookOrder } from './book-order.rules.ts'
import type { Posting } from '#shared/figures/figures.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { RecordingService } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ImportHeads } from './import-heads.service.ts'
import type { ImportViews } from './import-views.service.ts'
import type { ImportRow, ImportsRepo } from './imports.repo.ts'
import type { ImportMemory, NewAlias } from './memory.service.ts'
import type { PlannedImport, PlanSubject, PreviewsService } from './previews.service.ts'
import type { RequestsRepo } from './requests.repo.ts'

interface Parts {
  readonly repo: ImportsRepo
  readonly requests: RequestsRepo
  readonly heads: ImportHeads
  readonly views: Pick<ImportViews, 'subjectOf'>
  readonly previews: PreviewsService
  readonly memory: Pick<ImportMemory, 'learn'>
  /** Names that a person matched with rows in this import. */
  readonly aliasesIn: (row: ImportRow, subject: PlanSubject) => Promise<NewAlias[]>
  readonly recording: Pick<RecordingService, 'put'>
  readonly trail: Pick<AuditTrail, 'append'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly transaction: <T>(run: () => T) => T
  /** Lets go of what is held of a large file beside what was understood of it. */
  readonly makeRoom: (understood: PlanSubject['understood']) => Promise<void>
  /** Throws `DomainError('store/unsound')` when the book was altered. */
  readonly ensureSound: () => Promise<void>
  /** Makes the copy that is due before an import, if any. */
  readonly backUp: () => Promise<void>
}

export type ImportCommit = ReturnType<typeof createImportCommit>

/** Writes imports into the book. */
export function createImportCommit(parts: Parts) {
  const { repo, requests, heads, views, previews, memory, aliasesIn } = parts
  const { recording, trail, units, transaction, makeRoom, ensureSound, backUp } = parts

  async function commitImport(
    input: ParsedInput<'importing.commitImport'>,
    author: string,
  ): Promise<Output<'importing.commitImport'>> {
    units.requireWorkspace()
    const row = heads.require(input.importId)
    if (row.state === 'committed' && row.clientId === input.clientId) return committedBefore(row)
    const subject = await views.subjectOf(heads.requireWaiting(input.importId))
    if (subject === null) throw new DomainError('importing/not-waiting', { importId: input.importId })
    const aliases = await aliasesIn(row, subject)
    await makeRoom(subject.understood)
    await ensureSound()
    await backUp()
    await previews.prepare(subject)
    return transaction(() => {
      const now = heads.require(input.importId)
      if (now.state === 'committed' && now.clientId === input.clientId) return committedBefore(now)
      heads.requireWaiting(input.importId)
      const planned = previews.plan({ ...subject, isRepeated: heads.isRepeated(now.hash, now.id) })
      if (now.choices !== row.choices || planned.planHash !== input.planHash)
        throw new DomainError('importing/plan-changed', { importId: input.importId })
      const saved = write(input, now, planned, author)
      memory.learn({ name: now.name, sender: now.sender, author }, subject.understood.understanding.tables, aliases)
      return saved
    })
  }

  function write(
    input: ParsedInput<'importing.commitImport'>,
    row: ImportRow,
    { plan, counts }: PlannedImport,
    author: string,
  ): Output<'importing.commitImport'> {
    const { importId, clientId } = input
    if (repo.isClientIdTaken(clientId)) throw new DomainError('figures/client-id-reused', { clientId })
    if (plan.postings.length + plan.requests.length === 0)
      throw new DomainError('importing/nothing-to-write', { importId })
    const details = { importId, hash: row.hash, sender: row.sender, ...counts }
    const event = { kind: 'file-imported', subject: row.name, details } as const
    const head = {
      clientId,
      author,
      source: 'imported',
      document: documentOf(row),
      request: JSON.stringify(input),
    }
    const events = [{ ...event, details: JSON.stringify(details) }]
    const postings = inBookOrder(plan.postings)
    const saved =
      plan.postings.length === 0
        ? { changed: 0, savedAt: trail.append(event, author).recordedAt, entryId: null }
        : recording.put(head, asPostings(postings), events)
    const at = saved.savedAt
    if (saved.entryId !== null) repo.insertSources(importId, postings)
    for (const request of plan.requests) requests.insert({ importId, ...request, at, by: author })
    const { entryId, changed } = saved
    const requested = plan.requests.length
    const isDone = repo.commit({
      id: importId,
      clientId,
      entryId,
      changed,
      requested,
      counts: JSON.stringify(counts),
      at,
      by: author,
    })
    if (!isDone) throw new Error(`import ${importId} was not marked as committed`)
    return { entryId, changed, requested, savedAt: at }
  }

  return { commitImport }
}

function committedBefore({ entryId, requested, committedAt }: ImportRow): Output<'importing.commitImport'> {
  return { entryId, changed: 0, requested, savedAt: committedAt ?? '' }
}

/** What the figures were taken from, as the book tells of them for ever. */
export function documentOf({ name, origin }: Pick<ImportRow, 'name' | 'origin'>): string {
  return (origin === 'paste' ? name : `Tệp ${name}`).slice(0, 200)
}

function* asPostings(cells: Iterable<PlannedCell>): Generator<Posting> {
  for (const { unitCode, indicator, channel, from, to, after } of cells)
    yield { unitCode, indicator, channel: recordedChannel(channel), from, to, value: after }
}

interface AnyPosting extends Pick<PlannedCell, 'unitCode' | 'indicator' | 'channel'> {
  readonly from: string
  readonly to: string
  readonly value: number | null
}

export function asPosting({ unitCode, indicator, channel, from, to, value }: AnyPosting): Posting {
  const days = { from: localDate(from), to: localDate(to) }
  return { unitCode, indicator, channel: recordedChannel(channel), ...days, value }
}

/** Levels have no channel of their own in what is recorded. */
function recordedChannel(channel: PlannedCell['channel']): Posting['channel'] {
  return channel === 'MOBILE' ? 'MOBILE' : 'FIXED'
}
