/** Which typed figures a form is made of, so that a later correction of one of them can be named. */
import { indicator, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { formFlows, formLevels, withParts } from './form.rules.ts'
import type { FormDefinition } from './reports.schema.ts'

interface FormSources {
  /** Figures that count on the days of the period (and of the one before, where the form compares). */
  readonly ofPeriod: readonly string[]
  /** Figures of any day up to the last one: levels, openings, and what cumulatives add up. */
  readonly ofLevels: readonly string[]
}

export function formSources(form: FormDefinition): FormSources {
  const targets = form.columns.flatMap(({ source }) =>
    source.kind === 'target' ? withParts(targetNumerators(source.measure).flow) : [],
  )
  return {
    ofPeriod: [...new Set([...formFlows(form), ...targets])],
    ofLevels: [...new Set(formLevels(form).flatMap(levelSources))],
  }
}

function levelSources(code: string): string[] {
  const { type, parts = [], plus = [], minus = [] } = indicator(code)
  if (type === 'difference') return [...plus, ...minus].flatMap(levelSources)
  return [code, ...parts.flatMap(levelSources), ...[...plus, ...minus].flatMap(withParts)]
}
