/** Figures of a locked page that wait for it to be opened. */
import { effectiveFigures, sumReported } from '#shared/figures/effective.rules.ts'
import type { PlannedCell } from './importing.schema.ts'
import { type PlannedRequest, requestFor } from './plan-fate.ts'
import { countsOn, type Page, valueOf, withoutSessions } from './plan-standing.rules.ts'

const blank = { fixed: null, mobile: null }

/** A request tells what it was worked out beside: it is refused later where that is not so any more. */
export function plannedRequests(written: readonly PlannedCell[], before: Page, after: Page): PlannedRequest[] {
  const [stood, planned] = [effectiveFigures(withoutSessions(before)), effectiveFigures(after)]
  return written.map((posting) => {
    const { indicator } = posting
    const channel = posting.channel === 'FIXED' ? 'FIXED' : 'MOBILE'
    const { fixed, mobile } = planned.get(indicator) ?? blank
    const beside = channel === 'FIXED' ? mobile : sumReported([fixed, countsOn(after, indicator).recorded])
    return requestFor(posting, { stood: valueOf(stood.get(indicator) ?? blank, channel), beside })
  })
}
