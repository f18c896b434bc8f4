import { newClientId } from '#renderer/rpc/client-id.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Reorganisation, ReorganisationKind } from '#shared/province/reorganisation.schema.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { Unit } from '#shared/units/units.schema.ts'

/** A new unit while it is written: what went whole into it, and what in part. */
export interface NewUnitDraft {
  readonly key: string
  readonly name: string
  /** Empty: one is made of the first old unit's. */
  readonly code: string
  readonly parentCode: string
  readonly wholes: readonly string[]
  readonly parts: readonly string[]
}

export interface RenameDraft {
  readonly key: string
  readonly unitCode: string
  readonly name: string
}

/** A reorganisation while it is written. */
export interface ReorganisationDraft {
  readonly id: string
  readonly kind: ReorganisationKind
  readonly on: LocalDate | undefined
  readonly document: string
  readonly newUnits: readonly NewUnitDraft[]
  readonly renames: readonly RenameDraft[]
  readonly moved: readonly string[]
  readonly moveTo: string
  /** A district or cluster that ends, and the one that takes its communes. */
  readonly endedGroup: string
  readonly heirGroup: string
  /** Districts that end with the old communes. */
  readonly endedGroups: readonly string[]
}

type Suggestion = Output<'province.listSuccessions'>[number]

export function newDraft(id: string, units: readonly Unit[]): ReorganisationDraft {
  return {
    id,
    kind: 'merge',
    on: undefined,
    document: '',
    newUnits: [newUnit(units)],
    renames: [{ key: newClientId(), unitCode: '', name: '' }],
    moved: [],
    moveTo: '',
    endedGroup: '',
    heirGroup: '',
    endedGroups: [],
  }
}

/** Another kind of the same draft; what is divided goes to two units at least. */
export function ofKind(
  { newUnits }: ReorganisationDraft,
  kind: ReorganisationKind,
  units: readonly Unit[],
): Pick<ReorganisationDraft, 'kind' | 'newUnits'> {
  return { kind, newUnits: kind === 'split' && newUnits.length < 2 ? [...newUnits, newUnit(units)] : newUnits }
}

/** What was carried out, to be written again: a reorganisation taken back is corrected, not typed anew. */
export function draftFrom(id: string, told: Reorganisation, units: readonly Unit[]): ReorganisationDraft {
  const { kind, on, document, newUnits, pieces, renames, moves, endedGroups } = told
  const made = new Set(newUnits.map(({ code }) => code))
  const group = pieces.find(({ to }) => !made.has(to))
  const into = (code: string, whole: boolean): string[] =>
    pieces.filter((piece) => piece.to === code && piece.whole === whole).map(({ from }) => from)
  const empty = newDraft(id, units)
  return {
    ...empty,
    kind,
    on,
    document,
    newUnits:
      newUnits.length === 0
        ? empty.newUnits
        : newUnits.map(({ code, name, parentCode }) => ({
            key: newClientId(),
            name,
            code,
            parentCode,
            wholes: into(code, true),
            parts: into(code, false),
          })),
    renames: renames.length === 0 ? empty.renames : renames.map((one) => ({ ...one, key: newClientId() })),
    moved: moves.map(({ unitCode }) => unitCode),
    moveTo: moves[0]?.parentCode ?? '',
    endedGroup: group?.from ?? '',
    heirGroup: group?.to ?? '',
    endedGroups,
  }
}

export function newUnit(units: readonly Unit[]): NewUnitDraft {
  const [root] = units.filter(({ parentCode }) => parentCode === null)
  const hasGroups = units.some((unit) => unit.parentCode !== null && isGroup(unit))
  const parentCode = hasGroups ? '' : (root?.code ?? '')
  return { key: newClientId(), name: '', code: '', parentCode, wholes: [], parts: [] }
}

/** A merge of what was ticked, with the districts that are left without a commune. */
export function draftOf(id: string, ticked: readonly Suggestion[], units: readonly Unit[]): ReorganisationDraft {
  const gone = new Set(ticked.flatMap(({ pieces }) => pieces.map(({ from }) => from)))
  const places = new Set(ticked.map(({ newUnit: { parentCode } }) => parentCode))
  const emptied = units.filter(
    (unit) =>
      unit.kind === 'district' &&
      unit.parentCode !== null &&
      !places.has(unit.code) &&
      units.some((row) => row.parentCode === unit.code && gone.has(row.code)) &&
      units.every((row) => row.parentCode !== unit.code || gone.has(row.code) || !isLasting(row)),
  )
  return {
    ...newDraft(id, units),
    on: ticked[0]?.on,
    newUnits: ticked.map(({ newUnit: { code, name, parentCode }, pieces }) => ({
      key: newClientId(),
      name,
      code,
      parentCode,
      wholes: pieces.map(({ from }) => from),
      parts: [],
    })),
    endedGroups: emptied.map(({ code }) => code),
  }
}

