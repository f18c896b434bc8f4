import { levelIndicators, openingIndicators } from '#shared/indicators/indicators.rules.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { isOpened, openingCodes, openingOf } from '#shared/province/submissions-levels.rules.ts'
import type { WantedFlow } from '#shared/province/submissions-plan.rules.ts'
import type { SheetLevel, SubmittedSheet } from '#shared/province/submissions-sheet.rules.ts'
import { type StatedLevels, statedLevels } from '#shared/province/submissions-stated.rules.ts'
import { groupedRemarks } from '#shared/province/remark-groups.rules.ts'
import type { SubmissionRemark } from '#shared/province/submissions.schema.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { ChannelPosting } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { BookedLevel, SubmissionsBookRepo } from './submissions-book.repo.ts'
import type { KeptSheet } from './submissions-kept.ts'

interface Parts {
  readonly book: Pick<SubmissionsBookRepo, 'openings' | 'levelsOn'>
  readonly levels: Pick<LevelsService, 'stocksAt'>
}

/** Levels to be written, and what is told of sheets that state others. */
export interface LevelPlan {
  readonly postings: readonly ChannelPosting[]
  readonly remarks: readonly SubmissionRemark[]
}

/** Running totals that begin with a sheet are read back afterwards. */
export interface OpeningPlan extends LevelPlan {
  readonly opened: readonly SheetLevel[]
  /** Openings that no sheet states any more, as `${unitCode} ${indicator}`. */
  readonly gone: ReadonlySet<string>
}

/** The unit, and the ids of its rows by code. */
export interface LevelPlaces {
  readonly unit: { readonly id: number; readonly code: string }
  readonly rows: ReadonlyMap<string, number>
}

export type SubmissionsLevels = ReturnType<typeof createSubmissionsLevels>

/**
 * Levels that come with sheets: populations of a day, and running totals that begin the day before one. What the book has
 * of them from submissions is what the sheets that count state, and nothing that none of them states.
 */
