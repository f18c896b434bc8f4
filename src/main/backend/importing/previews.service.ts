import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { UnderstoodFile } from '#backend/excel/understand-port.ts'
import { addressSet } from '#shared/importing/address-set.rules.ts'
import type { ImportCounts, ImportPreview } from '#shared/importing/importing.schema.ts'
import type { PlanRequest } from '#shared/importing/plan-book.ts'
import type { PlannedRequest } from '#shared/importing/plan-fate.ts'
import { slicesOf } from '#shared/importing/plan-lists.ts'
import { finished, type Steps } from '#shared/importing/plan-steps.ts'
import { planWhole } from '#shared/importing/plan-whole.rules.ts'
import { countCells, type Plan } from '#shared/importing/plan.rules.ts'
import type { ImportChoices, Question } from '#shared/importing/understanding.schema.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import type { Clock } from '../backend-ports.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { PlanFactsService } from './plan-facts.service.ts'
import { cellsOfStatus } from './planned-cells.rules.ts'

/** What a file does to the book as it stands. */
export interface PlannedImport {
  readonly plan: Pick<Plan, 'cells' | 'postings' | 'requests' | 'statusAt'>
  readonly counts: ImportCounts
  readonly questions: readonly Question[]
  /** Names exactly this. */
  readonly planHash: string
}

/** A plan with all that is said of it. */
interface FullPlan extends PlannedImport {
  readonly issues: readonly Issue[]
  readonly body: PreviewBody
}

export interface PlanSubject {
  readonly hash: string
  readonly understood: UnderstoodFile
  readonly choices: ImportChoices
  readonly isRepeated: boolean
}

export type PreviewBody = Omit<ImportPreview, 'head'>

export type PreviewsService = ReturnType<typeof createPreviews>

interface Parts {
  readonly facts: PlanFactsService
  readonly ledger: Pick<LedgerService, 'head'>
  readonly clock: Clock
  /** Several readings of one state of the store. */
  readonly snapshot: <T>(run: () => T) => T
}

/** Plans of imports, and everything a person is shown of one before it is written. */
export function createPreviews({ facts, ledger, clock, snapshot }: Parts) {
  /** The plan made last of each file that is still held: good for as long as nothing was entered. */
  const made = new WeakMap<UnderstoodFile, { readonly key: string; readonly planned: FullPlan }>()

  function requestOf({ understood, choices, isRepeated }: PlanSubject): PlanRequest {
    const { understanding, sheets } = understood
    return { understanding, choices, isRepeated, sheetNames: sheets.map(({ name }) => name) }
  }

  function keyOf({ choices, isRepeated, hash }: PlanSubject): string {
    // A lock that opens or falls by the clock alone is met again when figures are recorded.
    return JSON.stringify([ledger.head().hash, clock.today(), hash, isRepeated, choices])
  }

  function knownFor({ understood }: PlanSubject, key: string): FullPlan | undefined {
    const known = made.get(understood)
    return known?.key === key ? known.planned : undefined
  }

  /** The same book, file and choices give the same plan; several questions to the store, so call it in a transaction. */
  function plan(subject: PlanSubject): FullPlan {
    const key = keyOf(subject)
    const known = knownFor(subject, key)
    if (known !== undefined) return known
    const planned = finished(planAnew(subject))
    made.set(subject.understood, { key, planned })
    return planned
  }

  /** Makes the plan beforehand, outside of any transaction; others have their turn meanwhile. */
  async function prepare(subject: PlanSubject): Promise<void> {
    const key = snapshot(() => keyOf(subject))
    if (knownFor(subject, key) !== undefined) return
    const planned = await inTurns(planAnew(subject))
    // What was entered meanwhile may be read in part: such a plan is made again where it is asked for.
    if (snapshot(() => keyOf(subject)) === key) made.set(subject.understood, { key, planned })
  }

  function* planAnew(subject: PlanSubject): Steps<FullPlan> {
    const { understanding, sheets } = subject.understood
    const request = requestOf(subject)
    const book = yield* facts.read(understanding)
    const plan = yield* planWhole(request, book)
    const issues = [...understanding.issues, ...plan.issues, ...plan.contradictions]
    const questions = [...understanding.questions, ...plan.questions]
    const counts = yield* countsOf(plan, request)
    const planHash = yield* hashOf(subject, plan)
    const { cells, postings, requests, statusAt } = plan
    const body = {
      sheets: [...sheets],
      shape: understanding.shape,
      shapeReason: understanding.shapeReason,
      own: understanding.own,
      tables: understanding.tables.map(({ rows: _rows, ...table }) => table),
      questions,
      issues: groupIssues(issues),
      counts,
      totals: [...plan.totals],
      newIssues: [...plan.newIssues],
      choices: subject.choices,
      writes: postings.length,
      requests: requests.length,
      planHash,
      canUndo: false,
    }
    return { plan: { cells, postings, requests, statusAt }, counts, questions, planHash, issues, body }
  }

  return { plan, prepare }
}

