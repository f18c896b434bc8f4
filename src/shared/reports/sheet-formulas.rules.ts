/**
 * Formulas as a person would write them, which give the printed figures exactly. A blank operand gives '—' or an empty
 * text, never 0; the rounding policy is in the formula, because a number format rounds on its own.
 */
import { NO_VALUE, type PercentFormat } from '#shared/kernel/ratio.ts'

/** The sum of cells or of a range; empty while all of them are. */
export function sumFormula(cells: string): string {
  return `IF(COUNT(${cells})=0,"",SUM(${cells}))`
}

/** The first cell less the others; empty while any of them is. */
export function differenceFormula(cells: readonly string[]): string {
  return `IF(COUNT(${cells.join(',')})<${cells.length},"",${cells.join('-')})`
}

/** A ratio cut or rounded to the printed place; 100 % is not reached while the numerator is below the denominator. */
export function ratioFormula(num: string, den: string, { policy, decimals }: PercentFormat): string {
  const places = decimals + 2
  const scale = 10 ** places
  const rounded = `ROUND(${num}/${den},${places})`
  const cap = ((scale - 1) / scale).toFixed(places)
  const printed =
    policy === 'trunc' ? `INT(${num}*${scale}/${den})/${scale}` : `IF(${num}<${den},MIN(${rounded},${cap}),${rounded})`
  return `IF(COUNT(${num},${den})<2,"${NO_VALUE}",IF(${den}=0,"${NO_VALUE}",${printed}))`
}

/** Σ denominators of the rows that have a numerator. */
export function countedSumFormula(nums: string, dens: string): string {
  return `SUMPRODUCT(--ISNUMBER(${nums}),${dens})`
}

/** The change in points between two printed percentages. */
export function changeFormula(now: string, before: string, decimals: number): string {
  return `IF(COUNT(${now},${before})<2,"${NO_VALUE}",ROUND((${now}-${before})*100,${decimals}))`
}

/**
 * One more than the rows whose ratio is higher, by cross multiplication; exact while products stay below 2^53, which
 * holds for counts up to 94 million.
 */
export function rankFormula({
  num,
  den,
  nums,
  dens,
}: {
  num: string
  den: string
  nums: string
  dens: string
}): string {
  const higher = `SUMPRODUCT(--ISNUMBER(${nums}),--(${dens}>0),--(${nums}*${den}>${num}*${dens}))`
  return `IF(COUNT(${num},${den})<2,"${NO_VALUE}",IF(${den}=0,"${NO_VALUE}",1+${higher}))`
}

/** `0.00%` at two decimals. */
export function percentNumberFormat(decimals: number): string {
  return `${decimalFormat(decimals)}%`
}

/** `+0.00;-0.00;0.00` at two decimals. */
export function changeNumberFormat(decimals: number): string {
  const plain = decimalFormat(decimals)
  return `+${plain};-${plain};${plain}`
}

function decimalFormat(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
}
