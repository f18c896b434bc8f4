import { expect, test } from 'vitest'
import { issueText } from '#shared/texts/messages.ts'
import { eaKly, eaYong, planOf, reads, statuses } from './plan-fixture.ts'

test('figures of days before the book begins are written, and one remark for the sheet says that nothing counts them', () => {
  const figures = [
    reads(eaKly, 'CC_NEW', 5, { from: '2023-04-08', address: 'C7' }),
    reads(eaYong, 'CC_NEW', 6, { from: '2023-04-09' }),
    reads(eaKly, 'CC_NEW', 7, { from: '2023-04-10' }),
  ]
  const plan = planOf(figures, { startOn: '2023-04-10' })
  expect(statuses(plan)).toEqual(['new', 'new', 'new'])
  expect(plan.issues).toEqual([
    {
      code: 'import/before-start',
      severity: 'warning',
      where: { sheet: 'BC', cell: 'C7', date: '2023-04-08' },
      params: { count: 2, from: '2023-04-08', to: '2023-04-09', startOn: '2023-04-10' },
    },
  ])
  expect(plan.issues.map((one) => issueText(one)).join()).toContain(
    'có 2 số của khoảng 08/04/2023–09/04/2023, trước ngày bắt đầu sổ (10/04/2023)',
  )
})

test('levels, and spans that reach into the book, are no such figures', () => {
  const figures = [
    reads(eaKly, 'POP_ELIG', 900, { from: '2023-04-01', channel: 'STOCK' }),
    reads(eaKly, 'CC_NEW', 7, { from: '2023-04-03', to: '2023-04-12' }),
  ]
  expect(planOf(figures, { startOn: '2023-04-10' }).issues).toEqual([])
})
