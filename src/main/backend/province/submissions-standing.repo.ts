/** The kind of record that takes an accepted submission out again; its key is the submission's id. */
export const withdrawalKind = 'submission-withdrawal'

/** The record that withdrew a row of `submissions`. */
export function withdrawalOf(row: string, record: string): string {
  return `${record}.kind = '${withdrawalKind}' AND ${record}.key = CAST(${row}.id AS TEXT)`
}

/**
 * A row that was accepted and not withdrawn. Who withdraws a sheet withdraws what it took the place of: an older version
 * does not come back by itself.
 */
export function stands(row: string): string {
  return `${row}.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM submissions wn JOIN record_revisions wr ON ${withdrawalOf('wn', 'wr')}
  WHERE wn.state = 'accepted' AND wn.form = ${row}.form AND wn.unit_code = ${row}.unit_code AND wn.from_on = ${row}.from_on
    AND wn.to_on = ${row}.to_on AND wn.id >= ${row}.id)`
}

/** Of a form, unit and period the accepted row that came last, unless it was withdrawn. */
export function counts(row: string): string {
  return `${stands(row)} AND NOT EXISTS (SELECT 1 FROM submissions n WHERE n.state = 'accepted' AND n.form = ${row}.form
  AND n.unit_code = ${row}.unit_code AND n.from_on = ${row}.from_on AND n.to_on = ${row}.to_on AND n.id > ${row}.id)`
}
