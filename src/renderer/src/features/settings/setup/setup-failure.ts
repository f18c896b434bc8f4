import { z } from 'zod'
import type { Failure } from '#shared/contract/reply.ts'
import { issueSchema, type Issue } from '#shared/kernel/issue.ts'
import { indicator } from '#shared/indicators/indicators.rules.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { issueText, plainNames } from '#shared/texts/messages.ts'
import { setupError, type SetupProblem } from '#shared/settings/setup-problems.ts'
import { problemOfPath } from '#shared/settings/setup.rules.ts'

const refusalSchemas = {
  'settings/row-has-figures': z.object({ names: z.array(z.string()) }),
  'settings/other-unit': z.object({ current: z.string(), given: z.string() }),
  'settings/duplicate-code': z.object({ codes: z.array(z.string()) }),
  'units/unknown': z.object({ codes: z.array(z.string()) }),
  'figures/refused': z.object({ issues: z.array(issueSchema) }),
} as const

/**
 * A refusal of `settings.applySetup` as problems at the steps and fields where they can be mended; `message` is the
 * text of a failure that belongs to no field, `names` are those of the rows.
 */
export function problemsOfFailure(failure: Failure, message: string, names: IssueNames = plainNames): SetupProblem[] {
  if (failure.kind === 'invalid-input')
    return failure.problems.map((problem) => problemOfPath(problem.path, problem.message))
  const found = failure.kind === 'domain' ? problemsOfRefusal(failure.code, failure.data, names) : []
  return found.length > 0 ? found : [setupError('review', '', 'fieldInvalid', { path: '', message })]
}

function problemsOfRefusal(code: string, data: unknown, names: IssueNames): SetupProblem[] {
  switch (code) {
    case 'settings/row-has-figures': {
      const parsed = refusalSchemas[code].safeParse(data)
      return parsed.success
        ? [setupError('rows', 'communes', 'rowHasFigures', { names: parsed.data.names.join(', ') })]
        : []
    }
    case 'settings/other-unit': {
      const parsed = refusalSchemas[code].safeParse(data)
      return parsed.success ? [setupError('unit', 'unit', 'otherUnit', parsed.data)] : []
    }
    case 'settings/duplicate-code': {
      const parsed = refusalSchemas[code].safeParse(data)
      return parsed.success
        ? parsed.data.codes.map((one) => setupError('rows', 'extraRows', 'duplicateCode', { code: one }))
        : []
    }
    case 'units/unknown': {
      const parsed = refusalSchemas[code].safeParse(data)
      return parsed.success
        ? [setupError('rows', 'communes', 'unknownUnit', { codes: parsed.data.codes.join(', ') })]
        : []
    }
    case 'figures/refused': {
      const parsed = refusalSchemas[code].safeParse(data)
      return parsed.success
        ? parsed.data.issues.map((issue) =>
            setupError('figures', fieldOf(issue), 'figuresRefused', { message: issueText(issue, names) }),
          )
        : []
    }
    default:
      return []
  }
}

/** Balances are opened, everything else that is typed in the wizard is a population. */
function fieldOf({ where }: Issue): string {
  if (where.unitCode === undefined || where.indicator === undefined) return 'openings'
  const table = indicator(where.indicator).type === 'derived-stock' ? 'openings' : 'populations'
  return `${table}.cells.${where.unitCode}.${where.indicator}`
}
