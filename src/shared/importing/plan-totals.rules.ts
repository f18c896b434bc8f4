/** Typed totals against their parts inside the file, for each channel the file tells. */
import { indicators } from '#shared/indicators/catalogue.ts'
import { indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import type { ByChannel } from './plan-channels.rules.ts'
import { type Given, type Ledger, refuse } from './plan-fate.ts'

const totals = indicators.filter((one) => one.type === 'flow' && one.parts !== undefined)

/**
 * Takes out of a page every total that contradicts its parts, with the parts: nobody can tell which is wrong. Answers
 * the totals whose wholes all parts together make up.
 */
export function checkTotals(page: Map<string, ByChannel>, ledger: Ledger, sheetNames: readonly string[]): Set<string> {
  const confirmed = new Set<string>()
  for (const { code, parts = [] } of totals) {
    const total = page.get(code)
    if (total === undefined) continue
    const verdicts = (['ALL', 'FIXED', 'MOBILE'] as const).map((channel) =>
      compare(
        total[channel],
        parts.map((part) => page.get(part)?.[channel]),
      ),
    )
    const wrong = verdicts.find(isWrong)
    if (wrong !== undefined) {
      const involved = [code, ...parts].flatMap((one) =>
        Object.values(page.get(one) ?? {}).filter((given) => given !== undefined),
      )
      refuse(ledger, sheetNames, involved, `import/parts-${wrong.kind === 'differs' ? 'differ' : 'exceed-total'}`, {
        total: wrong.total,
        sum: wrong.sum,
        parts: wrong.parts.map(({ figure }) => partText(figure)).join(' + '),
      })
      for (const one of [code, ...parts]) page.delete(one)
    } else if (verdicts[0]?.kind === 'equal') confirmed.add(code)
  }
  return confirmed
}

interface WrongTotal {
  readonly kind: 'differs' | 'exceeds'
  readonly total: number
  readonly sum: number
  readonly parts: readonly Given[]
}

type Verdict = { readonly kind: 'open' | 'equal' } | WrongTotal

function isWrong(verdict: Verdict): verdict is WrongTotal {
  return verdict.kind === 'differs' || verdict.kind === 'exceeds'
}

function compare(total: Given | undefined, parts: readonly (Given | undefined)[]): Verdict {
  const stated = total?.figure.value ?? null
  const reported = parts.filter((part): part is Given => part !== undefined && part.figure.value !== null)
  if (stated === null || reported.length === 0) return { kind: 'open' }
  const sum = reported.reduce((all, { figure }) => all + (figure.value ?? 0), 0)
  const isWhole = reported.length === parts.length
  if (isWhole && sum === stated) return { kind: 'equal' }
  if (isWhole || sum > stated) return { kind: isWhole ? 'differs' : 'exceeds', total: stated, sum, parts: reported }
  return { kind: 'open' }
}

function partText({ indicator, value, from }: Given['figure']): string {
  return `${indicatorShortLabel(indicator, from)} ${value ?? ''}`
}
