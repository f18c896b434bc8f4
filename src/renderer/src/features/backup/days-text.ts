import { addDays, formatDate, type LocalDate, localDate } from '#shared/kernel/local-date.ts'

/** Runs of days named one by one; of more only the first ones and how many days there are. */
const runsTold = 8

/** '14/04/2023, 16/04/2023–20/04/2023': days that follow one another are told by their ends. */
export function daysText(days: readonly string[]): string {
  const runs: { from: LocalDate; to: LocalDate }[] = []
  for (const day of days.map(localDate)) {
    const last = runs.at(-1)
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day
    else runs.push({ from: day, to: day })
  }
  const told = runs
    .slice(0, runsTold)
    .map(({ from, to }) => (from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`))
  return runs.length > runsTold ? `${told.join(', ')}… (${days.length} ngày)` : told.join(', ')
}
