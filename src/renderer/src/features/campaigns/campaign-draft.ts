/** A campaign while it is written: every field as typed, what is wrong with it in words, and the campaign it makes. */
import { t } from '#renderer/texts/vi.ts'
import type { PastedTarget } from '#shared/campaigns/campaign-paste.rules.ts'
import type { Campaign, CampaignLine, LineKind } from '#shared/campaigns/campaigns.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { lineKindTexts } from '#shared/texts/campaigns.texts.ts'
import { countOf, kindWords, lineUnit, type NamedUnit, readKind, readSource, textOf } from './line-cells.ts'

export const draftColumns = ['name', 'kind', 'needed', 'before', 'source', 'note'] as const
export type DraftColumn = (typeof draftColumns)[number]

export type DraftLine = Readonly<Record<DraftColumn, string>> & {
  readonly key: string
  readonly unitCode: string | null
}

export interface CampaignDraft {
  readonly id: string
  /** The entry it was opened from; null for a campaign that is not in the book yet. */
  readonly basedOn: number | null
  readonly name: string
  readonly people: string
  readonly from: LocalDate | undefined
  readonly to: LocalDate | undefined
  readonly indicator: string
  readonly document: string
  /** What a line is that does not say so. */
  readonly newKind: LineKind
  readonly lines: readonly DraftLine[]
}

export interface DraftProblem {
  /** The line and column it is about; undefined is a field over the lines. */
  readonly at?: { readonly key: string; readonly column: DraftColumn }
  readonly text: string
}

/** A campaign that nobody has written down yet. */
export function newDraft(id: string): CampaignDraft {
  return {
    id,
    basedOn: null,
    name: '',
    people: '',
    from: undefined,
    to: undefined,
    indicator: 'CC_TOTAL',
    document: '',
    newKind: 'school',
    lines: [],
  }
}

/** The fields and lines of a campaign of the book, as the entry `basedOn` made it. */
export function openedDraft(campaign: Campaign, basedOn: number): CampaignDraft {
  const { name, people, from, to, indicator, document, lines } = campaign
  return {
    id: campaign.id,
    basedOn,
    name,
    people,
    from,
    to,
    indicator,
    document,
    newKind: lines.at(-1)?.kind ?? 'school',
    lines: lines.map(asDraftLine),
  }
}

function asDraftLine({ key, kind, name, unitCode, needed, before, fromBook, note }: CampaignLine): DraftLine {
  return {
    key,
    unitCode,
    name,
    kind: lineKindTexts[kind],
    needed: textOf(needed),
    before: textOf(before),
    source: fromBook ? t('campaigns.sourceBook') : '',
    note,
  }
}

/** Empty lines under the list, to type or paste into. */
const spareLines = 12

/** Lines with the spare ones; their keys are what they will be kept under. */
export function shownDraftLines({ lines }: CampaignDraft): DraftLine[] {
  const taken = new Set(lines.map(({ key }) => key))
  const spare: DraftLine[] = []
  for (let number = lines.length + 1; spare.length < spareLines; number += 1) {
    const key = `d${number}`
    if (!taken.has(key)) spare.push(emptyLine(key))
  }
  return [...lines, ...spare]
}

function emptyLine(key: string): DraftLine {
  return { key, unitCode: null, name: '', kind: '', needed: '', before: '', source: '', note: '' }
}

/** Puts texts into cells; a spare line that gets one becomes a line of the list, of the kind of new lines unless it says its own. */
export function writeCells(
  draft: CampaignDraft,
  edits: readonly { readonly key: string; readonly column: DraftColumn; readonly text: string }[],
): CampaignDraft {
  const lines = new Map(shownDraftLines(draft).map((line) => [line.key, line]))
  for (const { key, column, text } of edits) {
    const line = lines.get(key)
    if (line !== undefined) lines.set(key, { ...line, [column]: text.trim() })
  }
  const known = new Set(draft.lines.map(({ key }) => key))
  const all = Array.from(lines.values(), (line) =>
    known.has(line.key) || isBlankLine(line) || line.kind !== ''
      ? line
      : { ...line, kind: lineKindTexts[draft.newKind] },
  )
  const last = all.findLastIndex((line, index) => index < draft.lines.length || !isBlankLine(line))
  return { ...draft, lines: all.slice(0, last + 1) }
}

