import type { ParsedInput } from '#shared/contract/contract.ts'
import { openingIndicators } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { addDays } from '#shared/kernel/local-date.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { planReorganisation, type ReorganisationPlan } from '#shared/province/reorganisation-plan.rules.ts'
import type { Reorganisation, StoredReorganisation, UnitState } from '#shared/province/reorganisation.schema.ts'
import { hasIdentifier } from '../figures/days.service.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { UnitChangesService } from '../units/unit-changes.service.ts'
import { eventOf, headOf, once, type OnceParts, refuse, type Saved } from './reorganisation-entry.ts'
import type { ReorganisationRepo, TouchedSheet } from './reorganisation.repo.ts'
import {
  allocationKey,
  allocationKind,
  reorganisationKind,
  type ReorganisationsService,
} from './reorganisations.service.ts'

interface Parts extends OnceParts {
  readonly repo: ReorganisationRepo
  readonly reorganisations: ReorganisationsService
  readonly changes: UnitChangesService
  readonly levels: Pick<LevelsService, 'hasFigures'>
}

export type ReorganisationSaving = ReturnType<typeof createReorganisationSaving>

/** Carries reorganisations out and takes them back; openings and parts of levels are given only by a person. */
export function createReorganisationSaving(parts: Parts) {
  const { repo, reorganisations, changes, levels, units } = parts

  /** What a reorganisation would do, with all that keeps it from being carried out. */
  function plan(asked: Reorganisation): ReorganisationPlan {
    const { startOn } = units.requireWorkspace()
    const others = reorganisations.standing().map((one) => one.reorganisation)
    const planned = planReorganisation(composed(asked), changes.states(), others, startOn)
    const { ended, on } = planned.record
    const used = repo.standingSince(ended, on).map(({ unitCode, figures, last }) => {
      return errorIssue('reorganisation-has-figures', { unitCode, date: on }, { figures, last })
    })
    const known = others.some(({ id }) => id === asked.id) ? [errorIssue('reorganisation-known')] : []
    const sheets = (planned.issues.length > 0 ? [] : touchedSheets(planned.record)).map(({ unitCode, ...sheet }) =>
      errorIssue('reorganisation-has-sheet', { unitCode, date: on }, sheet),
    )
    return { ...planned, issues: [...planned.issues, ...known, ...sheets, ...used] }
  }

  /**
   * Sheets of the units that rows leave or come to, which were booked on the days the rows were theirs: from other days
   * they could neither be taken out nor followed by a later number. They are withdrawn first and received again. So are
   * those that told a row which ends, or is taken back, of its days.
   */
  function touchedSheets({ on, ended, made, moves, newUnits, former }: StoredReorganisation): TouchedSheet[] {
    const parentOf = new Map([...changes.states(), ...former].map((unit) => [unit.code, unit.parentCode]))
    const moved = moves.map(({ unitCode }) => unitCode)
    const left = [...ended, ...moved].flatMap((unit) => [unit, parentOf.get(unit) ?? []].flat())
    const reached = [...moves, ...newUnits.map((unit) => ({ ...unit, unitCode: unit.code }))]
    const touched = [...left, ...reached.flatMap(({ unitCode, parentCode }) => [unitCode, parentCode])]
    const openings = openingIndicators(on).map((one) => one.code)
    return repo.touchedSheets({ units: [...new Set(touched)], told: [...moved, ...ended, ...made], on, openings })
  }

  function undoIssues(asked: StoredReorganisation): Issue[] {
    const touched = new Set([...asked.made, ...asked.ended, ...asked.former.map(({ code }) => code)])
    const later = reorganisations
      .standing()
      .map((one) => one.reorganisation)
      .filter(
        (other) =>
          other.id !== asked.id &&
          other.on >= asked.on &&
          [
            ...other.ended,
            ...other.made,
            ...other.former.map(({ code }) => code),
            ...other.pieces.map(({ to }) => to),
          ].some((code) => touched.has(code)),
      )
    return [
      ...later.map(({ on, document }) => errorIssue('reorganisation-undo-later', {}, { on, document })),
      ...touchedSheets(asked).map(({ unitCode, ...sheet }) =>
        errorIssue('reorganisation-undo-sheet', { unitCode, date: asked.on }, sheet),
      ),
      ...repo.standingSince(asked.made, addDays(asked.on, -1)).map(({ unitCode, figures, last }) => {
        return errorIssue('reorganisation-undo-figures', { unitCode, date: asked.on }, { figures, last })
      }),
    ]
  }

  return {
    plan,
    undoIssues,
    apply(input: ParsedInput<'province.applyReorganisation'>, author: string): Saved {
      const { reorganisation } = input
      return once(parts, headOf(input, author, reorganisation.document), () => {
        refuse(checkTexts(reorganisation))
        const { issues, made, changed, record } = plan(reorganisation)
        refuse(issues)
        return {
          units: [...changes.begin(made), ...changes.change(changed)],
          records: [{ kind: reorganisationKind, key: record.id, value: JSON.stringify(record) }],
          auditEvents: [eventOf('applied', record)],
        }
      })
    },
    undo(input: ParsedInput<'province.undoReorganisation'>, author: string): Saved {
      return once(parts, headOf(input, author), () => {
        const { reorganisation } = reorganisations.require(input.id)
        refuse(undoIssues(reorganisation))
        const { made, pieces } = reorganisation
        const back = takenBack(reorganisation, changes.states())
        const given = reorganisations
          .allocations()
          .filter((part) => pieces.some(({ from, to }) => from === part.from && to === part.to))
        return {
          units: [...changes.change(back), ...changes.takeAway(made, levels.hasFigures)],
          records: [
            { kind: reorganisationKind, key: input.id, value: null },
            ...given.map((part) => ({ kind: allocationKind, key: allocationKey(part), value: null })),
          ],
          auditEvents: [eventOf('undone', reorganisation)],
        }
      })
    },
  }
}

/** Units as they were: those that ended go on, names and places are those of before. */
function takenBack({ former, ended, renames, moves }: StoredReorganisation, states: readonly UnitState[]): UnitState[] {
  const gone = new Set(ended)
  const before = new Map(former.map((unit) => [unit.code, unit]))
  const renamed = new Set(renames.map(({ unitCode }) => unitCode))
  const moved = new Set(moves.map(({ unitCode }) => unitCode))
  return states.flatMap((unit) => {
    if (gone.has(unit.code)) return [{ ...unit, validTo: null }]
    const was = before.get(unit.code)
    if (was === undefined) return []
    const { name, parentCode, sortOrder } = was
    return [
      {
        ...unit,
        ...(renamed.has(unit.code) ? { name } : {}),
        ...(moved.has(unit.code) ? { parentCode, sortOrder } : {}),
      },
    ]
  })
}

/** No text that a person wrote holds a citizen's number. */
function checkTexts({ document, newUnits, renames }: Reorganisation): Issue[] {
  return [document, ...newUnits.map(({ name }) => name), ...renames.map(({ name }) => name)]
    .filter(hasIdentifier)
    .map(() => errorIssue('reorganisation-has-identifier'))
}

/** The same text however it was composed. */
function composed(asked: Reorganisation): Reorganisation {
  return {
    ...asked,
    document: toNfc(asked.document),
    newUnits: asked.newUnits.map((unit) => ({ ...unit, name: toNfc(unit.name) })),
    renames: asked.renames.map((unit) => ({ ...unit, name: toNfc(unit.name) })),
  }
}
