import { withoutIdentifiers } from '#shared/importing/privacy.rules.ts'
import type { Period } from '#shared/kernel/period.ts'
import { isOwnRowCode } from '#shared/province/submissions-form.rules.ts'
import type { WholeMeta } from '#shared/province/submissions-marks.rules.ts'
import type { SubmittedSheet } from '#shared/province/submissions-sheet.rules.ts'
import type { SubmissionRefusal, SubmissionRemark } from '#shared/province/submissions.schema.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'

/** The rows of a unit that a sheet may have, those it adds, and what is told of them. */
export interface SheetRows {
  readonly known: readonly UnitRow[]
  readonly newRows: readonly { readonly code: string; readonly name: string }[]
  readonly remarks: readonly SubmissionRemark[]
}

type Units = Pick<UnitsService, 'requireWorkspace' | 'byCode' | 'rowsWithDays' | 'reportingUnits' | 'unitOn'>

/** Whose sheet it is, and whether its rows are the sender's, as the units stood over the period. */
export function createSubmissionRows(units: Units) {
  /** The unit that reports to the province and sent the sheet. */
  function unitOf({ unitCode, unitName }: WholeMeta, { from, to }: Period): UnitRow | SubmissionRefusal {
    const reporting = units.reportingUnits(from, to)
    const found = reporting.find(({ code }) => code === unitCode)
    if (found !== undefined) return found
    const data = { code: unitCode, name: unitName, from, to }
    const known = units.byCode().get(unitCode)
    if (known === undefined) return refusal('submission/unknown-unit', data)
    if (known.code === units.requireWorkspace().unit.code) return refusal('submission/own-sheet', data)
    const isValid = known.validFrom <= to && (known.validTo === null || known.validTo >= from)
    return refusal(isValid ? 'submission/part-of-unit' : 'submission/unit-not-valid', data)
  }

  function rowsOf(
    meta: WholeMeta,
    { rows }: SubmittedSheet,
    unit: UnitRow,
    { from, to }: Period,
  ): SheetRows | SubmissionRefusal {
    const known = units.rowsWithDays(from, to, unit.code).map(({ row }) => row)
    const codes = new Set(known.map(({ code }) => code))
    const strange = rows.filter((code) => !codes.has(code))
    const nameOf = (code: string): string => meta.printed.names[code] ?? code
    const refused = refuseStrange(units, { strange, nameOf, unit, from, to })
    if (refused !== null) return refused
    const onSheet = new Set(rows)
    const missing = known.filter(({ code, kind }) => kind === 'commune' && !onSheet.has(code))
    const remarks: SubmissionRemark[] = []
    if (missing.length > 0)
      remarks.push(
        namedRows(
          'rows-missing',
          missing.map(({ name }) => name),
        ),
      )
    if (strange.length > 0) remarks.push(namedRows('rows-added', strange.map(nameOf)))
    return { known, newRows: strange.map((code) => ({ code, name: nameOf(code) })), remarks }
  }

  return { unitOf, rowsOf }
}

interface Strange extends Pick<Period, 'from' | 'to'> {
  readonly strange: readonly string[]
  readonly nameOf: (code: string) => string
  readonly unit: UnitRow
}

/** A row of somebody else: whose it is on those days, or since when it is gone. */
function placed(units: Units, code: string, name: string, { from, to }: Pick<Period, 'from' | 'to'>) {
  const unit = units.unitOn(code, to)
  const isGone = unit !== undefined && unit.validTo !== null && unit.validTo < from
  const of = isGone ? '' : (units.unitOn(unit?.parentCode ?? '', to)?.name ?? '')
  return { name, of, until: isGone ? unit.validTo : '' }
}

/** Rows that are none of the unit's on any day of the sheet, unless the unit named them itself. */
function refuseStrange(units: Units, { strange, nameOf, unit, ...days }: Strange): SubmissionRefusal | null {
  const known = units.byCode()
  const elsewhere = strange.filter((code) => known.has(code)).map((code) => placed(units, code, nameOf(code), days))
  if (elsewhere.length > 0) return refusal('submission/foreign-rows', { unit: unit.name, rows: elsewhere })
  const unknown = strange.filter((code) => !isOwnRowCode(unit.code, code)).map(nameOf)
  return unknown.length === 0 ? null : refusal('submission/unknown-rows', { unit: unit.name, rows: unknown })
}

function refusal(code: string, data: Record<string, unknown>): SubmissionRefusal {
  return { code, data }
}

/** Names that a sentence holds. */
const MOST_NAMES = 5

function namedRows(code: string, names: readonly string[]): SubmissionRemark {
  const shown = names.slice(0, MOST_NAMES).map(withoutIdentifiers).join(', ')
  return { code, params: { count: names.length, names: shown } }
}
