import type { consolidationContract } from '#shared/province/consolidation.contract.ts'
import type { Handler } from '../rpc/handler-table.ts'
import type { ConsolidationService } from './consolidation.service.ts'
import type { PassportService } from './passport.service.ts'

type ConsolidationHandlers = { readonly [N in keyof typeof consolidationContract]: Handler<N> }

/** Contract of the consolidation → its services. */
export function consolidationHandlers(
  consolidation: ConsolidationService,
  passport: PassportService,
): ConsolidationHandlers {
  return {
    'province.getConsolidation': (input) => consolidation.getConsolidation(input),
    'province.getFigurePassport': (input) => passport.getFigurePassport(input),
  }
}
