import type { outliersContract } from '#shared/province/outliers.contract.ts'
import type { Handler } from '../rpc/handler-table.ts'
import type { DifferencesService } from './differences.service.ts'
import type { OutliersService } from './outliers.service.ts'

type OutliersHandlers = { readonly [N in keyof typeof outliersContract]: Handler<N> }

/** Contract of what does not agree and what looks odd → its services. */
export function outliersHandlers(outliers: OutliersService, differences: DifferencesService): OutliersHandlers {
  return {
    'province.findOutliers': (input) => outliers.findOutliers(input),
    'province.saveVerdict': (input, caller) => outliers.saveVerdict(input, caller.author),
    'province.getDifferences': (input) => differences.getDifferences(input),
  }
}
