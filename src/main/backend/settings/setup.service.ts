import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type PostingInput, postingSchema } from '#shared/figures/figures.schema.ts'
import { openingIndicators, populationIndicators } from '#shared/indicators/indicators.rules.ts'
import type { Indicator } from '#shared/indicators/indicators.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { DatedFigures } from '#shared/settings/settings.schema.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { UnitKind } from '#shared/units/units.schema.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { RecordingService } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { TargetsService } from '../targets/targets.service.ts'
import type { UnitRowsService } from '../units/unit-rows.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { SettingsService, StoredWorkspace } from './settings.service.ts'

interface Parts {
  readonly unitRows: UnitRowsService
  readonly levels: LevelsService
  readonly recording: RecordingService
  readonly settings: SettingsService
  readonly targets: TargetsService
  readonly newId: () => string
  readonly transaction: <T>(run: () => T) => T
}

/** Applies what the first-run wizard asked, and says later what was applied. */
export function createSetupService(parts: Parts) {
  const { unitRows, levels, recording, settings, targets, newId, transaction } = parts

  function applySetup(setup: ParsedInput<'settings.applySetup'>, author: string): Output<'settings.applySetup'> {
    const current = settings.readWorkspace()
    if (current !== null && current.unitCode !== setup.unit.code) {
      throw new DomainError('settings/other-unit', { current: current.unitCode, given: setup.unit.code })
    }
    const units = unitRows.applyRows(setup)
    const workspace: StoredWorkspace = {
      preset: setup.preset,
      provinceCode: setup.provinceCode,
      provinceName: setup.provinceName,
      unitCode: setup.unit.code,
      startOn: setup.startOn,
      isSample: setup.isSample,
    }
    const { letterhead, reporting } = setup
    settings.record({ workspace, letterhead, reporting }, author, { units, source: 'set-up' })
    const figures = [setup.openings, setup.populations].reduce(
      (changed, given) => changed + recordLevels(given, author),
      0,
    )
    const changed =
      setup.targets.length === 0 ? 0 : targets.setTargets({ targets: setup.targets, source: 'set-up' }, author).changed
    settings.saveSetupDraft({ text: null })
    const communes = setup.communes.length + setup.groups.reduce((sum, group) => sum + group.communes.length, 0)
    return { communes, figures, targets: changed }
  }

  function recordLevels(given: DatedFigures | null, author: string): number {
    const postings = (given?.rows ?? []).flatMap((row) =>
      Object.entries(row.figures).map(
        ([indicator, value]): PostingInput => ({
          unitCode: row.unitCode,
          indicator,
          from: given?.on ?? '',
          to: given?.on ?? '',
          value,
        }),
      ),
    )
    if (given === null || postings.length === 0) return 0
    return recording.record(
      {
        clientId: newId(),
        source: 'set-up',
        document: given.document,
        postings: postings.map((posting) => postingSchema.parse(posting)),
      },
      author,
    ).changed
  }

  function standing(units: readonly UnitRow[], wanted: readonly Indicator[], on: string): DatedFigures | null {
    const newest = levels.newest(
      units,
      wanted.map((one) => one.code),
      on,
    )
    return newest === null ? null : { ...newest, on: localDate(newest.on) }
  }

  return {
    applySetup: (setup: ParsedInput<'settings.applySetup'>, author: string): Output<'settings.applySetup'> =>
      transaction(() => applySetup(setup, author)),
    /** The set-up as it stands, to begin the wizard again. */
    getSetup(): Output<'settings.getSetup'> {
      const workspace = settings.readWorkspace()
      if (workspace === null) return null
      const all = unitRows.all().filter(({ validTo }) => validTo === null)
      const unit = all.find((one) => one.code === workspace.unitCode)
      if (unit === undefined) throw new Error('the workspace names a unit that is not in the store')
      const pick = (parent: UnitRow, kind: UnitKind) =>
        all.filter((row) => row.parentId === parent.id && row.kind === kind).map(({ code, name }) => ({ code, name }))
      const communes = pick(unit, 'commune')
      const groups = all
        .filter((one) => one.parentId === unit.id && isGroup(one))
        .map((one) => ({
          code: one.code,
          name: one.name,
          communes: pick(one, 'commune'),
          extraRows: pick(one, 'extra'),
        }))
      const today = settings.getToday().on
      return {
        preset: workspace.preset,
        provinceCode: workspace.provinceCode,
        provinceName: workspace.provinceName,
        unit: { code: unit.code, name: unit.name },
        communes: communes.length === 0 && groups.length === 0 ? [{ code: unit.code, name: unit.name }] : communes,
        groups,
        extraRows: pick(unit, 'extra'),
        startOn: workspace.startOn,
        openings: standing(all, openingIndicators(today), today),
        populations: standing(all, populationIndicators(today), today),
        targets: targets.listInForce({ on: today }),
        letterhead: settings.getLetterhead(),
        reporting: settings.getReporting(),
        isSample: workspace.isSample,
      }
    },
  }
}

export type SetupService = ReturnType<typeof createSetupService>
