/** The row of the book that the words before the figures of a message name, among words of courtesy. */
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import type { UnitMatch } from './unit-match.rules.ts'

/** Words that people write around the name of their unit and that change nothing of the figures, folded. */
const COURTESY = new Set(
  (
    'a anh chi chu bac co em e da vang thua kinh xin ben don vi bao cao bc b/c gui kq ket qua sl so lieu hom nay hnay ' +
    'h.nay ngay trong duoc la co nhu sau nhe nha ah ak'
  ).split(' '),
)

/** What the whole text means; where it names nobody, the one name in it that only words of courtesy stand around. */
export function unitInMessage(text: string, signs: CellSigns): UnitMatch {
  const whole = signs.unit(text)
  if (whole.kind === 'match') return whole
  const words = text.split(/[\s,:]+/).filter(Boolean)
  const found = new Map<string, UnitMatch>()
  for (let from = 0; from < words.length; from += 1) {
    for (let to = words.length; to > from; to -= 1) {
      if (![...words.slice(0, from), ...words.slice(to)].every(isCourtesy)) continue
      const match = signs.unit(words.slice(from, to).join(' '))
      if (match.kind === 'match') found.set(match.code, match)
    }
  }
  const [only, ...others] = found.values()
  if (only?.kind !== 'match' || others.length > 0) return whole
  return { ...only, confidence: Math.min(only.confidence, 93), reason: `${only.reason}, giữa lời nhắn` }
}

function isCourtesy(word: string): boolean {
  return COURTESY.has(foldDiacritics(word).replace(/[.!]+$/, ''))
}
