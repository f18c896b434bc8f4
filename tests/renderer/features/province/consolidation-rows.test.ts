import { expect, test } from 'vitest'
import { headRows, linesOf, screenColumns } from '#renderer/features/province/consolidation/consolidation-rows.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Consolidation, ConsolidationColumn } from '#shared/province/consolidation.schema.ts'

const columns: ConsolidationColumn[] = [
  { code: 'POP_ELIG', labels: ['Công dân đủ điều kiện'], kind: 'count' },
  { code: 'CC_NEW', labels: ['Hồ sơ', 'Trong kỳ', 'Mới'], kind: 'count' },
  { code: 'CC_TOTAL', labels: ['Hồ sơ', 'Trong kỳ', 'Tổng'], kind: 'count' },
  { code: 'CC_CUM', labels: ['Hồ sơ', 'Lũy kế'], kind: 'count' },
  { code: 'R_RANK', labels: ['Xếp hạng'], kind: 'rank' },
  { code: 'DAYS_SENT', labels: ['Ngày báo cáo', 'Đã nộp'], kind: 'days' },
]

function report(unit: string, rows: readonly string[]): Consolidation['report'] {
  const day = localDate('2023-04-15')
  return {
    form: 'BM08',
    formVersion: 1,
    unit: { code: unit, name: `Đơn vị ${unit}` },
    period: { kind: 'day', from: day, to: day },
    previousPeriod: null,
    policy: 'half-up',
    decimals: 2,
    labels: {},
    rows: rows.map((code) => ({ unit: code, kind: 'district', name: `Đơn vị ${code}`, cells: {} })),
    total: { cells: { CC_NEW: { value: 7, text: '7' } } },
    missing: [],
    remarks: [],
  }
}

test('who has sent and the place stand before the figures', () => {
  expect(screenColumns(columns).map(({ code }) => code)).toEqual([
    'R_RANK',
    'DAYS_SENT',
    'POP_ELIG',
    'CC_NEW',
    'CC_TOTAL',
    'CC_CUM',
  ])
})

test('columns beside each other share the words over them, and each goes down to its figures', () => {
  const rows = headRows(columns).map((cells) => cells.map(({ label, span, rows: down }) => `${label} ${span}×${down}`))
  expect(rows).toEqual([
    ['Công dân đủ điều kiện 1×3', 'Hồ sơ 3×1', 'Xếp hạng 1×3', 'Ngày báo cáo 1×1'],
    ['Trong kỳ 2×1', 'Lũy kế 1×2', 'Đã nộp 1×2'],
    ['Mới 1×1', 'Tổng 1×1'],
  ])
})

test('rows stand under the unit that is open, as soon as they are known, and the total is last', () => {
  const consolidation: Consolidation = {
    report: report('66', ['654', '651', '66-NDB']),
    columns,
    opens: ['654', '651'],
  }
  const lines = linesOf(consolidation, new Set(['651', '654', '66-NDB']), (code) =>
    code === '654' ? report('654', ['65401', '654-CPX']) : undefined,
  )
  expect(lines.map(({ code, level, canOpen, isOpen }) => [code, level, canOpen, isOpen])).toEqual([
    ['654', 'unit', true, true],
    ['65401', 'row', false, false],
    ['654-CPX', 'row', false, false],
    ['651', 'unit', true, true],
    ['66-NDB', 'unit', false, false],
    ['66', 'total', false, false],
  ])
  expect(lines.at(-1)?.cells['CC_NEW']?.text).toBe('7')
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
})
