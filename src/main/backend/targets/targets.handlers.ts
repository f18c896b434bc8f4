import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { TargetsService } from './targets.service.ts'

/** Contract of the targets area → its service. */
export function targetsHandlers(targets: TargetsService, transaction: <T>(run: () => T) => T): AreaHandlers<'targets'> {
  return {
    'targets.listInForce': (input) => targets.listInForce(input),
    'targets.setTargets': (input, caller) => transaction(() => targets.setTargets(input, caller.author)),
  }
}
