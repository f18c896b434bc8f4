/** A target while it is being edited: one text for each row, as typed. */
import { type LocalDate } from '#shared/kernel/local-date.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { readShareBp, shareText } from '#shared/settings/setup-targets.rules.ts'
import { measureFigures, type ShareDenominator } from '#shared/targets/measures.rules.ts'
import type { Target } from '#shared/targets/targets.schema.ts'

export interface TargetDraft {
  readonly measure: string
  readonly kind: Target['kind']
  readonly mode: 'count' | 'share'
  readonly denominator: ShareDenominator
  readonly from: LocalDate | undefined
  readonly to: LocalDate | undefined
  readonly document: string
  /** Texts by unit code; a blank is no target. */
  readonly cells: Readonly<Record<string, string>>
}

export const emptyDraft: TargetDraft = {
  measure: 'ACT',
  kind: 'cumulative',
  mode: 'share',
  denominator: 'POP_ELIG',
  from: undefined,
  to: undefined,
  document: '',
  cells: {},
}

/** The targets of one measure and span opened again; null where they differ in more than their amounts. */
export function draftOf(targets: readonly Target[]): TargetDraft | null {
  const [first, ...rest] = targets
  if (first === undefined) return null
  const { measure, kind, from, to, document } = first
  const mode = modeOf(first)
  const denominator = denominatorOf(first)
  const isOne = rest.every(
    (one) =>
      one.measure === measure &&
      one.kind === kind &&
      one.from === from &&
      one.to === to &&
      modeOf(one) === mode &&
      denominatorOf(one) === denominator,
  )
  if (!isOne || mode === null) return null
  const cells = Object.fromEntries(targets.map((one) => [one.unitCode, cellText(one)]))
  return { measure, kind, mode, denominator: denominator ?? 'POP_ELIG', from, to, document, cells }
}

/** What an editor opens with: the targets, or where they differ in more than amounts the most of them that do not. */
export function openedDraft(stood: readonly Target[]): { readonly draft: TargetDraft; readonly isMixed: boolean } {
  const whole = draftOf(stood)
  if (whole !== null) return { draft: whole, isMixed: false }
  const alike = Map.groupBy(stood, (one) =>
    [one.measure, one.kind, one.from, one.to, modeOf(one), denominatorOf(one)].join(' '),
  )
  const most = [...alike.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
  return { draft: draftOf(most) ?? emptyDraft, isMixed: stood.length > 0 }
}

/** A draft with some fields changed, so that it stays one that can be saved. */
export function changeDraft(draft: TargetDraft, changes: Partial<TargetDraft>): TargetDraft {
  const next = { ...draft, ...changes }
  const cells = next.mode === draft.mode ? next.cells : {}
  const isLevel = measureFigures(next.measure).flow === null
  return { ...next, cells, kind: isLevel ? 'cumulative' : next.kind }
}

export type DraftProblem = 'from' | 'to' | 'dates' | 'cells' | 'none'

/** What keeps a draft from being saved. */
export function draftProblems(draft: TargetDraft): DraftProblem[] {
  const { from, to, mode, cells } = draft
  const texts = Object.values(cells).filter((text) => text.trim() !== '')
  return [
    ...(from === undefined ? (['from'] as const) : []),
    ...(to === undefined ? (['to'] as const) : []),
    ...(from !== undefined && to !== undefined && to < from ? (['dates'] as const) : []),
    ...(texts.some((text) => !isAmount(text, mode)) ? (['cells'] as const) : []),
    ...(texts.length === 0 ? (['none'] as const) : []),
  ]
}

/** Whether a text is a count, or a percentage of at most two decimals; a blank is neither wrong nor an amount. */
export function isAmount(text: string, mode: TargetDraft['mode']): boolean {
  if (text.trim() === '') return true
  return mode === 'share' ? readShareBp(text) !== null : readCellCount(text).ok
}

/** The draft as targets of single units, rows without an amount left out; none while it cannot be saved. */
export function targetsOf(draft: TargetDraft): Target[] {
  const { measure, kind, mode, denominator, from, to, document, cells } = draft
  if (from === undefined || to === undefined || to < from) return []
  return Object.entries(cells).flatMap(([unitCode, text]) => {
    const needed = amountOf(text, mode, denominator)
    return needed === null ? [] : [{ unitCode, measure, kind, needed, from, to, document: document.trim() }]
  })
}

/** What is sent: the targets of the draft, and withdrawals of those that stood and are in it no more. */
export function changesOf(draft: TargetDraft, stood: readonly Target[]): Target[] {
  const targets = targetsOf(draft)
  const kept = new Set(targets.map(keyOf))
  return [...stood.filter((one) => !kept.has(keyOf(one))).map((one) => ({ ...one, needed: null })), ...targets]
}

/** The same amount in every row. */
export function fillAll(codes: readonly string[], text: string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, text.trim()]))
}

function amountOf(text: string, mode: TargetDraft['mode'], denominator: ShareDenominator): Target['needed'] {
  if (text.trim() === '') return null
  if (mode === 'share') {
    const shareBp = readShareBp(text)
    return shareBp === null ? null : { shareBp, denominator }
  }
  const reading = readCellCount(text)
  return reading.ok && reading.value !== null ? { count: reading.value } : null
}

function modeOf({ needed }: Target): TargetDraft['mode'] | null {
  return needed === null ? null : 'count' in needed ? 'count' : 'share'
}

function denominatorOf({ needed }: Target): ShareDenominator | null {
  return needed === null || 'count' in needed ? null : needed.denominator
}

function cellText({ needed }: Target): string {
  if (needed === null) return ''
  return 'count' in needed ? String(needed.count) : shareText(needed.shareBp)
}

function keyOf({ unitCode, measure, from, to }: Target): string {
  return [unitCode, measure, from, to].join(' ')
}
