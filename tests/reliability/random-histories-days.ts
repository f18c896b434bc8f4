/** What a person does to days: closed, approved, unlocked, marked. */
import { requiredReasonKeys } from '#shared/figures/day.rules.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { anyDay, ask, dayOf, type History, outcome, pick, some, told } from './random-histories-state.ts'

/** Whether a day has errors the model does not judge: it takes the page's word. */
export async function closeDay(history: History): Promise<string[]> {
  const on = likelyDay(history, 'open')
  const page = await history.book.call('figures.getDay', { on })
  const hasErrors = page.issues.some((issue) => issue.severity === 'error')
  const isOpen = history.life.day(on).status === 'open'
  const model = isOpen && hasErrors ? 'figures/day-has-errors' : history.life.close(on)
  const reasons = requiredReasonKeys(page, page.issues).map((key) => ({ key, reason: 'số thử' }))
  return outcome(history, 'close', await told(ask(history, 'figures.closeDay', { on, reasons })), model)
}

/** What comes before a step, where the step would most likely be refused. */
function isTooEarly(history: History, isThere: (on: LocalDate) => boolean): boolean {
  return !history.days.some(isThere) && history.random.isIn(85)
}

export async function reopenDay(history: History): Promise<string[]> {
  const on = likelyDay(history, 'closed')
  const asked = ask(history, 'figures.reopenDay', { on, reason: 'sửa số liệu' })
  return outcome(history, 'reopen', await told(asked), history.life.reopen(on))
}

export async function approveDays(history: History): Promise<string[]> {
  if (isTooEarly(history, (on) => history.life.day(on).status === 'closed')) return closeDay(history)
  const days = likelyDays(history, 'closed')
  return outcome(
    history,
    'approve',
    await told(ask(history, 'figures.approveDays', { days })),
    history.life.approve(days),
  )
}

/** Whether no sheet is to come of a day; which days are off, the page says. */
async function isPassedOver({ life, book }: History, on: LocalDate): Promise<boolean> {
  const { status } = life.day(on)
  if (status !== 'open') return status === 'approved'
  return (await book.call('figures.getDay', { on })).state.isRestDay
}

export async function unlockDays(history: History): Promise<string[]> {
  const { life, random } = history
  if (isTooEarly(history, (on) => life.day(on).status === 'approved')) return approveDays(history)
  const days = likelyDays(history, 'approved')
  const unitCodes = random.isIn(40) ? null : some(random, history.units, 2)
  const hours = random.between(1, 3)
  let reportedOn = dayOf(life.now)
  while (await isPassedOver(history, reportedOn)) reportedOn = addDays(reportedOn, 1)
  const asked = ask(history, 'figures.unlockDays', { days, unitCodes, hours, reason: 'bổ sung hồ sơ' })
  return outcome(history, 'unlock', await told(asked), life.unlock(days, unitCodes, hours, reportedOn))
}

export async function relockDays(history: History): Promise<string[]> {
  const { life, random } = history
  if (isTooEarly(history, (on) => life.inForce(on) !== undefined)) return unlockDays(history)
  const number = random.between(1, life.unlocks.length + 1)
  return outcome(history, 'relock', await told(ask(history, 'figures.relockDays', { number })), life.relock(number))
}

export async function markSent(history: History): Promise<string[]> {
  if (isTooEarly(history, (on) => history.life.day(on).status === 'approved')) return approveDays(history)
  const on = likelyDay(history, 'approved')
  const isSent = history.random.isIn(80)
  const store = await told(ask(history, 'figures.markSent', { on, isSent }))
  return outcome(history, 'mark sent', store, asDone(history.life.markSent(on, isSent)))
}

export async function markReceived(history: History): Promise<string[]> {
  const { life, random } = history
  if (isTooEarly(history, (on) => life.day(on).isSent)) return markSent(history)
  const sent = history.days.filter((on) => life.day(on).isSent)
  const on = sent.length > 0 ? pick(random, sent) : anyDay(history)
  const isReceived = random.isIn(70)
  const store = await told(ask(history, 'figures.markReceived', { on, isReceived }))
  return outcome(history, 'mark received', store, asDone(life.markReceived(on, isReceived)))
}

/** A mark that stands already is done without an entry. */
function asDone(model: string): string {
  return model === 'nothing' ? 'done' : model
}

/** A day that stands so, if there is any and mostly. */
function likelyDay(history: History, status: 'open' | 'closed' | 'approved'): LocalDate {
  const { life, random } = history
  const fitting = history.days.filter((on) => life.day(on).status === status)
  return fitting.length > 0 && random.isIn(85) ? pick(random, fitting) : anyDay(history)
}

function likelyDays(history: History, status: 'closed' | 'approved'): LocalDate[] {
  const { random } = history
  const fitting = history.days.filter((on) => history.life.day(on).status === status)
  return fitting.length > 0 && random.isIn(85) ? some(random, fitting, 3) : some(random, history.days, 2)
}
