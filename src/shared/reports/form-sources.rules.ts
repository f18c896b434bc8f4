/** Which typed figures a form is made of, so that a later correction of one of them can be named. */
import { indicator, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { formLevels } from './form.rules.ts'
import type { FormDefinition } from './reports.schema.ts'

interface FormSources {
  /** Figures that count on the days of the period (and of the one before, where the form compares). */
  readonly ofPeriod: readonly string[]
  /** Figures of any day up to the last one: levels, openings, and what cumulatives add up. */
  readonly ofLevels: readonly string[]
}

export function formSources(form: FormDefinition): FormSources {
  const flows = form.columns.flatMap(({ source }) => {
    if (source.kind === 'flow' || source.kind === 'mobile') return withParts(source.indicator)
    return source.kind === 'target' ? withParts(targetNumerators(source.measure).flow) : []
  })
  return { ofPeriod: [...new Set(flows)], ofLevels: [...new Set(formLevels(form).flatMap(levelSources))] }
}

function levelSources(code: string): string[] {
  const { type, parts = [], plus = [], minus = [] } = indicator(code)
  if (type === 'difference') return [...plus, ...minus].flatMap(levelSources)
  return [code, ...parts.flatMap(levelSources), ...[...plus, ...minus].flatMap(withParts)]
}

function withParts(code: string): string[] {
  return [code, ...(indicator(code).parts ?? [])]
}
