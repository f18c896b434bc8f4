import type { ParsedInput } from '#shared/contract/contract.ts'
import type { Posting } from '#shared/figures/figures.schema.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import type { Allocation } from '#shared/province/reorganisation.schema.ts'
import { hasIdentifier } from '../figures/days.service.ts'
import type { RecordingService } from '../figures/recording.service.ts'
import { eventOf, headOf, once, type OnceParts, refuse, type Saved } from './reorganisation-entry.ts'
import { isPopulation, type ReorganisationLevels } from './reorganisation-levels.service.ts'
import { allocationKey, allocationKind, type ReorganisationsService } from './reorganisations.service.ts'

interface Parts extends OnceParts {
  readonly reorganisations: ReorganisationsService
  readonly carried: ReorganisationLevels
  readonly recording: Pick<RecordingService, 'put'>
}

export type ReorganisationFigures = ReturnType<typeof createReorganisationFigures>

/** What new units begin with: given by a person, never by the program alone. */
export function createReorganisationFigures(parts: Parts) {
  const { reorganisations, carried, recording, ledger, transaction } = parts
  return {
    /** Exactly what was shown is written, or nothing. */
    recordOpenings(input: ParsedInput<'province.recordOpenings'>, author: string): Saved {
      return transaction(() => {
        const { reorganisation } = reorganisations.require(input.id)
        const { on, document } = reorganisation
        const suggested = new Map(
          carried
            .openings(reorganisation)
            .flatMap(({ unitCode, figures }) =>
              figures.map((figure) => [`${unitCode} ${figure.indicator}`, figure.suggested] as const),
            ),
        )
        const head = headOf(input, author, document)
        if (ledger.findRepeated(head) === undefined)
          refuse(
            input.figures
              .filter(({ unitCode, indicator, value }) => suggested.get(`${unitCode} ${indicator}`) !== value)
              .map(({ unitCode, indicator }) =>
                errorIssue('reorganisation-openings-changed', { unitCode, indicator, date: on }),
              ),
          )
        const postings = input.figures.map((figure) => openingPosting(figure, on))
        return recording.put(head, postings, [eventOf('opened', reorganisation, postings.length)])
      })
    },
    setAllocations(input: ParsedInput<'province.setAllocations'>, author: string): Saved {
      const documents = [...new Set(input.allocations.map(({ document }) => document))].filter((text) => text !== '')
      return once(parts, headOf(input, author, documents.join('; ')), () => {
        const { reorganisation } = reorganisations.require(input.id)
        const given = input.allocations.map((part) => ({ ...part, document: toNfc(part.document) }))
        refuse(checkAllocations(given, carried.divided(reorganisation)))
        const standing = new Map(
          reorganisations.allocations().map((part) => [allocationKey(part), JSON.stringify(part)]),
        )
        const changed = given.filter(
          (part) => (part.value === null ? undefined : JSON.stringify(part)) !== standing.get(allocationKey(part)),
        )
        if (changed.length === 0) return {}
        return {
          records: changed.map((part) => ({
            kind: allocationKind,
            key: allocationKey(part),
            value: part.value === null ? null : JSON.stringify(part),
          })),
          auditEvents: [eventOf('allocated', reorganisation, changed.length)],
        }
      })
    },
  }
}

function openingPosting(figure: { unitCode: string; indicator: string; value: number }, on: LocalDate): Posting {
  const day = isPopulation(figure.indicator) ? on : addDays(on, -1)
  return { ...figure, channel: 'FIXED', from: day, to: day }
}

type Divided = ReturnType<ReorganisationLevels['divided']>

/** Parts are of what a divided unit had, with a document, and together never more than it had. */
function checkAllocations(given: readonly Allocation[], divided: Divided): Issue[] {
  const wanted = new Map(given.map((part) => [allocationKey(part), part]))
  const known = new Set(
    divided.flatMap(({ from, indicator, parts }) => parts.map(({ to }) => allocationKey({ from, to, indicator }))),
  )
  return [
    ...given.flatMap(({ document, value, ...part }) => {
      const where = { unitCode: part.from, indicator: part.indicator }
      if (!known.has(allocationKey(part))) return [errorIssue('allocation-unknown', where, { to: part.to })]
      if (hasIdentifier(document)) return [errorIssue('reorganisation-has-identifier')]
      return value !== null && document === '' ? [errorIssue('allocation-without-document', where)] : []
    }),
    ...divided.flatMap(({ from, indicator, whole, parts }) => {
      const sum = parts.reduce((total, part) => {
        const asked = wanted.get(allocationKey({ from, to: part.to, indicator }))
        return total + ((asked === undefined ? part.value : asked.value) ?? 0)
      }, 0)
      return sum <= whole ? [] : [errorIssue('allocation-exceeds', { unitCode: from, indicator }, { sum, whole })]
    }),
  ]
}