export function createSubmissionsLevels({ book, levels }: Parts) {
  /**
   * @param sheets every sheet of the unit that counts and ends that day, the one being taken last
   * @param isLeaving none is taken, one leaves: a level that a person gave since stays
   */
  function populations(
    { unit, rows }: LevelPlaces,
    on: LocalDate,
    sheets: readonly KeptSheet[],
    isLeaving = false,
  ): LevelPlan {
    const ofRows = statedLevels(sheets, ({ sheet }) => sheet.populations)
    const isPart = !rows.has(unit.code)
    const ofWhole = statedLevels(isPart ? sheets : [], ({ sheet }) =>
      sheet.wholePopulations.map(({ indicator, value }) => ({ unitCode: unit.code, indicator, value })),
    )
    const codes = levelIndicators(on).map(({ code }) => code)
    const ids = new Map([...rows, [unit.code, unit.id]])
    const given = givenOn(ids, codes, on)
    const isTyped = (key: string): boolean => isLeaving && given.get(key)?.isSubmitted === false
    const own = isPart && ofWhole.size > 0 ? levels.stocksAt([unit.id], codes, on).get(unit.id) : undefined
    // Said again for each day, so that an earlier sheet sent again changes no later one.
    const stated = [...ofRows.values()].filter(
      ({ stands }) =>
        given.get(keyOf(stands))?.value !== stands.value && rows.has(stands.unitCode) && !isTyped(keyOf(stands)),
    )
    const wholes = [...ofWhole.values()].filter(({ stands: { unitCode, indicator, value } }) => {
      if (isTyped(keyOf({ unitCode, indicator }))) return false
      const standing = own?.[indicator] ?? null
      return value !== standing && !(standing === null && value === sumOf(ofRows, indicator))
    })
    const postings = [...stated, ...wholes].map(({ stands }) =>
      levelPosting(stands.unitCode, stands.indicator, on, stands.value),
    )
    const gone = [...given.values()].filter(
      (one) => one.isSubmitted && !ofRows.has(keyOf(one)) && !ofWhole.has(keyOf(one)),
    )
    const removed = gone.map(({ unitCode, indicator }) => levelPosting(unitCode, indicator, on, null))
    return { postings: [...postings, ...removed], remarks: differing([...ofRows.values(), ...ofWhole.values()], on) }
  }

  /**
   * Running totals the province has no opening for, or whose opening a submission gave: they begin with the newest sheet
   * that states them, and are blank where none does.
   * @param own the sheet that is being taken; null where one leaves
   * @param sheets every sheet of the unit that counts and begins that day, the own one among them
   * @param wanted flows of the own sheet's days, those that only sheets of other forms tell among them
   * @param leaving openings of days before that leave with the same entry, as `${unitCode} ${indicator}`
   */
  function openings(
    { rows }: LevelPlaces,
    from: LocalDate,
    own: KeptSheet | null,
    sheets: readonly KeptSheet[],
    wanted: readonly WantedFlow[],
    leaving: ReadonlySet<string> = new Set(),
  ): OpeningPlan {
    const eve = addDays(from, -1)
    const codes = openingIndicators(eve).map(({ code }) => code)
    const given = givenOn(rows, codes, eve)
    const codeOf = new Map(Array.from(rows, ([code, id]) => [id, code]))
    const openedBefore = new Set(
      book
        .openings([...rows.values()], codes, eve)
        .filter(({ unitId, indicator }) => !leaving.has(`${codeOf.get(unitId) ?? ''} ${indicator}`))
        .map(({ unitId, indicator }) => `${unitId} ${indicator}`),
    )
    const stated = statedLevels(sheets, (one) => openingsOf(one.sheet, one === own ? wanted : []))
    const opens = [...stated.values()].filter(({ stands }) => {
      const id = rows.get(stands.unitCode)
      if (id === undefined) return false
      const standing = given.get(keyOf(stands))
      if (standing !== undefined) return standing.isSubmitted
      return stands.by === own && !openingCodes(stands.indicator).some((code) => openedBefore.has(`${id} ${code}`))
    })
    const changed = opens.filter(({ stands }) => given.get(keyOf(stands))?.value !== stands.value)
    const gone = [...given.values()].filter((one) => one.isSubmitted && !stated.has(keyOf(one)))
    const postings = [
      ...changed.map(({ stands }) => levelPosting(stands.unitCode, stands.indicator, eve, stands.value)),
      ...gone.map(({ unitCode, indicator }) => levelPosting(unitCode, indicator, eve, null)),
    ]
    const begun = new Set(changed.flatMap(({ stands }) => (stands.by === own ? [keyOf(stands)] : [])))
    const set = changed.length === 0 ? [] : [{ code: 'opening-set', params: { count: changed.length, on: eve } }]
    return {
      postings,
      gone: new Set(gone.map(keyOf)),
      opened: own?.sheet.cumulatives.filter((one) => begun.has(keyOf(one))) ?? [],
      remarks: [...set, ...differing(opens, eve)],
    }
  }

  /** Levels given for exactly a day, by row and indicator. */
  function givenOn(ids: ReadonlyMap<string, number>, codes: readonly string[], on: LocalDate) {
    const codeOf = new Map(Array.from(ids, ([code, id]) => [id, code]))
    return new Map(
      book.levelsOn([...ids.values()], codes, on).flatMap((one): [string, BookedLevel & { unitCode: string }][] => {
        const unitCode = codeOf.get(one.unitId)
        return unitCode === undefined ? [] : [[`${unitCode} ${one.indicator}`, { ...one, unitCode }]]
      }),
    )
  }

  /** Reads the running totals back that this sheet opened. */
  function requireOpened(told: readonly SheetLevel[], rows: LevelPlaces['rows'], on: LocalDate): void {
    const codes = [...new Set(told.map(({ indicator }) => indicator))]
    const stocks = levels.stocksAt([...rows.values()], codes, on)
    const wrong = told.find(
      ({ unitCode, indicator, value }) => stocks.get(rows.get(unitCode) ?? 0)?.[indicator] !== value,
    )
    if (wrong !== undefined)
      throw new DomainError('submission/not-exact', { unitCode: wrong.unitCode, indicator: wrong.indicator })
  }

  return { populations, openings, requireOpened }
}

/**
 * What the running totals of a sheet come to the day before it, as the sheet itself counts.
 * @param beside flows of the same days that it does not tell
 */
function openingsOf(sheet: SubmittedSheet, beside: readonly WantedFlow[]) {
  const told = new Map(beside.map((one) => [keyOf(one), one.all]))
  for (const one of sheet.flows) if (one.channel === 'ALL') told.set(keyOf(one), one.value)
  return sheet.cumulatives
    .filter(({ indicator }) => isOpened(indicator))
    .map(({ unitCode, indicator, value }) => ({
      unitCode,
      indicator,
      value: value === null ? null : openingOf(indicator, value, (code) => told.get(`${unitCode} ${code}`) ?? null),
    }))
}

/** Rows that two sheets give other levels of the same day. */
function differing(stated: readonly StatedLevels<KeptSheet>[], on: LocalDate): SubmissionRemark[] {
  return groupedRemarks(
    stated.flatMap(({ stands, differs }) => {
      if (differs === null) return []
      const { unitCode: unit, indicator, value, by } = stands
      const other = { otherValue: differs.value, otherFile: differs.by.fileName }
      return [{ code: 'level-differs', params: { unit, indicator, on, value, file: by.fileName, ...other } }]
    }),
  )
}

/** A level of a day, as it is recorded. */
function levelPosting(unitCode: string, indicator: string, on: LocalDate, value: number | null): ChannelPosting {
  return { unitCode, indicator, channel: 'FIXED', from: on, to: on, value }
}

function keyOf({ unitCode, indicator }: { readonly unitCode: string; readonly indicator: string }): string {
  return `${unitCode} ${indicator}`
}

function sumOf(stated: ReadonlyMap<string, StatedLevels<KeptSheet>>, indicator: string): number | null {
  const known = [...stated.values()].flatMap(({ stands }) => (stands.indicator === indicator ? [stands.value] : []))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
