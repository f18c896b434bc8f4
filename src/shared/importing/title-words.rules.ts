import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { findDates } from './date-mentions.rules.ts'
import type { HeaderFeatures } from './header-features.rules.ts'
import type { TitleWords } from './header-base.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'

const DAILY =
  /\btrong ngay\b|\bbao cao ngay\b|\bbao cao (?:nhanh )?hang ngay\b|\bket qua (?:trong )?ngay\b|\bso lieu (?:trong )?ngay\b/

/** Names of offices say where a sheet is from, not what it counts: CÔNG AN CỤM THU NHẬN SỐ 1. */
const OFFICE = /^(?:cong an|phong|doi|to|bo|uy ban|ubnd|cong hoa|doc lap)\b/

const COUNTED = ['stage', 'subject', 'card', 'part', 'level', 'age', 'channel', 'population', 'excluded', 'files']

const NO_COUNT = ['target', 'ratio', 'derived', 'identifier']
/** Words that say what a sheet is. */
const TITLE_NOISE = new Set(
  'bang bieu bao cao ket qua so lieu tong hop thong ke theo doi tinh hinh thuc hien cong tac tien do cac xa thi tran phuong huyen ngay tuan thang nam trong va'.split(
    ' ',
  ),
)

/** What the texts above a table say of all its columns. */
export function titleWords({ title, head, grid }: FoundTable, signs: CellSigns): TitleWords {
  const texts = title.map(({ text }) => text).filter((text) => !OFFICE.test(foldDiacritics(text)))
  const all = [...texts, ...head.map(({ text }) => text)]
  const features = texts.map((text) => signs.features(text))
  const valuesOf = (name: string) => new Set(features.flatMap(({ values }) => [...(values.get(name) ?? [])]))
  const named = nameOfSheet(grid.name, signs)
  const valuesOr = (name: string) => (valuesOf(name).size > 0 ? valuesOf(name) : new Set(named.get(name) ?? []))
  const periods = new Set(all.flatMap((text) => [...(signs.features(text).values.get('period') ?? [])]))
  return {
    stages: valuesOr('stage'),
    subjects: valuesOr('subject'),
    isCumulative: periods.has('cumulative') || all.some((text) => findDates(text).some(({ isAsOf }) => isAsOf)),
    isDaily: all.some((text) => DAILY.test(foldDiacritics(text))),
    counted: Object.fromEntries(
      COUNTED.map((name) => [name, valuesOf(name)] as const).filter(([, values]) => values.size > 0),
    ),
    unclear: texts.flatMap((text) => unclearWords(text, signs)),
    hasFiles: valuesOf('files').size > 0 && valuesOf('card').size === 0,
  }
}

const NOTHING_NAMED: HeaderFeatures['values'] = new Map()
const OF_NAMES = new Set(['stage', 'subject', 'files', 'plain', 'label'])

/** "Kích hoạt", "Thu nhận ĐDĐT 15-4": a sheet named by what it counts and nothing else says it of its tables. */
function nameOfSheet(name: string, signs: CellSigns): HeaderFeatures['values'] {
  const { values, weak, leftovers } = signs.features(name)
  const isPlain = leftovers.length === 0 && weak.size === 0 && [...values.keys()].every((one) => OF_NAMES.has(one))
  return isPlain ? values : NOTHING_NAMED
}

/** Of a title that counts something; a target, a rate or a comparison is not what its days hold. */
function unclearWords(text: string, signs: CellSigns): string[] {
  const { values, leftovers } = signs.features(text)
  if (NO_COUNT.some((name) => values.has(name))) return [text]
  if (!COUNTED.some((name) => values.has(name))) return []
  return leftovers.filter((word) => !TITLE_NOISE.has(foldDiacritics(word)))
}
