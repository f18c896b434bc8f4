/**
 * The percentages of a text that goes out under a signature. Each must stand beside its fraction, `48,91 % (1.234/2.523)`,
 * and be what that fraction gives; each change in "điểm %" must say whether it rose or
 * fell and be the difference of the two printed percentages around it. "Phần trăm" in words is no way around it.
 */
import { type PercentFormat, percentUnits, unitsText } from '#shared/kernel/ratio.ts'

export interface PercentageProblem {
  readonly kind: 'no-fraction' | 'differs' | 'points-differ' | 'points-alone'
  /** As it is written. */
  readonly written: string
  /** What it must be; empty where nothing tells. */
  readonly expected: string
}

const count = String.raw`\d{1,3}(?:\.\d{3})+|\d+`
const percentage = new RegExp(
  String.raw`(?<written>\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?)\s?(?:%|phần trăm)(?:\s?\((?<num>${count})\s?/\s?(?<den>${count})\))?`,
  'gu',
)
const points =
  /(?:(?<up>tăng(?:\s+thêm)?|(?:cao\s+)?hơn)|(?<down>giảm(?:\s+đi)?|thấp\s+hơn|kém(?:\s+hơn)?))?\s*(?<points>\d+(?:,\d+)?)\s+điểm\s+(?:%|phần\s+trăm)/giu

/** What is wrong, in the order of the text; empty when every percentage equals its fraction. */
export function percentageProblems(text: string, format: PercentFormat): PercentageProblem[] {
  return text.split(/(?<=\.)\s+(?=\p{Lu})|\n+/u).flatMap((sentence) => sentenceProblems(sentence, format))
}

interface Printed {
  readonly at: number
  readonly units: bigint | null
}

function sentenceProblems(sentence: string, format: PercentFormat): PercentageProblem[] {
  const problems: PercentageProblem[] = []
  const printed: Printed[] = []
  for (const found of sentence.matchAll(percentage)) {
    const { written = '', num, den } = found.groups ?? {}
    const given = `${written} %`
    if (num === undefined || den === undefined) {
      problems.push({ kind: 'no-fraction', written: given, expected: '' })
      continue
    }
    const units = percentUnits(countOf(num), countOf(den), format)
    const expected = units === null ? '' : `${unitsText(units, format.decimals)} %`
    if (expected !== given) problems.push({ kind: 'differs', written: `${given} (${num}/${den})`, expected })
    printed.push({ at: found.index, units })
  }
  return [...problems, ...pointProblems(sentence, printed, format)]
}

/** @param digits of the grammar above */
function countOf(digits: string): number {
  return Number(digits.replaceAll('.', ''))
}

/** A change stands between the percentage it is of and the one it is compared with. */
function pointProblems(
  sentence: string,
  printed: readonly Printed[],
  { decimals }: PercentFormat,
): PercentageProblem[] {
  return [...sentence.matchAll(points)].flatMap((found): PercentageProblem[] => {
    const { up, down, points: given = '' } = found.groups ?? {}
    const now = printed.findLast(({ at }) => at < found.index)?.units ?? null
    const before = printed.find(({ at }) => at > found.index)?.units ?? null
    const written = found[0].trim()
    if (now === null || before === null) return [{ kind: 'points-alone', written, expected: '' }]
    const change = now - before
    const size = unitsText(change < 0n ? -change : change, decimals)
    const told = (change < 0n ? down : up) ?? ''
    if (told !== '' && given === size) return []
    const direction = told === '' ? (change < 0n ? 'giảm' : 'tăng') : told.toLocaleLowerCase('vi')
    return [{ kind: 'points-differ', written, expected: `${direction} ${size} điểm %` }]
  })
}
