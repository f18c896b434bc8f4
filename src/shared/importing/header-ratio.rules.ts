import { ratios } from '#shared/indicators/catalogue.ts'

/**
 * The ratio of the catalogue that header words name, by its numerator and its denominator; null where they leave it
 * open. "Đạt" over "chỉ tiêu", "đủ điều kiện", "nhân khẩu", "thu nhận" or "phê duyệt".
 */
export function ratioOfWords(words: Readonly<Record<string, ReadonlySet<string>>>): string | null {
  const stages = words['stage'] ?? new Set()
  const isCard = words['subject']?.has('card') === true || words['part'] !== undefined
  const denominator = denominatorOf(words, stages)
  const numerator = numeratorOf(stages, isCard)
  const code = numerator === null || denominator === null ? null : `R_${numerator}_${denominator}`
  return ratios.some((one) => one.code === code) ? code : null
}

function numeratorOf(stages: ReadonlySet<string>, isCard: boolean): string | null {
  if (stages.has('act')) return 'ACT'
  if (stages.size === 1 && stages.has('col')) return isCard ? 'CC' : 'COL'
  return stages.size === 0 && isCard ? 'CC' : null
}

function denominatorOf(
  words: Readonly<Record<string, ReadonlySet<string>>>,
  stages: ReadonlySet<string>,
): string | null {
  const found = [
    ...(words['target'] === undefined ? [] : ['TGT']),
    ...(words['population']?.has('ELIG') === true ? ['ELIG'] : []),
    ...(words['population']?.has('TOTAL') === true ? ['RES'] : []),
    ...(stages.has('act') && stages.has('col') ? ['COL'] : []),
    ...(stages.has('act') && stages.has('app') ? ['APP'] : []),
  ]
  return found.length === 1 ? (found[0] ?? null) : null
}
