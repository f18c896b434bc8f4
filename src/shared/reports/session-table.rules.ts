/** BM03: the mobile sessions of a period, one row each. */
import { formatDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { sessionGroupTexts } from '#shared/sessions/session-groups.rules.ts'
import type { Session, SessionPlan } from '#shared/sessions/sessions.schema.ts'
import type { TableFacts, TableRow } from './table-facts.ts'

/** Sessions told by name under the table; more are only counted. */
const TOLD = 6

/**
 * Only sessions that were held are rows; those planned or cancelled are told under the table.
 * @param sessions of the period, in any order
 */
export function sessionTable(sessions: readonly Session[], period: Period): TableFacts {
  const inPeriod = sessions
    .filter(({ plan }) => plan.on >= period.from && plan.on <= period.to)
    .toSorted((a, b) => compareText(orderKey(a.plan), orderKey(b.plan)))
  const held = inPeriod.filter(({ plan }) => plan.status === 'done')
  return {
    period,
    subtitle: null,
    groups: [],
    repeats: [],
    rows: held.map(sessionRow),
    remarks: [
      ...toldRemark('Còn trong kế hoạch, chưa tính', inPeriod, 'planned'),
      ...toldRemark('Đã huỷ, không tính', inPeriod, 'cancelled'),
      ...withoutFiguresRemark(held),
    ],
    emptyText: 'Chưa có buổi lưu động nào trong kỳ.',
  }
}

function sessionRow({ plan, totals }: Session): TableRow {
  const { group, groupNote } = plan
  const people =
    groupNote === ''
      ? sessionGroupTexts[group]
      : group === 'other'
        ? groupNote
        : `${sessionGroupTexts[group]} (${groupNote})`
  return {
    key: plan.id,
    kind: 'session',
    name: plan.place,
    group: null,
    fields: {
      ...totals,
      on: plan.on,
      host: plan.host,
      people,
      workedBy: plan.workedBy,
      teams: plan.teams,
      note: plan.note,
    },
  }
}

function toldRemark(lead: string, sessions: readonly Session[], status: SessionPlan['status']): string[] {
  const told = sessions.filter(({ plan }) => plan.status === status)
  if (told.length === 0) return []
  const reason = ({ status: is, cancelReason }: SessionPlan): string =>
    is === 'cancelled' ? ` (lý do: ${cancelReason.replace(/[.\s]+$/, '')})` : ''
  const names = told.slice(0, TOLD).map(({ plan }) => `ngày ${formatDate(plan.on)} ${plan.place}${reason(plan)}`)
  const more = told.length > TOLD ? `; và ${told.length - TOLD} buổi khác` : ''
  return [`${lead} ${told.length} buổi: ${names.join('; ')}${more}.`]
}

function withoutFiguresRemark(held: readonly Session[]): string[] {
  const without = held.filter(({ totals }) => Object.keys(totals).length === 0)
  if (without.length === 0) return []
  const names = without.slice(0, TOLD).map(({ plan }) => `ngày ${formatDate(plan.on)} ${plan.place}`)
  const more = without.length > TOLD ? `; và ${without.length - TOLD} buổi khác` : ''
  return [`Đã thực hiện nhưng chưa có số liệu ${without.length} buổi: ${names.join('; ')}${more}.`]
}

function orderKey({ on, startsAt, place, id }: SessionPlan): string {
  return [on, startsAt ?? '', place, id].join('\n')
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
