import type { Report } from '#shared/reports/reports.schema.ts'

/** One figure after another is opened of the same sheets. */
const MOST_KEPT = 40

/**
 * Keeps the last reports of one state of the book.
 * @param state says of which: as soon as it says something else, nothing that was kept is given any more
 */
export function rememberReports(state: () => string): (key: unknown, read: () => Report) => Report {
  let keptOf = ''
  const reports = new Map<string, Report>()
  return (key, read) => {
    const now = state()
    if (now !== keptOf || reports.size >= MOST_KEPT) reports.clear()
    keptOf = now
    const text = JSON.stringify(key)
    const report = reports.get(text) ?? read()
    reports.set(text, report)
    return report
  }
}