function isLasting({ kind }: Unit): boolean {
  return kind === 'commune' || kind === 'extra'
}

/** The code a new unit gets while none is typed: that of the first old one with the year behind it. */
export function codeOf({ code, wholes, parts }: NewUnitDraft, on: LocalDate | undefined): string {
  const typed = code.trim()
  const first = wholes[0] ?? parts[0]
  if (typed !== '' || first === undefined) return typed
  return `${first.replace(/\.\d{4}$/, '')}.${on?.slice(0, 4) ?? ''}`
}

/** The codes of the units of a draft, each another one: those that are made anew get a number where one is taken. */
export function codesOf({ newUnits, on }: Pick<ReorganisationDraft, 'newUnits' | 'on'>): Map<string, string> {
  const taken = new Set(newUnits.map(({ code }) => code.trim()))
  return new Map(
    newUnits.map((unit) => {
      const base = codeOf(unit, on)
      if (unit.code.trim() !== '' || base === '') return [unit.key, base]
      let code = base
      for (let count = 2; taken.has(code); count += 1) code = `${base}.${count}`
      taken.add(code)
      return [unit.key, code]
    }),
  )
}

/** Units that end in the draft: they can be chosen only once as a whole. */
export function endingIn({ newUnits }: ReorganisationDraft): Set<string> {
  return new Set(newUnits.flatMap(({ wholes, parts }) => [...wholes, ...parts]))
}

/** What the draft asks for; undefined while it has no day. The document may still be missing. */
export function reorganisationOf(draft: ReorganisationDraft, units: readonly Unit[]): Reorganisation | undefined {
  const { id, kind, on } = draft
  if (on === undefined) return undefined
  const isOfUnits = kind === 'merge' || kind === 'split'
  const kinds = new Map(units.map((unit) => [unit.code, unit.kind]))
  const used = isOfUnits ? draft.newUnits.filter(isBegun) : []
  const codes = codesOf({ newUnits: used, on })
  const codeIn = ({ key }: NewUnitDraft): string => codes.get(key) ?? ''
  const isGroupMerge = kind === 'merge' && draft.endedGroup !== '' && draft.heirGroup !== ''
  return {
    id,
    kind,
    on,
    document: draft.document.trim(),
    newUnits: used.map((unit) => ({
      code: codeIn(unit),
      name: unit.name.trim(),
      kind: [...unit.wholes, ...unit.parts].every((code) => kinds.get(code) === 'extra') ? 'extra' : 'commune',
      parentCode: unit.parentCode,
    })),
    pieces: [
      ...used.flatMap((unit) => [
        ...unit.wholes.map((from) => ({ from, to: codeIn(unit), whole: true })),
        ...unit.parts.map((from) => ({ from, to: codeIn(unit), whole: false })),
      ]),
      ...(isGroupMerge ? [{ from: draft.endedGroup, to: draft.heirGroup, whole: true }] : []),
    ],
    renames:
      kind === 'rename'
        ? draft.renames.flatMap(({ unitCode, name }) =>
            unitCode === '' || name.trim() === '' ? [] : [{ unitCode, name: name.trim() }],
          )
        : [],
    moves: kind === 'move' ? draft.moved.map((unitCode) => ({ unitCode, parentCode: draft.moveTo })) : [],
    endedGroups: isOfUnits ? [...draft.endedGroups] : [],
  }
}

function isBegun({ name, wholes, parts }: NewUnitDraft): boolean {
  return name.trim() !== '' || wholes.length + parts.length > 0
}

/** What is missing before the backend can be asked; null when nothing is. */
export type MissingPart = 'day' | 'document' | 'unitName' | 'unitSources' | 'unitPlace' | 'movePlace'

export function missingPart(draft: ReorganisationDraft): MissingPart | null {
  if (draft.on === undefined) return 'day'
  if (draft.kind === 'merge' || draft.kind === 'split') {
    const used = draft.newUnits.filter(isBegun)
    if (used.some(({ name }) => name.trim() === '')) return 'unitName'
    if (used.some(({ wholes, parts }) => wholes.length + parts.length === 0)) return 'unitSources'
    if (used.some(({ parentCode }) => parentCode === '')) return 'unitPlace'
  }
  if (draft.kind === 'move' && draft.moved.length > 0 && draft.moveTo === '') return 'movePlace'
  return draft.document.trim() === '' ? 'document' : null
}
