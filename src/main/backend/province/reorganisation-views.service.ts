import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import type { StoredReorganisation, UnitState } from '#shared/province/reorganisation.schema.ts'
import { suggestSuccessions } from '#shared/province/succession-suggestions.rules.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import type { UnitChangesService } from '../units/unit-changes.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { EndedLevel, ReorganisationLevels } from './reorganisation-levels.service.ts'
import type { ReorganisationSaving } from './reorganisation-saving.service.ts'
import type { ReorganisationsService } from './reorganisations.service.ts'

interface Parts {
  readonly reorganisations: ReorganisationsService
  readonly carried: ReorganisationLevels
  readonly saving: Pick<ReorganisationSaving, 'plan' | 'undoIssues'>
  readonly changes: Pick<UnitChangesService, 'states'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'unitOn' | 'successions'>
}

export type ReorganisationViews = ReturnType<typeof createReorganisationViews>

/** What was reorganised, what a reorganisation would do, and what is still to give to the new units. */
export function createReorganisationViews({ reorganisations, carried, saving, changes, units }: Parts) {
  /** Names as they were until the day for units that ended, as they are from the day for the others. */
  function namesOf(
    { on, ended, former, ...of }: StoredReorganisation,
    states: readonly UnitState[],
  ): [string, string][] {
    const gone = new Set(ended)
    const before = addDays(on, -1)
    const spoken = new Set([
      ...ended,
      ...of.made,
      ...former.flatMap(({ code, parentCode }) => [code, parentCode ?? code]),
      ...of.moves.map(({ parentCode }) => parentCode),
      ...of.pieces.map(({ to }) => to),
      ...states.flatMap(({ code, parentCode }) =>
        gone.has(code) || of.made.includes(code) ? [parentCode ?? code] : [],
      ),
    ])
    const known = new Map(states.map((unit) => [unit.code, unit.name]))
    return [...spoken].map((code) => [
      code,
      units.unitOn(code, gone.has(code) ? before : on)?.name ?? known.get(code) ?? code,
    ])
  }

  return {
    list(): Output<'province.listReorganisations'> {
      units.requireWorkspace()
      const states = changes.states()
      const standing = reorganisations.standing().toReversed()
      return {
        items: standing.map(({ reorganisation, recordedAt, author }) => ({
          reorganisation,
          recordedAt,
          author,
          openingsMissing: carried
            .openings(reorganisation)
            .reduce((sum, { figures }) => sum + figures.filter(({ stands }) => stands === null).length, 0),
          unallocated: carried.divided(reorganisation).filter(({ left }) => left !== 0).length,
          undoIssues: saving.undoIssues(reorganisation),
        })),
        names: Object.fromEntries(standing.flatMap(({ reorganisation }) => namesOf(reorganisation, states))),
        units: states.filter(({ validTo }) => validTo === null).map(asUnit),
      }
    },
    days: (): Output<'province.listReorganisationDays'> =>
      reorganisations.standing().map(({ reorganisation: { on, document } }) => ({ on, document })),
    preview({
      reorganisation,
    }: ParsedInput<'province.previewReorganisation'>): Output<'province.previewReorganisation'> {
      const { issues, made, changed, record } = saving.plan(reorganisation)
      const states = new Map(changes.states().map((unit) => [unit.code, unit]))
      const nameOf = (code: string | null): string =>
        states.get(code ?? '')?.name ?? made.find((unit) => unit.code === code)?.name ?? code ?? ''
      const before = new Map(record.former.map((unit) => [unit.code, unit]))
      return {
        issues: [...issues],
        ended: changed.filter(({ code }) => record.ended.includes(code)).map(asUnit),
        made: made.map(asUnit),
        renamed: record.renames.map(({ unitCode, name }) => ({
          unitCode,
          from: before.get(unitCode)?.name ?? unitCode,
          to: name,
        })),
        moved: record.moves.map(({ unitCode, parentCode }) => ({
          unitCode,
          name: nameOf(unitCode),
          from: nameOf(before.get(unitCode)?.parentCode ?? null),
          to: nameOf(parentCode),
        })),
        sums: sumsOf(carried.endedLevels(record.pieces, record.on)),
        names: Object.fromEntries([...record.ended, ...record.made].map((code) => [code, nameOf(code)])),
      }
    },
    openings({ id }: ParsedInput<'province.listOpenings'>): Output<'province.listOpenings'> {
      const { reorganisation } = reorganisations.require(id)
      const { on, document } = reorganisation
      return { on: addDays(on, -1), document, rows: carried.openings(reorganisation) }
    },
    allocations({ id }: ParsedInput<'province.listAllocations'>): Output<'province.listAllocations'> {
      const { reorganisation } = reorganisations.require(id)
      return { on: addDays(reorganisation.on, -1), rows: carried.divided(reorganisation) }
    },
    successions(): Output<'province.listSuccessions'> {
      units.requireWorkspace()
      const { on, links } = units.successions()
      if (on === '') return []
      return suggestSuccessions(changes.states(), links, on).map((suggestion) => ({
        on: localDate(on),
        newUnit: { ...suggestion.newUnit },
        pieces: suggestion.pieces.map((piece) => ({ ...piece })),
        others: [...suggestion.others],
      }))
    },
  }
}

/** What units had at the close of their last day, what goes whole into others, and what nobody was given. */
function sumsOf(ended: readonly EndedLevel[]): Output<'province.previewReorganisation'>['sums'] {
  return [...Map.groupBy(ended, ({ indicator }) => indicator)].map(([indicator, levels]) => {
    const own = [...new Map(levels.map((level) => [level.from, level])).values()]
    const whole = levels.filter((level) => level.whole)
    const sum = (of: readonly EndedLevel[]): number => of.reduce((total, { value }) => total + value, 0)
    return {
      indicator,
      before: sum(own),
      after: sum(whole),
      unallocated: sum(own.filter((level) => !level.whole)),
      byUnit: [...Map.groupBy(whole, ({ to }) => to)].map(([unitCode, of]) => ({ unitCode, value: sum(of) })),
    }
  })
}

function asUnit({ sortOrder: _sortOrder, validFrom, validTo, ...unit }: UnitState): Unit {
  return { ...unit, validFrom: localDate(validFrom), validTo: validTo === null ? null : localDate(validTo) }
}