/** Lines of the same name take the figures that are said, the others are added. */
export function addPasted(draft: CampaignDraft, pasted: readonly PastedTarget[]): CampaignDraft {
  const byName = new Map(draft.lines.map((line) => [nameKey(line.name), line]))
  const changed = new Map<string, DraftLine>()
  const added: DraftLine[] = []
  const taken = new Set(draft.lines.map(({ key }) => key))
  for (const one of pasted) {
    const old = byName.get(nameKey(one.name))
    const line = old ?? { ...emptyLine(freeKey(taken)), name: one.name }
    const taking = {
      ...line,
      needed: textOf(one.needed) || line.needed,
      before: textOf(one.before) || line.before,
      note: one.note || line.note,
    }
    if (old === undefined) added.push(taking)
    else changed.set(old.key, taking)
  }
  const kept = draft.lines.filter((line) => !isBlankLine(line)).map((line) => changed.get(line.key) ?? line)
  return { ...draft, lines: [...kept, ...added.map((line) => ({ ...line, kind: lineKindTexts[draft.newKind] }))] }
}

/** How many of the pasted lines are new. */
export function countNew({ lines }: CampaignDraft, pasted: readonly PastedTarget[]): number {
  const known = new Set(lines.map(({ name }) => nameKey(name)))
  return pasted.filter(({ name }) => !known.has(nameKey(name))).length
}

/** Adds a line for every unit that has none. */
export function addUnits(draft: CampaignDraft, units: readonly NamedUnit[]): CampaignDraft {
  const has = new Set(draft.lines.map(({ unitCode }) => unitCode))
  const taken = new Set(draft.lines.map(({ key }) => key))
  const added = units
    .filter(({ code }) => !has.has(code))
    .map(({ code, name }) => ({
      ...emptyLine(freeKey(taken)),
      unitCode: code,
      name,
      kind: lineKindTexts.commune,
    }))
  return { ...draft, lines: [...draft.lines.filter((line) => !isBlankLine(line)), ...added] }
}

function freeKey(taken: Set<string>): string {
  let number = taken.size + 1
  while (taken.has(`d${number}`)) number += 1
  taken.add(`d${number}`)
  return `d${number}`
}

/** Nothing but perhaps a kind. */
export function isBlankLine(line: DraftLine): boolean {
  return draftColumns.every((column) => column === 'kind' || line[column] === '')
}

/** Everything that keeps the draft from being saved, fields first. */
export function draftProblems(draft: CampaignDraft, units: readonly NamedUnit[]): DraftProblem[] {
  const { name, people, from, to, lines } = draft
  return [
    ...(name.trim() === '' ? [{ text: t('campaigns.problemName') }] : []),
    ...(people.trim() === '' ? [{ text: t('campaigns.problemPeople') }] : []),
    ...(from === undefined ? [{ text: t('campaigns.problemFrom') }] : []),
    ...(to === undefined ? [{ text: t('campaigns.problemTo') }] : []),
    ...(from !== undefined && to !== undefined && to < from ? [{ text: t('campaigns.problemDates') }] : []),
    ...lines.flatMap((line, index) => (isBlankLine(line) ? [] : lineProblems(line, index + 1, units))),
  ]
}

function lineProblems(line: DraftLine, number: number, units: readonly NamedUnit[]): DraftProblem[] {
  const problem = (column: DraftColumn, text: string): DraftProblem => ({ at: { key: line.key, column }, text })
  const source = readSource(line.source)
  return [
    ...(line.name === '' ? [problem('name', t('campaigns.problemLineName', { number }))] : []),
    ...(line.kind !== '' && readKind(line.kind) === undefined
      ? [problem('kind', t('campaigns.problemLineKind', { number, text: line.kind, kinds: kindWords }))]
      : []),
    ...(['needed', 'before'] as const).flatMap((column) =>
      readCellCount(line[column]).ok
        ? []
        : [problem(column, t('campaigns.problemLineCount', { number, text: line[column] }))],
    ),
    ...(source === undefined ? [problem('source', t('campaigns.problemLineSource', { number }))] : []),
    ...(source === true && line.name !== '' && lineUnit(line, units) === null
      ? [problem('source', t('campaigns.problemLineUnit', { number }))]
      : []),
  ]
}

/** The campaign a draft without problems makes; undefined while it has one. */
export function campaignOf(draft: CampaignDraft, units: readonly NamedUnit[]): Campaign | undefined {
  const { id, name, people, from, to, indicator, document, newKind } = draft
  if (from === undefined || to === undefined || draftProblems(draft, units).length > 0) return undefined
  const lines = draft.lines
    .filter((line) => !isBlankLine(line))
    .map((line): CampaignLine => {
      const fromBook = readSource(line.source) === true
      return {
        key: line.key,
        kind: line.kind === '' ? newKind : (readKind(line.kind) ?? newKind),
        name: line.name,
        unitCode: fromBook ? lineUnit(line, units) : line.unitCode,
        needed: countOf(line.needed),
        before: countOf(line.before),
        fromBook,
        note: line.note,
      }
    })
  return { id, name: name.trim(), people: people.trim(), from, to, indicator, document: document.trim(), lines }
}
