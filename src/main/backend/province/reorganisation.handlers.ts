import type { reorganisationContract } from '#shared/province/reorganisation.contract.ts'
import type { Handler } from '../rpc/handler-table.ts'
import type { ReorganisationFigures } from './reorganisation-figures.service.ts'
import type { ReorganisationSaving } from './reorganisation-saving.service.ts'
import type { ReorganisationViews } from './reorganisation-views.service.ts'

export type ReorganisationHandlers = { readonly [N in keyof typeof reorganisationContract]: Handler<N> }

/** Contract of reorganisations → their services. */
export function reorganisationHandlers(
  views: ReorganisationViews,
  saving: ReorganisationSaving,
  figures: ReorganisationFigures,
): ReorganisationHandlers {
  return {
    'province.listReorganisations': () => views.list(),
    'province.listReorganisationDays': () => views.days(),
    'province.previewReorganisation': (input) => views.preview(input),
    'province.applyReorganisation': (input, { author }) => saving.apply(input, author),
    'province.undoReorganisation': (input, { author }) => saving.undo(input, author),
    'province.listSuccessions': () => views.successions(),
    'province.listOpenings': (input) => views.openings(input),
    'province.recordOpenings': (input, { author }) => figures.recordOpenings(input, author),
    'province.listAllocations': (input) => views.allocations(input),
    'province.setAllocations': (input, { author }) => figures.setAllocations(input, author),
  }
}
