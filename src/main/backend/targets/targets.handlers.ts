import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { ProgressService } from './progress.service.ts'
import type { SeriesService } from './series.service.ts'
import type { TargetsService } from './targets.service.ts'

interface Services {
  readonly targets: TargetsService
  readonly progress: ProgressService
  readonly series: SeriesService
  readonly transaction: <T>(run: () => T) => T
}

/** Contract of the targets area → its services. */
export function targetsHandlers({ targets, progress, series, transaction }: Services): AreaHandlers<'targets'> {
  return {
    'targets.listInForce': (input) => targets.listInForce(input),
    'targets.listTargets': () => targets.listTargets(),
    'targets.listRevisions': (input) => targets.listRevisions(input),
    'targets.getProgress': (input) => progress.getProgress(input),
    'targets.previewTargets': (input) => progress.previewTargets(input),
    'targets.getSeries': (input) => series.getSeries(input),
    'targets.setTargets': (input, caller) => transaction(() => targets.setTargets(input, caller.author)),
  }
}
