import { describe, expect, test } from 'vitest'
import { beforeTotal, nextLineSorting, shownLines } from '#renderer/features/campaigns/line-rows.ts'
import type { LineProgress } from '#shared/campaigns/campaigns.schema.ts'

function line(name: string, needed: number | null, before: number | null, during: number | null): LineProgress {
  const done = before === null && during === null ? null : (before ?? 0) + (during ?? 0)
  return {
    line: { key: name, kind: 'school', name, unitCode: null, needed, before, fromBook: false, note: '' },
    done,
    during,
    remaining: needed === null || done === null ? null : Math.max(0, needed - done),
  }
}

const lines = [
  line('THCS Ea Kly', 200, 50, 100),
  line('THCS Đoàn Kết', 100, null, 100),
  line('Phòng Nội vụ', 24, 20, null),
  line('Chưa báo', 30, null, null),
  line('Không rõ sĩ số', null, 4, 1),
]
const all = { text: '', filter: 'all', sorting: { by: 'order', isDescending: false } } as const
const names = (options: Partial<Parameters<typeof shownLines>[1]>) =>
  shownLines(lines, { ...all, ...options }).map(({ line: { name } }) => name)

describe('lines of a campaign', () => {
  test('are found by name without accents, and by what is not finished', () => {
    expect(names({ text: 'doan' })).toEqual(['THCS Đoàn Kết'])
    expect(names({ filter: 'open' })).toEqual(['THCS Ea Kly', 'Phòng Nội vụ', 'Chưa báo', 'Không rõ sĩ số'])
    expect(names({ filter: 'done' })).toEqual(['THCS Đoàn Kết'])
    expect(names({ filter: 'unknown' })).toEqual(['Chưa báo', 'Không rõ sĩ số'])
  })

  test('are sorted by the exact share, and what is not known stands last either way', () => {
    const down = ['THCS Đoàn Kết', 'Phòng Nội vụ', 'THCS Ea Kly', 'Chưa báo', 'Không rõ sĩ số']
    expect(names({ sorting: { by: 'rate', isDescending: true } })).toEqual(down)
    expect(names({ sorting: { by: 'rate', isDescending: false } })).toEqual([
      'THCS Ea Kly',
      'Phòng Nội vụ',
      'THCS Đoàn Kết',
      'Chưa báo',
      'Không rõ sĩ số',
    ])
    expect(nextLineSorting({ by: 'order', isDescending: false }, 'rate')).toEqual({ by: 'rate', isDescending: true })
    expect(nextLineSorting({ by: 'rate', isDescending: true }, 'rate')).toEqual({ by: 'rate', isDescending: false })
  })

  test('keep their place in the campaign however they are sorted, and only counted lines add up', () => {
    const sorted = shownLines(lines, { ...all, sorting: { by: 'needed', isDescending: true } })
    expect(sorted.map(({ order }) => order)).toEqual([1, 2, 4, 3, 5])
    expect(beforeTotal({ lines })).toBe(70)
  })
})
