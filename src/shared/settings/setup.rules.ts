/** Decisions of the first-run wizard: what each step still lacks, and what the filled draft comes to. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { schemaIssueText } from '#shared/kernel/schema-issue-text.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import { setupSchema, type Setup } from './settings.schema.ts'
import { emptySetupDraft, firstOpeningColumns, firstPopulationColumns, setupSteps } from './setup-draft.schema.ts'
import type { SetupDraft, SetupStep, UnitRef } from './setup-draft.schema.ts'
import { checkFigures, fromDatedFigures, toDatedFigures } from './setup-figures.rules.ts'
import { changesToLetterhead, letterheadOf, tidyLetterhead } from './setup-letterhead.rules.ts'
import { startsWithTwoLevels } from './setup-edition.rules.ts'
import { checkGroups } from './setup-group-check.rules.ts'
import { asRef, groupsOf, isOwnRow, receivesGroups, withGroups } from './setup-groups.rules.ts'
import { checkDate, setupError, type SetupProblem } from './setup-problems.ts'
import {
  communesOf,
  figureRowsOf,
  isOneCommune,
  rowsOf,
  targetUnitsOf,
  unitOf,
  withCommunes,
} from './setup-rows.rules.ts'
import { checkTargets, fromTargets, toTargets, withdrawals } from './setup-targets.rules.ts'

/** What a step still lacks, and what is worth a second look there; the last step repeats every other one. */
export function checkStep(draft: SetupDraft, step: SetupStep): SetupProblem[] {
  switch (step) {
    case 'preset':
      return draft.preset === null ? [setupError('preset', 'preset', 'presetMissing')] : []
    case 'unit':
      return checkUnit(draft)
    case 'rows':
      return checkRows(draft)
    case 'figures':
      return [...checkFigures(draft, 'openings'), ...checkFigures(draft, 'populations')]
    case 'targets':
      return checkTargets(draft.targets, rowsOf(draft))
    case 'letterhead':
      return checkLetterhead(draft)
    case 'review':
      return setupSteps.filter((one) => one !== 'review').flatMap((one) => checkStep(draft, one))
  }
}

export function hasErrors(problems: readonly SetupProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}

function checkUnit(draft: SetupDraft): SetupProblem[] {
  const problems = checkDate('unit', 'startOn', draft.startOn, 'startMissing')
  if (draft.preset === 'huyen' && startsWithTwoLevels(draft.startOn))
    problems.push(setupError('unit', 'startOn', 'noDistricts'))
  if (draft.province === null) problems.push(setupError('unit', 'province', 'provinceMissing'))
  if (draft.preset === 'cum' && !draft.receives) {
    if (draft.cluster.name.trim() === '') problems.push(setupError('unit', 'cluster.name', 'clusterNameMissing'))
    if (!isCode(draft.cluster.code))
      problems.push(setupError('unit', 'cluster.code', 'codeInvalid', { code: draft.cluster.code }))
  } else if (draft.province !== null && unitOf(draft) === null) {
    problems.push(setupError('unit', 'unit', 'unitMissing'))
  }
  return problems
}

function isCode(text: string): boolean {
  return unitCodeSchema.safeParse(text.trim()).success
}

function checkRows(draft: SetupDraft): SetupProblem[] {
  const communes = communesOf(draft)
  const problems = receivesGroups(draft)
    ? checkGroups(draft)
    : communes.length === 0
      ? [setupError('rows', 'communes', 'rowsMissing')]
      : []
  const codes = new Set([
    unitOf(draft)?.code,
    ...groupsOf(draft).map((group) => group.code),
    ...figureRowsOf({ ...draft, extraRows: [] }).map((one) => one.code),
  ])
  const names = new Set(communes.map((one) => nameKey(one.name)))
  draft.extraRows.forEach(({ code, name }, index) => {
    const key = nameKey(name)
    if (key === '') problems.push(setupError('rows', `extraRows.${index}.name`, 'rowNameMissing', { line: index + 1 }))
    else if (names.has(key)) problems.push(setupError('rows', `extraRows.${index}.name`, 'duplicateName', { name }))
    if (!isCode(code)) problems.push(setupError('rows', `extraRows.${index}.code`, 'codeInvalid', { code }))
    else if (codes.has(code)) problems.push(setupError('rows', `extraRows.${index}.code`, 'duplicateCode', { code }))
    codes.add(code)
    names.add(key)
  })
  return problems
}

function checkLetterhead(draft: SetupDraft): SetupProblem[] {
  const letterhead = letterheadOf(draft)
  const problems: SetupProblem[] = []
  if (letterhead.issuingBody.trim() === '')
    problems.push(setupError('letterhead', 'letterhead.issuingBody', 'issuingBodyMissing'))
  letterhead.signers.forEach((signer, index) => {
    if (signer.title.trim() === '') {
      problems.push(
        setupError('letterhead', `letterhead.signers.${index}.title`, 'signerTitleMissing', { line: index + 1 }),
      )
    }
  })
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(draft.reporting.reportHour)) {
    problems.push(setupError('letterhead', 'reporting.reportHour', 'reportHourInvalid'))
  }
  return problems
}

export type SetupResult = { ok: true; setup: Setup } | { ok: false; problems: SetupProblem[] }

