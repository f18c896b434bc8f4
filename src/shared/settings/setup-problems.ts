import { parseLocalDate } from '#shared/kernel/local-date.ts'
import type { SetupStep } from './setup-draft.schema.ts'

export const setupProblemCodes = [
  'presetMissing',
  'startMissing',
  'notADate',
  'provinceMissing',
  'unitMissing',
  'noDistricts',
  'clusterNameMissing',
  'codeInvalid',
  'rowNameMissing',
  'rowsMissing',
  'groupsMissing',
  'groupNameMissing',
  'groupEmpty',
  'duplicateCode',
  'duplicateName',
  'figuresDateMissing',
  'figuresDocumentMissing',
  'notCount',
  'partAboveWhole',
  'percentInvalid',
  'targetFromMissing',
  'targetToMissing',
  'targetDatesReversed',
  'targetCountsMissing',
  'targetTwice',
  'issuingBodyMissing',
  'signerTitleMissing',
  'reportHourInvalid',
  'fieldInvalid',
  'rowHasFigures',
  'otherUnit',
  'unknownUnit',
  'figuresRefused',
] as const
export type SetupProblemCode = (typeof setupProblemCodes)[number]

/** What keeps a step from being done (`error`), or is worth a second look (`warning`). */
export interface SetupProblem {
  readonly step: SetupStep
  /** Dotted path of the field inside the draft: `startOn`, `openings.cells.24496.CC_CUM`, `targets.L1.percent`. */
  readonly field: string
  readonly code: SetupProblemCode
  readonly severity: 'error' | 'warning'
  readonly params: Readonly<Record<string, string | number>>
}

export function setupError(
  step: SetupStep,
  field: string,
  code: SetupProblemCode,
  params: SetupProblem['params'] = {},
): SetupProblem {
  return { step, field, code, severity: 'error', params }
}

export function setupWarning(
  step: SetupStep,
  field: string,
  code: SetupProblemCode,
  params: SetupProblem['params'] = {},
): SetupProblem {
  return { step, field, code, severity: 'warning', params }
}

/** What is wrong with a date as typed: `missing` when it is blank; none when it is a day of the calendar. */
export function checkDate(
  step: SetupStep,
  field: string,
  text: string,
  missing: SetupProblemCode | null,
): SetupProblem[] {
  if (parseLocalDate(text) !== null) return []
  if (text.trim() !== '') return [setupError(step, field, 'notADate', { text })]
  return missing === null ? [] : [setupError(step, field, missing)]
}
