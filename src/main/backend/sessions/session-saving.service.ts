import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { checkSessionFigures, isSameSession, sessionTotals } from '#shared/sessions/session-figures.rules.ts'
import type { Session, SessionPlan } from '#shared/sessions/sessions.schema.ts'
import { hasIdentifier } from '../figures/days.service.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { RecordingService } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { SessionChanges } from './session-changes.service.ts'
import type { SessionsService } from './sessions.service.ts'
import { sessionKind, writeStored } from './stored-session.ts'

type Input = ParsedInput<'sessions.saveSession'>
type Answer = Output<'sessions.saveSession'>

interface Parts {
  readonly sessions: SessionsService
  readonly changes: SessionChanges
  readonly recording: Pick<RecordingService, 'put'>
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'now'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'byCode'>
  readonly transaction: <T>(run: () => T) => T
}

/** Texts of a plan that a person writes. */
const written = [
  'workedBy',
  'place',
  'host',
  'groupNote',
  'cancelReason',
  'note',
] as const satisfies (keyof SessionPlan)[]

export type SessionSaving = ReturnType<typeof createSessionSaving>

/** Creates and changes mobile sessions: the record and its postings in one entry, or nothing. */
export function createSessionSaving(parts: Parts) {
  const { sessions, changes, recording, ledger, units, transaction } = parts

  function save(input: Input, author: string): Answer {
    units.requireWorkspace()
    const request = JSON.stringify(input)
    const repeated = ledger.findRepeated({ clientId: input.clientId, request })
    const content = { plan: composed(input.plan), figures: input.figures }
    const { id } = content.plan
    if (repeated !== undefined) {
      const made = { entryId: repeated.id, recordedAt: repeated.recordedAt, author: repeated.author }
      const session = { ...content, totals: sessionTotals(content.figures), ...made }
      return answer(session, { entryId: repeated.id, savedAt: repeated.recordedAt, totals: [] }, true)
    }
    const standing = sessions.find(id)
    refuseStale(input, standing)
    const step = changes.stepOf(id, standing ?? null, content)
    const issues = [...checkPlan(content.plan), ...checkSessionFigures(content), ...step.issues]
    if (issues.length > 0) throw new DomainError('sessions/refused', { issues })
    if (standing !== undefined && isSameSession(standing, content))
      return answer(standing, { entryId: null, savedAt: ledger.now(), totals: [] })
    const record = { kind: sessionKind, key: id, value: writeStored(content, input.basedOn) }
    const head = { clientId: input.clientId, author, source: 'session', document: '', request }
    const { done, changed } = changes.watchTotals(step.postings, () =>
      recording.put(head, step.postings, [step.event], [record]),
    )
    return answer(requireSession(id), { entryId: done.entryId, savedAt: done.savedAt, totals: changed })
  }

  /** An editor who saw an older session would take away what came since. */
  function refuseStale({ basedOn, plan }: Input, standing: Session | undefined): void {
    if (basedOn === null || standing?.entryId === basedOn) return
    const [newest] = sessions.historyOf(plan.id)
    throw new DomainError('sessions/changed-since', {
      id: plan.id,
      at: newest?.at ?? '',
      author: newest?.author ?? '',
    })
  }

  function checkPlan(plan: SessionPlan): Issue[] {
    const withNumbers = written
      .filter((field) => hasIdentifier(plan[field]))
      .map((field) => errorIssue('session-has-identifier', { path: `plan.${field}`, date: plan.on }))
    const { placeUnitCode } = plan
    const isKnown = placeUnitCode === null || units.byCode().has(placeUnitCode)
    const where = { path: 'plan.placeUnitCode', date: plan.on }
    return isKnown ? withNumbers : [...withNumbers, errorIssue('unknown-unit', where, { code: placeUnitCode })]
  }

  function requireSession(id: string): Session {
    const session = sessions.find(id)
    if (session === undefined) throw new Error(`session ${id} was written and is not there`)
    return session
  }

  function answer(session: Session, saved: Pick<Answer, 'entryId' | 'savedAt' | 'totals'>, isRepeated = false): Answer {
    const { plan, figures } = session
    return {
      session,
      ...saved,
      isRepeated,
      pairs: sessions.pairsOf(session),
      warnings: changes.besideUnrecorded({ plan, figures }),
    }
  }

  return {
    saveSession: (input: Input, author: string): Answer => transaction(() => save(input, author)),
  }
}

/** The same text however it was composed. */
function composed(plan: SessionPlan): SessionPlan {
  return { ...plan, ...Object.fromEntries(written.map((field) => [field, toNfc(plan[field])])) }
}
