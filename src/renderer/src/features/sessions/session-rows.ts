/** The list of sessions: which are shown, in which order, and what they come to. */
import { z } from 'zod'
import { sumReported } from '#shared/figures/effective.rules.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { type Session, sessionGroupSchema, sessionStatusSchema } from '#shared/sessions/sessions.schema.ts'

export const sortColumns = ['on', 'place', 'workedBy', 'group', 'expected', 'CC_TOTAL', 'EID_COL', 'EID_ACT'] as const
export type SortColumn = (typeof sortColumns)[number]

/** How the list is shown; remembered at this PC. */
export const listChoicesSchema = z.object({
  status: sessionStatusSchema.nullable().catch(null),
  group: sessionGroupSchema.nullable().catch(null),
  unit: z.string().max(200).nullable().catch(null),
  sort: z.enum(sortColumns).catch('on'),
  isDown: z.boolean().catch(false),
})
export type ListChoices = z.infer<typeof listChoicesSchema>

export const everything: ListChoices = { status: null, group: null, unit: null, sort: 'on', isDown: false }

/** Sessions that pass the filters, sorted; what the sorted column lacks stands last either way. */
export function shownSessions(sessions: readonly Session[], choices: ListChoices): Session[] {
  const { status, group, unit, sort, isDown } = choices
  return sessions
    .filter(({ plan }) => status === null || plan.status === status)
    .filter(({ plan }) => group === null || plan.group === group)
    .filter(({ plan }) => unit === null || nameKey(plan.workedBy) === nameKey(unit))
    .toSorted((a, b) => compare(sortValue(a, sort), sortValue(b, sort), isDown) || byDay(a, b))
}

/** Units that worked, each once, by name. */
export function unitsOf(sessions: readonly Session[]): string[] {
  const names = new Map(sessions.map(({ plan }) => [nameKey(plan.workedBy), plan.workedBy]))
  return [...names].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
}

/** What some sessions took in together, by indicator. */
export function sumOfTotals(sessions: readonly Session[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { totals } of sessions)
    for (const [code, value] of Object.entries(totals)) sums[code] = (sums[code] ?? 0) + value
  return sums
}

/** How many people some sessions were planned for together; null where none says. */
export function sumOfExpected(sessions: readonly Session[]): number | null {
  return sumReported(sessions.map(({ plan }) => plan.expected))
}

function sortValue({ plan, totals }: Session, sort: SortColumn): string | number | null {
  switch (sort) {
    case 'on':
      return `${plan.on} ${plan.startsAt ?? ''}`
    case 'place':
    case 'workedBy':
      return nameKey(plan[sort])
    case 'group':
      return plan.group
    case 'expected':
      return plan.expected
    default:
      return totals[sort] ?? null
  }
}

function compare(a: string | number | null, b: string | number | null, isDown: boolean): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b === isDown ? 1 : -1
}

function byDay(a: Session, b: Session): number {
  const key = ({ plan }: Session): string => [plan.on, plan.startsAt ?? '', plan.place, plan.id].join(' ')
  return key(a) < key(b) ? -1 : 1
}
