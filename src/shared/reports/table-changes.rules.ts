/** What a form of other rows says now that it did not say on a sheet of the past. */
import type { LaterCorrection, Report } from './reports.schema.ts'
import { isUnitForm, type AnyForm } from './table-form.schema.ts'

/**
 * Counts that differ between two reports of the same form, period and subject, rows that came or went among them.
 * @param form as either report was filled
 */
export function tableChanges(form: AnyForm, then: Report, now: Report): LaterCorrection[] {
  if (isUnitForm(form)) return []
  const counts = form.columns.filter(({ source }) => source.kind === 'count')
  const byKey = (report: Report) => new Map(report.rows.map((row) => [row.unit, row]))
  const [before, after] = [byKey(then), byKey(now)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    counts.flatMap(({ code }): LaterCorrection[] => {
      const [was, is] = [before.get(key)?.cells[code]?.value ?? null, after.get(key)?.cells[code]?.value ?? null]
      if (was === is) return []
      return [
        {
          unitCode: key,
          unitName: after.get(key)?.name ?? before.get(key)?.name ?? key,
          indicator: code,
          label: then.labels[code] ?? now.labels[code] ?? code,
          channel: '',
          from: then.period.from,
          to: then.period.to,
          before: typeof was === 'number' ? was : null,
          after: typeof is === 'number' ? is : null,
          at: '',
          author: '',
          adjustment: null,
        },
      ]
    }),
  )
}
