import type { Random } from './seeded-random.ts'

export type Figures = Readonly<Record<string, number>>

type ByLevel = Record<1 | 2, number>

/** What is known of a sample commune at the close of a day; the next day's figures keep every rule against it. */
export interface CommuneState {
  readonly unitCode: string
  readonly populations: Figures
  /** Balances at the close of the day before the first. */
  readonly openings: Figures
  /** Cards that lie at the counter. */
  cards: number
  /** Accounts collected and neither approved nor rejected, and approved but not activated, of level 1 and 2. */
  readonly waiting: ByLevel
  readonly inactive: ByLevel
  /** Accounts of level 1. */
  levelOne: number
}

export interface CommuneDay {
  readonly fixed: Figures
  /** Taken by a mobile team; empty on most days. */
  readonly mobile: Figures
}

const levels = [1, 2] as const

/** A commune of a believable size with its balances. */
export function createCommune(unitCode: string, random: Random): CommuneState {
  const total = random.between(4200, 15_800)
  const temporary = random.percentOf(total, 1, 4)
  const eligible = random.percentOf(total + temporary, 70, 77)
  const collected = [random.percentOf(eligible, 4, 9), random.percentOf(eligible, 52, 68)] as const
  const rejected = [random.percentOf(collected[0], 1, 3), random.percentOf(collected[1], 1, 3)] as const
  const waiting = [random.percentOf(collected[0], 5, 9), random.percentOf(collected[1], 5, 9)] as const
  const approved = [collected[0] - rejected[0] - waiting[0], collected[1] - rejected[1] - waiting[1]] as const
  const activated = [random.percentOf(approved[0], 55, 80), random.percentOf(approved[1], 62, 84)] as const
  const cards = random.between(60, 160)
  return {
    unitCode,
    populations: { POP_TOTAL: total, POP_TEMP: temporary, POP_ELIG: eligible },
    openings: {
      CC_CUM: random.percentOf(eligible, 72, 90),
      CC_UNCL: cards,
      EID1_COL_CUM: collected[0],
      EID2_COL_CUM: collected[1],
      EID1_APP_CUM: approved[0],
      EID2_APP_CUM: approved[1],
      EID1_REJ_CUM: rejected[0],
      EID2_REJ_CUM: rejected[1],
      EID1_ACT_CUM: activated[0],
      EID2_ACT_CUM: activated[1],
      EID1_STOCK: approved[0],
      EID2_STOCK: approved[1],
    },
    cards,
    waiting: { 1: waiting[0], 2: waiting[1] },
    inactive: { 1: approved[0] - activated[0], 2: approved[1] - activated[1] },
    levelOne: approved[0],
  }
}

/** One day of a commune; moves its state on. Rest days are small. */
export function nextDay(state: CommuneState, isRestDay: boolean, random: Random): CommuneDay {
  const eligible = state.populations['POP_ELIG'] ?? 0
  const pace = isRestDay ? 0.25 : 1
  const fixed = intake(random.percentOf(eligible * pace, 0.08, 0.2), random)
  const hasTeam = !isRestDay && random.isIn(12)
  const mobile = hasTeam ? intake(random.between(14, 46), random) : {}
  for (const level of levels) state.waiting[level] += sum(`EID${level}_COL`, fixed, mobile)
  return {
    fixed: { ...fixed, ...cardsReturned(state, isRestDay, random), ...accountsMoved(state, pace, random) },
    mobile,
  }
}

function intake(files: number, random: Random): Figures {
  const isNew = random.percentOf(files, 45, 65)
  const exchanged = Math.min(files - isNew, random.percentOf(files, 25, 40))
  const levelTwo = random.percentOf(files, 80, 100)
  return {
    CC_NEW: isNew,
    CC_EXCH: exchanged,
    CC_REIS: files - isNew - exchanged,
    EID1_COL: random.between(0, Math.ceil(files / 8)),
    EID2_COL: levelTwo,
  }
}

/** Cards come in small lots and never more go out than are there; the heap stays within 40 to 400. */
function cardsReturned(state: CommuneState, isRestDay: boolean, random: Random): Figures {
  const received = isRestDay || state.cards > 360 ? 0 : random.between(0, 38)
  const delivered = Math.max(
    0,
    Math.min(state.cards + received - 40, random.percentOf(state.cards, 4, isRestDay ? 6 : 22)),
  )
  state.cards += received - delivered
  return { CC_RCV: received, CC_DLV: delivered }
}

/** Approvals come out of what waits, activations out of what is approved. */
function accountsMoved(state: CommuneState, pace: number, random: Random): Figures {
  const figures: Record<string, number> = {}
  for (const level of levels) {
    const waiting = state.waiting[level]
    const rejected = random.percentOf(waiting * pace, 0, 0.4)
    const approved = Math.min(waiting - rejected, random.percentOf(waiting * pace, 2, 5))
    const activated = random.percentOf(state.inactive[level] * pace, 1, 2.4)
    state.waiting[level] = waiting - rejected - approved
    state.inactive[level] += approved - activated
    figures[`EID${level}_APP`] = approved
    figures[`EID${level}_REJ`] = rejected
    figures[`EID${level}_ACT`] = activated
  }
  const upgraded = Math.min(state.levelOne, random.percentOf(figures['EID2_APP'] ?? 0, 0, 30))
  state.levelOne += (figures['EID1_APP'] ?? 0) - upgraded
  return { ...figures, EID_UPG: upgraded }
}

function sum(code: string, ...figures: readonly Figures[]): number {
  return figures.reduce((total, one) => total + (one[code] ?? 0), 0)
}
