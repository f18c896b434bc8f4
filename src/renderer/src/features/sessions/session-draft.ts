/** A session while it is being written: texts as they are typed, and what they come to when it is saved. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import type {
  Session,
  SessionFigure,
  SessionGroup,
  SessionPlan,
  SessionStatus,
} from '#shared/sessions/sessions.schema.ts'

/** Counts of the plan, as typed. */
export const countFields = ['expected', 'teams', 'staff', 'equipment'] as const
export type CountField = (typeof countFields)[number]

export interface SessionDraft {
  readonly id: string
  /** The entry it was opened from; null for a session that is not in the book yet. */
  readonly basedOn: number | null
  /** Missing in a copy: the day is for a person to say. */
  readonly on: LocalDate | undefined
  readonly startsAt: string
  readonly endsAt: string
  readonly workedBy: string
  readonly place: string
  readonly host: string
  readonly placeUnitCode: string | null
  readonly group: SessionGroup
  readonly groupNote: string
  readonly counts: Readonly<Record<CountField, string>>
  readonly status: SessionStatus
  readonly cancelReason: string
  readonly note: string
  /** `one`: all figures are of the row `unitCode`; `split`: each row has its own. */
  readonly spread: 'one' | 'split'
  /** Row of the figures while they are of one; null until it is chosen. */
  readonly unitCode: string | null
  /** Texts of the figures by `cellKey`. */
  readonly cells: Readonly<Record<string, string>>
}

export type DraftProblem =
  | 'on'
  | 'startsAt'
  | 'endsAt'
  | 'hours'
  | 'workedBy'
  | 'place'
  | 'groupNote'
  | CountField
  | 'cancelReason'
  | 'unit'
  | 'cells'

/** Where a figure stands. */
export function cellKey(unitCode: string, indicator: string): string {
  return `${unitCode} ${indicator}`
}

/** A session that nobody has written down yet. */
export function newDraft(id: string, on: LocalDate, workedBy: string): SessionDraft {
  return {
    id,
    basedOn: null,
    on,
    startsAt: '',
    endsAt: '',
    workedBy,
    place: '',
    host: '',
    placeUnitCode: null,
    group: 'residents',
    groupNote: '',
    counts: { expected: '', teams: '', staff: '', equipment: '' },
    status: 'planned',
    cancelReason: '',
    note: '',
    spread: 'one',
    unitCode: null,
    cells: {},
  }
}

/** A session of the book, opened to be changed. */
export function draftOf({ plan, figures, entryId }: Pick<Session, 'plan' | 'figures' | 'entryId'>): SessionDraft {
  const rows = [...new Set(figures.map((one) => one.unitCode))]
  const { expected, teams, staff, equipment, ...told } = plan
  return {
    ...told,
    basedOn: entryId,
    startsAt: plan.startsAt ?? '',
    endsAt: plan.endsAt ?? '',
    counts: {
      expected: countText(expected),
      teams: countText(teams),
      staff: countText(staff),
      equipment: countText(equipment),
    },
    spread: rows.length > 1 ? 'split' : 'one',
    unitCode: rows[0] ?? plan.placeUnitCode,
    cells: Object.fromEntries(figures.map((one) => [cellKey(one.unitCode, one.indicator), String(one.value)])),
  }
}

/** The same plan for another day: no figures, not held yet, and the day is left for a person to say. */
export function copyOf(draft: SessionDraft, id: string): SessionDraft {
  return {
    ...draft,
    id,
    basedOn: null,
    on: undefined,
    status: 'planned',
    cancelReason: '',
    unitCode: draft.spread === 'one' ? draft.unitCode : draft.placeUnitCode,
    spread: 'one',
    cells: {},
  }
}

/** '7h30', '7:30', '0730', '7' as '07:30'; null when it is no hour of a day. */
export function readTime(text: string): string | null {
  const [, hours, marked, packed] = /^\s*(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?|(\d{2}))?\s*$/i.exec(text) ?? []
  if (hours === undefined) return null
  const time = `${hours.padStart(2, '0')}:${marked ?? packed ?? '00'}`
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null
}

