import { describe, expect, it } from 'vitest'
import { columnsOf } from '#renderer/features/settings/setup/figure-columns.ts'
import { suggestColumns } from '#shared/settings/setup-pasted-cells.rules.ts'

function suggested(on: string, headings: readonly string[]): (string | null)[] {
  const columns = columnsOf('openings', on)
  return suggestColumns(
    headings,
    columns.map(({ id, names }) => ({ code: id, labels: names })),
  )
}

describe('a pasted heading', () => {
  it('may keep the old name of the card after the renaming', () => {
    expect(suggested('2025-05-31', ['Hồ sơ CCCD', 'Thẻ tồn'])).toEqual(['CC_CUM', 'CC_UNCL'])
  })

  it('may use the new name for a day before the renaming', () => {
    expect(suggested('2023-03-31', ['Hồ sơ căn cước'])).toEqual(['CC_CUM'])
  })
})

describe('the label of a column', () => {
  it('is the one of its day', () => {
    const labelOn = (on: string) => columnsOf('openings', on).find(({ id }) => id === 'CC_CUM')?.label
    expect([labelOn('2023-03-31'), labelOn('2025-05-31')]).toEqual(['Hồ sơ CCCD', 'Hồ sơ căn cước'])
  })
})
