import type { formsContract } from '#shared/reports/forms.contract.ts'
import { requireGrantedKind } from '../desktop/desktop.handlers.ts'
import type { Handler } from '../rpc/handler-table.ts'
import type { FormsService } from './forms.service.ts'

type FormsHandlers = { readonly [N in keyof typeof formsContract]: Handler<N> }

/** Contract of forms as files → its service. */
export function formsHandlers(forms: FormsService): FormsHandlers {
  return {
    'reports.listFormVersions': () => forms.listFormVersions(),
    'reports.exportForm': (input, caller) => {
      requireGrantedKind(input.path, caller, '.json')
      return forms.exportForm(input)
    },
    'reports.previewForm': (input) => forms.previewForm(input),
    'reports.addForm': (input, caller) => forms.addForm(input, caller.author),
    'reports.withdrawForm': (input, caller) => forms.withdrawForm(input, caller.author),
  }
}