/** So long nobody else has a turn. */
const TURN_MS = 20

async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let turnEndsAt = performance.now() + TURN_MS
  let step = steps.next()
  while (step.done !== true) {
    if (performance.now() > turnEndsAt) {
      await turn()
      turnEndsAt = performance.now() + TURN_MS
    }
    step = steps.next()
  }
  return step.value
}

/** Cells that never became figures count too: those refused while they were read, and those that wait for an answer. */
function* countsOf(plan: Plan, { understanding, sheetNames }: PlanRequest): Steps<ImportCounts> {
  const counts = countCells(plan)
  const refused = new Set(
    understanding.issues.flatMap(({ severity, where }) => {
      if (severity !== 'error' || where.cell === undefined || where.cell.includes(':')) return []
      return [`${where.sheet === undefined ? 0 : sheetNames.indexOf(where.sheet)}!${where.cell}`]
    }),
  )
  if (refused.size > 0)
    for (const some of slicesOf(plan.cells, CELLS_AT_ONCE)) {
      yield
      for (const { sheet, address } of some) refused.delete(`${sheet}!${address}`)
    }
  const open = understanding.questions.filter(({ answer }) => answer === null)
  const places = open.flatMap((question) => [question, ...(question.elsewhere ?? [])])
  const waiting = addressSet(places.flatMap(({ sheet, addresses }) => addresses.map((address) => ({ sheet, address }))))
  let asFigures = 0
  for (const some of slicesOf(cellsOfStatus(plan, ['asked']), CELLS_AT_ONCE)) {
    yield
    for (const { sheet, address } of some) asFigures += waiting.has(sheet, address) ? 1 : 0
  }
  const asked = open.reduce((sum, { cells: count, addresses }) => sum + (count ?? addresses.length), 0)
  return {
    ...counts,
    refused: counts.refused + refused.size,
    asked: counts.asked + Math.max(0, asked - asFigures),
  }
}

/** Errors first, each cause together. */
function groupIssues(issues: readonly Issue[]): ImportPreview['issues'] {
  const groups = [...Map.groupBy(issues, ({ severity, code }) => `${severity} ${code}`).values()].flatMap((alike) => {
    const [first] = alike
    return first === undefined ? [] : [{ code: first.code, severity: first.severity, issues: alike }]
  })
  return groups.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** Of the file, the choices, every cell's end and every figure to be written or asked for, in order. */
function* hashOf({ hash, choices, isRepeated }: PlanSubject, { cells, postings, requests }: Plan): Steps<string> {
  const digest = createHash('sha256').update(JSON.stringify([hash, choices, isRepeated]))
  for (const some of slicesOf(cells, CELLS_AT_ONCE)) {
    yield
    const ends = some.map(({ sheet, address, read, before, after, status }) => [
      sheet,
      address,
      read,
      before,
      after,
      status,
    ])
    digest.update(JSON.stringify(ends))
  }
  digest.update('\n')
  for (const some of slicesOf(postings, CELLS_AT_ONCE)) {
    yield
    digest.update(JSON.stringify(some.map((one) => asHashed(one, one.after))))
  }
  digest.update(`\n${JSON.stringify(requests.map((one) => asHashed(one, one.value)))}`)
  return digest.digest('hex')
}

function asHashed(one: Omit<PlannedRequest, 'value' | 'stood' | 'beside'>, value: number | null): unknown[] {
  return [one.unitCode, one.indicator, one.channel, one.from, one.to, one.before, value]
}

const CELLS_AT_ONCE = 500

/** What was understood of nothing: a file that was refused. */
export function emptyBody(choices: ImportChoices, shapeReason: string): PreviewBody {
  return {
    sheets: [],
    shape: 'nothing',
    shapeReason,
    own: null,
    tables: [],
    questions: [],
    issues: [],
    counts: { new: 0, changed: 0, same: 0, kept: 0, asked: 0, locked: 0, refused: 0 },
    totals: [],
    newIssues: [],
    choices,
    writes: 0,
    requests: 0,
    planHash: '',
    canUndo: false,
  }
}
