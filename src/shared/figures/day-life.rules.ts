/** The life of a day, told by what happened to it: nhập → chốt → ký duyệt → gửi → nhận, and unlocks for corrections. */
import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import type { DayStatus } from './figures.schema.ts'

/** Something that happened to a day. */
export interface DayEvent {
  readonly action: string
  readonly reason: string
  /** JSON: of `close` the reasons given, of `unlock` what was opened, of `relock` its number. */
  readonly details: string
  readonly entryId: number
  readonly at: string
  readonly author: string
}

const unlockDetailsSchema = z.object({
  number: z.int().positive(),
  unitCodes: z.array(z.string()).nullable(),
  expiresAt: z.string(),
  reportedOn: localDateSchema,
})
export type UnlockDetails = z.infer<typeof unlockDetailsSchema>

const relockDetailsSchema = z.object({ number: z.int().positive() })

const reasonsSchema = z.array(z.object({ key: z.string(), reason: z.string() }))

/** An unlock as it was given, and what ended it before its time, if anything. */
export interface GivenUnlock extends UnlockDetails {
  readonly entryId: number
  readonly reason: string
  readonly by: string
  readonly at: string
  readonly relock: { readonly entryId: number; readonly at: string } | null
}

interface Mark {
  readonly at: string
  readonly by: string
}

export interface DayLife {
  readonly status: DayStatus
  readonly closed: Mark | null
  /** Given when it was closed last. */
  readonly reasons: z.infer<typeof reasonsSchema>
  readonly approved: Mark | null
  readonly sentAt: string | null
  readonly receivedAt: string | null
  readonly reopenReason: string | null
  /** Every unlock ever given, oldest first. */
  readonly unlocks: readonly GivenUnlock[]
}

const unsent = { sentAt: null, receivedAt: null } as const

const untouched: DayLife = {
  status: 'open',
  closed: null,
  reasons: [],
  approved: null,
  ...unsent,
  reopenReason: null,
  unlocks: [],
}

/** Where a day stands after its events, oldest first. */
export function lifeOf(events: readonly DayEvent[]): DayLife {
  return events.reduce(lifeAfter, untouched)
}

/** True when figures of a row may be corrected under an unlock. */
export function coversRow({ unitCodes }: Pick<UnlockDetails, 'unitCodes'>, unitCode: string): boolean {
  return unitCodes === null || unitCodes.includes(unitCode)
}

/** The unlock that an event gave. */
export function unlockOf({ reason, details, entryId, at, author }: DayEvent): GivenUnlock {
  return { ...unlockDetailsSchema.parse(JSON.parse(details)), entryId, reason, by: author, at, relock: null }
}

/** The unlock ended, if the event is its relock. */
export function endedBy(unlock: GivenUnlock, { details, entryId, at }: DayEvent): GivenUnlock {
  const { number } = relockDetailsSchema.parse(JSON.parse(details))
  return number === unlock.number ? { ...unlock, relock: { entryId, at } } : unlock
}

function lifeAfter(life: DayLife, event: DayEvent): DayLife {
  const { action, at, author: by } = event
  switch (action) {
    case 'close': {
      const reasons = reasonsSchema.parse(JSON.parse(event.details))
      return { ...life, status: 'closed', closed: { at, by }, reasons, ...unsent, reopenReason: null }
    }
    case 'reopen':
      return { ...life, status: 'open', closed: null, ...unsent, reopenReason: event.reason }
    case 'approve':
      return { ...life, status: 'approved', approved: { at, by } }
    case 'unlock':
      return { ...life, unlocks: [...life.unlocks, unlockOf(event)] }
    case 'relock':
      return { ...life, unlocks: life.unlocks.map((unlock) => endedBy(unlock, event)) }
    case 'send':
      return { ...life, sentAt: at }
    case 'unsend':
      return { ...life, ...unsent }
    case 'receive':
      return { ...life, receivedAt: at }
    case 'unreceive':
      return { ...life, receivedAt: null }
    default:
      throw new Error(`no such event of a day: ${action}`)
  }
}
