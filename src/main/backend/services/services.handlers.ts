import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { ServicesSaving } from './services-saving.service.ts'
import type { ServicesService } from './services.service.ts'

/** Contract of the services area → its services. */
export function servicesHandlers(services: ServicesService, saving: ServicesSaving): AreaHandlers<'services'> {
  return {
    'services.listServices': () => services.listServices(),
    'services.getBook': (input) => services.book(input),
    'services.listChanges': (input) => services.listChanges(input),
    'services.recordFigures': (input, caller) => saving.recordFigures(input, caller.author),
    'services.saveServices': (input, caller) => saving.saveServices(input, caller.author),
  }
}
