import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { findDates } from './date-mentions.rules.ts'
import type { TitleWords } from './header-base.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'

const DAILY =
  /\btrong ngay\b|\bbao cao ngay\b|\bbao cao (?:nhanh )?hang ngay\b|\bket qua (?:trong )?ngay\b|\bso lieu (?:trong )?ngay\b/

/** Names of offices say where a sheet is from, not what it counts: CÔNG AN CỤM THU NHẬN SỐ 1. */
const OFFICE = /^(?:cong an|phong|doi|to|bo|uy ban|ubnd|cong hoa|doc lap)\b/

/** What the texts above a table say of all its columns. */
export function titleWords({ title, head }: FoundTable, signs: CellSigns): TitleWords {
  const texts = title.map(({ text }) => text).filter((text) => !OFFICE.test(foldDiacritics(text)))
  const all = [...texts, ...head.map(({ text }) => text)]
  const features = texts.map((text) => signs.features(text))
  const valuesOf = (name: string) => new Set(features.flatMap(({ values }) => [...(values.get(name) ?? [])]))
  const periods = new Set(all.flatMap((text) => [...(signs.features(text).values.get('period') ?? [])]))
  return {
    stages: valuesOf('stage'),
    subjects: valuesOf('subject'),
    isCumulative: periods.has('cumulative') || all.some((text) => findDates(text).some(({ isAsOf }) => isAsOf)),
    isDaily: all.some((text) => DAILY.test(foldDiacritics(text))),
    hasFiles: valuesOf('files').size > 0 && valuesOf('card').size === 0,
  }
}
