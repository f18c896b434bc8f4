import type { Store } from './db/open-store.ts'
import { createRecordingService } from './figures/recording.service.ts'
import { createReorganisationFigures } from './province/reorganisation-figures.service.ts'
import { createReorganisationLevels } from './province/reorganisation-levels.service.ts'
import { createReorganisationSaving } from './province/reorganisation-saving.service.ts'
import { createReorganisationViews } from './province/reorganisation-views.service.ts'
import { type ReorganisationHandlers, reorganisationHandlers } from './province/reorganisation.handlers.ts'
import { createReorganisationRepo } from './province/reorganisation.repo.ts'
import { createUnitChangesService } from './units/unit-changes.service.ts'
import type { Book } from './wire-book.ts'

/** Reorganisations on one open store, of a district's or of a province's. */
export function wireReorganisation(db: Store, book: Book): ReorganisationHandlers {
  const { reorganisations, geography, levels, days, units, unitsRepo, figuresRepo, ledger, transaction } = book
  const changes = createUnitChangesService(unitsRepo)
  const carried = createReorganisationLevels({ geography, levels, units, reorganisations })
  const shared = { reorganisations, levels, ledger, units, transaction }
  const saving = createReorganisationSaving({ ...shared, repo: createReorganisationRepo(db), changes })
  const recording = createRecordingService({ repo: figuresRepo, days, ledger, units, transaction })
  return reorganisationHandlers(
    createReorganisationViews({ reorganisations, carried, saving, changes, units }),
    saving,
    createReorganisationFigures({ ...shared, carried, recording }),
  )
}
