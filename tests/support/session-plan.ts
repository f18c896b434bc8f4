import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'

export type SessionPlanInput = Input<'sessions.saveSession'>['plan']

/** A session that was held in the morning at a school, unless told otherwise. */
export function sessionPlan(id: string, day: string, more: Partial<SessionPlanInput> = {}): SessionPlanInput {
  return {
    id,
    on: localDate(day),
    startsAt: '07:30',
    endsAt: '11:00',
    workedBy: 'Tổ lưu động số 1',
    place: 'Trường THPT Lê Hồng Phong',
    host: 'Sở GD&ĐT',
    placeUnitCode: null,
    group: 'pupils',
    groupNote: '',
    expected: 120,
    teams: 1,
    staff: 4,
    equipment: 2,
    status: 'done',
    cancelReason: '',
    note: '',
    ...more,
  }
}
