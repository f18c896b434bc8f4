import type { CampaignProgress } from '#shared/campaigns/campaigns.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { Variance } from '#shared/reconciliation/reconciliation.schema.ts'
import { campaignTable } from '#shared/reports/campaign-table.rules.ts'
import type { GeographyChoice, Report, ReportRequest } from '#shared/reports/reports.schema.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { serviceTable } from '#shared/reports/service-table.rules.ts'
import { sessionTable } from '#shared/reports/session-table.rules.ts'
import type { TableFacts } from '#shared/reports/table-facts.ts'
import { expandForm } from '#shared/reports/table-form.rules.ts'
import type { TableForm } from '#shared/reports/table-form.schema.ts'
import { buildTableReport } from '#shared/reports/table-report.rules.ts'
import type { RegroupedTarget } from '#shared/reports/geography-facts.ts'
import { targetText } from '#shared/reports/geography-remarks.rules.ts'
import { standingsOf, targetGeographyRemarks } from '#shared/reports/target-geography.rules.ts'
import { type TargetStandings, targetTable } from '#shared/reports/target-table.rules.ts'
import { measureLabel } from '#shared/targets/measures.rules.ts'
import { varianceTable } from '#shared/reports/variance-table.rules.ts'
import type { ServicesBook } from '#shared/services/services.schema.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'
import { DomainError } from '../rpc/domain-error.ts'

/** What forms of other rows are filled from, of the open book or of one of the past. */
export interface TableBooks {
  readonly sessions: (days: { from: LocalDate; to: LocalDate }) => readonly Session[]
  /** Undefined when there is no campaign with that id. */
  readonly campaign: (id: string, on: LocalDate) => CampaignProgress | undefined
  readonly services: (days: { from: LocalDate; to: LocalDate }) => ServicesBook
  readonly targets: (on: LocalDate) => TargetStandings
  /** The units with their levels and targets at a day, as they were then or as they are now; null where nothing changed. */
  readonly unitsAt: (on: LocalDate, geography: GeographyChoice) => PeriodFacts | null
  /** What units were given that ended within a period. */
  readonly endedTargets: (period: Period) => readonly RegroupedTarget[]
  /** Codes of the unit's rows in the order they are printed. */
  readonly unitOrder: (on: LocalDate) => readonly string[]
  readonly variances: (on: LocalDate) => readonly Variance[]
}

interface Unit {
  readonly code: string
  readonly name: string
}

interface FilledTable {
  /** With its repeated columns. */
  readonly form: TableForm
  readonly report: Report
  /** What the name of the file says beside unit and period. */
  readonly slug: string | null
}

/**
 * Fills a form whose rows are not those of the unit.
 * @throws DomainError `reports/whole-unit-only`, `reports/unknown-subject`
 */
export function fillTable(books: TableBooks, form: TableForm, request: ReportRequest, root: Unit): FilledTable {
  const { period, policy, decimals, unitCode, subject } = request
  if (unitCode !== undefined && unitCode !== root.code)
    throw new DomainError('reports/whole-unit-only', { form: form.id })
  const { facts, slug } = factsOf(books, form, request)
  const expanded = expandForm(form, facts.repeats, period.to)
  const ofSubject = form.subject === undefined ? undefined : subject
  const report = buildTableReport(expanded, facts, { unit: root, policy, decimals, subject: ofSubject })
  return { form: expanded, report, slug }
}

function factsOf(
  books: TableBooks,
  form: TableForm,
  { period, subject = '', geography = 'then' }: ReportRequest,
): { facts: TableFacts; slug: string | null } {
  const { from, to } = period
  switch (form.rows) {
    case 'sessions':
      return { facts: sessionTable(books.sessions({ from, to }), period), slug: null }
    case 'lines': {
      const progress = subject === '' ? undefined : books.campaign(subject, to)
      if (progress === undefined) throw new DomainError('reports/unknown-subject', { form: form.id, subject })
      return { facts: campaignTable(progress, period), slug: progress.campaign.name }
    }
    case 'services':
      return { facts: serviceTable(books.services({ from, to }), period), slug: null }
    case 'targets':
      return { facts: targetsOf(books, period, geography), slug: null }
    case 'variances':
      return { facts: varianceTable(books.variances(to), period), slug: null }
  }
}

function targetsOf(books: TableBooks, period: Period, geography: GeographyChoice): TableFacts {
  const { to } = period
  const told = books.targets(to)
  const units = books.unitsAt(to, geography)
  if (units === null) return targetTable(told, period, books.unitOrder(to))
  const ended = books.endedTargets(period).map((one) => targetText(one, to))
  const remarks = [...targetGeographyRemarks(units), ...ended]
  if (geography === 'then') return withRemarks(targetTable(told, period, books.unitOrder(to)), remarks)
  const now = standingsOf(units)
  const order = [...(units.groups ?? []), ...units.rows].map(({ unit }) => unit.code)
  const left = told.totals.flatMap(({ measure }) =>
    now.totals.some((one) => one.measure === measure) ? [] : [measureLabel(measure, to)],
  )
  return withRemarks(targetTable(now, period, order), [
    ...remarks,
    ...(left.length === 0 ? [] : [`Chỉ tiêu chưa lập theo địa giới hiện nay: ${left.join(', ')}.`]),
  ])
}

function withRemarks(facts: TableFacts, remarks: readonly string[]): TableFacts {
  return { ...facts, remarks: [...remarks, ...facts.remarks] }
}
