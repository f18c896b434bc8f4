/** Which reports may be of one and the same session: it must not be counted twice. */
import { formatDate } from '#shared/kernel/local-date.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { SessionPair, SessionPlan } from './sessions.schema.ts'

type Sight = SessionPair['first']

/** What a session has been told to be by reports that knew of no other, newest first. */
export interface SessionReport {
  readonly plan: SessionPlan
  /** False when whoever wrote it had the report before it on the screen. */
  readonly isBlind: boolean
}

/** Sessions of a day at one place whose hours meet or are not known; cancelled ones were not held. */
export function placePairs(plans: readonly SessionPlan[]): SessionPair[] {
  const held = plans.filter((plan) => plan.status !== 'cancelled')
  const together = Map.groupBy(held, (plan) => `${plan.on} ${nameKey(plan.place)}`)
  return [...together.values()].flatMap((alike) =>
    alike.flatMap((first, index) =>
      alike
        .slice(index + 1)
        .filter((second) => mayBeOnePlace(first, second) && hoursMeet(first, second))
        .map((second) => pairOf(first, second)),
    ),
  )
}

function mayBeOnePlace(a: SessionPlan, b: SessionPlan): boolean {
  return a.placeUnitCode === null || b.placeUnitCode === null || a.placeUnitCode === b.placeUnitCode
}

/** Hours that are not told may be any. */
function hoursMeet(a: SessionPlan, b: SessionPlan): boolean {
  const startsBeforeEnd = (one: SessionPlan, other: SessionPlan): boolean =>
    one.startsAt === null || other.endsAt === null || one.startsAt < other.endsAt
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}

/** The newest report of a session and the newest one by another unit that it took the place of unseen, if any. */
export function sameIdPair(reports: readonly SessionReport[]): SessionPair | null {
  const [newest] = reports
  if (newest === undefined) return null
  for (const [index, report] of reports.entries()) {
    if (nameKey(report.plan.workedBy) !== nameKey(newest.plan.workedBy)) return idPair(report.plan, newest.plan)
    if (!report.isBlind || reports[index + 1] === undefined) return null
  }
  return null
}

function idPair(first: SessionPlan, second: SessionPlan): SessionPair {
  return {
    kind: 'same-id',
    first: sight(first),
    second: sight(second),
    reason: `Buổi mã ${second.id} ngày ${formatDate(second.on)} do hai đơn vị báo: ${first.workedBy}, rồi ${second.workedBy}. Sổ đang tính số của báo cáo sau. Hỏi lại hai đơn vị, rồi sửa và lưu buổi này, hoặc hoàn tác lần ghi sau.`,
  }
}

function pairOf(first: SessionPlan, second: SessionPlan): SessionPair {
  const whose =
    nameKey(first.workedBy) === nameKey(second.workedBy)
      ? `cùng do ${first.workedBy} báo`
      : `do ${first.workedBy} và ${second.workedBy} báo`
  return {
    kind: 'same-place',
    first: sight(first),
    second: sight(second),
    reason: `Hai buổi cùng ngày ${formatDate(first.on)} tại ${second.place}, ${hoursText(first)} và ${hoursText(second)}, ${whose}. Nếu là một buổi thì số đang tính hai lần: huỷ một buổi. Nếu là hai buổi thì ghi rõ giờ.`,
  }
}

function hoursText({ startsAt, endsAt }: SessionPlan): string {
  if (startsAt !== null && endsAt !== null) return `${startsAt}–${endsAt}`
  if (startsAt !== null) return `từ ${startsAt}`
  return endsAt === null ? 'chưa ghi giờ' : `đến ${endsAt}`
}

function sight({ id, on, startsAt, endsAt, workedBy, place }: SessionPlan): Sight {
  return { id, on, startsAt, endsAt, workedBy, place }
}
