import { t } from '#renderer/texts/vi.ts'
import type { CountField, DraftProblem } from './session-draft.ts'

/** What is told of each thing that must be mended. */
export const problemTexts: Readonly<Record<DraftProblem, string>> = {
  on: t('sessions.problem-on'),
  startsAt: t('sessions.problem-startsAt'),
  endsAt: t('sessions.problem-endsAt'),
  hours: t('sessions.problem-hours'),
  workedBy: t('sessions.problem-workedBy'),
  place: t('sessions.problem-place'),
  groupNote: t('sessions.problem-groupNote'),
  expected: t('sessions.problem-expected'),
  teams: t('sessions.problem-teams'),
  staff: t('sessions.problem-staff'),
  equipment: t('sessions.problem-equipment'),
  cancelReason: t('sessions.problem-cancelReason'),
  unit: t('sessions.problem-unit'),
  cells: t('sessions.problem-cells'),
}

/** Names of the two hours and of the counts of a plan. */
export const fieldNames: Readonly<Record<'startsAt' | 'endsAt' | CountField, string>> = {
  startsAt: t('sessions.startsAt'),
  endsAt: t('sessions.endsAt'),
  expected: t('sessions.expected'),
  teams: t('sessions.teams'),
  staff: t('sessions.staff'),
  equipment: t('sessions.equipment'),
}
