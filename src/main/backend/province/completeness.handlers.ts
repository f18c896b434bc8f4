import type { completenessContract } from '#shared/province/completeness.contract.ts'
import type { Handler } from '../rpc/handler-table.ts'
import type { CallListService } from './call-list.service.ts'
import type { ChasingService } from './chasing.service.ts'
import type { CompletenessService } from './completeness.service.ts'

type CompletenessHandlers = { readonly [N in keyof typeof completenessContract]: Handler<N> }

interface Services {
  readonly completeness: CompletenessService
  readonly callList: CallListService
  readonly chasing: ChasingService
}

/** Contract of who has sent what → its services. */
export function completenessHandlers({ completeness, callList, chasing }: Services): CompletenessHandlers {
  return {
    'province.getCompleteness': (input) => completeness.getCompleteness(input),
    'province.getCallList': (input) => callList.getCallList(input),
    'province.getUnitSlot': (input) => completeness.getUnitSlot(input),
    'province.listDeadlines': () => completeness.listDeadlines(),
    'province.setDeadline': (input, caller) => chasing.setDeadline(input, caller.author),
    'province.saveExemption': (input, caller) => chasing.saveExemption(input, caller.author),
    'province.withdrawExemption': (input, caller) => chasing.withdrawExemption(input, caller.author),
    'province.saveContact': (input, caller) => chasing.saveContact(input, caller.author),
    'province.addCall': (input, caller) => chasing.addCall(input, caller.author),
  }
}
