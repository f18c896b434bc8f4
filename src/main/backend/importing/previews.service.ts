import { createHash } from 'node:crypto'
import type { UnderstoodFile } from '#backend/excel/understand-port.ts'
import { addressSet } from '#shared/importing/address-set.rules.ts'
import type { ImportCounts, ImportPreview } from '#shared/importing/importing.schema.ts'
import { checkAssertions } from '#shared/importing/plan-assertions.rules.ts'
import type { PlanRequest } from '#shared/importing/plan-book.ts'
import { newlyBroken, totalChanges } from '#shared/importing/plan-effects.rules.ts'
import { countCells, type Plan, planImport } from '#shared/importing/plan.rules.ts'
import type { ImportChoices, Question, Understanding } from '#shared/importing/understanding.schema.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import type { Clock } from '../backend-ports.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { PlanFactsService } from './plan-facts.service.ts'

/** What a file does to the book as it stands. */
export interface PlannedImport {
  readonly plan: Plan
  readonly counts: ImportCounts
  readonly questions: readonly Question[]
  /** Names exactly this. */
  readonly planHash: string
}

/** A plan with all that is said of it. */
interface FullPlan extends PlannedImport {
  readonly issues: readonly Issue[]
  readonly body: () => PreviewBody
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
}

/** Plans of imports, and everything a person is shown of one before it is written. */
export function createPreviews({ facts, ledger, clock }: Parts) {
  /** The plan made last of each file that is still held: good for as long as nothing was entered. */
  const made = new WeakMap<UnderstoodFile, { readonly key: string; readonly planned: FullPlan }>()

  function requestOf({ understood, choices, isRepeated }: PlanSubject): PlanRequest {
    const { understanding, sheets } = understood
    return { understanding, choices, isRepeated, sheetNames: sheets.map(({ name }) => name) }
  }

  /** The same book, file and choices give the same plan; several questions to the store, so call it in a transaction. */
  function plan(subject: PlanSubject): FullPlan {
    // A lock that opens or falls by the clock alone is met again when figures are recorded.
    const { choices, isRepeated, hash, understood } = subject
    const key = JSON.stringify([ledger.head().hash, clock.today(), hash, isRepeated, choices])
    const known = made.get(understood)
    if (known?.key === key) return known.planned
    const planned = planAnew(subject)
    made.set(understood, { key, planned })
    return planned
  }

  function planAnew(subject: PlanSubject): FullPlan {
    const request = requestOf(subject)
    const book = facts.read(subject.understood.understanding)
    const plan = planImport(request, book)
    const issues = [...subject.understood.understanding.issues, ...plan.issues, ...checkAssertions(request, plan, book)]
    const questions = [...subject.understood.understanding.questions, ...plan.questions]
    const counts = countsOf(plan, request)
    const planHash = hashOf(subject, plan)
    const body = (): PreviewBody => {
      const { understanding, sheets } = subject.understood
      return {
        sheets: [...sheets],
        shape: understanding.shape,
        shapeReason: understanding.shapeReason,
        own: understanding.own,
        tables: understanding.tables.map(({ rows: _rows, ...table }) => table),
        questions,
        issues: groupIssues(issues),
        counts,
        totals: totalChanges(plan, book.standing),
        newIssues: newlyBroken(plan, book),
        choices: subject.choices,
        writes: plan.postings.length,
        requests: plan.requests.length,
        planHash,
        canUndo: false,
      }
    }
    return { plan, counts, questions, planHash, issues, body }
  }

  return { plan }
}

/** Cells that never became figures count too: those refused while they were read, and those that wait for an answer. */
function countsOf({ cells }: Plan, { understanding, sheetNames }: PlanRequest): ImportCounts {
  const counts = countCells(cells)
  const planned = new Set(cells.map(({ sheet, address }) => `${sheet}!${address}`))
  const refused = new Set(
    understanding.issues.flatMap(({ severity, where }) => {
      if (severity !== 'error' || where.cell === undefined || where.cell.includes(':')) return []
      const key = `${where.sheet === undefined ? 0 : sheetNames.indexOf(where.sheet)}!${where.cell}`
      return planned.has(key) ? [] : [key]
    }),
  )
  const open = understanding.questions.filter(({ answer }) => answer === null)
  const places = open.flatMap((question) => [question, ...(question.elsewhere ?? [])])
  const waiting = addressSet(places.flatMap(({ sheet, addresses }) => addresses.map((address) => ({ sheet, address }))))
  const asFigures = cells.filter(
    ({ sheet, address, status }) => status === 'asked' && waiting.has(sheet, address),
  ).length
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
function hashOf({ hash, choices, isRepeated }: PlanSubject, { cells, postings, requests }: Plan): string {
  const digest = createHash('sha256').update(JSON.stringify([hash, choices, isRepeated]))
  for (const cell of cells)
    digest.update(JSON.stringify([cell.sheet, cell.address, cell.read, cell.before, cell.after, cell.status]))
  for (const list of [postings, requests]) {
    digest.update('\n')
    for (const one of list)
      digest.update(JSON.stringify([one.unitCode, one.indicator, one.channel, one.from, one.to, one.before, one.value]))
  }
  return digest.digest('hex')
}

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

/** Columns of citizens' numbers or names: sheet by name, and the header or the first cell. */
export function personalColumns({ understanding, sheets }: UnderstoodFile): { sheet: string; column: string }[] {
  const inTables = understanding.tables.flatMap(({ sheet, columns }: Understanding['tables'][number]) =>
    columns
      .filter(({ meaning }) => meaning.kind === 'identifier')
      .map(({ header }) => ({ sheet: sheets[sheet]?.name ?? '', column: header.join(' / ') })),
  )
  if (inTables.length > 0) return inTables
  return understanding.issues
    .filter(({ code }) => code === 'import/personal-data')
    .map(({ where }) => ({ sheet: where.sheet ?? '', column: where.cell ?? '' }))
}
