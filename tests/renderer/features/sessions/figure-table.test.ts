import { describe, expect, it } from 'vitest'
import { cellsOfRow, columnTotals, sessionColumns } from '#renderer/features/sessions/figure-table.ts'
import { cellKey } from '#renderer/features/sessions/session-draft.ts'

const cells = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).map(([place, text]) => [cellKey(...split(place)), text]))

function split(place: string): [string, string] {
  const [unit = '', indicator = ''] = place.split('/')
  return [unit, indicator]
}

describe('the figures of a session as a grid', () => {
  it('has the labels and the indicators of its day', () => {
    const before = sessionColumns('2023-04-15', {}).map((one) => one.id)
    const after = sessionColumns('2024-07-01', {}).map((one) => one.id)
    expect(before).not.toContain('CC_U6')
    expect(after).toContain('CC_U6')
    expect(sessionColumns('2023-04-15', cells({ '1/EID1_REJ': '2' })).map((one) => one.id)).toContain('EID1_REJ')
  })

  it('shows a total that its parts make, tinted, and adds it up', () => {
    const typed = cells({ '1/CC_NEW': '3', '1/CC_EXCH': '2', '2/CC_TOTAL': '10' })
    const columns = sessionColumns('2023-04-15', typed)
    const row = cellsOfRow(typed, '1', columns)
    expect(row.get('CC_TOTAL')).toMatchObject({ text: '5', value: 5, derived: true, editText: '' })
    expect(row.get('CC_REIS')).toMatchObject({ text: '', value: null })
    expect(columnTotals(typed)).toMatchObject({ CC_NEW: { text: '3' }, CC_TOTAL: { text: '15' } })
  })

  it('marks a typed total that its parts contradict', () => {
    const row = (texts: Readonly<Record<string, string>>) => {
      const typed = cells(texts)
      return cellsOfRow(typed, '1', sessionColumns('2023-04-15', typed))
    }
    expect(row({ '1/CC_NEW': '3', '1/CC_TOTAL': '2' }).get('CC_TOTAL')?.severity).toBe('error')
    expect(row({ '1/CC_NEW': '3', '1/CC_TOTAL': '9' }).get('CC_TOTAL')?.severity).toBeUndefined()
    expect(
      row({ '1/CC_NEW': '3', '1/CC_EXCH': '0', '1/CC_REIS': '0', '1/CC_TOTAL': '9' }).get('CC_TOTAL')?.severity,
    ).toBe('error')
  })

  it('marks a text that is no count and leaves it out of the totals', () => {
    const typed = cells({ '1/CC_NEW': 'ba', '1/CC_EXCH': '2' })
    const row = cellsOfRow(typed, '1', sessionColumns('2023-04-15', typed))
    expect(row.get('CC_NEW')).toMatchObject({ text: 'ba', value: null, severity: 'error' })
    expect(columnTotals(typed)).toEqual({ CC_EXCH: { text: '2' }, CC_TOTAL: { text: '2' } })
  })
})
