import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { sheetDifferences } from '#shared/province/submissions-compare.rules.ts'
import type { Submission } from '#shared/province/submissions.schema.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'
import { columnLabel, metaOf, refusalOf, remarksOf, subjectOf } from './submissions-outcome.ts'
import type { ListedSubmission, SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: SubmissionsRepo
  readonly province: ProvinceUnit
  readonly units: Pick<UnitsService, 'byCode'>
}

const LAST = Number.MAX_SAFE_INTEGER
/** Of one form, unit and period; more resubmissions are told by the list. */
const MOST_HISTORY = 200

export type SubmissionsService = ReturnType<typeof createSubmissionsService>

/** What units sent, as it is told afterwards. */
export function createSubmissionsService({ repo, province, units }: Parts) {
  const nameIn = (): ((code: string) => string | null) => {
    const known = units.byCode()
    return (code) => known.get(code)?.name ?? null
  }
  const requireRow = (id: number): ListedSubmission => {
    const row = repo.find(id)
    if (row === undefined) throw new DomainError('province/unknown-submission', { id })
    return row
  }

  return {
    /** What was received together, in the order it was taken in. */
    ofBatch: (batch: string): Submission[] => repo.ofBatch(batch).map((row) => asSubmission(row, nameIn())),
    getSubmission({ id }: ParsedInput<'province.getSubmission'>): Output<'province.getSubmission'> {
      province.require()
      const row = requireRow(id)
      const { form, unitCode, from, to } = row
      const history =
        form === null || unitCode === null || from === null || to === null
          ? [row]
          : repo.list({ form, unitCode, from, to, state: null, batch: null, before: LAST, limit: MOST_HISTORY })
      const same = history.filter((one) => one.from === from && one.to === to)
      return {
        submission: asSubmission(row, nameIn()),
        history: same.map((one) => asSubmission(one, nameIn())),
      }
    },
    compareSubmissions(asked: ParsedInput<'province.compareSubmissions'>): Output<'province.compareSubmissions'> {
      province.require()
      const row = requireRow(asked.id)
      const otherId = asked.other ?? row.supersedes
      if (otherId === null) return { other: null, differences: [] }
      const other = requireRow(otherId)
      const [former, newer] = [metaOf(other), metaOf(row)]
      const differences =
        former === null || newer === null
          ? []
          : sheetDifferences(former, newer).map((one) => ({ ...one, label: columnLabel(newer, one.code) }))
      return { other: asSubmission(other, nameIn()), differences }
    },
    listSubmissions(asked: ParsedInput<'province.listSubmissions'>): Output<'province.listSubmissions'> {
      province.require()
      const { unitCode = null, form = null, from = null, to = null, state = null, batch = null, limit } = asked
      const nameOf = nameIn()
      const before = asked.before ?? LAST
      return repo
        .list({ unitCode, form, from, to, state, batch, before, limit })
        .map((row) => asSubmission(row, nameOf))
    },
  }
}

/** A kept row as it is told; a file whose marks were not believed is of nobody but what it said. */
function asSubmission(row: ListedSubmission, nameOf: (code: string) => string | null): Submission {
  return {
    ...subjectOf(metaOf(row), nameOf),
    id: row.id,
    fileName: row.fileName,
    fileHash: row.fileHash,
    batch: row.batch,
    state: row.state,
    refusal: refusalOf(row),
    remarks: remarksOf(row),
    isEmpty: row.isEmpty === 1,
    receivedAt: row.receivedAt,
    receivedBy: row.receivedBy,
    supersedes: row.supersedes,
    isCounted: row.isCounted === 1,
    withdrawal:
      row.withdrawnAt === null
        ? null
        : { at: row.withdrawnAt, by: row.withdrawnBy ?? '', reason: row.withdrawnFor ?? '' },
  }
}
