/** The plain book of a unit with mobile sessions: what was typed, what each session says, and what both make together. */
import type { Input } from '#shared/contract/contract.ts'
import { plainSum } from './plain-fold.ts'

export type Plan = Input<'sessions.saveSession'>['plan']

export interface PlainSession {
  readonly plan: Plan
  /** By `unit code`. */
  readonly figures: ReadonlyMap<string, number>
}

type Count = number | null

/** Mistakes that must be seen when the plain book makes them. */
export const wrongRules = [
  'a moved session stays on its old day too',
  'a cancelled session still counts',
  'the mobile channels are folded as one',
] as const
export type WrongRule = (typeof wrongRules)[number]

export const partsOf: Readonly<Record<string, readonly string[]>> = {
  CC_TOTAL: ['CC_NEW', 'CC_EXCH', 'CC_REIS'],
  EID_COL: ['EID1_COL', 'EID2_COL'],
}
export const codes = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'CC_TOTAL', 'EID1_COL', 'EID2_COL', 'EID_COL'] as const

/** What stands in a cell of one channel, by `unit code channel day`. */
export type Cells = ReadonlyMap<string, number>

export const cellKey = (unit: string, code: string, channel: string, on: string): string =>
  [unit, code, channel, on].join(' ')

/** Everything that stands: typed figures and those of the sessions that were held. */
export class SessionBook {
  readonly typed = new Map<string, number>()
  readonly sessions = new Map<string, PlainSession>()
  private readonly ghosts = new Map<string, number>()
  private readonly wrong: WrongRule | null

  constructor(wrong: WrongRule | null) {
    this.wrong = wrong
  }

  type(unit: string, code: string, channel: string, on: string, value: Count): void {
    const key = cellKey(unit, code, channel, on)
    if (value === null) this.typed.delete(key)
    else this.typed.set(key, value)
  }

  put(id: string, session: PlainSession | null): void {
    const before = this.sessions.get(id)
    const isMoved = before !== undefined && session !== null && before.plan.on !== session.plan.on
    const isCancelled = session?.plan.status === 'cancelled'
    if (
      before !== undefined &&
      ((isMoved && this.wrong === wrongRules[0]) || (isCancelled && this.wrong === wrongRules[1]))
    )
      for (const [key, value] of ofSession(id, before)) this.ghosts.set(key, value)
    if (session === null) this.sessions.delete(id)
    else this.sessions.set(id, session)
  }

  cells(): Map<string, number> {
    const all = new Map([...this.ghosts, ...this.typed])
    for (const [id, session] of this.sessions) for (const [key, value] of ofSession(id, session)) all.set(key, value)
    if (this.wrong !== wrongRules[2]) return all
    const folded = new Map<string, number>()
    for (const [key, value] of all) {
      const [unit = '', code = '', channel = '', on = ''] = key.split(' ')
      const one = cellKey(unit, code, channel === 'FIXED' ? channel : 'MOBILE', on)
      folded.set(one, (folded.get(one) ?? 0) + value)
    }
    return folded
  }
}

function ofSession(id: string, { plan, figures }: PlainSession): [string, number][] {
  if (plan.status !== 'done') return []
  return [...figures].map(([key, value]) => {
    const [unit = '', code = ''] = key.split(' ')
    return [cellKey(unit, code, `S:${id}`, plan.on), value]
  })
}

/** What counts of a row in each channel of a day: the typed figure, or for a total the sum of its reported parts. */
export class Fold {
  private readonly cells: Cells
  private readonly channels = new Map<string, Set<string>>()

  constructor(cells: Cells) {
    this.cells = cells
    for (const key of cells.keys()) {
      const [unit, , channel = '', on] = key.split(' ')
      const place = `${unit} ${on}`
      this.channels.set(place, (this.channels.get(place) ?? new Set()).add(channel))
    }
  }

  inChannel(unit: string, code: string, channel: string, on: string): Count {
    const own = this.cells.get(cellKey(unit, code, channel, on))
    if (own !== undefined) return own
    return plainSum((partsOf[code] ?? []).map((part) => this.cells.get(cellKey(unit, part, channel, on)) ?? null))
  }

  typedFixed(unit: string, code: string, on: string): Count {
    return this.cells.get(cellKey(unit, code, 'FIXED', on)) ?? null
  }

  /** Over some rows and days; `isOf` picks channels. */
  sum(
    units: readonly string[],
    code: string,
    days: readonly string[],
    isOf: (channel: string) => boolean = () => true,
  ): Count {
    return plainSum(
      units.flatMap((unit) =>
        days.flatMap((on) =>
          [...(this.channels.get(`${unit} ${on}`) ?? [])]
            .filter(isOf)
            .map((channel) => this.inChannel(unit, code, channel, on)),
        ),
      ),
    )
  }
}

export const isMobile = (channel: string): boolean => channel !== 'FIXED'
export const isOfSession = (channel: string): boolean => channel.startsWith('S:')
