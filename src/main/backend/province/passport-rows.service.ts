import { fixedChannel } from '#shared/figures/channel.rules.ts'
import { indicator, indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { daysBetween, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { Passport, PassportPosting } from '#shared/province/consolidation.schema.ts'
import type { FormColumn, FormDefinition } from '#shared/reports/reports.schema.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { FigureCell, PassportFigures } from './passport-figures.ts'
import type { PassportFiles } from './passport-files.service.ts'
import type { PassportLevels } from './passport-levels.service.ts'
import type { PassportRepo } from './passport.repo.ts'

interface Parts {
  readonly repo: Pick<PassportRepo, 'traced' | 'sheetsOf'>
  readonly files: PassportFiles
  readonly levels: PassportLevels
  readonly figures: Pick<PassportFigures, 'cells' | 'crossing'>
}

interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** What is traced, and the codes of the units that may have sent it. */
interface TracedFigure {
  readonly column: FormColumn
  readonly span: Span
  readonly form: FormDefinition
  readonly senders: readonly string[]
}

type RowTrace = Pick<Passport, 'days' | 'postings' | 'levels' | 'operands'>

/** A flow over more days is told by day first. */
const MOST_DAYS_OF_POSTINGS = 62

export const noTrace: RowTrace = { days: [], postings: [], levels: [], operands: [] }

export type PassportRows = ReturnType<typeof createPassportRows>

/** What a figure of one row is made of: its days and postings, or what a level stands on. */
export function createPassportRows({ repo, files, levels, figures }: Parts) {
  async function postingsOf(row: UnitRow, code: string, { senders, span }: TracedFigure): Promise<PassportPosting[]> {
    const codes = [code, ...(indicator(code).parts ?? [])]
    const postings: PassportPosting[] = []
    for (const {
      indicator: of,
      from,
      to,
      channel,
      value,
      author,
      source,
      document,
      at,
      entryId,
      ...origin
    } of repo.traced(row, senders, codes, span))
      postings.push({
        label: indicatorLabel(of, span.to),
        channel,
        value,
        author,
        source,
        document,
        at,
        entryId,
        from: localDate(from),
        to: localDate(to),
        file: await files.of(row.code, { ...origin, indicator: of, channel }, () =>
          source === 'submission' ? repo.sheetsOf(senders, { from, to }) : [],
        ),
      })
    return postings
  }

  return {
    async of(row: UnitRow, traced: TracedFigure): Promise<RowTrace> {
      const { column, span, form } = traced
      const { source } = column
      if (source.kind === 'stock') return { ...noTrace, ...levels.of(row, source.indicator, span.to, form) }
      if (source.kind !== 'flow' && source.kind !== 'mobile') return noTrace
      const isWanted = ({ channel }: { readonly channel: string }): boolean =>
        channel !== 'STOCK' && (source.kind === 'flow' || channel !== fixedChannel)
      const cells = figures.cells([row.id], [source.indicator], span.from, span.to).filter(isWanted)
      const isShort = daysBetween(span.from, span.to) < MOST_DAYS_OF_POSTINGS
      const postings = isShort ? await postingsOf(row, source.indicator, traced) : []
      return { ...noTrace, days: bySpan(cells), postings: postings.filter(isWanted) }
    },
    /** Figures over days of which only some lie in the span. */
    leftOut(
      rows: readonly UnitRow[],
      { column: { source }, span }: Pick<TracedFigure, 'column' | 'span'>,
    ): Passport['leftOut'] {
      if (source.kind !== 'flow' && source.kind !== 'mobile') return []
      const names = new Map(rows.map((row) => [row.id, row.name]))
      return figures.crossing([...names.keys()], [source.indicator], span.from, span.to).flatMap((cell) => {
        const { unitId, value } = cell
        if (value === null) return []
        return [{ name: names.get(unitId) ?? '', from: localDate(cell.from), to: localDate(cell.to), value }]
      })
    },
  }
}

function bySpan(cells: readonly FigureCell[]): Passport['days'] {
  const sums = new Map<string, Passport['days'][number]>()
  for (const { from, to, value } of cells) {
    if (value === null) continue
    const key = `${from} ${to}`
    const before = sums.get(key)?.value ?? 0
    sums.set(key, { from: localDate(from), to: localDate(to), value: before + value })
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
