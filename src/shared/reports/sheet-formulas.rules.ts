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

/** One of two operands, 0 unless both are numbers. */
export function numberOrZeroFormula(num: string, den: string, which: 'num' | 'den'): string {
  return `IF(COUNT(${num},${den})<2,0,${which === 'num' ? num : den})`
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

/** The first cell less the second, never below 0; empty while either is. */
export function remainderFormula(whole: string, done: string): string {
  return `IF(COUNT(${whole},${done})<2,"",MAX(0,${whole}-${done}))`
}

/** The sum of a range over the rows in which other ranges have numbers too; empty while there is no such row. */
export function countedWithFormula(range: string, others: readonly string[]): string {
  const known = [...new Set([...others, range])].map((one) => `--ISNUMBER(${one})`).join(',')
  return `IF(SUMPRODUCT(${known})=0,"",SUMPRODUCT(${known},${range}))`
}

/** How far a row is against the average of all: words for what is done, and for the rest by its place beside it. */
export function verdictFormula(
  { num, den, averageNum, averageDen }: Readonly<Record<'num' | 'den' | 'averageNum' | 'averageDen', string>>,
  { done, above, below, equal }: Readonly<Record<'done' | 'above' | 'below' | 'equal', string>>,
): string {
  const [own, average] = [`${num}*${averageDen}`, `${averageNum}*${den}`]
  const beside = `IF(${own}>${average},"${above}",IF(${own}<${average},"${below}","${equal}"))`
  return `IF(COUNT(${num},${den})<2,"${NO_VALUE}",IF(${den}=0,"${NO_VALUE}",IF(${num}>=${den},"${done}",${beside})))`
}

/** Whether a share reaches the one that was set, itself a percentage of at most two places. */
export function reachedFormula(
  { num, den, share }: Readonly<Record<'num' | 'den' | 'share', string>>,
  { reached, short }: Readonly<Record<'reached' | 'short', string>>,
): string {
  const compared = `IF(${num}*10000>=ROUND(${share}*10000,0)*${den},"${reached}","${short}")`
  return `IF(COUNT(${num},${den},${share})<3,"${NO_VALUE}",IF(${den}=0,"${NO_VALUE}",${compared}))`
}

/** The mean of ratios, each at most 1, to twelve places; empty while one has no value. */
export function scoreFormula(ratios: readonly { readonly num: string; readonly den: string }[]): string {
  const cells = ratios.flatMap(({ num, den }) => [num, den])
  const sum = ratios.map(({ num, den }) => `MIN(1,${num}/${den})`).join('+')
  const mean = `ROUND((${sum})/${ratios.length},${SCORE_PLACES})`
  return `IF(COUNT(${cells.join(',')})<${cells.length},"",IF(MIN(${ratios.map(({ den }) => den).join(',')})=0,"",${mean}))`
}

/** Places kept of a score before it is printed. */
export const SCORE_PLACES = 12

/** A score as it is printed, from the cell that keeps it to twelve places. */
export function printedScoreFormula(score: string, { policy, decimals }: PercentFormat): string {
  const places = decimals + 2
  const scale = 10 ** places
  const rounded = `ROUND(${score},${places})`
  const cap = ((scale - 1) / scale).toFixed(places)
  const printed =
    policy === 'trunc' ? `INT(ROUND(${score}*${scale},6))/${scale}` : `IF(${score}<1,MIN(${rounded},${cap}),${rounded})`
  return `IF(COUNT(${score})=0,"${NO_VALUE}",${printed})`
}

/** One more than the rows whose score is higher. */
export function placeFormula(score: string, scores: string): string {
  const higher = `SUMPRODUCT(--ISNUMBER(${scores}),--(${scores}>${score}))`
  return `IF(COUNT(${score})=0,"${NO_VALUE}",1+${higher})`
}
