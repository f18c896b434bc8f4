import { indicatorLabel, ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { Passport } from '#shared/province/consolidation.schema.ts'
import { formLabel, isPrevious } from '#shared/reports/form.rules.ts'
import { targetName } from '#shared/reports/report-ratio.rules.ts'
import type { FormColumn, FormDefinition, ReportCell } from '#shared/reports/reports.schema.ts'

interface Asked {
  readonly form: FormDefinition
  readonly column: FormColumn
  /** The line the figure stands in. */
  readonly cells: Readonly<Record<string, ReportCell>>
  readonly on: string
}

/** What a share, a difference of shares or a place is worked out from; nothing for a count. */
export function ratioOperands({ form, column, cells, on }: Asked): Passport['operands'] {
  const { source } = column
  if (source.kind === 'ratio') return divided({ form, column, cells, on })
  if (source.kind !== 'change' && source.kind !== 'rank') return []
  return form.columns.flatMap(({ code, source: other, label }) =>
    other.kind === 'ratio' && other.ratio === source.ratio && (source.kind === 'change' || !isPrevious(other))
      ? [{ label: formLabel(label, on), text: cells[code]?.text ?? '', column: code, span: null }]
      : [],
  )
}

function divided({ form, column, cells, on }: Asked): Passport['operands'] {
  if (column.source.kind !== 'ratio') return []
  const { numerator, less, denominator } = ratioIndicator(column.source.ratio)
  const { num = null, den = null } = cells[column.code] ?? {}
  const isNow = !isPrevious(column.source)
  const shown = (isIt: (source: FormColumn['source']) => boolean, value: number | null): string | null => {
    const found = form.columns.find(({ source }) => isIt(source))
    return isNow && found !== undefined && cells[found.code]?.value === value ? found.code : null
  }
  const operand = (label: string, value: number | null, code: string | null) => ({
    label,
    text: value === null ? '' : formatCount(value),
    column: code,
    span: null,
  })
  const whole = indicatorLabel(numerator, on)
  const target = denominator.kind === 'target' ? denominator.measure : null
  const codes = denominator.kind === 'stocks' ? denominator.codes : []
  return [
    operand(
      less === undefined ? whole : `${whole} (trừ ${indicatorLabel(less, on).toLocaleLowerCase('vi')})`,
      num,
      shown((source) => source.kind === 'stock' && source.indicator === numerator, num),
    ),
    operand(
      target === null ? codes.map((code) => indicatorLabel(code, on)).join(' + ') : targetName(target),
      den,
      shown(
        (source) =>
          (source.kind === 'target' && source.measure === target) ||
          (source.kind === 'stock' && codes.length === 1 && source.indicator === codes[0]),
        den,
      ),
    ),
  ]
}
