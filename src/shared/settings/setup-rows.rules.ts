/** Which unit the book is of and which rows it has, read from the half-filled wizard. */
import { type LocalDate, parseLocalDate, startOfMonth } from '#shared/kernel/local-date.ts'
import { compareVietnamese } from '#shared/kernel/vietnamese-text.ts'
import type { Preset } from '#shared/units/units.schema.ts'
import type { SetupDraft, UnitRef } from './setup-draft.schema.ts'

/** First day of the two-level administration: no districts in the data set from then on. */
const twoLevelsFrom = '2025-07-01'

/** Whether a date as typed is of the edition without districts; a text that is no date is not. */
export function startsWithTwoLevels(startOn: string): boolean {
  return (parseLocalDate(startOn) ?? '') >= twoLevelsFrom
}

/** The unit the book belongs to; null while it is not chosen. */
export function unitOf(draft: SetupDraft): UnitRef | null {
  if (draft.preset === 'cum') return draft.cluster.name.trim() === '' ? null : draft.cluster
  if (draft.preset === 'hai-cap') return draft.level === 'province' ? draft.province : draft.commune
  return draft.district
}

/**
 * The unit whose communes are offered: the district, or the province. A commune has none below it: it is its own row,
 * to which own rows (thôn, buôn, tổ dân phố) may be added.
 */
export function sourceOf(draft: SetupDraft): UnitRef | null {
  return draft.preset === 'huyen' ? draft.district : draft.province
}

export function isOneCommune(draft: SetupDraft): boolean {
  return draft.preset === 'hai-cap' && draft.level === 'commune'
}

/** The ticked communes in printed order. */
export function communesOf(draft: SetupDraft): readonly UnitRef[] {
  if (isOneCommune(draft)) {
    return draft.commune === null ? [] : [draft.commune]
  }
  return draft.ticked[tickKey(draft)] ?? []
}

/** Rows that may have targets: communes, then the unit's own rows that have a code and a name. */
export function rowsOf(draft: SetupDraft): readonly UnitRef[] {
  return [...communesOf(draft), ...draft.extraRows.filter((row) => row.code.trim() !== '' && row.name.trim() !== '')]
}

/** Code of the row "Chưa phân xã": figures that belong to the unit but to no commune yet. */
export function unallocatedCode(unitCode: string): string {
  return `${unitCode}-CPX`
}

/** Code of the row "Ngoài địa bàn": residents of elsewhere who were served here. */
export function outsideCode(unitCode: string): string {
  return `${unitCode}-NDB`
}

/** Rows that may have opening balances and populations: every row of the book. */
export function figureRowsOf(draft: SetupDraft): readonly UnitRef[] {
  const unit = unitOf(draft)
  if (unit === null) return rowsOf(draft)
  return [
    ...rowsOf(draft),
    { code: unallocatedCode(unit.code), name: 'Chưa phân xã' },
    { code: outsideCode(unit.code), name: 'Ngoài địa bàn' },
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

const communeType = /^(?:Xã|Phường|Thị trấn|Đặc khu) (?=.)/

/** 'Xã Ea Kly' → 'Ea Kly'. */
export function bareName(name: string): string {
  return name.replace(communeType, '')
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

/** The name of a row; namesakes are told apart by their code. */
export function rowLabel(row: UnitRef, rows: readonly UnitRef[]): string {
  return rows.some((other) => other.code !== row.code && other.name === row.name)
    ? `${row.name} (${row.code})`
    : row.name
}
