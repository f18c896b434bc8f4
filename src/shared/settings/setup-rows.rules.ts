/** Which unit the book is of and which rows it has, read from the half-filled wizard. */
import { type LocalDate, parseLocalDate, startOfMonth } from '#shared/kernel/local-date.ts'
import { compareVietnamese } from '#shared/kernel/vietnamese-text.ts'
import type { Preset } from '#shared/units/units.schema.ts'
import type { SetupDraft, UnitRef } from './setup-draft.schema.ts'
import { startsWithTwoLevels, twoLevelsFrom } from './setup-edition.rules.ts'
import { asRef, groupsOf, isOwnRow, receivesGroups } from './setup-groups.rules.ts'

/** The unit the book belongs to; null while it is not chosen. */
export function unitOf(draft: SetupDraft): UnitRef | null {
  if (receivesGroups(draft)) return draft.province
  if (draft.preset === 'cum') return draft.cluster.name.trim() === '' ? null : draft.cluster
  if (draft.preset === 'hai-cap') return draft.level === 'province' ? draft.province : draft.commune
  return draft.district
}

/**
 * The unit whose communes are offered: the district, or the province. A commune has none below it: it is its own row,
 * to which own rows (thôn, buôn, tổ dân phố) may be added.
 */
export function sourceOf(draft: SetupDraft): UnitRef | null {
  return draft.preset === 'huyen' && !draft.receives ? draft.district : draft.province
}

export function isOneCommune(draft: SetupDraft): boolean {
  return draft.preset === 'hai-cap' && draft.level === 'commune'
}

/** The ticked communes directly below the unit, in printed order; those of a province's districts are in its groups. */
export function communesOf(draft: SetupDraft): readonly UnitRef[] {
  if (receivesGroups(draft)) return []
  if (isOneCommune(draft)) {
    return draft.commune === null ? [] : [draft.commune]
  }
  return draft.ticked[tickKey(draft)] ?? []
}

/** Whom targets are set for together: the communes, or the districts or clusters of a province. */
export function targetUnitsOf(draft: SetupDraft): readonly UnitRef[] {
  return receivesGroups(draft) ? groupsOf(draft).map(asRef) : communesOf(draft)
}

/** Rows that may have targets: these, then the unit's own rows that have a code and a name. */
export function rowsOf(draft: SetupDraft): readonly UnitRef[] {
  return [...targetUnitsOf(draft), ...draft.extraRows.filter(isNamed)]
}

function isNamed(row: UnitRef): boolean {
  return row.code.trim() !== '' && row.name.trim() !== ''
}

/** Code of the row "Chưa phân xã": figures that belong to the unit but to no commune yet. */
export function unallocatedCode(unitCode: string): string {
  return `${unitCode}-CPX`
}

/** Code of the row "Ngoài địa bàn": residents of elsewhere who were served here. */
export function outsideCode(unitCode: string): string {
  return `${unitCode}-NDB`
}

/** A row with the unit it stands below, where the book has several. */
export interface PlacedRow extends UnitRef {
  readonly place?: string
}

/** Rows that may have opening balances and populations: every row of the book. */
export function figureRowsOf(draft: SetupDraft): readonly PlacedRow[] {
  const unit = unitOf(draft)
  const rows = [
    ...groupsOf(draft).flatMap((group) =>
      isOwnRow(group)
        ? group.communes
        : [
            ...[...group.communes, ...group.extraRows].map((row) => ({ ...row, place: group.name })),
            ...fixedRows(group.code, ` (${group.name})`),
          ],
    ),
    ...communesOf(draft),
    ...draft.extraRows.filter(isNamed),
  ]
  return unit === null ? rows : [...rows, ...fixedRows(unit.code, '')]
}

function fixedRows(unitCode: string, place: string): UnitRef[] {
  return [
    { code: unallocatedCode(unitCode), name: `Chưa phân xã${place}` },
    { code: outsideCode(unitCode), name: `Ngoài địa bàn${place}` },
  ]
}

/** A code means a unit only in its edition of the data set; clusters are ticked apart from their province. */
function tickKey(draft: SetupDraft): string {
  const edition = startsWithTwoLevels(draft.startOn) ? 'after' : 'before'
  return [draft.preset, edition, sourceOf(draft)?.code].join(':')
}

/** The start date as typed; units that were chosen from the other edition of the data set are let go. */
export function withStart(draft: SetupDraft, startOn: string): SetupDraft {
  const isSameEdition = startsWithTwoLevels(draft.startOn) === startsWithTwoLevels(startOn)
  const isUnread = startOn !== '' && parseLocalDate(startOn) === null
  return isSameEdition || isUnread || parseLocalDate(draft.startOn) === null
    ? { ...draft, startOn }
    : { ...draft, startOn, province: null, district: null, commune: null }
}

/** True once a person (or the default) has ticked under the present district or province. */
export function hasTicks(draft: SetupDraft): boolean {
  return draft.ticked[tickKey(draft)] !== undefined
}

/** Ticks exactly these communes of the offered ones, put in the chosen order. */
export function tickCommunes(draft: SetupDraft, chosen: readonly UnitRef[]): SetupDraft {
  return withCommunes(draft, orderRows(chosen, draft.rowOrder))
}

/** Exactly these communes in exactly this order. */
export function withCommunes(draft: SetupDraft, communes: readonly UnitRef[]): SetupDraft {
  return { ...draft, ticked: { ...draft.ticked, [tickKey(draft)]: [...communes] } }
}

export function reorderCommunes(draft: SetupDraft, rowOrder: SetupDraft['rowOrder']): SetupDraft {
  return tickCommunes({ ...draft, rowOrder }, communesOf(draft))
}

/** By code as text, or by name without its type in Vietnamese order. */
export function orderRows(rows: readonly UnitRef[], order: SetupDraft['rowOrder']): UnitRef[] {
  if (order === 'code') return rows.toSorted((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)))
  return rows.toSorted(
    (a, b) => compareVietnamese(bareName(a.name), bareName(b.name)) || compareVietnamese(a.name, b.name),
  )
}

const unitType = /^(?:Thành phố|Quận|Thị xã|Huyện|Xã|Phường|Thị trấn|Đặc khu) (?=.)/

/** 'Xã Ea Kly' → 'Ea Kly'. */
export function bareName(name: string): string {
  return name.replace(unitType, '')
}

/** A code for the next own row that no row has yet: '654.R1'. */
export function nextExtraCode(draft: SetupDraft): string {
  const unit = unitOf(draft)?.code ?? 'R'
  const taken = new Set(draft.extraRows.map((row) => row.code))
  let number = 1
  while (taken.has(`${unit}.R${number}`)) number += 1
  return `${unit}.R${number}`
}

/** The arrangement; a book without districts starts this month unless a date was given. */
export function withPreset(draft: SetupDraft, preset: Preset, today: LocalDate): SetupDraft {
  const isOffered = preset !== 'huyen' || today < twoLevelsFrom
  return { ...draft, preset, startOn: draft.startOn === '' && isOffered ? startOfMonth(today) : draft.startOn }
}

/** The name of a row with the unit it stands below; namesakes that stand together are told apart by their code. */
export function rowLabel(row: PlacedRow, rows: readonly UnitRef[]): string {
  if (row.place !== undefined) return `${row.name} – ${row.place}`
  return rows.some((other) => other.code !== row.code && other.name === row.name)
    ? `${row.name} (${row.code})`
    : row.name
}
