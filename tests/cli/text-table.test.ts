import { expect, test } from 'vitest'
import { textTable } from '../../src/main/cli/text-table.ts'

test('columns are as wide as their widest text, composed or not, figures to the right', () => {
  const decomposed = 'Xã Ea Kênh'.normalize('NFD')
  const table = textTable(
    [
      { title: 'Đơn vị', align: 'left' },
      { title: '(1)', align: 'right' },
    ],
    [
      [decomposed, '1.494.541'],
      ['Tổng', ''],
    ],
  )
  expect(table.split('\n').map((line) => line.normalize('NFC'))).toEqual([
    'Đơn vị            (1)',
    '──────────  ─────────',
    'Xã Ea Kênh  1.494.541',
    'Tổng',
  ])
})