/**
 * The finished draft as what `settings.applySetup` takes, or everything that is still in its way. `standing` are the
 * targets recorded before: those without a line any more are withdrawn.
 */
export function toSetup(draft: SetupDraft, standing: readonly Target[] = []): SetupResult {
  const problems = checkStep(draft, 'review')
  if (hasErrors(problems)) return { ok: false, problems }
  const communes = communesOf(draft)
  const targets = toTargets(draft.targets, targetUnitsOf(draft), rowsOf(draft))
  const rows = figureRowsOf(draft)
  const groups = groupsOf(draft)
  const elsewhere = targetedElsewhere(draft)
  const parsed = setupSchema.safeParse(
    {
      preset: draft.preset,
      provinceCode: draft.province?.code,
      provinceName: draft.province?.name,
      unit: trimmed(unitOf(draft) ?? { code: '', name: '' }),
      communes: [...communes, ...groups.filter(isOwnRow).map(asRef)],
      groups: groups
        .filter((group) => !isOwnRow(group))
        .map((group) => ({ ...trimmed(group), communes: group.communes, extraRows: group.extraRows })),
      extraRows: draft.extraRows.map(trimmed),
      startOn: draft.startOn,
      openings: toDatedFigures(draft.openings, rows),
      populations: toDatedFigures(draft.populations, rows),
      targets: [
        ...withdrawals(
          standing.filter(({ unitCode }) => !elsewhere.has(unitCode)),
          targets,
        ),
        ...targets,
      ],
      letterhead: tidyLetterhead(letterheadOf(draft)),
      reporting: draft.reporting,
      isSample: draft.isSample,
    },
    { error: schemaIssueText },
  )
  if (parsed.success) return { ok: true, setup: parsed.data }
  return { ok: false, problems: parsed.error.issues.map((issue) => problemOfPath(issue.path.join('.'), issue.message)) }
}

/** Units of the book whose targets the wizard does not show and leaves as they are: the whole, rows of a district. */
function targetedElsewhere(draft: SetupDraft): ReadonlySet<string> {
  const shown = new Set(rowsOf(draft).map((row) => row.code))
  const hidden = [unitOf(draft)?.code ?? '', ...figureRowsOf(draft).map((row) => row.code)]
  return new Set(hidden.filter((code) => !shown.has(code)))
}

function trimmed({ code, name }: UnitRef): UnitRef {
  return { code: code.trim(), name: name.trim() }
}

const stepOfField: Readonly<Record<string, SetupStep>> = {
  preset: 'preset',
  provinceCode: 'unit',
  provinceName: 'unit',
  unit: 'unit',
  startOn: 'unit',
  communes: 'rows',
  groups: 'rows',
  extraRows: 'rows',
  openings: 'figures',
  populations: 'figures',
  targets: 'targets',
  letterhead: 'letterhead',
  reporting: 'letterhead',
}

/** A field of `setupSchema` that was refused, at the step where it is filled. */
export function problemOfPath(path: string, message: string): SetupProblem {
  return setupError(stepOfField[path.split('.')[0] ?? ''] ?? 'review', path, 'fieldInvalid', { path, message })
}

/** What was applied, opened again in the wizard with every step reached. */
export function fromSetup(setup: Setup): SetupDraft {
  const province = { code: setup.provinceCode, name: setup.provinceName }
  const isProvince = setup.unit.code === setup.provinceCode
  const isTwoLevel = setup.preset === 'hai-cap'
  const receives = setup.groups.length > 0
  const codes = [setup.communes, setup.groups, ...setup.groups.map((group) => group.communes)]
  const base: SetupDraft = {
    ...emptySetupDraft(),
    reached: 'review',
    preset: setup.preset,
    startOn: setup.startOn,
    province,
    district: setup.preset === 'huyen' && !receives ? setup.unit : null,
    level: isTwoLevel && !isProvince ? 'commune' : 'province',
    commune: isTwoLevel && !isProvince ? setup.unit : null,
    cluster: setup.preset === 'cum' && !receives ? setup.unit : { code: '', name: '' },
    receives,
    rowOrder: codes.every(isByCode) ? 'code' : 'name',
    extraRows: setup.extraRows,
    openings: fromDatedFigures(setup.openings, firstOpeningColumns),
    populations: fromDatedFigures(setup.populations, firstPopulationColumns),
    targets: [],
    reporting: setup.reporting,
    isSample: setup.isSample,
  }
  const opened = { ...base, letterhead: changesToLetterhead(base, setup.letterhead) }
  const withRows = receives
    ? withGroups(
        opened,
        [...setup.groups, ...setup.communes.map((one) => ({ ...one, communes: [one], extraRows: [] }))].map(
          (group) => ({ ...group, isTaken: true }),
        ),
      )
    : isOneCommune(opened)
      ? opened
      : withCommunes(opened, setup.communes)
  const elsewhere = targetedElsewhere(withRows)
  const targets = setup.targets.filter(({ unitCode }) => !elsewhere.has(unitCode))
  return { ...withRows, targets: fromTargets(targets, targetUnitsOf(withRows)) }
}

function isByCode(rows: readonly UnitRef[]): boolean {
  return rows.every(({ code }, index) => index === 0 || (rows[index - 1]?.code ?? '') < code)
}
