import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { isPrevious } from '#shared/reports/form.rules.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { CompletenessRepo, UnitSpan } from './completeness.repo.ts'
import type { SubmissionsBookRepo } from './submissions-book.repo.ts'
import { sheetPlaces } from './submissions-places.ts'
import { familyIndicators, sharedIn } from './submissions-posting.service.ts'

interface Parts {
  readonly repo: Pick<CompletenessRepo, 'longSheets'>
  readonly book: Pick<SubmissionsBookRepo, 'shared'>
  readonly units: Pick<UnitsService, 'byCode' | 'rowsWithDays'>
  readonly forms: () => readonly AnyForm[]
}

/** Sheets of several days that are in the book whole, inside some days; of one unit or of all. */
export type PostedWhole = (from: string, to: string, unitCode?: string) => UnitSpan[]

/**
 * A sheet that was only compared with days in the book when it came is in the book whole once none of them is left: the
 * book says so, not what was remarked then.
 */
export function createPostedWhole({ repo, book, units, forms }: Parts): PostedWhole {
  function isCompared({ unitCode, from, to }: UnitSpan, indicators: readonly string[]): boolean {
    const unit = units.byCode().get(unitCode)
    const [first, last] = [parseLocalDate(from), parseLocalDate(to)]
    if (unit === undefined || first === null || last === null) return true
    return sharedIn(book, sheetPlaces(units, unit, { from: first, to: last }), indicators).length > 0
  }

  return (from, to, unitCode) => {
    const sheets = repo.longSheets(from, to).filter((one) => unitCode === undefined || one.unitCode === unitCode)
    if (!sheets.some(({ wasCompared }) => wasCompared === 1)) return sheets
    const indicators = familyIndicators(flowsIn(forms()))
    return sheets.filter((one) => one.wasCompared === 0 || !isCompared(one, indicators))
  }
}

function flowsIn(forms: readonly AnyForm[]): string[] {
  return forms
    .filter((form) => isUnitForm(form))
    .filter(({ id }) => id === 'BM02')
    .flatMap(({ columns }) =>
      columns.flatMap(({ source }) =>
        (source.kind === 'flow' || source.kind === 'mobile') && !isPrevious(source) ? [source.indicator] : [],
      ),
    )
}
