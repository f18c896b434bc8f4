/**
 * Which forms can be told as the units are now: those whose rows or lines are units with figures of the book.
 *
 * Not sessions (BM03), lines of a campaign (BM05) and services (BM06): their rows are no units, and what each was planned,
 * given or received is its own. Not the variances either (BM09): the national system told its figure of a unit as it was
 * on that day, reasons belong to that unit, and figures of several units put together would let differences cancel out.
 */
const tellingRows: readonly string[] = ['units', 'reporting-units', 'targets']

/** @param rows what the rows of the form are, as `reports.listForms` says */
export function canTellAsNow(rows: string): boolean {
  return tellingRows.includes(rows)
}
