/** Figures of one row and span, each cell once: the same figure twice, and the whole against its mobile part. */
import { formatCount } from '#shared/kernel/numbers.ts'
import { type Given, type Ledger, refuse } from './plan-fate.ts'
import type { ReadFigure } from './understanding.schema.ts'

type ReadChannel = ReadFigure['channel']

/** What a file says of one indicator: the whole, its parts by channel, or some of them. */
export type ByChannel = { [K in ReadChannel]?: Given | undefined }

/** The figures of a page by indicator; what is there twice or does not fit together is refused. */
export function readChannels(
  givens: readonly Given[],
  ledger: Ledger,
  sheetNames: readonly string[],
): Map<string, ByChannel> {
  const found = new Map<string, ByChannel>()
  for (const [indicator, ofIndicator] of Map.groupBy(givens, ({ figure }) => figure.indicator)) {
    const channels: ByChannel = {}
    for (const [channel, same] of Map.groupBy(ofIndicator, ({ figure }) => figure.channel)) {
      const one = onlyOne(same, ledger, sheetNames)
      if (one !== null) channels[channel] = one
    }
    if (Object.keys(channels).length > 0 && fitsTogether(channels, ledger, sheetNames))
      found.set(indicator, withoutIdleBlank(channels, ledger))
  }
  return found
}

/** The figure that counts of those for one cell; null when they differ. A blank beside a number says nothing. */
function onlyOne(same: readonly Given[], ledger: Ledger, sheetNames: readonly string[]): Given | null {
  const [first, ...others] = same.toSorted((a, b) => Number(a.figure.value === null) - Number(b.figure.value === null))
  if (first === undefined) return null
  const different = others.find(({ figure }) => figure.value !== null && figure.value !== first.figure.value)
  if (different !== undefined) {
    refuse(ledger, sheetNames, same, 'import/twice-in-file', {
      value: formatCount(first.figure.value ?? 0),
      other: formatCount(different.figure.value ?? 0),
      otherCell: different.figure.address,
    })
    return null
  }
  for (const { index } of others) ledger.twins.set(index, first.index)
  return first
}

/** A blank whose figure the other two give says nothing: it shares the end of the one that gives it. */
function withoutIdleBlank({ ALL, FIXED, MOBILE }: ByChannel, ledger: Ledger): ByChannel {
  const isNumber = (given: Given | undefined): boolean => (given?.figure.value ?? null) !== null
  if (ALL === undefined) return { FIXED, MOBILE }
  const part = [FIXED, MOBILE].find(isNumber)
  if (!isNumber(ALL)) {
    if (part === undefined) return { ALL, FIXED, MOBILE }
    ledger.twins.set(ALL.index, part.index)
    return { FIXED, MOBILE }
  }
  const isRestMobile = isNumber(FIXED) && !isNumber(MOBILE)
  const rest = isRestMobile ? MOBILE : FIXED
  if (rest === undefined || isNumber(rest)) return { ALL, FIXED, MOBILE }
  ledger.twins.set(rest.index, ALL.index)
  return isRestMobile ? { ALL, FIXED } : { ALL, MOBILE }
}

function fitsTogether({ ALL, FIXED, MOBILE }: ByChannel, ledger: Ledger, sheetNames: readonly string[]): boolean {
  const [whole, fixed, mobile] = [ALL, FIXED, MOBILE].map((given) => given?.figure.value ?? null)
  if (ALL === undefined || whole === null || whole === undefined) return true
  const parts = (fixed ?? 0) + (mobile ?? 0)
  const isWrong =
    FIXED !== undefined && MOBILE !== undefined && fixed !== null && mobile !== null ? parts !== whole : parts > whole
  if (!isWrong) return true
  const givens = [ALL, FIXED, MOBILE].filter((one) => one !== undefined)
  if (FIXED === undefined && MOBILE !== undefined) {
    const places = { part: MOBILE.figure.address, place: ALL.figure.address }
    refuse(ledger, sheetNames, givens, 'import/mobile-exceeds-total', { total: whole, mobile: mobile ?? 0, ...places })
  } else {
    const known = Object.entries({ fixed, mobile }).filter((one): one is [string, number] => typeof one[1] === 'number')
    refuse(ledger, sheetNames, givens, 'import/channels-differ', { total: whole, ...Object.fromEntries(known) })
  }
  return false
}
