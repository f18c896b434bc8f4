import type { Clock } from './backend-ports.ts'
import type { FiguresRepo } from './figures/figures.repo.ts'
import type { LevelsService } from './figures/levels.service.ts'
import type { TargetFactsService } from './figures/target-facts.service.ts'
import type { SettingsService } from './settings/settings.service.ts'
import { createPaceService } from './targets/pace.service.ts'
import { createProgressService, type ProgressService } from './targets/progress.service.ts'
import { createSeriesService, type SeriesService } from './targets/series.service.ts'
import type { TargetsService } from './targets/targets.service.ts'
import { createUnitTargets } from './targets/unit-targets.service.ts'
import type { UnitsService } from './units/units.service.ts'

interface TargetsParts {
  readonly figuresRepo: FiguresRepo
  readonly levels: LevelsService
  readonly settings: SettingsService
  readonly targets: TargetsService
  readonly targetFacts: TargetFactsService
  readonly units: UnitsService
  readonly clock: Clock
}

/** Where rows stand against their targets, on a store of any time. */
export function wireTargets({ figuresRepo, levels, settings, targets, targetFacts, units, clock }: TargetsParts): {
  readonly progress: ProgressService
  readonly series: SeriesService
} {
  const { sums } = figuresRepo
  const pace = createPaceService(sums, levels)
  const unitTargets = createUnitTargets({ targetFacts, levels })
  const progress = createProgressService({ targets, pace, settings, units, unitTargets })
  return { progress, series: createSeriesService({ targets, unitTargets, levels, units, clock }) }
}