/** What must be mended before it can be saved; the backend checks the rest. */
export function draftProblems(draft: SessionDraft): DraftProblem[] {
  const [starts, ends] = [timeOf(draft.startsAt), timeOf(draft.endsAt)]
  const isBad: readonly (readonly [DraftProblem, boolean])[] = [
    ['on', draft.on === undefined],
    ['startsAt', starts === undefined],
    ['endsAt', ends === undefined],
    ['hours', typeof starts === 'string' && typeof ends === 'string' && starts >= ends],
    ['workedBy', draft.workedBy.trim() === ''],
    ['place', draft.place.trim() === ''],
    ['groupNote', draft.group === 'other' && draft.groupNote.trim() === ''],
    ...countFields.map((field) => [field, !readCellCount(draft.counts[field]).ok] as const),
    ['cancelReason', draft.status === 'cancelled' && draft.cancelReason.trim().length < 3],
    ['unit', hasLooseFigures(draft)],
    ['cells', draft.status === 'done' && Object.values(draft.cells).some((text) => !readCellCount(text).ok)],
  ]
  return isBad.flatMap(([problem, isOne]) => (isOne ? [problem] : []))
}

/** The plan and figures that are sent; null while something must be mended. */
export function contentOf(draft: SessionDraft): { plan: SessionPlan; figures: SessionFigure[] } | null {
  if (draftProblems(draft).length > 0 || draft.on === undefined) return null
  const { id, on, placeUnitCode, group, status } = draft
  const plan: SessionPlan = {
    id,
    on,
    placeUnitCode,
    group,
    status,
    startsAt: timeOf(draft.startsAt) ?? null,
    endsAt: timeOf(draft.endsAt) ?? null,
    workedBy: draft.workedBy.trim(),
    place: draft.place.trim(),
    host: draft.host.trim(),
    groupNote: group === 'other' ? draft.groupNote.trim() : '',
    expected: countOf(draft.counts.expected),
    teams: countOf(draft.counts.teams),
    staff: countOf(draft.counts.staff),
    equipment: countOf(draft.counts.equipment),
    cancelReason: status === 'cancelled' ? draft.cancelReason.trim() : '',
    note: draft.note.trim(),
  }
  return { plan, figures: status === 'done' ? figuresOf(draft.cells) : [] }
}

/** The figures that can be read; blank is no figure. */
export function figuresOf(cells: SessionDraft['cells']): SessionFigure[] {
  return Object.entries(cells).flatMap(([key, text]) => {
    const value = countOf(text)
    const [unitCode = '', indicator = ''] = key.split(' ')
    return value === null ? [] : [{ unitCode, indicator, value }]
  })
}

/** Rows that have anything typed. */
export function rowsWithFigures(cells: SessionDraft['cells']): string[] {
  const rows = Object.entries(cells).flatMap(([key, text]) => (text.trim() === '' ? [] : (key.split(' ')[0] ?? [])))
  return [...new Set(rows)]
}

/** All figures moved to another row; for a session whose figures are of one. */
export function withUnit(draft: SessionDraft, unitCode: string): SessionDraft {
  const cells = Object.fromEntries(
    Object.entries(draft.cells).map(([key, text]) => [cellKey(unitCode, key.split(' ')[1] ?? ''), text]),
  )
  return { ...draft, unitCode, cells }
}

function hasLooseFigures({ spread, unitCode, cells, status }: SessionDraft): boolean {
  return status === 'done' && spread === 'one' && unitCode === null && Object.values(cells).some((one) => one !== '')
}

/** Null is not given, undefined is no time. */
function timeOf(text: string): string | null | undefined {
  return text.trim() === '' ? null : (readTime(text) ?? undefined)
}

function countOf(text: string): number | null {
  const reading = readCellCount(text)
  return reading.ok ? reading.value : null
}

function countText(count: number | null): string {
  return count === null ? '' : String(count)
}
