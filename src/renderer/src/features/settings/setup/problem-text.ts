import { t } from '#renderer/texts/vi.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { SetupProblem, SetupProblemCode } from '#shared/settings/setup-problems.ts'

type Params = SetupProblem['params']

/** Labels in messages are today's: they are read, not printed. */
const labelsOn = '2024-07-01'

const texts: Readonly<Record<SetupProblemCode, (params: Params) => string>> = {
  presetMissing: () => t('setup.problemPresetMissing'),
  startMissing: () => t('setup.problemStartMissing'),
  notADate: ({ text: typed }) => t('setup.problemNotADate', { text: text(typed) }),
  provinceMissing: () => t('setup.problemProvinceMissing'),
  unitMissing: () => t('setup.problemUnitMissing'),
  noDistricts: () => t('setup.problemNoDistricts'),
  clusterNameMissing: () => t('setup.problemClusterNameMissing'),
  codeInvalid: () => t('setup.problemCodeInvalid'),
  rowNameMissing: ({ line }) => t('setup.problemRowNameMissing', { line: text(line) }),
  rowsMissing: () => t('setup.problemRowsMissing'),
  groupsMissing: () => t('setup.problemGroupsMissing'),
  groupNameMissing: ({ line }) => t('setup.problemGroupNameMissing', { line: text(line) }),
  groupEmpty: ({ name }) => t('setup.problemGroupEmpty', { name: text(name) }),
  duplicateCode: ({ code }) => t('setup.problemDuplicateCode', { code: text(code) }),
  duplicateName: ({ name }) => t('setup.problemDuplicateName', { name: text(name) }),
  figuresDateMissing: () => t('setup.problemFiguresDateMissing'),
  figuresDocumentMissing: () => t('setup.problemFiguresDocumentMissing'),
  notCount: (params) => t('setup.problemNotCount', { name: text(params['name']), text: text(params['text']) }),
  partAboveWhole: ({ name, indicator, whole, count: part, sum }) =>
    t('setup.problemPartAboveWhole', {
      name: text(name),
      part: label(text(indicator)),
      count: count(part),
      whole: text(whole).split('+').map(label).join(' + '),
      sum: count(sum),
    }),
  percentInvalid: () => t('setup.problemPercentInvalid'),
  targetFromMissing: () => t('setup.problemTargetFromMissing'),
  targetToMissing: () => t('setup.problemTargetToMissing'),
  targetDatesReversed: () => t('setup.problemTargetDatesReversed'),
  targetCountsMissing: () => t('setup.problemTargetCountsMissing'),
  targetTwice: ({ first }) => t('setup.problemTargetTwice', { first: text(first) }),
  issuingBodyMissing: () => t('setup.problemIssuingBodyMissing'),
  signerTitleMissing: () => t('setup.problemSignerTitleMissing'),
  reportHourInvalid: () => t('setup.problemReportHourInvalid'),
  fieldInvalid: ({ message }) => t('setup.problemFieldInvalid', { message: text(message) }),
  rowHasFigures: ({ names }) => t('setup.problemRowHasFigures', { names: text(names) }),
  otherUnit: ({ current, given }) => t('setup.problemOtherUnit', { current: text(current), given: text(given) }),
  unknownUnit: ({ codes }) => t('setup.problemUnknownUnit', { codes: text(codes) }),
  figuresRefused: ({ message }) => t('setup.problemFiguresRefused', { message: text(message) }),
}

function text(value: string | number | undefined): string {
  return String(value ?? '')
}

function count(value: string | number | undefined): string {
  return typeof value === 'number' ? formatCount(value) : text(value)
}

function label(code: string): string {
  const full = indicatorLabel(code, labelsOn).replace(/^Lũy kế: /, '')
  return full.charAt(0).toLocaleLowerCase('vi') + full.slice(1)
}

export function problemText(problem: SetupProblem): string {
  return texts[problem.code](problem.params)
}

/** The message of the first problem of a field, if it has any. */
export function problemAt(problems: readonly SetupProblem[], field: string): string | undefined {
  const found = problems.find((problem) => problem.field === field && problem.severity === 'error')
  return found === undefined ? undefined : problemText(found)
}
