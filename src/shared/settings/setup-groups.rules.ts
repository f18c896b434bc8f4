/** The districts or clusters of a province's book in the half-filled wizard. */
import type { GroupDraft, SetupDraft, UnitRef } from './setup-draft.schema.ts'
import { startsWithTwoLevels } from './setup-edition.rules.ts'

/** Whether the book is the province's and districts or clusters report to it with rows of their own. */
export function receivesGroups({ preset, receives }: Pick<SetupDraft, 'preset' | 'receives'>): boolean {
  return receives && (preset === 'huyen' || preset === 'cum')
}

/** Those of the present province, ticked or not; undefined while nothing was chosen there. */
export function allGroups(draft: SetupDraft): readonly GroupDraft[] | undefined {
  return draft.groups[groupKey(draft)]
}

/** The districts or clusters that report, in printed order; none in any other book. */
export function groupsOf(draft: SetupDraft): readonly GroupDraft[] {
  return receivesGroups(draft) ? (allGroups(draft) ?? []).filter((group) => group.isTaken) : []
}

/** Exactly these for the present province: choosing another one and coming back loses nothing. */
export function withGroups(draft: SetupDraft, groups: readonly GroupDraft[]): SetupDraft {
  return { ...draft, groups: { ...draft.groups, [groupKey(draft)]: [...groups] } }
}

/** A district without communes (an island) is its own row, directly below the province. */
export function isOwnRow({ code, communes }: Pick<GroupDraft, 'code' | 'communes'>): boolean {
  return communes.length === 1 && communes[0]?.code === code
}

/** A unit of the data set as the book keeps it. */
export function asRef({ code, name }: UnitRef): UnitRef {
  return { code, name }
}

/** A code means a unit only in its edition of the data set. */
function groupKey({ preset, startOn, province }: SetupDraft): string {
  return [preset, startsWithTwoLevels(startOn) ? 'after' : 'before', province?.code].join(':')
}
