/** Ticking the districts or clusters of a province's book, and communes below them. */
import type { GroupDraft, SetupDraft, UnitRef } from './setup-draft.schema.ts'
import { allGroups, asRef, withGroups } from './setup-groups.rules.ts'
import { orderRows } from './setup-rows.rules.ts'

/** A district of the data set with all its communes. */
export interface OfferedGroup extends UnitRef {
  readonly communes: readonly UnitRef[]
}

/** Every offered district with all its communes, in the chosen order. */
export function tickAllGroups(draft: SetupDraft, offered: readonly OfferedGroup[]): SetupDraft {
  return offered.reduce((now, group) => tickGroup(now, group, true), draft)
}

/**
 * A district ticked for the first time comes with all its communes, one without any as its own row; ticked again, with
 * those it had.
 */
export function tickGroup(draft: SetupDraft, offered: OfferedGroup, isTaken: boolean): SetupDraft {
  const groups = allGroups(draft) ?? []
  const known = groups.find((group) => group.code === offered.code)
  if (known === undefined && !isTaken) return draft
  const all = (offered.communes.length === 0 ? [offered] : offered.communes).map(asRef)
  const changed: GroupDraft =
    known === undefined
      ? { ...asRef(offered), isTaken, communes: orderRows(all, draft.rowOrder), extraRows: [] }
      : { ...known, isTaken, communes: known.communes.length > 0 ? known.communes : all }
  return ordered(withGroups(draft, [...groups.filter((group) => group !== known), changed]))
}

/**
 * Ticks or unticks communes of one district or cluster; a commune belongs to one of them, so ticking takes it away from
 * any other.
 */
export function tickGroupCommunes(
  draft: SetupDraft,
  groupCode: string,
  units: readonly UnitRef[],
  isTicked: boolean,
): SetupDraft {
  const codes = new Set(units.map((unit) => unit.code))
  const groups = (allGroups(draft) ?? []).map((group) => {
    const kept = group.communes.filter((one) => !codes.has(one.code))
    if (group.code !== groupCode) return isTicked ? { ...group, communes: kept } : group
    return { ...group, communes: orderRows(isTicked ? [...kept, ...units.map(asRef)] : kept, draft.rowOrder) }
  })
  return withGroups(draft, groups)
}

/** Districts and their communes by name or by code; typed clusters stay in the order they were typed in. */
export function reorderGroups(draft: SetupDraft, rowOrder: SetupDraft['rowOrder']): SetupDraft {
  return ordered({ ...draft, rowOrder })
}

function ordered(draft: SetupDraft): SetupDraft {
  const groups = (allGroups(draft) ?? []).map((group) => ({
    ...group,
    communes: orderRows(group.communes, draft.rowOrder),
  }))
  if (draft.preset === 'cum') return withGroups(draft, groups)
  const byCode = new Map(groups.map((group) => [group.code, group]))
  return withGroups(
    draft,
    orderRows(groups, draft.rowOrder).flatMap(({ code }) => byCode.get(code) ?? []),
  )
}

/** A cluster to be named, with a code that no other has: '66.C01'. */
export function addCluster(draft: SetupDraft): SetupDraft {
  const groups = allGroups(draft) ?? []
  const taken = new Set(groups.map((group) => group.code))
  const codeOf = (number: number) => `${draft.province?.code ?? ''}.C${String(number).padStart(2, '0')}`
  let number = 1
  while (taken.has(codeOf(number))) number += 1
  return withGroups(draft, [...groups, { code: codeOf(number), name: '', isTaken: true, communes: [], extraRows: [] }])
}

/** Names or codes a cluster anew; the communes stay with it. */
export function renameCluster(draft: SetupDraft, index: number, part: Partial<UnitRef>): SetupDraft {
  return withGroups(
    draft,
    (allGroups(draft) ?? []).map((group, at) => (at === index ? { ...group, ...part } : group)),
  )
}

export function removeCluster(draft: SetupDraft, index: number): SetupDraft {
  return withGroups(
    draft,
    (allGroups(draft) ?? []).filter((_, at) => at !== index),
  )
}
